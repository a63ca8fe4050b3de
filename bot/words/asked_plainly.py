"""Answers of the registers to questions in plain words: the groups, who chairs them, what somebody has to do."""

from collections.abc import Sequence
from datetime import date

from bot.commands import ActionStep
from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.actions import action_in_words, step_command
from bot.words.answers import joined
from bot.words.dates import of_clock
from bot.words.groups import moment, rhythm
from bot.words.names import shown
from knowledge.groups.actions import Action
from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.group import Seat, WorkingGroup
from knowledge.people import Role

_MOST_SHOWN = 50
_MOST_WITH_BUTTONS = 5


def say_groups_there_are(found: Sequence[tuple[WorkingGroup, Occurrence | None, bool]], own: bool) -> Reply:
    """A line for each group: its rhythm, its next meeting, who chairs it, whether the reader has a seat in it."""
    if not found:
        line = "You have no seat in a working group. Which there are: which groups are there?"
        return Reply(line, (Paragraph(line),))
    many = "1 working group" if len(found) == 1 else f"{len(found)} working groups"
    line = f"You are in {many}:" if own else f"From the register of groups: {many}."
    lines = [_group_line(group, occurrence, seated and not own) for group, occurrence, seated in found]
    parts: list[Part] = [Paragraph(line), Items(tuple(lines[:_MOST_SHOWN]))]
    if len(lines) > _MOST_SHOWN:
        parts.append(Paragraph(f"And {len(lines) - _MOST_SHOWN} more."))
    parts += [Choice(group.name[:75], f"meeting next {group.slug}") for group, _, _ in found[:_MOST_WITH_BUTTONS]]
    return Reply(f"{line} {lines[0]}", tuple(parts))


def _group_line(group: WorkingGroup, occurrence: Occurrence | None, seated: bool) -> str:
    """ "Social value (social-value): every 6 weeks on Tuesdays at 10am, next on Tuesday 17 November 2026, 10am.
    Co-chair: Ann Marsh. You are in it."."""
    grid = group.calendar.grids[-1]
    clash = f" (clashes with {shown(occurrence.why)})" if occurrence and occurrence.status is Status.CLASH else ""
    next_ = f"next on {moment(occurrence)}{clash}" if occurrence else "no meeting in the next two years"
    chairs = [shown(seat.holder.name) for seat in _chairing(group) if seat.holder]
    led = f" Co-chair{'' if len(chairs) == 1 else 's'}: {joined(chairs)}." if chairs else ""
    named = shown(group.name) if group.name.casefold() == group.slug else f"{shown(group.name)} ({group.slug})"
    return f"{named}: {rhythm(grid)} at {of_clock(grid.at)}, {next_}.{led}{' You are in it.' if seated else ''}"


def say_chairs(groups: Sequence[WorkingGroup]) -> Reply:
    """Who co-chairs each, as its seats are listed."""
    lines = [_chairs_line(one) for one in groups]
    return Reply(" ".join(lines), tuple(map(Paragraph, lines)))


def _chairs_line(group: WorkingGroup) -> str:
    seats = _chairing(group)
    names = [f"{shown(one.holder.name)} ({shown(one.organisation)})" for one in seats if one.holder]
    empty = [shown(one.organisation) for one in seats if one.holder is None]
    vacant = f" Vacant: the seat of {joined(empty)}." if empty else ""
    if not names:
        return f"From the register of groups: {shown(group.name)} has no co-chair.{vacant}"
    verb = "is co-chaired by" if len(names) > 1 else "is chaired by"
    return f"From the register of groups: {shown(group.name)} {verb} {joined(names)}.{vacant}"


def _chairing(group: WorkingGroup) -> list[Seat]:
    return [one for one in group.seats if one.role is Role.CO_CHAIR]


def say_own_actions(found: Sequence[tuple[WorkingGroup, Action]], today: date) -> Reply:
    """The open actions of whoever reads, of all their groups, the overdue first, each with a button to call it done."""
    if not found:
        line = "You have no open actions. Those of a whole group: /meeting actions"
        return Reply(line, (Paragraph(line),))
    mine = sorted(found, key=lambda one: (one[1].due or date.max, one[0].slug, one[1].number))
    overdue = sum(one.is_overdue(today) for _, one in mine)
    line = f"Your open actions: {len(mine)}{f', {overdue} of them overdue' if overdue else ''}."
    lines = [f"{shown(group.name)}, {_uncapital(action_in_words(one, today))}" for group, one in mine[:_MOST_SHOWN]]
    more = [Paragraph(f"{len(mine) - _MOST_SHOWN} more are open.")] if len(mine) > _MOST_SHOWN else []
    buttons = [
        Choice(f"Done: {shown(one.text)}"[:75], step_command(ActionStep.DONE, group, one))
        for group, one in mine[:_MOST_WITH_BUTTONS]
    ]
    return Reply(f"{line} {lines[0]}", (Paragraph(line), Items(tuple(lines)), *more, *buttons))


def _uncapital(text: str) -> str:
    return text[:1].lower() + text[1:]


def say_tell_alone(what: str) -> Reply:
    """What is for whoever asks, asked where others read."""
    line = f"{what} I tell you alone. Ask me in our direct messages."
    return Reply(line, (Paragraph(line),))
