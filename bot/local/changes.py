"""Tells open pages that something has changed, from whatever thread."""

import asyncio
from contextlib import suppress
from threading import Lock


class Changes:
    """Counts changes, and wakes whoever waits for the next one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0
        self._waiting: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []
        self._closed = False

    @property
    def count(self) -> int:
        """How many changes there have been."""
        return self._count

    @property
    def is_closed(self) -> bool:
        """Whether nobody is to wait any more."""
        return self._closed

    def tell(self) -> None:
        """Something has changed."""
        with self._lock:
            self._count += 1
            waiting, self._waiting = self._waiting, []
        for loop, event in waiting:
            with suppress(RuntimeError):  # its loop has ended, and whoever waited with it
                loop.call_soon_threadsafe(event.set)

    def close(self) -> None:
        """Sends everybody away."""
        self._closed = True
        self.tell()

    async def wait(self, seen: int, seconds: float) -> int:
        """The count once it is beyond `seen`, or after so many seconds."""
        event = asyncio.Event()
        with self._lock:
            if self._count > seen or self._closed:
                return self._count
            self._waiting.append((asyncio.get_running_loop(), event))
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), seconds)
        finally:  # also where whoever waited went away
            with self._lock:
                self._waiting = [one for one in self._waiting if one[1] is not event]
        return self._count
