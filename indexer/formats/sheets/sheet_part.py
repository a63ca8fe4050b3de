"""A sheet's part of the package, read in one pass and without the cells that show nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import lru_cache
from math import isfinite
from typing import IO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from openpyxl.utils.cell import column_index_from_string, range_boundaries

from indexer.formats.sheets.cells import Allowance, Cell, Shows, cell_text, text_shows, without_escapes
from indexer.formats.sheets.show_date import show_moment
from indexer.formats.sheets.show_number import show_number
from indexer.formats.sheets.workbook import CellStyle, Workbook, local_name, text_of


@dataclass(frozen=True)
class Area:
    """A range of cells, its last row and column included."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass
class PartRow:
    """A row as it stands in the file, with its filled cells by column."""

    is_hidden: bool = False
    cells: dict[int, Cell] = field(default_factory=dict)


@dataclass
class SheetPart:
    """What a sheet's part holds. `filters` are the ranges whose rows a filter may hide just now; `header_ends` the
    rows with the arrows of a filter; `unread_rows` counts those with cells for which there was no more room."""

    rows: dict[int, PartRow] = field(default_factory=dict)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    filters: list[Area] = field(default_factory=list)
    header_ends: set[int] = field(default_factory=set)
    table_ids: list[str] = field(default_factory=list)
    without_result: int = 0
    unread_rows: int = 0


def read_sheet_part(source: IO[bytes], workbook: Workbook, allowance: Allowance) -> SheetPart:
    """The sheet in `source`. What `allowance` has no room for is counted only. Raises ElementTree.ParseError."""
    part = SheetPart()
    row_number = 0
    for _, element in ElementTree.iterparse(source):
        name = local_name(element)
        if name == "row":
            row_number = _whole(element.get("r"), row_number + 1)
            _take_row(part, element, row_number, workbook, allowance)
        elif name in _INSIDE_ROWS:
            continue
        else:
            _take_other(part, element, name)
        element.clear()
    return part


def area_of(reference: str | None) -> Area | None:
    """The range written as "A1:C3"; None where it is none, or goes over whole rows or columns."""
    try:
        left, top, right, bottom = range_boundaries(reference or "")
    except (ValueError, TypeError):
        return None
    if left is None or top is None or right is None or bottom is None:
        return None
    return Area(left, top, right, bottom)


_INSIDE_ROWS = frozenset({"c", "v", "f", "is", "t", "r", "filterColumn"})


def _take_other(part: SheetPart, element: Element, name: str) -> None:
    match name:
        case "col" if _hides(element) or element.get("width") == "0":
            first = _whole(element.get("min"), 1)
            part.hidden_columns.append((first, _whole(element.get("max"), first)))
        case "mergeCell" if area := area_of(element.get("ref")):
            part.merged.append(area)
        case "autoFilter" if area := area_of(element.get("ref")):
            part.header_ends.add(area.top)
            if any(local_name(child) == "filterColumn" for child in element):
                part.filters.append(area)
        case "tablePart":
            part.table_ids.extend(value for key, value in element.items() if key.endswith("}id"))


def _take_row(part: SheetPart, element: Element, number: int, workbook: Workbook, allowance: Allowance) -> None:
    if allowance.spent:
        part.unread_rows += any(len(cell) for cell in element)
        return
    cells = dict(_cells(part, element, workbook))
    is_hidden = _hides(element)
    if not cells and not is_hidden:
        return
    if not allowance.take(max(cells, default=0) + sum(len(cell.text) for cell in cells.values())):
        part.unread_rows += 1
        return
    row = part.rows.setdefault(number, PartRow(is_hidden))
    row.cells.update(cells)


def _hides(element: Element) -> bool:
    """Whether rows or columns are hidden by hand or by a filter; those folded into a group show where to open them."""
    return element.get("hidden") in ("1", "true") and element.get("outlineLevel", "0") == "0"


def _cells(part: SheetPart, row: Element, workbook: Workbook) -> Iterator[tuple[int, Cell]]:
    column = 0
    for element in row:
        if local_name(element) != "c":
            continue
        reference = element.get("r")
        column = _column(reference.rstrip("0123456789")) if reference else column + 1
        if len(element) and (cell := _cell(part, element, workbook)):
            yield column, cell


def _cell(part: SheetPart, element: Element, workbook: Workbook) -> Cell | None:
    kind = element.get("t", "n")
    style_number = _whole(element.get("s"), 0)
    style = workbook.styles[style_number] if style_number < len(workbook.styles) else CellStyle()
    value = ""
    has_formula = False
    for child in element:
        match local_name(child):
            case "v":
                value = child.text or ""
            case "is":
                value = text_of(child)
            case "f":
                has_formula = True
    if has_formula and not value and kind != "str":
        part.without_result += 1
    text, shows = _shown(value, kind, style.number_format, workbook) if value else ("", Shows.TEXT)
    return Cell(text, shows, style.stands_out) if text else None


def _shown(value: str, kind: str, number_format: str, workbook: Workbook) -> tuple[str, Shows]:
    match kind:
        case "s":
            index = _whole(value, -1)
            return _typed(workbook.strings[index] if 0 <= index < len(workbook.strings) else "")
        case "str":
            return _typed(without_escapes(value))
        case "inlineStr":
            return _typed(value)
        case "b":
            return ("FALSE" if value.strip() == "0" else "TRUE"), Shows.TEXT
        case "d":
            return _moment(value), Shows.DATE
        case "n":
            return _number(value, number_format, workbook)
        case _:
            return "", Shows.TEXT


@lru_cache(maxsize=4096)  # the same few texts fill most columns
def _typed(raw: str) -> tuple[str, Shows]:
    text = cell_text(raw)
    return text, text_shows(text)


def _moment(value: str) -> str:
    """A date or time in ISO 8601, as strict files hold them; empty for what is none."""
    for read in (datetime.fromisoformat, time.fromisoformat):
        try:
            return show_moment(read(value))
        except ValueError:
            continue
    return ""


def _number(value: str, number_format: str, workbook: Workbook) -> tuple[str, Shows]:
    try:
        number = float(value)
    except ValueError:
        return _typed(value)
    if not isfinite(number):
        return "", Shows.NUMBER
    return show_number(number, number_format, workbook.epoch)


@lru_cache(maxsize=20_000)
def _column(letters: str) -> int:
    try:
        return int(column_index_from_string(letters))
    except ValueError:
        return 1


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else otherwise
