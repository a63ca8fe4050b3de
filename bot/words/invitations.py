"""Invitations to meetings, in words."""

from bot.reply import File, Paragraph, Part, Reply
from bot.words.groups import moment
from bot.words.names import shown
from knowledge.dates import spoken
from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.group import WorkingGroup


def invitation_file(group: WorkingGroup, occurrence: Occurrence, content: bytes) -> File:
    """The invitation as a file, named by the meeting's group and its day in the grid: a change has the same name."""
    label = "For your calendar" if occurrence.takes_place else "To take it out of your calendar"
    return File(f"{group.slug}-{occurrence.original}.ics", "text/calendar", content, label)


def say_invitation(group: WorkingGroup, occurrence: Occurrence, content: bytes) -> Reply:
    """A meeting as a file for one's own calendar, and what it does there."""
    line = f"{shown(group.name)}, {moment(occurrence)}{'' if occurrence.takes_place else ': cancelled'}."
    parts: list[Part] = [Paragraph(line)]
    match occurrence.status:
        case Status.CANCELLED:
            parts.append(Paragraph("Open the file, and your calendar takes the meeting out."))
        case Status.MOVED:
            was = f"It was moved from {spoken(occurrence.original)}."
            parts.append(Paragraph(f"{was} Open the file, and your calendar has it where it is now."))
        case Status.CLASH:
            parts.append(Paragraph(say_clash(occurrence)))
        case Status.SCHEDULED:
            parts.append(Paragraph("Open the file to put the meeting into your calendar."))
    parts.append(invitation_file(group, occurrence, content))
    return Reply(line, tuple(parts))


def say_clash(occurrence: Occurrence) -> str:
    """Of a meeting on a closed day: it may still go elsewhere."""
    return f"That day clashes with {shown(occurrence.why)}, and the secretariat has to decide: it may be moved still."
