"""When several groups meet next, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.groups import clash_of, moment
from bot.words.meetings import say_forecast_shortly
from bot.words.names import shown
from knowledge.groups.asked import NoneThere
from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.group import WorkingGroup
from knowledge.store.meeting_rows import Standing


@dataclass(frozen=True)
class Next:
    """A group's next meeting, if one is in sight; how it stands where whoever reads may know."""

    group: WorkingGroup
    occurrence: Occurrence | None
    standing: Standing | None = None


def say_next_of_all(found: Sequence[Next], are_all: bool) -> Reply:
    """When each of several groups meets next, a line each, and how to hear more of one; `are_all` where they are all
    that somebody is in, not those that were meant."""
    whose = f"You are in {len(found)} groups." if are_all else "You may mean one of these groups."
    line = f"{whose} They meet next:"
    first = found[0].group.slug
    more = f"To answer, or for the papers: “/meeting next {first}”. Who comes: “/meeting status {first}”."
    choices = (Choice(one.group.name, f"meeting next {one.group.slug}") for one in found)
    below = [Paragraph(more)] if are_all else []
    return Reply(line, (Paragraph(line), Items(tuple(map(_line, found))), *below, *choices))


def _line(one: Next) -> str:
    name, there = shown(one.group.name), one.occurrence
    if there is None:
        return f"{name}: no meeting in the next two years."
    clash = f" ({clash_of(there)})" if there.status is Status.CLASH else ""
    said = f"{name}: {moment(there)}{clash}"
    if one.standing is None:
        return f"{said}."
    where = "".join(f", {shown(where)}" for where in (one.group.place, one.group.link) if where)
    stands = one.standing
    return f"{said}{where}. {say_forecast_shortly(one.group, stands.state, stands.chances, stands.replies)}."


def say_none_there(there: NoneThere, groups: Sequence[WorkingGroup]) -> Reply:
    """That there is no group of the place or subject that was asked about; `groups` are those it may be instead."""
    line = f"I know of no working group {'in' if there.is_place else 'on'} {shown(there.name)}."
    if not groups:
        return Reply(line, (Paragraph(line),))
    ask = Paragraph("When one of these meets next, “/meeting next” says:")
    return Reply(line, (Paragraph(line), ask, *(Choice(one.name, f"meeting next {one.slug}") for one in groups)))


def say_in_no_group(groups: Sequence[WorkingGroup]) -> Reply:
    """For somebody of the network without a seat: the groups there are."""
    line = "You have no seat in a working group."
    if not groups:
        return Reply(line, (Paragraph(line), Paragraph("There is none yet; the secretariat can add them.")))
    parts: list[Part] = [Paragraph(line), Paragraph("When one of these meets next, “/meeting next” says:")]
    return Reply(line, (*parts, *(Choice(one.name, f"meeting next {one.slug}") for one in groups)))
