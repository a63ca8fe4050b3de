"""A workbook's package: which sheets it has, and what their cells refer to."""

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import IO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from openpyxl.packaging.relationship import get_dependents
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from indexer.formats.sheets.cells import without_escapes


@dataclass(frozen=True)
class SheetEntry:
    """A sheet as the workbook lists it. `path` is its part in the package."""

    name: str
    path: str
    is_hidden: bool


@dataclass(frozen=True)
class CellStyle:
    """A number format, and whether it makes a cell stand out: in bold, or filled with a colour."""

    number_format: str = "General"
    stands_out: bool = False


@dataclass(frozen=True)
class Workbook:
    """A workbook that is open. Strings and styles are by the numbers that cells give; `epoch` is its day nought."""

    archive: ZipFile
    sheets: tuple[SheetEntry, ...]
    strings: tuple[str, ...]
    styles: tuple[CellStyle, ...]
    title: str | None
    epoch: datetime

    def open_part(self, path: str) -> IO[bytes]:
        return self.archive.open(path)

    def related(self, path: str) -> dict[str, str]:
        """The parts that a part refers to, by the id it calls them by; none where it refers to nothing."""
        return {id_: target for id_, (_, target) in _relations(self.archive, path).items()}


@contextmanager
def open_workbook(data: bytes) -> Iterator[Workbook]:
    """The workbook in `data`; sheets of charts and macros are not among its sheets, nor any whose part is missing.

    Of openpyxl the ways between parts, ranges, formats and dates are used, but not its workbooks: the one read whole
    refuses a file for a single fill, font or filter that it does not know, and takes much more memory; the one that
    is read row by row knows nothing of merged and hidden cells; neither can tell which formulas have no result.
    Raises what zipfile, ElementTree and openpyxl raise.
    """
    with ZipFile(BytesIO(data)) as archive:
        yield _workbook(archive)


def _workbook(archive: ZipFile) -> Workbook:
    package = dict(_relations(archive, "").values())
    path = package.get("officeDocument", "xl/workbook.xml")
    relations = _relations(archive, path)
    root = _parsed(archive, path)
    others = dict(relations.values())
    return Workbook(
        archive,
        tuple(_sheets(root, relations, frozenset(archive.namelist()))),
        tuple(_strings(archive, others.get("sharedStrings"))),
        tuple(_styles(archive, others.get("styles"))),
        _title(archive, package.get("core-properties", "")),
        MAC_EPOCH if _is_true(_first(root, "workbookPr"), "date1904") else WINDOWS_EPOCH,
    )


def local_name(element: Element) -> str:
    """The tag without its namespace, of which there are two: that of strict files, and the usual one."""
    return element.tag.rpartition("}")[2]


def text_of(element: Element) -> str:
    """The text of a string item: its own, or that of its runs; not how it is pronounced."""
    texts: list[str] = []
    for child in element:
        if local_name(child) == "t":
            texts.append(child.text or "")
        elif local_name(child) == "r":
            texts.extend(part.text or "" for part in child if local_name(part) == "t")
    return without_escapes("".join(texts))


def _relations(archive: ZipFile, path: str) -> dict[str, tuple[str, str]]:
    """What a part ("" for the package) refers to inside the package, by id: the kind ("worksheet") and the path."""
    folder, name = posixpath.split(path)
    own = posixpath.join(folder, "_rels", f"{name}.rels")
    if own not in archive.namelist():
        return {}
    return {
        relation.id: (posixpath.basename(relation.Type), relation.target)
        for relation in get_dependents(archive, own)
        if relation.TargetMode != "External"
    }


def _sheets(root: Element, relations: dict[str, tuple[str, str]], parts: frozenset[str]) -> Iterator[SheetEntry]:
    for sheet in _all(root, "sheet"):
        id_ = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        kind, path = relations.get(id_, ("", ""))
        if kind == "worksheet" and path in parts:
            yield SheetEntry(sheet.get("name", ""), path, sheet.get("state", "visible") != "visible")


def _strings(archive: ZipFile, path: str | None) -> Iterator[str]:
    if path is None or path not in archive.namelist():
        return
    with archive.open(path) as part:
        for _, element in ElementTree.iterparse(part):
            if local_name(element) == "si":
                yield text_of(element)
                element.clear()


def _styles(archive: ZipFile, path: str | None) -> Iterator[CellStyle]:
    if path is None or path not in archive.namelist():
        return
    root = _parsed(archive, path)
    codes = dict(BUILTIN_FORMATS)
    codes |= {_number(form, "numFmtId"): form.get("formatCode") or "General" for form in _all(root, "numFmt")}
    bold = [_is_bold(font) for font in _children(root, "fonts")]
    filled = [_is_filled(fill) for fill in _children(root, "fills")]
    for style in _children(root, "cellXfs"):
        font, fill = _number(style, "fontId"), _number(style, "fillId")
        stands_out = (font < len(bold) and bold[font]) or (fill < len(filled) and filled[fill])
        yield CellStyle(codes.get(_number(style, "numFmtId"), "General"), stands_out)


def _is_bold(font: Element) -> bool:
    mark = _first(font, "b")
    return mark is not None and mark.get("val", "1") not in ("0", "false")


def _is_filled(fill: Element) -> bool:
    """Whether a cell has a colour behind it that is not white."""
    pattern = _first(fill, "patternFill")
    if pattern is None or pattern.get("patternType", "none") in ("none", "gray125"):
        return False
    colour = _first(pattern, "fgColor")
    return colour is None or (colour.get("rgb", "").upper()[-6:] != "FFFFFF" and colour.get("theme") != "0")


def _title(archive: ZipFile, path: str) -> str | None:
    """What the properties of the file, in the part at `path`, say it is called."""
    try:
        title = _first(_parsed(archive, path), "title")
    except (LookupError, ElementTree.ParseError):  # no such part, no such encoding, no XML
        return None
    return (title.text or "").strip() or None if title is not None else None


def _parsed(archive: ZipFile, path: str) -> Element:
    return ElementTree.fromstring(archive.read(path))


def _all(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if local_name(element) == name)


def _first(root: Element, name: str) -> Element | None:
    return next(_all(root, name), None)


def _children(root: Element, name: str) -> list[Element]:
    holder = _first(root, name)
    return list(holder) if holder is not None else []


def _number(element: Element, name: str) -> int:
    value = element.get(name, "0")
    return int(value) if value.isdecimal() else 0


def _is_true(element: Element | None, name: str) -> bool:
    return element is not None and element.get(name, "0") in ("1", "true")
