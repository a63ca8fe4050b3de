"""What people say in plain words that is no question: "oops", "sorry, can't make it", "this is useless"."""

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from knowledge.errors import HelpfulError
from knowledge.groups.replies import Answer
from knowledge.typed_days import DAY, read_day


class Aside(StrEnum):
    """What is wanted, as it may be typed."""

    UNDO = "undo"
    COMPLAIN = "this is useless"


@dataclass(frozen=True)
class SayAside:
    """Somebody wants the way back, or is not content."""

    aside: Aside


@dataclass(frozen=True)
class OfferAnswer:
    """Somebody says in their own words whether they come to a meeting: on `day`, on a `weekday` (Monday is 0), or the
    next. It is offered to them as an answer, never noted unasked."""

    answer: Answer
    day: date | None = None
    weekday: int | None = None


PlainCommand = SayAside | OfferAnswer

_ASIDES = (
    (
        Aside.UNDO,
        r"(?:oops|whoops|mistake|wrong (?:one|button|group|pledge))"
        r"|(?:oops,? )?(?:please )?(?:undo|cancel|revert|reverse|scrap|take back)(?: that| this| it)?(?: please)?"
        r"|(?:please )?(?:undo|cancel|revert|take back) (?:(?:my|the) )?last (?:change|one|update|answer|entry)"
        r"|(?:sorry,? |oops,? )?(?:i(?: have|['’]ve)? made a mistake|(?:that|this|it) was (?:a|my) mistake)"
        r"|(?:how|where) (?:do|can|could|should) (?:i|we|you) (?:undo|take back|reverse|revert)"
        r"(?: (?:something|things|anything|that|it|this|a mistake|a change|my last change|changes))?",
    ),
    (
        Aside.COMPLAIN,
        r"(?:(?:this|that|it|you)(?:['’]s| is| was|['’]re| are) )?(?:completely |totally |just |so |really |no )?"
        r"(?:useless|rubbish|hopeless|terrible|awful|nonsense|not helpful|unhelpful|not useful|no use|no good)"
        r"|(?:that|this|it)(?:['’]s| is| was) (?:wrong|not right|not what i (?:asked|meant|wanted)(?: for)?)"
        r"|you (?:do not|don['’]?t) understand(?: me)?",
    ),
)
_FULL = tuple((aside, re.compile(rf"(?:{pattern})[\s?.!]*", re.IGNORECASE)) for aside, pattern in _ASIDES)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LEAD = (
    r"(?:(?:sorry|apologies|hi|hello|hi all|unfortunately|i['’]?m afraid|i am afraid|i['’]?m sorry|yes|no|ok)"
    r"[,.!:–-]*\s+(?:but )?)*"
)
_NOT = (
    r"(?:can['’]?t|cannot|can not|won['’]?t(?: be able to)?|will not(?: be able to)?|am (?:unable|not able) to"
    r"|['’]?m (?:unable|not able) to|unable to)"
)
_COME = r"(?:make|come|attend|join|be there|be at|be coming|get to|get there)(?: it)?"
_SAID = (
    (
        Answer.NO,
        rf"(?:(?:i|we) ?)?{_NOT} {_COME}|(?:i|we) (?:have to|will|must|['’]ll) miss|(?:my )?apologies(?= for )"
        r"|(?:i['’]?m|i am) not (?:coming|attending)",
    ),
    (Answer.MAYBE, rf"(?:i|we) (?:may|might)(?: be able to)? {_COME}"),
    (
        Answer.YES,
        rf"(?:(?:i|we)['’]?ll|(?:i|we) will|(?:i|we) can|i['’]?m able to|i am able to) (?:definitely )?{_COME}"
        r"|(?:i['’]?m|i am) (?:coming|attending)|count me in|see you(?: all)? there",
    ),
)
_WHEN = (
    r"(?:,? (?:to|for|at))?(?: (?:the|our|my|this|that))?(?: (?:next|coming|upcoming))?(?: (?:meeting|session|one))?"
    rf"(?: (?:(?:on|for|next|this) )?(?:(?P<weekday>{'|'.join(_WEEKDAYS)})|(?P<day>{DAY})))?"
    r"(?: (?:this|next) time)?(?:,? (?:sorry|thanks|thank you|i['’]?m afraid))?[\s.!]*"
)
_ANSWERS = tuple((answer, re.compile(rf"{_LEAD}(?:{said}){_WHEN}", re.IGNORECASE)) for answer, said in _SAID)


def known_plain(typed: str) -> PlainCommand | None:
    """What somebody says in plain words; None for what may be a question. Raises HelpfulError for a day that is in no
    calendar."""
    text = typed.removeprefix("/")
    for aside, pattern in _FULL:
        if pattern.fullmatch(text):
            return SayAside(aside)
    for answer, pattern in _ANSWERS:
        if found := pattern.fullmatch(text):
            weekday = _WEEKDAYS.index(found["weekday"].lower()) if found["weekday"] else None
            return OfferAnswer(answer, read_day(found["day"]) if found["day"] else None, weekday)
    return None


def plain_text(command: PlainCommand) -> str:
    """What would be typed for it; `known_plain` reads it back."""
    match command:
        case SayAside(aside):
            return aside
        case OfferAnswer(answer, day, weekday):
            said = {Answer.NO: "I can't come", Answer.MAYBE: "I might come"}.get(answer, "I'll come")
            when = f" on {day}" if day else f" on {_WEEKDAYS[weekday]}" if weekday is not None else ""
            return said + when


_LINES = ("my pledges", "red pledges", "stale pledges", "overdue pledges", "meeting next", "meeting status", "rsvp yes",
          "rsvp no", "rsvp maybe", "meeting quorum", "pledge list", "pledge board", "pledge add")  # fmt: skip
_PLAIN_WORDS = frozenset("meetings pledges pledged by the their and no".split())


def meant_line(typed: str) -> HelpfulError | None:
    """What to say of a command typed without its slash that has a slip in it: "mp pledges"."""
    line = typed.casefold().rstrip(".! ")
    if line in _LINES or not 2 <= len(line.split()) <= 3 or _PLAIN_WORDS & set(line.split()[:1]):
        return None
    near = get_close_matches(line, _LINES, n=1, cutoff=0.85)
    if not near:
        return None
    return HelpfulError(
        f"I do not know “{typed[:60]}”.",
        f"Did you mean: {near[0]}? To ask the documents, type /ask {typed[:60]}. Nothing was changed.",
    )
