"""The lists of a section: what leads each in, and its items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from knowledge.answering.cells import cells_of, stems
from knowledge.answering.numbers_of_things import ORDINALS, counts_in
from knowledge.documents import StatementKind
from knowledge.store.search_rows import StoredStatement

LEAD_IN_ENDS = (":", "…", "...")
"""How a statement ends that only announces others."""
_SENTENCE_ENDS = (".", "!", "?", ";", ",", *LEAD_IN_ENDS)
_TITLE_WORDS = 12  # at most
_REMARK = re.compile(r"\s*\([^()]*\)$")  # at the end of a title
_REACH = 2  # statements before a list among which one may say how many things follow


@dataclass(frozen=True)
class StatementList:
    """A list as it stands in its document; `lead` is the statement before it that announces it, if any does. Of one
    that `is_picked` the items are those that a question picks out, and answer it by themselves."""

    lead: StoredStatement | None
    items: tuple[StoredStatement, ...]
    is_picked: bool = False

    @property
    def statements(self) -> tuple[StoredStatement, ...]:
        """All of it, in order."""
        return self.items if self.lead is None else (self.lead, *self.items)


def leads_in(statement: StoredStatement) -> bool:
    """Whether a statement only announces others."""
    return statement.text.endswith(LEAD_IN_ENDS)


def is_title(statement: StoredStatement) -> bool:
    """Whether a statement only names what comes after it, or the page it stands on, as a heading does."""
    text = _REMARK.sub("", statement.text).rstrip("\"”'’)")
    return (
        statement.kind is StatementKind.SENTENCE
        and not text.endswith(_SENTENCE_ENDS)
        and len(text.split()) <= _TITLE_WORDS
    )


def lists_in(section: Sequence[StoredStatement]) -> list[StatementList]:
    """All lists of a section: marked items and rows of a table; sentences that count themselves ("First, … Second, …").

    One item alone is a list where something leads it in.
    """
    found = [*_marked(section), *_told_by_ordinals(section)]
    return [one for one in found if len(one.items) > 1 or one.lead]


def list_of(statement: StoredStatement, lists: Sequence[StatementList]) -> StatementList | None:
    """The list of these, of its section, that a statement leads in, else the one it stands in."""
    led = [one for one in lists if one.lead and one.lead.id == statement.id]
    inside = [one for one in lists if any(item.id == statement.id for item in one.items)]
    return next(iter((*led, *inside)), None)


def _marked(section: Sequence[StoredStatement]) -> Iterator[StatementList]:
    found: dict[tuple[int, str], list[int]] = {}
    for at, one in enumerate(section):
        if one.list_number:
            found.setdefault((one.list_number, one.context), []).append(at)
        if one.list_number and leads_in(one) and (items := _going_on(one, section[at + 1 :])):
            yield StatementList(one, items)
    for places in found.values():
        items = tuple(section[at] for at in places)
        yield StatementList(_lead_of(items, section[max(0, places[0] - _REACH) : places[0]]), items)


def _going_on(lead: StoredStatement, after: Sequence[StoredStatement]) -> tuple[StoredStatement, ...]:
    """The items right after a lead that is counted as an item of their list itself."""
    return tuple(takewhile(lambda one: one.list_number == lead.list_number and not one.context, after))


def _lead_of(items: Sequence[StoredStatement], before: Sequence[StoredStatement]) -> StoredStatement | None:
    if not before:
        return None
    last, first = before[-1], items[0]
    if first.context and (first.context in last.text or last.text in first.context):
        return last
    if last.list_number == first.list_number:
        return None
    if leads_in(last) or is_title(last) or _names_column(last, first):
        return last
    counting = [one for one in before if len(items) in counts_in(one.text)]
    return counting[-1] if counting else None


def _names_column(before: StoredStatement, row: StoredStatement) -> bool:
    """Whether the words before a table say what one of its columns holds: "We call them priority areas." """
    names = map(stems, cells_of(row)) if row.kind is StatementKind.ROW else ()
    said = stems(before.text)
    return before.kind is StatementKind.SENTENCE and any(len(name) > 1 and name <= said for name in names)


def _told_by_ordinals(section: Sequence[StoredStatement]) -> Iterator[StatementList]:
    for at, one in enumerate(section):
        if _ordinal(one) == 1:
            run = [one, *(o for n, o in enumerate(section[at + 1 :], start=2) if _ordinal(o) == n)]
            before = section[at - 1] if at else None
            lead = before if before and (leads_in(before) or len(run) in counts_in(before.text)) else None
            if len(run) > 1:
                yield StatementList(lead, tuple(run))


_FIRST_WORD = re.compile(r"\W*(\w+?)(?:ly)?\b[,:]?")


def _ordinal(statement: StoredStatement) -> int:
    """2 for "Second, …"; 0 where a statement does not begin with its number."""
    found = _FIRST_WORD.match(statement.text.casefold())
    return ORDINALS.get(found[1], 0) if found else 0
