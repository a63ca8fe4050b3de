"""One clock for all processes of a simulation: the true time, and how wrong the machine's clock is."""

import mmap
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

_BOTH = struct.Struct("=dd")


class SharedClock:
    """Stands still until it is moved. Lives in a file, so that every process that opens it sees the same."""

    def __init__(self, file: Path) -> None:
        if not file.exists():
            file.write_bytes(_BOTH.pack(0.0, 0.0))
        self.file, self._lock = file, Lock()
        with file.open("r+b") as opened:
            self._memory = mmap.mmap(opened.fileno(), _BOTH.size)

    @property
    def true(self) -> datetime:
        """What time it is, in UTC."""
        return datetime.fromtimestamp(_BOTH.unpack(self._memory[:])[0], UTC)

    @property
    def shown(self) -> datetime:
        """What the machine's clock shows, in UTC."""
        return datetime.fromtimestamp(sum(_BOTH.unpack(self._memory[:])), UTC)

    @property
    def skew(self) -> timedelta:
        """By how much the machine's clock is fast."""
        return timedelta(seconds=_BOTH.unpack(self._memory[:])[1])

    def move_to(self, at: datetime) -> None:
        """It is that time now, unless it is later already."""
        with self._lock:
            true, skew = _BOTH.unpack(self._memory[:])
            self._memory[:] = _BOTH.pack(max(true, at.timestamp()), skew)

    def move_on(self, seconds: float) -> datetime:
        """Some time goes by; what time it is then."""
        with self._lock:
            true, skew = _BOTH.unpack(self._memory[:])
            self._memory[:] = _BOTH.pack(true + seconds, skew)
            return datetime.fromtimestamp(true + seconds, UTC)

    def set_wrong(self, by: timedelta) -> None:
        """The machine's clock is fast by this from now on, slow where it is negative."""
        with self._lock:
            self._memory[:] = _BOTH.pack(_BOTH.unpack(self._memory[:])[0], by.total_seconds())
