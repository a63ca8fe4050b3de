"""How long a meeting lasts."""

import re
from collections.abc import Sequence

from indexer.read_terms.clauses import Clause
from indexer.read_terms.labels import Topic
from indexer.read_terms.nearest import belongs
from indexer.read_terms.rhythms import opens_with_rhythm
from indexer.read_terms.time_spans import TimeSpan, find_time_spans
from indexer.read_terms.wording import one_of, wording

_OF_MEETINGS = wording(r"""
    last(s|ing)?
    duration
    long
    length
    meet(s|ing|ings)?
    sessions?
    sittings?
    gatherings?
    calls?
    runs?
    running
    takes?
    slots?
    (get|gets) together
    (wrap|wraps|finish|finishes|conclude|concludes|close|closes)( up)?
    start(s|ing)?
""")
_OF_SOMETHING_ELSE = wording(r"""
    (discussion of )?(each|every|any) (item|speaker|presentation|question)
    items?
    speakers?
    presentations?
    (?<!video )(workshop|conference|seminar|visit)s?
    training
""")
_BEFORE = one_of(r"""
    (?<!up )(?<!over )within
    after
    at least
    (a )?minimum( of)?
    (not|no) less than
    every
    the (first|final|last)
    for the
    speak for
    (commit|commitment|give|spend|contribute)( of)?( around| about)?
""")
_NOT_BEFORE = re.compile(rf"\b(?:{_BEFORE})\s*$", re.IGNORECASE)
_ENDS_WITHIN = re.compile(
    r"\b(?:wrap|finish|conclude|close|complete|end|be over|done)\w*(?: up)? (?:within|after|in)\s*$", re.IGNORECASE
)
_AFTER = one_of(r"""
    notice
    before
    prior
    in advance
    ahead
    after
    later
    beforehand
    following
    preceding
    from the
    per
    a (month|week|year|day)
    each (month|week|year)
    of (the|each|every)
    into
    break
    item
    presentation
    travel
""")
_NOT_AFTER = re.compile(rf"'?s?'?\W{{0,2}}(?:{_AFTER})\b", re.IGNORECASE)
_UP_TO = re.compile(
    r"\s*(?:to|or|and|-|–|rising to|up to|, or|, (?:and )?(?:at most|no more than|up to))\s*", re.IGNORECASE
)
_LABELS = frozenset({Topic.DURATION, Topic.MEETINGS, Topic.CADENCE})


def read_duration(clauses: Sequence[Clause]) -> tuple[int, Clause] | None:
    """The longest a meeting is to last, in minutes, from the first clause that says so."""
    for clause in clauses:
        text = clause.text
        if not (_LABELS & clause.topics or _OF_MEETINGS.search(text) or _is_a_note(clause)):
            continue
        if spans := [span for span in find_time_spans(text) if _is_a_length(span, text)]:
            return _upper_bound(spans, text), clause
    return None


def _is_a_note(clause: Clause) -> bool:
    return not clause.topics and opens_with_rhythm(clause.text)


def _is_a_length(span: TimeSpan, text: str) -> bool:
    before = text[: span.start]
    if not belongs(text, span.start, _OF_MEETINGS, _OF_SOMETHING_ELSE, by_default=True):
        return False
    return bool(_ENDS_WITHIN.search(before)) or not (_NOT_BEFORE.search(before) or _NOT_AFTER.match(text, span.end))


def _upper_bound(spans: Sequence[TimeSpan], text: str) -> int:
    first, *rest = spans
    if rest and _UP_TO.fullmatch(text, first.end, rest[0].start):
        return max(first.minutes, rest[0].minutes)
    return first.minutes
