"""Invitations as letters."""

from datetime import datetime
from hashlib import blake2b

from bot.letter import Letter
from bot.words.groups import moment
from bot.words.names import shown
from knowledge.dates import spoken
from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.group import Member, WorkingGroup
from knowledge.groups.invitation import Sender, invitation, sequence, uid


def invitation_letter(
    group: WorkingGroup, occurrence: Occurrence, sender: Sender, guest: Member, now: datetime, is_first: bool
) -> Letter:
    """The invitation of a guest as a letter: a request that asks for an answer, or that the meeting is off. It
    `is_first` where they were sent none to that meeting before."""
    name, _, domain = uid(group, occurrence, sender.domain).partition("@")
    return Letter(
        to=guest,
        subject=_subject(group, occurrence, is_first),
        text=_text(group, occurrence, sender, guest),
        calendar=invitation(group, occurrence, sender, now, guest),
        method="REQUEST" if occurrence.takes_place else "CANCEL",
        file_name=f"{group.slug}-{occurrence.original}.ics",
        id=f"{name}.{sequence(group, occurrence)}.{blake2b(guest.email.encode(), digest_size=8).hexdigest()}@{domain}",
        written_at=now,
    )


def _subject(group: WorkingGroup, occurrence: Occurrence, is_first: bool) -> str:
    what = {Status.CANCELLED: "Cancelled", Status.MOVED: "Moved"}.get(occurrence.status)
    return f"{what or ('Invitation' if is_first else 'Changed')}: {shown(group.name)}, {moment(occurrence)}"


def _text(group: WorkingGroup, occurrence: Occurrence, sender: Sender, guest: Member) -> str:
    when = f"{moment(occurrence)} ({group.time_zone})"
    lines = [f"Dear {shown(guest.name)},", ""]
    if not occurrence.takes_place:
        lines.append(f"The meeting of {shown(group.name)} on {when} is cancelled.")
    else:
        lines.append(f"{shown(group.name)} meets on {when}, for {group.duration_minutes} minutes.")
    if occurrence.status is Status.MOVED:
        lines.append(f"It was moved from {spoken(occurrence.original)}.")
    if occurrence.status is Status.CLASH:
        lines.append(f"That day clashes with {shown(occurrence.why)}: it may be moved still.")
    elif occurrence.why:
        lines.append(f"The reason given: {shown(occurrence.why)}")
    if occurrence.takes_place:
        lines += [f"Where: {shown(where)}" for where in (group.place, group.link) if where]
        lines += ["", *_how_to_answer(sender)]
    return "\n".join((*lines, "", "anchorbot, for the secretariat", ""))


def _how_to_answer(sender: Sender) -> list[str]:
    lines = ["To say whether you come, type “/meeting rsvp yes” (or no, maybe, deputy) to anchorbot."]
    if sender.organiser:
        lines.append(f"What your calendar answers goes to {shown(sender.organiser.email)}; I do not count it.")
    return lines
