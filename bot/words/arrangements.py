"""When and where a group meets, in words."""

from collections.abc import Sequence
from datetime import date

from bot.commands import Arrangement
from bot.reply import Choice, Paragraph, Part, Reply
from bot.words.clashes import clash_choices, clash_in_words
from bot.words.groups import moment
from bot.words.names import shown
from knowledge.dates import Break, spoken
from knowledge.groups.calendar import Occurrence
from knowledge.groups.closures import Clashes
from knowledge.groups.group import WorkingGroup

_MOST_SHOWN = 5


def say_break(one: Break, is_off: bool, clashes: Clashes, undo: str) -> Reply:
    """That a group has a break, or no more, and what clashes."""
    days = spoken(one.first) if one.first == one.last else f"{spoken(one.first)} to {spoken(one.last)}"
    named = f" ({shown(one.name)})" if one.name else ""
    line = f"{shown(clashes.group.name)} has a break: {days}{named}."
    if is_off:
        line = f"{shown(clashes.group.name)} has no break any more: {days}{named}."
    return Reply(line, (Paragraph(line), *_effects([clashes]), Choice("Undo", undo)))


def say_day(day: date, name: str | None, changed: Sequence[Clashes], undo: str) -> Reply:
    """What a day is for all groups from now on, and what clashes."""
    if name is None:
        line = f"{spoken(day)} is again what the calendar of bank holidays says, for all groups."
    elif name:
        line = f"{spoken(day)} is a holiday for all groups: {shown(name)}."
    else:
        line = f"{spoken(day)} is a working day for all groups."
    return Reply(line, (Paragraph(line), *_effects(changed), Choice("Undo", undo)))


def _effects(changed: Sequence[Clashes]) -> list[Part]:
    new = [(one.group, occurrence) for one in changed for occurrence in one.new]
    gone = [(one.group, occurrence) for one in changed for occurrence in one.gone]
    if not new and not gone:
        return [Paragraph("No meeting of the next two years changes because of it: no new clash, and none resolved.")]
    lines = [clash_in_words(group, occurrence) for group, occurrence in new[:_MOST_SHOWN]]
    lines += [f"{shown(group.name)}, {moment(one)}, clashes no more." for group, one in gone[:_MOST_SHOWN]]
    if (more := max(0, len(new) - _MOST_SHOWN) + max(0, len(gone) - _MOST_SHOWN)) > 0:
        lines.append(f"And {more} more.")
    choices = clash_choices(*new[0]) if len(new) == 1 else ()
    return [*map(Paragraph, lines), *choices]


def say_arranged(group: WorkingGroup, what: Arrangement, value: str, occurrence: Occurrence | None, undo: str) -> Reply:
    """What was arranged, and who sees it."""
    of = f"{shown(group.name)}, {moment(occurrence)}" if occurrence else shown(group.name)
    line = f"{_NAMES[what]} of {of}: {shown(value)}" if value else f"{_NAMES[what]} of {of}: none any more."
    parts: list[Part] = [Paragraph(line)]
    if value:
        parts.append(Paragraph("It stands in /meeting next for the group's members and the secretariat."))
    if what is not Arrangement.PAPERS:
        parts.append(Paragraph("I have not told the group. Its invitations have to be sent again."))
    return Reply(line, (*parts, Choice("Undo", undo)))


_NAMES = {Arrangement.PLACE: "The place", Arrangement.LINK: "The link", Arrangement.PAPERS: "The papers"}
