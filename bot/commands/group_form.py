"""The form that sets up a working group: its answers as a group. Every error names the field."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from bot.commands.days import TIME, read_time
from knowledge.dates import Break, WorkingDays, spoken
from knowledge.documents import name_key
from knowledge.errors import FieldError, HelpfulError
from knowledge.groups.calendar import Grid
from knowledge.groups.group import LONGEST_MINUTES, SHORTEST_MINUTES
from knowledge.groups.quorum_rule import CountedBy, QuorumRule, read_condition
from knowledge.groups.read_group import USUAL_MINUTES, ListedGroup
from knowledge.groups.read_members import Listed, Reading, Record, check_seats, read_members
from knowledge.groups.typed_rules import ORDINALS, first_on, read_quorum_number, read_rhythm
from knowledge.typed_days import DAY, read_day

ZONE = "Europe/London"
YES, NO = "yes", "no"
_MOMENT = re.compile(
    rf"(?:[a-z]+day,? )?(?P<day>{DAY})(?:(?:,| at|, at)? (?P<at>{TIME})|,? at (?P<hour>\d\d?))", re.IGNORECASE
)
_BREAK = re.compile(rf"(?P<first>{DAY}) (?:to|until|-|–) (?P<last>{DAY})(?:[,:]? (?P<name>.+))?", re.IGNORECASE)
_DEPUTY = re.compile(r"deputy (?:of|for) (?P<of>\S+)", re.IGNORECASE)
_NOT_SAVED = "Nothing was saved."
_MOST_NAMED = 3  # mistakes in one answer


def read_group_form(answers: Mapping[str, str]) -> ListedGroup:
    """The group that the answers describe. Raises FieldError for the first that is missing or wrong."""
    name = " ".join(_given(answers, "name", "What is the group called?").split())
    if not any(map(str.isalnum, name)):
        raise FieldError("name", f"“{name[:60]}” is no name.", f"Give one with a letter in it. {_NOT_SAVED}")
    working = WorkingDays(_one_of(answers, "subdivision", "Which bank holidays?"), _breaks(answers.get("breaks", "")))
    grid = _grid(answers)
    quorum, members = _quorum(answers), _members(_given(answers, "seats", "Who sits in the group?"))
    reading = Reading("")
    check_seats(quorum, members, reading)
    if reading.problems:
        wrong = reading.problems[0].removeprefix(": quorum: ")
        raise FieldError("quorum", wrong[0].upper() + wrong[1:], _NOT_SAVED)
    return ListedGroup(
        name_key(name),
        name,
        ZONE,
        working,
        grid,
        _minutes(answers),
        quorum,
        members,
        answers.get("place", "").strip(),
        _link(answers.get("link", "").strip()),
        answers.get("decides", "").strip(),
        answers.get("channel", "").strip(),
    )


@contextmanager
def _of(field: str) -> Iterator[None]:
    """What goes wrong inside is wrong with this field."""
    try:
        yield
    except FieldError:
        raise
    except HelpfulError as error:
        to_do = error.what_to_do.removesuffix("Nothing was changed.").strip()
        raise FieldError(field, error.what_happened, f"{to_do} {_NOT_SAVED}".strip()) from error


def _given(answers: Mapping[str, str], field: str, question: str) -> str:
    if text := answers.get(field, "").strip():
        return text
    raise FieldError(field, question, f"This is needed. {_NOT_SAVED}")


def _one_of(answers: Mapping[str, str], field: str, question: str) -> str:
    return _given(answers, field, question).split()[0]


def _grid(answers: Mapping[str, str]) -> Grid:
    first = _moment(_given(answers, "first", "When is the first meeting?"))
    with _of("rhythm"):
        rhythm = read_rhythm(_given(answers, "rhythm", "How often does it meet?"))
        if rhythm.nth and (fits := first_on(rhythm, first.date())) != first.date():
            which = f"the {ORDINALS[rhythm.nth]} {rhythm.weekday}"
            raise HelpfulError(
                f"The rhythm says {which}, and the first meeting is on {spoken(first.date())}.",
                f"The next that is {which} of a month: {spoken(fits)}.",
            )
        if rhythm.weekday and rhythm.weekday != f"{first:%A}":
            raise HelpfulError(
                f"The first meeting is on a {first:%A}, and this says {rhythm.weekday}s.", "Make both the same."
            )
        return Grid(first.date(), first.time(), rhythm.cadence, rhythm.nth)


def _moment(text: str) -> datetime:
    with _of("first"):
        found = _MOMENT.fullmatch(" ".join(text.split()).rstrip("."))
        if not found:
            raise HelpfulError(f"I read “{text[:60]}”, and need a day and a time.", "Write it as 6 October 2026 10am.")
        return datetime.combine(read_day(found["day"]), read_time(found["at"] or f"{found['hour']}:00"))


def _breaks(text: str) -> tuple[Break, ...]:
    with _of("breaks"):
        return tuple(_break(line) for line in text.splitlines() if line.strip())


def _break(line: str) -> Break:
    found = _BREAK.fullmatch(" ".join(line.split()).rstrip("."))
    if not found:
        raise HelpfulError(
            f"I read “{line[:60]}”, and need the first and the last day.",
            "Write a line for each, as 21 December 2026 to 3 January 2027.",
        )
    return Break(read_day(found["first"]), read_day(found["last"]), found["name"] or "")


def _minutes(answers: Mapping[str, str]) -> int:
    typed = answers.get("minutes", "").strip() or str(USUAL_MINUTES)
    found = re.fullmatch(r"(\d{1,4})(?: ?min(?:ute)?s?)?", typed.lower())
    if not found or not SHORTEST_MINUTES <= int(found[1]) <= LONGEST_MINUTES:
        raise FieldError("minutes", f"“{typed[:40]}” is no length of a meeting.", f"Give minutes: 90. {_NOT_SAVED}")
    return int(found[1])


def _quorum(answers: Mapping[str, str]) -> QuorumRule:
    counted = CountedBy(_one_of(answers, "counted", "Do people or organisations count?"))
    co_chairs = _one_of(answers, "co_chairs", "Do co-chairs count?") == YES
    deputies = _one_of(answers, "deputies", "Do deputies count?") == YES
    with _of("quorum"):
        read = read_quorum_number(_given(answers, "quorum", "How many make a quorum?"))
        conditions = tuple(read_condition(one) for one in answers.get("conditions", "").splitlines() if one.strip())
        return QuorumRule(read.number, counted, co_chairs, deputies, read.of_filled, read.rounding, conditions)


def _members(text: str) -> tuple[Listed, ...]:
    """A line for each seat: organisation; name; e-mail address; role. The organisation alone is a vacant seat."""
    reading = Reading("", each="line")
    members = read_members({"members": [_member(line) for line in text.splitlines() if line.strip()]}, reading)
    if reading.problems:
        wrong = [one.removeprefix(": ").removeprefix("members: ") for one in reading.problems]
        more = f" And {len(wrong) - _MOST_NAMED} more." if len(wrong) > _MOST_NAMED else ""
        raise FieldError(
            "seats",
            " ".join(re.sub("^line", "Line", one) for one in wrong[:_MOST_NAMED]) + more,
            f"A line is: Organisation; Name; e-mail address; role. {_NOT_SAVED}",
        )
    return members


def _member(line: str) -> Record:
    parts = [part.strip() for part in line.split(";")]
    role = parts[3] if len(parts) > 3 else ""
    deputy = _DEPUTY.fullmatch(role)
    fields = dict(zip(("organisation", "name", "email"), parts, strict=False))
    record = {**fields, "role": "" if deputy else role, "deputy_of": deputy["of"] if deputy else ""}
    return record if len(parts) <= 4 else {**record, "; ".join(parts[4:])[:40]: ""}


def _link(text: str) -> str:
    if text and not re.match(r"https?://\S+$", text):
        raise FieldError(
            "link", f"“{text[:60]}” is no address of a web page.", f"It begins with https://. {_NOT_SAVED}"
        )
    return text
