"""Several questions answered side by side."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from sqlite_utils import Database

from knowledge.answering.found import Answer
from knowledge.answering.lists import list_of, lists_in
from knowledge.answering.select_statements import LOOKED_AT, STILL_RELEVANT, Selection
from knowledge.answering.statements import RankedStatement
from knowledge.store.search_rows import StoredStatement, statements_of_section

EACH = 2  # statements for one question in one place; a list counts as one


def select_side_by_side(
    db: Database,
    ranked: Sequence[Sequence[Sequence[RankedStatement]]],
    wants_list: Sequence[bool],
    budget: int,
    shown_already: Collection[str] = (),
) -> list[list[Selection]]:
    """What is shown of each place's statements (best first) of each question, in about `budget` characters in all.

    The questions take turns, and what one has taken the others pass over: two questions that have the same best
    statement are two, and the second statement is what the other one asks for.
    """
    columns = [[_Column(db, one, wants) for one in places] for places, wants in zip(ranked, wants_list, strict=True)]
    shown = set(shown_already)
    used = 0
    for _ in range(EACH):
        for column in chain.from_iterable(columns):
            taken = column.take(shown, budget - used)
            shown.update(statement.text for statement in taken)
            used += sum(len(statement.text) + 2 for statement in taken)
    return [[column.selection() for column in places] for places in columns]


class _Column:
    """The statements of one question in one place, and which of them are taken."""

    def __init__(self, db: Database, ranked: Sequence[RankedStatement], wants_list: bool) -> None:
        self._db, self._wants_list = db, wants_list
        self._taken: list[StoredStatement] = []
        self._left_out = 0
        good_enough = STILL_RELEVANT * ranked[0].score
        self._left: Iterator[RankedStatement] = iter([one for one in ranked[:LOOKED_AT] if one.score >= good_enough])

    def take(self, shown: set[str], room: int) -> list[StoredStatement]:
        """The next statement that is not shown yet, with its list where a list is asked for; the first whatever room
        there is."""
        best = next((one.statement for one in self._left if one.statement.text not in shown), None)
        if best is None:
            return []
        items = self._with_list(best)
        taken: list[StoredStatement] = []
        for item in items:
            room -= len(item.text) + 2
            if room >= 0 or not (taken or self._taken):
                taken.append(item)
        self._left_out += len(items) - len(taken) if taken and len(items) > 1 else 0
        self._taken += taken
        return taken

    def _with_list(self, best: StoredStatement) -> Sequence[StoredStatement]:
        if self._taken or not self._wants_list:
            return [best]
        found = list_of(best, lists_in(statements_of_section(self._db, best.section_id)))
        return found.statements if found else [best]

    def selection(self) -> Selection:
        return Selection(tuple(self._taken), self._left_out)


def together(answers: Sequence[Answer | str]) -> Answer:
    """One answer made of several, one of them at least; the others are the questions that have none."""
    found = [one for one in answers if isinstance(one, Answer)]
    return Answer(
        tuple(dict.fromkeys(told for one in found for told in one.told)),
        max(one.confidence for one in found),
        all(one.is_sure for one in found),
        tuple(dict.fromkeys(place for one in found for place in one.without)),
        sum(one.more for one in found),
        tuple(dict.fromkeys(pair for one in found for pair in one.superseded)),
        tuple(one for one in answers if isinstance(one, str)),
        tuple(dict.fromkeys(name for one in found for name in one.short_names)),
        tuple(dict.fromkeys(name for one in found for name in one.other_names)),
    )
