"""Names of files as they can be shown."""

import re
from pathlib import Path

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")
"""What would break a line, speak to the terminal, or turn the reading direction."""
_NOT_IN_FILE_NAMES = re.compile(r"[^\w .()+-]+")
_KEPT_BY_WINDOWS = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")
_LONGEST_STEM, _LONGEST_SUFFIX = 100, 10


def shown(name: str) -> str:
    """`name` on one line, with "\ufffd" for signs that would do more than be read."""
    return _UNSAFE.sub("\ufffd", name)


def below(folder: Path, path: Path) -> str:
    """The path below `folder`, as it can be shown; the name alone for `folder` itself, and for paths elsewhere."""
    inside = path.relative_to(folder) if path != folder and path.is_relative_to(folder) else Path(path.name)
    return shown(inside.as_posix())


def file_name(name: str) -> str:
    """`name` as every system takes it for a file in the folder it is put in: no path, no hidden file, no sign that
    means something more, at most 110 characters."""
    kept = _NOT_IN_FILE_NAMES.sub("-", name.replace("\\", "/").rpartition("/")[2])
    stem, dot, suffix = kept.strip(" .").rpartition(".")
    if not dot or len(suffix) >= _LONGEST_SUFFIX:
        stem, suffix = kept.strip(" ."), ""
    stem = _KEPT_BY_WINDOWS.sub(r"\1-", stem[:_LONGEST_STEM].strip(" .")) or "file"
    return f"{stem}.{suffix}" if suffix else stem
