"""Which files below a folder are documents, and why the others are left alone."""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from indexer.documents_toml import FILE_NAME
from knowledge.errors import HelpfulError


class Format(StrEnum):
    """The formats that have a reader."""

    MARKDOWN = "markdown"
    TEXT = "text"
    HTML = "html"


FORMATS = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
}
"""The reader's format for each suffix (in lower case)."""

_WRITING = {".pdf", ".doc", ".docx", ".docm", ".dotx", ".rtf", ".odt", ".pages", ".epub", ".eml", ".msg"}
_SLIDES = {".ppt", ".pptx", ".pptm", ".ppsx", ".odp", ".key"}
_SHEETS = {".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".numbers", ".csv", ".tsv"}
_NOT_YET = _WRITING | _SLIDES | _SHEETS


@dataclass(frozen=True)
class Skipped:
    """A file or folder that is not read. `reason` ends the sentence "… was skipped: "."""

    path: Path
    reason: str


@dataclass(frozen=True)
class FoundFiles:
    """What can be read, and what was passed over, each in the order of their paths."""

    files: tuple[Path, ...]
    skipped: tuple[Skipped, ...]


def find_files(folder: Path) -> FoundFiles:
    """Every document below `folder`, or `folder` itself where it is a file.

    Hidden files and folders (".name"), Office's lock files ("~$name") and documents.toml are passed over
    without a word. A link to a file inside the folder gives that file once; a link to a folder inside it
    is not followed, as that folder is read where it lies. Raises HelpfulError if there is no such folder,
    or it may not be opened.
    """
    verdicts = _walk(folder) if _is_folder(folder) else iter([_judge(folder, folder.resolve().parent)])
    found = sorted((verdict for verdict in verdicts if verdict is not None), key=_path_of)
    files = [verdict for verdict in found if isinstance(verdict, Path)]
    skipped = [verdict for verdict in found if isinstance(verdict, Skipped)]
    return FoundFiles(tuple(_each_once(files)), tuple(skipped))


def _path_of(verdict: Path | Skipped) -> Path:
    return verdict.path if isinstance(verdict, Skipped) else verdict


def _is_folder(folder: Path) -> bool:
    try:
        mode = folder.stat().st_mode
    except (OSError, ValueError) as error:
        raise HelpfulError(
            f"There is no file or folder {_shown(folder)}, or it may not be looked at.",
            "Check the spelling, and that this program's account may open it.",
        ) from error
    if stat.S_ISDIR(mode) and not os.access(folder, os.R_OK | os.X_OK):
        raise HelpfulError(
            f"The folder {_shown(folder)} may not be opened.", "Give this program's account leave to read it."
        )
    return stat.S_ISDIR(mode)


def _walk(top: Path) -> Iterator[Path | Skipped | None]:
    """A verdict on each thing below `top` that is not itself an ordinary folder."""
    waiting = [top]
    while waiting:
        here = waiting.pop()
        try:
            paths = [path for path in here.iterdir() if not _is_hidden(path.name)]
        except OSError as error:
            yield Skipped(_printable(here), _reason_for(error))
            continue
        folders = {path for path in paths if _is_own_folder(path)}
        waiting.extend(folders)
        yield from (_judge(path, top.resolve()) for path in paths if path not in folders)


def _is_own_folder(path: Path) -> bool:
    """Whether `path` is a folder, and no link to one."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold() == FILE_NAME


def _judge(path: Path, top: Path) -> Path | Skipped | None:
    """The path if it can be read; None if it is read elsewhere; else why it is skipped."""
    try:
        target = Path(os.path.realpath(path, strict=True))
        mode = target.stat().st_mode
    except OSError as error:
        return Skipped(_printable(path), _reason_for(error))
    if path.is_symlink() and not target.is_relative_to(top):
        return Skipped(_printable(path), "it is a link that leads out of the folder")
    if stat.S_ISDIR(mode):
        return None
    reason = _reason_against(path, mode)
    return Skipped(_printable(path), reason) if reason else path


def _reason_against(path: Path, mode: int) -> str | None:
    suffix = path.suffix.lower()
    if not stat.S_ISREG(mode):
        return "it is not an ordinary file but a pipe, a socket or a device"
    if _printable(path) != path:
        return "its name is not valid UTF-8; rename it"
    if suffix in _NOT_YET:
        return f"{suffix} files cannot be read yet"
    if suffix not in FORMATS:
        return "it is not a document type that can be read"
    if not os.access(path, os.R_OK):
        return "this program's account may not read it"
    return None


def _each_once(files: list[Path]) -> list[Path]:
    """`files` without the links to others among them, and the first of several links to one file."""
    seen = {path.resolve() for path in files if not path.is_symlink()}
    kept = []
    for path in files:
        if not path.is_symlink() or path.resolve() not in seen:
            kept.append(path)
            seen.add(path.resolve())
    return kept


def _reason_for(error: OSError) -> str:
    if error.errno in (errno.ENOENT, errno.ELOOP):
        return "it is a link that leads nowhere"
    return f"it cannot be opened ({error.strerror or 'unknown error'})"


def _printable(path: Path) -> Path:
    """`path` with each byte of a name that is not UTF-8 as "�", fit to print and to store."""
    return Path(os.fsencode(path).decode("utf-8", "replace"))


def _shown(path: Path) -> str:
    return f'"{_printable(path)}"'
