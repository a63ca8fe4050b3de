"""Office files as packages: zip files that are looked at before anything in them is parsed."""

import io
import zipfile
import zlib
from collections.abc import Iterable
from enum import Enum, auto

from indexer.limits import MIB, Limits
from knowledge.errors import HelpfulError


class Package(Enum):
    """What a zip file holds."""

    WORD = auto()
    SLIDES = auto()
    SHEET = auto()
    BINARY_SHEET = auto()
    OPEN_DOCUMENT = auto()
    APPLE = auto()
    BOOK = auto()
    ARCHIVE = auto()


_ENCRYPTED = 0x1
_PROLOG = 4096  # a document type declaration stands before the first element
_DECLARATIONS = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


def check_package(data: bytes, limits: Limits) -> Package:
    """What the zip file `data` holds, once it is safe to parse: nothing in it is encrypted, it unpacks to no more
    than the limit, and no XML in it declares entities (as bombs do, and no Office program).

    Raises HelpfulError otherwise, and for one that is damaged. Sizes are those that the directory declares; where
    it lies, the limit on memory holds.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            holds = _holds(package, [entry.filename for entry in entries])
            if holds in (Package.WORD, Package.SLIDES, Package.SHEET):
                _refuse_unsafe(entries, limits)
                _refuse_entities(package, entries)
            return holds
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error) as error:
        raise HelpfulError(
            "It is damaged: it begins as an Office file or archive does, but is not complete.",
            "Open it in the program it was made with and save a new copy, or fetch it again.",
        ) from error


def _holds(package: zipfile.ZipFile, names: Iterable[str]) -> Package:
    names = set(names)
    folders = {name.split("/")[0] for name in names if "/" in name}
    if "xl/workbook.bin" in names:
        return Package.BINARY_SHEET
    if "[Content_Types].xml" in names:
        for folder, holds in (("word", Package.WORD), ("ppt", Package.SLIDES), ("xl", Package.SHEET)):
            if folder in folders:
                return holds
    if "mimetype" in names:
        return Package.BOOK if b"epub" in package.open("mimetype").read(100) else Package.OPEN_DOCUMENT
    return Package.APPLE if any(name.endswith(".iwa") for name in names) else Package.ARCHIVE


def _refuse_unsafe(entries: Iterable[zipfile.ZipInfo], limits: Limits) -> None:
    unpacked = 0
    for entry in entries:
        unpacked += entry.file_size
        if entry.flag_bits & _ENCRYPTED:
            raise protected()
    if unpacked > limits.unpacked_bytes:
        raise HelpfulError(
            f"It unpacks to {unpacked // MIB:,} MB, and {limits.unpacked_bytes // MIB:,} MB are allowed.",
            "If it is a real document, raise ANCHORBOT_MAX_UNPACKED_MB.",
        )


def _refuse_entities(package: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo]) -> None:
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels", ".vml")) and entry.file_size:
            with package.open(entry) as part:
                prolog = part.read(_PROLOG)
            if any(declaration in prolog for declaration in _DECLARATIONS):
                raise HelpfulError(
                    "It declares XML entities, which no Office program writes and attacks use.",
                    "If you know where it comes from, open it in Word, PowerPoint or Excel and save a new copy.",
                )


def protected() -> HelpfulError:
    """What is said of any file that asks for a password."""
    return HelpfulError("It is protected with a password.", "Save an open copy, without the password.")
