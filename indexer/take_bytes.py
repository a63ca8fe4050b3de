"""The bytes of one file, all from one moment."""

import os
import stat
import time
from pathlib import Path
from typing import BinaryIO

from indexer.limits import MIB
from knowledge.errors import HelpfulError

_TRIES = 3
_TICK_S = 0.02  # systems stamp a change to a few milliseconds: two in one tick leave the same stamp


def take_bytes(path: Path, most: int) -> bytes:
    """What the file at `path` holds, at most `most` bytes.

    Raises HelpfulError for a bigger file, for one that has become something else than an ordinary file (a pipe is
    never waited for), and for one that keeps changing while it is read; OSError when it cannot be opened.
    """
    for _ in range(_TRIES):
        data = _read_once(path, most)
        if data is not None:
            return data
    raise HelpfulError(
        "It was being written while it was read.", "Run the same command again when the file is complete."
    )


def _settled(file: BinaryIO) -> os.stat_result:
    """The file's state, when a further change would be stamped differently."""
    state = os.fstat(file.fileno())
    if 0 <= time.time() - state.st_mtime < _TICK_S:
        time.sleep(_TICK_S)
    return state


def open_at_once(path: Path) -> BinaryIO:
    """The file, opened for reading without waiting, as opening a pipe would. Raises OSError."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags), "rb")


def _read_once(path: Path, most: int) -> bytes | None:
    """The bytes, or None if the file changed meanwhile."""
    with open_at_once(path) as file:
        before = _settled(file)
        if not stat.S_ISREG(before.st_mode):
            raise HelpfulError("It is not an ordinary file any more.", "Take it out of the folder.")
        if before.st_size > most:
            raise HelpfulError(
                f"It is {-(-before.st_size // MIB):,} MB, more than the {most // MIB:,} MB that are allowed.",
                "Split it, or raise ANCHORBOT_MAX_FILE_MB.",
            )
        data = file.read(before.st_size + 1)
        after = os.fstat(file.fileno())
    unchanged = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return data if unchanged and len(data) == before.st_size else None
