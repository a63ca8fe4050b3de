"""How often the group meets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.read_terms.clauses import Clause
from indexer.read_terms.labels import Topic
from indexer.read_terms.nearest import belongs
from indexer.read_terms.rhythms import Rhythm, find_rhythms, opens_with_rhythm
from indexer.read_terms.wording import one_of, wording
from knowledge.groups.terms import Cadence, Unit

_MEETS = wording(r"""
    meet(s|ing|ings)?
    met
    conven(e|es|ed|ing)
    gather(s|ed|ing|ings)?
    (come|comes|coming|came) together
    (get|gets|getting) together
    sits?
    sittings?
    (sessions?|calls) (are|will|is|take|happen|run|start|every)
    sessions?
    calls
    frequency
    cadence
    assembles?
    catch(es)? up
    (they|these|it) (are|is|will be|shall be) (held|convened|scheduled)
    (they|these|it) takes? place
""")
_NOT_MEETING = (
    "(held|convened|scheduled|planned|diarised|arranged|called|organised|timetabled|booked|fixed|expected|needed)"
)
_IS_DONE = rf"(is|are|be|been) (\w+ly )?(?!{_NOT_MEETING})\w{{3,}}(ed|en|wn|nt|lt|ut|ought)"
"""Any passive but that of meetings: "is revisited", "are sent"."""
_DOES_SOMETHING_ELSE = wording(rf"""
    (?<!to )report(s|ed|ing)?
    (?<!to )review(s|ed|ing)?
    (?<!to )publish\w*
    (?<!to )update[sd]?
    (newsletter|bulletin|dashboard|survey|audit|return|fee|subscription|contribution|webinar|workshop)s?
    (?<!to )(elect(s|ed|ion)?|rotat\w+|appoint\w*|submit\w*|circulat\w+|refresh\w*|monitor\w*|evaluat\w+|collect\w*)
    (?<!\d )minutes
    training
    (first|last|final|opening|closing|next)( \w+)? (meeting|session)s?
    (conference|summit|celebration|showcase|event|away-?day|seminar|briefing|drop-in|social)s?
    development (session|day)s?
    term of office
    serves?
    statistics
    figures
    {_IS_DONE}
""")
_OFFICERS = "(chairs?|co-chairs|leads|officers?|secretariat|secretary|executives)"
_OFFICERS_BEFORE = re.compile(rf"\b{one_of(_OFFICERS)}(?: \w+){{0,2}} $", re.IGNORECASE)
_SOMEBODY_ELSE = wording(rf"""
    {_OFFICERS}( \w+){{0,5}}? (will |shall |should |also )*(meets?|catch(es)? up)
    may( also)? (meet|convene|gather)
    may be (held|convened)
    (report|feed) (back|in)
    attend(ing|s)? [^.;]{{0,30}}meetings
""")
_OR = re.compile(
    r"\s*(?:,\s*)?(?:or|to|and|then|and then|/|-|–|rising to|moving to)\s*(?:even |at most )?", re.IGNORECASE
)
_A_YEAR = {Unit.WEEK: 52, Unit.MONTH: 12, Unit.QUARTER: 4, Unit.YEAR: 1}
_MOSTLY = 0.7
_LABELS = frozenset({Topic.CADENCE, Topic.MEETINGS, Topic.DURATION, Topic.MODE})


@dataclass(frozen=True)
class FoundCadence:
    """The cadence, and the number of meetings a year where one is stated."""

    cadence: Cadence | None
    per_year: int | None
    clause: Clause


def read_cadence(clauses: Sequence[Clause]) -> FoundCadence | None:
    """What the first clause says that tells how often the group meets; None where none does, or not clearly."""
    for clause in clauses:
        if rhythms := _rhythms_of_meetings(clause):
            return _agreed(rhythms, clause)
    return None


def _rhythms_of_meetings(clause: Clause) -> list[Rhythm]:
    text = clause.text
    labelled = bool(_LABELS & clause.topics)
    a_note = not clause.topics and opens_with_rhythm(text)
    if _SOMEBODY_ELSE.search(text) or not (labelled or a_note or _MEETS.search(text)):
        return []
    found = [one for one in find_rhythms(text) if _is_of_meetings(one, text, labelled)]
    outside = [one for one in found if text[: one.start].count("(") == text[: one.start].count(")")]
    return outside if any(one.said is not None for one in outside) else found


def _is_of_meetings(rhythm: Rhythm, text: str, labelled: bool) -> bool:
    """Whether a rhythm is of the meetings: it names them ("six meetings a year"), or belongs to a word for them."""
    if _DOES_SOMETHING_ELSE.match(text, rhythm.end + 1) or _OFFICERS_BEFORE.search(text[: rhythm.start]):
        return False  # "a yearly conference", "and the officers once a month"
    named = _MEETS.search(text, rhythm.start, rhythm.end)
    if named or (rhythm.start == 0 and not _DOES_SOMETHING_ELSE.search(text)):
        return True
    return belongs(text, rhythm.start, _MEETS, _DOES_SOMETHING_ELSE, by_default=labelled)


def _agreed(rhythms: Sequence[Rhythm], clause: Clause) -> FoundCadence | None:
    """What all of them say; None where they differ, or one of two possible ones is unclear itself."""
    said = {rhythm.said for rhythm in rhythms if rhythm.said is not None}
    cadences = [one for one in said if isinstance(one, Cadence)]
    numbers = [one for one in said if isinstance(one, int)]
    choice = any(_is_a_choice(one, rhythms, clause.text) for one in rhythms if one.said is None)
    if not said or len(cadences) > 1 or len(numbers) > 1 or choice:
        return None
    if cadences and numbers and not _alike(cadences[0], numbers[0]):
        first = next(rhythm.said for rhythm in rhythms if rhythm.said is not None)
        cadences, numbers = [one for one in cadences if one == first], [one for one in numbers if one == first]
    return FoundCadence(next(iter(cadences), None), next(iter(numbers), None), clause)


def _alike(cadence: Cadence, per_year: int) -> bool:
    """Whether both can be said of the same meetings, as "monthly" of ten a year can."""
    cadence_per_year = _A_YEAR[cadence.unit] / cadence.interval
    return min(cadence_per_year, per_year) >= _MOSTLY * max(cadence_per_year, per_year)


def _is_a_choice(unclear: Rhythm, rhythms: Sequence[Rhythm], text: str) -> bool:
    """Whether another rhythm is named beside an unclear one with "or"."""
    for one in rhythms:
        first, second = sorted((one, unclear), key=lambda rhythm: rhythm.start)
        if one is not unclear and _OR.fullmatch(text, first.end, second.start):
            return True
    return False
