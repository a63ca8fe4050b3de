"""The clock of the workspace in the browser, in words."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.commands import MoveClockBy, MoveClockToNext, SetClockBack, to_text
from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.answers import joined
from bot.words.dates import at_time
from bot.words.names import shown
from bot.words.notices import REMOVED, about_what
from bot.words.reminders import CALLED
from jobs.time_machine import Passed, Reading
from knowledge.groups.reminders import Rung
from knowledge.notices import Kind, Subject

MOST_LINES = 12
"""So many lines say what happened on the way; of more, those of the end."""
_UNITS = (("year", 365 * 86_400), ("week", 7 * 86_400), ("day", 86_400), ("hour", 3_600), ("minute", 60))
MOVES = (
    Choice("A day on", to_text(MoveClockBy(1))),
    Choice("To the next reminder", to_text(MoveClockToNext())),
)
BACK = Choice("Back to the true time", to_text(SetClockBack()))
WHAT_BACK_MEANS = (
    "What was sent stays where it is, with the time it bears, and is not sent again when that time really comes. "
    "Answers, attendance and decisions stay, too. What was not sent yet comes at its true time. To see the same weeks "
    "again, begin with a new data folder."
)


def say_ahead(ahead: timedelta) -> str:
    """ "the clock is 3 weeks and 2 days ahead", "the true time"."""
    rest, found = round(ahead.total_seconds()), list[str]()
    for name, seconds in _UNITS:
        count, rest = divmod(rest, seconds)
        if count:
            found.append(f"{count} {name}{'' if count == 1 else 's'}")
        elif found:
            break  # "2 days", not "2 days and 59 minutes"
    return f"the clock is {joined(found[:2])} ahead" if found else "the true time"


def say_clock(reading: Reading) -> Reply:
    """What time it is, and how the clock is moved."""
    line = f"Here it is {at_time(reading.now)}: {say_ahead(reading.ahead)}."
    how = (
        "Move the clock on, and reminders are sent on the way, each at its own time. People do not answer by "
        "themselves: choose who you are to read what they got, and to answer."
    )
    choices = (*MOVES, *((BACK,) if reading.ahead else ()))
    return Reply(
        line, (Paragraph(line), Paragraph(how), Paragraph("To a day: /anchor clock 8 December 2026"), *choices)
    )


def say_moved(reading: Reading, passed: Passed, people: Mapping[int, str], groups: Mapping[int, str]) -> Reply:
    """Where the clock has come to, what was sent on the way, and what was not; `people` and `groups` are names."""
    line = f"The clock went on to {at_time(reading.now)}. {say_ahead(reading.ahead).capitalize()}."
    parts: list[Part] = [Paragraph(line)]
    if passed.was_stopped:
        parts.append(Paragraph("It was stopped there, before it had come to where it was to go. Send it on again."))
    sent, left = _sent(passed, people, groups), _left(passed, people, groups)
    parts += _listed("Sent on the way:", sent) if sent else [Paragraph("Nothing was sent on the way.")]
    parts += _listed("Due, and not sent:", left) if left else []
    return Reply(line, (*parts, *MOVES))


def _sent(passed: Passed, people: Mapping[int, str], groups: Mapping[int, str]) -> list[str]:
    """A line for each time and thing, with everybody who got it."""
    readers: dict[tuple[datetime, str, Subject], list[str]] = {}
    for at, one in passed.sent:
        minute = at.replace(second=0, microsecond=0)
        readers.setdefault((minute, one.rung, one.about[-1]), []).append(people.get(one.person_id, REMOVED))
    return [
        f"{at_time(at)}: {_what(rung, about, groups)}, to {shown(joined(names))}"
        for (at, rung, about), names in readers.items()
    ]


def _left(passed: Passed, people: Mapping[int, str], groups: Mapping[int, str]) -> list[str]:
    readers: dict[tuple[str, Subject, str], list[str]] = {}
    for one, why in passed.not_sent:
        readers.setdefault((one.rung, one.about, why), []).append(people.get(one.person_id, REMOVED))
    return [
        f"{_what(rung, about, groups)}, to {shown(joined(names))}: {shown(why)}"
        for (rung, about, why), names in readers.items()
    ]


def _what(rung: str, about: Subject, groups: Mapping[int, str]) -> str:
    called = CALLED[Rung(rung)] if about.kind is Kind.MEETING else rung
    return about_what(called, about, groups)


def _listed(title: str, lines: list[str]) -> list[Part]:
    more = len(lines) - MOST_LINES
    title = f"{title.rstrip(':')} (the last {MOST_LINES} of {len(lines)} lines):" if more > 0 else title
    return [Paragraph(title), Items(tuple(lines[-MOST_LINES:]))]


def ask_back(reading: Reading) -> Reply:
    """What setting it back means."""
    line = f"Here it is {at_time(reading.now)}: {say_ahead(reading.ahead)}. Set it back to the true time?"
    return Reply(
        line, (Paragraph(line), Paragraph(WHAT_BACK_MEANS), Choice("Set it back", to_text(SetClockBack(True))))
    )


def say_back(reading: Reading) -> Reply:
    """That it shows the true time again."""
    line = f"The clock shows the true time again: {at_time(reading.now)}."
    return Reply(line, (Paragraph(line), Paragraph(WHAT_BACK_MEANS), *MOVES))
