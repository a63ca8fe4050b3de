"""Tables in CSV files, as people save them."""

import csv
import re

from knowledge.errors import HelpfulError

_AS_CSV = 'Save it as CSV; in Excel: File, Save As, "CSV UTF-8 (Comma delimited)". Nothing was saved.'
_NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")  # .xlsx and .ods, .xls, PDF
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_EXCEL_HINT = re.compile(r'\A"?sep=.?"?\r?\n', re.IGNORECASE)  # a first line for Excel, which shows it as no row
_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""What comes along, unseen, when names and addresses are pasted from web pages and e-mails."""


def _text_of(content: bytes) -> str:
    if content.startswith(_NO_TEXT):
        raise HelpfulError("This is a workbook (.xlsx or the like) or a PDF, not a CSV file.", _AS_CSV)
    if content.startswith(_UTF_16):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        raise HelpfulError("This is not a text file, so it is no CSV file.", _AS_CSV)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def table_in(content: bytes) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, with their numbers as a spreadsheet shows them.

    Comma, semicolon or tab; UTF-8, or what Excel writes unless it is told to. Raises HelpfulError where it is no CSV
    file.
    """
    rows = [(number, list(map(clean_cell, cells))) for number, cells in exact_table_in(content)]
    return [(number, cells) for number, cells in rows if any(cells)]


def exact_table_in(content: bytes) -> list[tuple[int, list[str]]]:
    """The same, but every cell as it stands in the file."""
    text = _text_of(content)
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", _EXCEL_HINT.sub("", text, count=1))
    first = next((line for line in lines if line.strip()), "")
    reader = csv.reader(lines, delimiter=max(",;\t", key=first.count), strict=True, skipinitialspace=True)
    rows: list[tuple[int, list[str]]] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            rows.append((number, cells))
    except csv.Error as error:
        raise HelpfulError(
            f"In row {number + 1} a quotation mark is not closed, or stands inside a cell in quotation marks.",
            "Take the quotation marks out of that row and try again. Nothing was saved.",
        ) from error
    return rows


def guarded(cell: str) -> str:
    """A cell that is to be written, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """A cell that was read, without that apostrophe."""
    return cell[1:] if cell.startswith("'") and _LIKE_A_FORMULA.match(cell) else cell


def clean_cell(cell: str) -> str:
    """A cell without what nobody sees in it, and with single blanks between words; lines stay lines."""
    lines = (" ".join(_UNSEEN.sub("", line).split()) for line in cell.splitlines())
    return "\n".join(filter(None, lines))
