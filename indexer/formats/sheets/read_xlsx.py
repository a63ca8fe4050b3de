"""Workbooks of Excel (.xlsx, .xlsm, .xltx, .xltm) as blocks."""

import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.blocks import Block, Heading, ReadFile
from indexer.formats.sheets.cells import Allowance, Sheet
from indexer.formats.sheets.grid import shown_sheet
from indexer.formats.sheets.layout import blocks_of_sheet
from indexer.formats.sheets.sheet_part import SheetPart, read_sheet_part
from indexer.formats.sheets.workbook import SheetEntry, Workbook, open_workbook
from indexer.limits import Limits
from indexer.markup import fold_space
from knowledge.errors import HelpfulError

_DEFAULT_NAME = re.compile(
    r"(?:sheet|worksheet|table|tabelle|blatt|feuil|hoja|foglio|blad|ark|arkusz|list)\s*\d*", re.I
)
_SHEET_LEVEL = 2


def read_xlsx(data: bytes, limits: Limits) -> ReadFile:
    """What a person sees on the sheets of a workbook, in order: each a heading with its tables and texts.

    Values read as their formats show them; a formula has the result that was stored with it. Hidden sheets, rows and
    columns are left out, but not rows that a filter or a folded group only hides for now; comments, charts and text
    boxes are left out, too. Raises HelpfulError for a file that cannot be read.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of openpyxl, on what it does not know
        try:
            with open_workbook(data) as workbook:
                reading = _read(workbook, limits)
        except MemoryError:
            raise
        except Exception as error:  # zipfile, ElementTree and openpyxl raise many kinds
            raise HelpfulError(
                "It is damaged and cannot be read as a spreadsheet.",
                "Open it in Excel or LibreOffice and save a new copy.",
            ) from error
    return ReadFile(tuple(_blocks(reading.sheets)), reading.title, problems=tuple(_problems(reading)))


@dataclass
class _Reading:
    """What was read, sheet by sheet, and what could not be."""

    title: str | None
    sheets: list[tuple[str, Sheet]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    without_result: int = 0


def _read(workbook: Workbook, limits: Limits) -> _Reading:
    reading = _Reading(workbook.title)
    allowance, repeats = Allowance(limits.characters), Allowance(limits.characters)
    for entry in workbook.sheets:
        if entry.is_hidden:
            reading.hidden.append(entry.name)
            continue
        with workbook.open_part(entry.path) as source:
            part = read_sheet_part(source, workbook, allowance)
        sheet = shown_sheet(part, workbook, entry.path, repeats)
        reading.without_result += part.without_result
        _report_unread(reading, entry, part)
        if sheet.rows or sheet.tables:
            reading.sheets.append((fold_space(entry.name), sheet))
    return reading


def _blocks(sheets: Sequence[tuple[str, Sheet]]) -> list[Block]:
    if len(sheets) == 1 and _DEFAULT_NAME.fullmatch(sheets[0][0]):
        return blocks_of_sheet(sheets[0][1], _SHEET_LEVEL)
    blocks: list[Block] = []
    for name, sheet in sheets:
        blocks += [Heading(name, _SHEET_LEVEL), *blocks_of_sheet(sheet, _SHEET_LEVEL + 1, name)]
    return blocks


def _report_unread(reading: _Reading, entry: SheetEntry, part: SheetPart) -> None:
    if not part.unread_rows:
        return
    read = sum(bool(row.cells) for row in part.rows.values())
    reading.problems.append(
        f"Of the sheet “{entry.name}” only the first {read:,} rows were read, {part.unread_rows:,} were not: "
        "the file holds more text than one document may."
        if read
        else f"The sheet “{entry.name}” was not read: the sheets before it hold all the text one document may."
    )


def _problems(reading: _Reading) -> list[str]:
    found = [f"The hidden sheet “{name}” was not read." for name in reading.hidden] + reading.problems
    if reading.without_result:
        several = reading.without_result > 1
        found.append(
            f"{reading.without_result:,} {'cells hold formulas' if several else 'cell holds a formula'} without a "
            "stored result: open the file in Excel or LibreOffice and save it."
        )
    return found
