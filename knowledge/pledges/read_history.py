"""Reads the entries of pledges from the rows of an export, exactly as they were."""

from collections.abc import Sequence
from datetime import UTC, datetime

from knowledge.people_list import CellProblem
from knowledge.pledges.entries import Contact, Entry, PledgeUpdate, Target
from knowledge.pledges.entry_fields import FIELD_NAMES, EntryKind, entry_from
from knowledge.pledges.kinds import Source
from knowledge.pledges.register import Row


def read_history(rows: Sequence[Row]) -> tuple[Entry, ...] | list[CellProblem]:
    """The entries of one pledge by number, or all that is wrong with them."""
    read = [(row, _entry(row)) for row in rows]
    if problems := [found for _, found in read if isinstance(found, CellProblem)]:
        return problems
    entries = sorted(((entry.number, row, entry) for row, entry in read if not isinstance(entry, CellProblem)), key=_at)
    updates: set[int] = set()
    for expected, (number, row, entry) in enumerate(entries, 1):
        if number != expected:
            return [_wrong(row, "number", f"After entry {expected - 1} comes entry {expected}.")]
        if expected == 1 and not isinstance(entry, Target):
            return [_wrong(row, "entry", "The first entry of a pledge is its target.")]
        if isinstance(entry, PledgeUpdate):
            if entry.corrects is not None and entry.corrects not in updates:
                return [_wrong(row, "corrects", "It corrects what is no earlier update, or was corrected already.")]
            updates.add(entry.number)
            updates.discard(entry.corrects or 0)
    return tuple(entry for _, _, entry in entries)


def _at(found: tuple[int, Row, Entry]) -> int:
    return found[0]


def _entry(row: Row) -> Entry | CellProblem:
    texts = {name: row.of(name) for name in FIELD_NAMES if row.of(name)}
    column = "entry"
    try:
        kind = EntryKind(row.of("entry"))
        column = "number"
        number = int(row.of("number"))
        column = "at"
        at = datetime.fromisoformat(row.of("at"))
        column = "source"
        source = Source(row.of("source"))
        column = "to_email"
        to = _contact(row, "to") if row.of("to_organisation") or row.of("to_email") or row.of("to_name") else None
        if kind is EntryKind.HAND_OVER and to is None:
            to = Contact("", "", "")
        column = "entry"
        return entry_from(kind, texts, number, at.astimezone(UTC), _contact(row, "by"), source, to)
    except (ValueError, ArithmeticError, TypeError):
        return _wrong(row, column, "That is not as an export has it.")


def _contact(row: Row, who: str) -> Contact:
    return Contact(row.of(f"{who}_email"), row.of(f"{who}_name"), row.of(f"{who}_organisation"))


def _wrong(row: Row, column: str, wrong: str) -> CellProblem:
    where = f"{column} (sheet {row.sheet})" if row.sheet else column
    return CellProblem(row.number, where, row.of(column), wrong, "Rows of entries are taken over from exports alone.")
