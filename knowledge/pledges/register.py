"""A register of pledges as a table: a row for each pledge, and a row for each of its entries.

The rows of pledges leave the column "entry" empty, or there is none: so people keep registers. An export has rows of
entries besides, from which histories are restored.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import StringIO

from knowledge.csv_table import guarded
from knowledge.pledges.entries import Contact, Entry, other_person
from knowledge.pledges.entry_fields import FIELD_NAMES, fields_of, kind_of, plain
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.visibility_text import visibility_said
from knowledge.workbooks import workbook_with

REQUIRED = ("code", "organisation", "theme", "statement", "owner_email", "baseline", "target", "unit", "due")
OPTIONAL = (
    *("owner_name", "owner_organisation", "deputy_email", "deputy_name", "deputy_organisation"),
    *("kind", "direction", "baseline_date", "status", "visibility", "document", "clause", "value", "rag"),
)
OF_PLEDGES = (*REQUIRED, *OPTIONAL)
_PEOPLE = ("by_email", "by_name", "by_organisation", "source", "to_email", "to_name", "to_organisation")
OF_ENTRIES = ("code", "entry", "number", "at", *_PEOPLE, *FIELD_NAMES)
COLUMNS = (*OF_PLEDGES, *(one for one in OF_ENTRIES if one not in OF_PLEDGES))
PLEDGES, HISTORY = "Pledges", "History"

Cell = str | Decimal | date


@dataclass(frozen=True)
class Row:
    """A row of a register: its number as a spreadsheet shows it, the sheet where there are several, and its cells by
    column; a column that the table has not is missing."""

    number: int
    cells: dict[str, str]
    sheet: str = ""

    @property
    def is_entry(self) -> bool:
        return bool(self.cells.get("entry"))

    def of(self, column: str) -> str:
        return self.cells.get(column, "")


def as_csv(pledges: Sequence[Pledge]) -> bytes:
    """All pledges, then all their entries, as CSV: UTF-8 with a byte order mark, days as 2026-11-17. A text that a
    spreadsheet would take for a formula has an apostrophe before it."""
    file = StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for cells in (*map(_pledge_cells, pledges), *(row for one in pledges for row in _entry_rows(one))):
        writer.writerow([_cell_text(cells.get(column, "")) for column in COLUMNS])
    return file.getvalue().encode("utf-8-sig")


def as_workbook(pledges: Sequence[Pledge]) -> bytes:
    """The same as a workbook of two sheets, Pledges and History."""
    entries = [row for one in pledges for row in _entry_rows(one)]
    tables = {PLEDGES: (OF_PLEDGES, map(_pledge_cells, pledges)), HISTORY: (OF_ENTRIES, entries)}
    return workbook_with(
        {
            name: [columns, *([cells.get(column, "") for column in columns] for cells in rows)]
            for name, (columns, rows) in tables.items()
        }
    )


def _cell_text(cell: Cell) -> str:
    match cell:
        case Decimal():
            return plain(cell)
        case date():
            return cell.isoformat()
        case _:
            return guarded(cell)


def _pledge_cells(pledge: Pledge) -> dict[str, Cell]:
    latest = pledge.rag.value if pledge.rag else ""
    cells: dict[str, Cell | None] = {
        "code": pledge.code,
        "organisation": pledge.organisation,
        "theme": pledge.theme,
        "statement": pledge.statement,
        **_contact_cells("owner", pledge.owner),
        "baseline": pledge.baseline,
        "target": pledge.target.value,
        "unit": pledge.unit.name,
        "due": pledge.due,
        **_contact_cells("deputy", pledge.deputy),
        "kind": pledge.kind.value,
        "direction": pledge.direction.value,
        "baseline_date": pledge.baseline_on,
        "status": pledge.status.value,
        "visibility": visibility_said(pledge.visibility),
        "document": pledge.document,
        "clause": pledge.clause,
        "value": pledge.value,
        "rag": latest,
    }
    return {name: cell for name, cell in cells.items() if cell is not None}


def _entry_rows(pledge: Pledge) -> Iterable[dict[str, Cell]]:
    for entry in pledge.entries:
        yield {
            "code": pledge.code,
            "entry": kind_of(entry).value,
            "number": str(entry.number),
            "at": entry.at.isoformat(),
            **_contact_cells("by", entry.by),
            "source": entry.source.value,
            **_contact_cells("to", other_person(entry)),
            **_typed(entry),
        }


def _typed(entry: Entry) -> dict[str, Cell]:
    figures = {name: getattr(entry, name, None) for name in ("value", "out_of", "due")}
    return {**fields_of(entry), **{name: cell for name, cell in figures.items() if cell is not None}}


def _contact_cells(who: str, contact: Contact | None) -> dict[str, Cell]:
    if contact is None:
        return {}
    return {f"{who}_email": contact.email, f"{who}_name": contact.name, f"{who}_organisation": contact.organisation}
