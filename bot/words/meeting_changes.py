"""What was changed about meetings, in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.commands import ChangeMeeting, Later, MeetingChange, to_text
from bot.reply import Choice, Paragraph, Reply
from bot.words.answers import joined
from bot.words.corrections import say_owed
from bot.words.groups import moment
from bot.words.names import shown
from knowledge.dates import WEEKEND, spoken
from knowledge.groups.calendar import Calendar, Occurrence, Status
from knowledge.groups.corrections import Correction
from knowledge.groups.group import WorkingGroup

_AHEAD = timedelta(days=800)
_DONE = {
    MeetingChange.MOVE: "is moved to",
    MeetingChange.RESTORE: "is put back to",
    MeetingChange.ADD: "has one more meeting:",
}


def say_ways_to_move(group: WorkingGroup, command: ChangeMeeting, kept: Calendar, followed: Calendar) -> Reply:
    """Both ways of moving a meeting, with the date that comes next in each; nothing is changed yet."""
    line = f"Should the later meetings of {shown(group.name)} stay where they are?"
    parts = [Paragraph(line)]
    if command.to and (why := group.working.why_closed(command.to)):
        parts.insert(0, Paragraph(f"Mind that {_closed_day(command.to, why)}."))
    choices = []
    for later, calendar, said in (
        (Later.KEEP, kept, "They stay"),
        (Later.FOLLOW, followed, "They follow from the new day"),
    ):
        following = _following(group, calendar, command)
        when = f"the next one is then on {moment(following)}" if following else "there is none after it"
        lost = [
            spoken(group.calendar.changes[day].day) for day in group.calendar.changes.keys() - calendar.changes.keys()
        ]
        falls = f" What was decided about {shown(joined(sorted(lost)))} falls away." if lost else ""
        parts.append(Paragraph(f"{said}: {when}.{falls}"))
        choices.append(Choice(said, to_text(replace(command, group=group.slug, later=later))))
    parts.append(Paragraph("Nothing is changed yet."))
    return Reply(line, (*parts, *choices))


def _closed_day(day: date, why: str) -> str:
    """ "Sunday 10 January 2027 is on a weekend", "Friday 25 December 2026 is Christmas Day"."""
    return f"{spoken(day)} is {'on a weekend' if why in WEEKEND else shown(why)}"


def _following(group: WorkingGroup, calendar: Calendar, command: ChangeMeeting) -> Occurrence | None:
    start = (command.to or command.day) + timedelta(days=1)
    found = calendar.occurrences(start, start + _AHEAD, group.working)
    return next((one for one in found if one.takes_place), None)


def say_changed(
    group: WorkingGroup, change: MeetingChange, occurrence: Occurrence, can_send: bool, owed: Sequence[Correction] = ()
) -> Reply:
    """What was done, and how it is undone. Nobody is told by the bot: it says so, and where it `can_send`
    e-mails it offers to. `owed` is what calendars have to be put right about, for each who has it."""
    line = f"{shown(group.name)} {_DONE.get(change)} {moment(occurrence)}."
    if change is MeetingChange.CANCEL:
        line = f"The meeting of {shown(group.name)} on {moment(occurrence)} is cancelled."
    parts: list[Paragraph | Choice] = [Paragraph(line)]
    why = group.working.why_closed(occurrence.day)
    if why and occurrence.takes_place:
        parts.append(Paragraph(f"Mind that {_closed_day(occurrence.day, why)}."))
    parts.append(Paragraph("I have not told the group. Its invitations have to be sent again."))
    parts += map(Paragraph, say_owed(group, owed, can_send))
    where = f"{group.slug} {occurrence.original}"
    if can_send:
        parts.append(Choice("Send the invitations by e-mail", f"meeting send-invitations {where}"))
    if change is MeetingChange.ADD:
        parts.append(Choice("Take it back", f"meeting cancel {where}"))
    elif occurrence.status in (Status.MOVED, Status.CANCELLED):
        parts.append(Choice("Put it back", f"meeting restore {where}"))
    return Reply(line, tuple(parts))
