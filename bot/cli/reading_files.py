"""Files given to a command."""

import sys
from pathlib import Path

from bot.words.names import shown
from knowledge.errors import HelpfulError


def content_of(file: str, most_bytes: int) -> bytes:
    """What is in a file ("-": standard input), at most one byte more than is taken. Raises HelpfulError where it cannot
    be read."""
    if file == "-":
        return sys.stdin.buffer.read(most_bytes + 1)
    try:
        with Path(file).open("rb") as opened:
            return opened.read(most_bytes + 1)
    except OSError as error:
        raise HelpfulError(f"{shown(file)} cannot be read: {error.strerror}.", "Nothing was saved.") from error
