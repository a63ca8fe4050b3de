"""Which files below a folder are documents, and why the others are left alone."""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.detect_format import FORMATS
from indexer.documents_toml import FILE_NAME
from indexer.signatures import HEAD_BYTES, Content, content_of
from indexer.take_bytes import open_at_once
from knowledge.errors import HelpfulError
from knowledge.thesaurus import FILE_NAME as THESAURUS

_OLDER = {".doc", ".dot", ".rtf", ".odt", ".ppt", ".pps", ".odp", ".xls", ".xlsb", ".ods", ".msg", ".eml", ".epub"}
_OLDER |= {".pages", ".key", ".numbers"}
"""Suffixes of documents without a reader: the file is opened, as what to do depends on what it holds."""

_LEFT_BEHIND = {FILE_NAME, "thumbs.db", "desktop.ini"}
"""What folders hold that nobody put there as a document, beside hidden files."""

_NO_PROSE = set(
    ".py .js .mjs .ts .css .json .jsonl .xml .yaml .yml .toml .ini .cfg .conf .log .sql .sh .bat .cmd .ps1 .c .h .cpp "
    ".cs .java .go .rs .rb .php .r .ipynb .svg .ics .vcf .lock .bak .tmp .map .url .webloc .lnk .desktop .env".split()
)
"""Text that nobody wrote to be read in answer to a question."""

_WRONG_PLACE = "a thesaurus has to lie in the folder that is indexed, not below it; put its lines there"
_NO_TYPE = "it is not a document type that can be read"
_NOT_DOCUMENTS = {
    Content.PICTURE: "it is a picture",
    Content.RECORDING: "it is a recording",
    Content.PROGRAM: "it is a program or a database",
    Content.ARCHIVE: "it is an archive; unpack it into the folder",
    Content.EMPTY: "it is empty",
    Content.UNKNOWN: _NO_TYPE,
}


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
    """Every document below `folder`, or `folder` itself where it is a file: by its suffix, else by its content.

    Hidden files and folders (".name"), Office's lock files ("~$name"), Windows' own files, documents.toml, the
    thesaurus.txt of `folder` itself, and the folder "NAME_files" that a browser saves beside "NAME.html" are passed
    over without a word. A link to a file inside the folder gives that file once; a link to a folder inside it is not
    followed, as that folder is read where it lies. Raises HelpfulError if there is no such folder, or it may not be
    opened.
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
            paths = _without_page_parts([path for path in here.iterdir() if not _is_hidden(path.name)])
        except OSError as error:
            yield Skipped(_printable(here), _reason_for(error))
            continue
        folders = {path for path in paths if _is_own_folder(path)}
        waiting.extend(folders)
        for path in paths:
            if path.name.casefold() == THESAURUS:
                yield None if here == top else Skipped(_printable(path), _WRONG_PLACE)
            elif path not in folders:
                yield _judge(path, top.resolve())


_PAGE_PARTS = ("_files", "-Dateien", "_fichiers", ".files", "_elemei")  # as browsers and Word name the folder


def _without_page_parts(paths: list[Path]) -> list[Path]:
    """`paths` without the folders that hold the pictures and scripts of a saved page beside them."""
    pages = {path.stem for path in paths if path.suffix.lower() in (".html", ".htm", ".xhtml")}
    return [
        path
        for path in paths
        if not any(path.name.endswith(end) and path.name.removesuffix(end) in pages for end in _PAGE_PARTS)
    ]


def _is_own_folder(path: Path) -> bool:
    """Whether `path` is a folder, and no link to one."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold() in _LEFT_BEHIND


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
    if suffix in _NO_PROSE:
        return _NO_TYPE
    if not os.access(path, os.R_OK):
        return "this program's account may not read it"
    return None if suffix in FORMATS or suffix in _OLDER else _reason_against_content(path)


def _reason_against_content(path: Path) -> str | None:
    """Why a file whose suffix says nothing is no document."""
    try:
        with open_at_once(path) as file:
            content = content_of(file.read(HEAD_BYTES))
    except OSError as error:
        return _reason_for(error)
    return _NOT_DOCUMENTS.get(content)


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
