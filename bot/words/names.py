"""Names of files as they can be shown."""

import re
from pathlib import Path

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")
"""What would break a line, speak to the terminal, or turn the reading direction."""


def shown(name: str) -> str:
    """`name` on one line, with "\ufffd" for signs that would do more than be read."""
    return _UNSAFE.sub("\ufffd", name)


def below(folder: Path, path: Path) -> str:
    """The path below `folder`, as it can be shown; the name alone for `folder` itself, and for paths elsewhere."""
    inside = path.relative_to(folder) if path != folder and path.is_relative_to(folder) else Path(path.name)
    return shown(inside.as_posix())
