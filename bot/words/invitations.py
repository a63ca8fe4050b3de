"""Invitations to meetings, in words."""

from collections.abc import Sequence

from bot.letter import Mailing, Sendings
from bot.reply import Choice, File, Paragraph, Part, Reply
from bot.words.answers import joined
from bot.words.groups import clash_of, moment
from bot.words.names import shown
from knowledge.dates import spoken
from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.corrections import Cause
from knowledge.groups.group import Member, WorkingGroup

_CORRECTIONS = {
    Cause.GONE: "Cancellations for dates that {} has no more",
    Cause.EARLIER: "Corrections for meetings of {} that were earlier than calendars have them",
    Cause.LEFT: "Invitations withdrawn from whoever holds no seat in {} any more",
}


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


def say_mailing(group: WorkingGroup, occurrence: Occurrence, found: Mailing) -> Reply:
    """What became of the invitations to a meeting that were to be sent by e-mail, and of what puts calendars right
    about other meetings."""
    sent = found.invitations
    what = "Invitations" if occurrence.takes_place else "Cancellations"
    line = f"{what} for {shown(group.name)}, {moment(occurrence)}: {len(sent.sent)} sent now."
    lines = [f"Sent before: {len(sent.before)}."] if sent.before else []
    lines += _astray(sent)
    for cause, put_right in found.corrections.items():
        if put_right.sent or not put_right.is_whole:
            lines.append(f"{_CORRECTIONS[cause].format(shown(group.name))}: {len(put_right.sent)} sent now.")
        lines += _astray(put_right)
    if without := _without_address(group):
        lines.append(f"Nobody to send it to: {shown(joined(without))}.")
    parts: list[Part] = list(map(Paragraph, (line, *lines)))
    if any(one.refused for one in (sent, *found.corrections.values())):
        parts.append(Choice("Try those again", f"meeting send-invitations {group.slug} {occurrence.original}"))
    return Reply(line, tuple(parts))


def _astray(found: Sendings) -> list[str]:
    lines = []
    if found.refused:
        names = joined(list(dict.fromkeys(f"{member.name} ({reason})" for member, reason in found.refused)))
        lines.append(f"Not taken by the mail server: {shown(names)}.")
    if found.unknown:
        lines.append(
            f"I cannot tell whether it was sent, and do not send it again: {_names(found.unknown)}. Please ask them."
        )
    if found.sending:
        lines.append(f"Being sent at this moment, by somebody else: {_names(found.sending)}.")
    return lines


def _names(members: Sequence[Member]) -> str:
    return shown(joined(list(dict.fromkeys(member.name for member in members))))


def _without_address(group: WorkingGroup) -> list[str]:
    """The seats nobody is invited for."""
    vacant = [f"{seat.organisation} (vacant)" for seat in group.seats if seat.holder is None]
    return vacant + [seat.holder.name for seat in group.seats if seat.holder and not seat.holder.email]


def say_feed(groups: Sequence[WorkingGroup], url: str, was_replaced: bool) -> Reply:
    """Where somebody's calendar feed is, and what it is good for."""
    line = "Your calendar feed has a new address; the old one leads nowhere." if was_replaced else "Your calendar feed:"
    names = shown(joined([group.name for group in groups]))
    parts = (
        Paragraph(line),
        Paragraph(url),
        Paragraph(
            f"Subscribe to it in your calendar (“from the internet”, “by URL”) to have the meetings of {names} there."
        ),
        Paragraph("It follows every change as often as your calendar looks. Whoever has the address can read it."),
        Choice("Replace it by a new one", "meeting feed new"),
    )
    return Reply(line, parts)


def say_clash(occurrence: Occurrence) -> str:
    """Of a meeting on a closed day: it may still go elsewhere."""
    return f"That day {clash_of(occurrence)}, and the secretariat has to decide: it may be moved still."
