"""On which weekday the group meets: "on the second Tuesday", "the last Friday of the month", "on Thursdays"."""

import re
from collections.abc import Iterator, Sequence

from indexer.read_terms.cadence import FoundCadence
from indexer.read_terms.clauses import Clause
from indexer.read_terms.labels import Topic
from indexer.read_terms.wording import wording
from knowledge.groups.calendar import LAST
from knowledge.groups.terms import MeetingDay, Unit

_NTHS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": LAST}
_ORDINAL = rf"(?:{'|'.join(_NTHS)})"
_DAY = r"(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?"
_NTH = re.compile(rf"\b(?P<also>{_ORDINAL}(?:,| and| or| ?&) (?:the )?)?(?P<nth>{_ORDINAL})[ -]{_DAY}\b", re.IGNORECASE)
_ANY = re.compile(rf"\b{_DAY}\b", re.IGNORECASE)
_PART = re.compile(r"[;,()]|\bexcept\b")
_NOT_ITS_OWN = wording(r"""
    papers?
    agendas?
    minutes (of|are|go)
    notice
    circulat\w+
    submit\w*
    apologies
    deadlines?
    (first|next|last|final) (meeting|session)
    unless
    not
    or
    moved?
    before
    after
""")
_TOPICS = frozenset({Topic.CADENCE, Topic.MEETINGS, Topic.DURATION, Topic.MODE})


def read_meeting_day(clauses: Sequence[Clause], cadence: FoundCadence) -> tuple[MeetingDay | None, Clause]:
    """The one weekday named with the cadence, or in the clauses on meetings beside it; None where several are, or it is
    not said which of a month's."""
    if cadence.cadence is None:
        return None, cadence.clause
    beside = [one for one in clauses if one is not cadence.clause and _is_beside(one, cadence.clause)]
    for clause in (cadence.clause, *beside):
        if found := set(_days_in(clause.text, cadence.cadence.unit is Unit.WEEK)):
            return (found.pop() if len(found) == 1 else None), clause
    return None, cadence.clause


def _is_beside(clause: Clause, of_cadence: Clause) -> bool:
    return clause.block == of_cadence.block and bool(clause.topics & _TOPICS or clause.topics == of_cadence.topics)


def _days_in(text: str, in_weeks: bool) -> Iterator[MeetingDay]:
    """The days that fit the rhythm: in weeks any weekday, in months the nth of one."""
    for part in _PART.split(text):
        for found in (_ANY if in_weeks else _NTH).finditer("" if _NOT_ITS_OWN.search(part) else part):
            nth = None if in_weeks else _NTHS[found["nth"].casefold()]
            yield MeetingDay(found["day"].capitalize(), nth)
            if not in_weeks and found["also"]:
                yield MeetingDay(found["day"].capitalize())
