"""Invitations as letters."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import assert_never

from bot.letter import Letter
from bot.words.dates import of_clock
from bot.words.groups import clash_of, moment
from bot.words.names import shown
from knowledge.dates import spoken
from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.corrections import Cause, Correction
from knowledge.groups.group import Member, WorkingGroup
from knowledge.groups.invitation import Sender, invitation, sequence, uid, withdrawal


def invitation_letter(
    group: WorkingGroup, occurrence: Occurrence, sender: Sender, guest: Member, now: datetime, is_first: bool
) -> Letter:
    """The invitation of a guest as a letter: a request that asks for an answer, or that the meeting is off. It
    `is_first` where they were sent none to that meeting before."""
    what = {Status.CANCELLED: "Cancelled", Status.MOVED: "Moved"}.get(occurrence.status)
    lines = _invited(group, occurrence, sender)
    what = what or ("Invitation" if is_first else "Changed")
    return _letter(group, occurrence, sender, guest, now, what, lines, not occurrence.takes_place)


def correction_letter(group: WorkingGroup, correction: Correction, sender: Sender, now: datetime) -> Letter:
    """What puts somebody's calendar right about a meeting that is no more where they have it. It asks for nothing."""
    match correction.cause:
        case Cause.GONE:
            what, lines = "Cancelled", _gone(group, correction)
        case Cause.EARLIER:
            what, lines = "Earlier than in your calendar", _earlier(group, correction, now)
        case Cause.LEFT:
            what, lines = "Invitation withdrawn", _withdrawn(group, correction)
        case _:
            assert_never(correction.cause)
    return _letter(group, correction.occurrence, sender, correction.guest, now, what, lines, correction.takes_out)


def _letter(
    group: WorkingGroup,
    occurrence: Occurrence,
    sender: Sender,
    guest: Member,
    now: datetime,
    what: str,
    lines: Sequence[str],
    takes_out: bool,
) -> Letter:
    file = withdrawal if takes_out and occurrence.takes_place else invitation
    name, _, domain = uid(group, occurrence, sender.domain).partition("@")
    return Letter(
        to=guest,
        subject=f"{what}: {shown(group.name)}, {moment(occurrence)}",
        text="\n".join((f"Dear {shown(guest.name)},", "", *lines, "", "anchorbot, for the secretariat", "")),
        calendar=file(group, occurrence, sender, now, guest),
        method="CANCEL" if takes_out else "REQUEST",
        file_name=f"{group.slug}-{occurrence.original}.ics",
        id=f"{name}.{sequence(group, occurrence)}.{blake2b(guest.email.encode(), digest_size=8).hexdigest()}@{domain}",
        written_at=now,
    )


def _withdrawn(group: WorkingGroup, correction: Correction) -> list[str]:
    when = _when(group, correction.occurrence)
    return [
        f"You hold no seat in {shown(group.name)} any more, so your invitation to its meeting on {when} is withdrawn. "
        "The meeting itself takes place.",
        *_still_shown(group, correction),
        "",
        "There is nothing to answer. If that is a mistake, please tell the secretariat.",
    ]


def _invited(group: WorkingGroup, occurrence: Occurrence, sender: Sender) -> list[str]:
    if not occurrence.takes_place:
        return _cancelled(group, occurrence)
    lines = [f"{shown(group.name)} meets on {_when(group, occurrence)}, for {group.duration_minutes} minutes."]
    if occurrence.status is Status.MOVED:
        lines.append(f"It was moved from {spoken(occurrence.original)}.")
    if occurrence.status is Status.CLASH:
        lines.append(f"That day {clash_of(occurrence)}: it may be moved still.")
    elif occurrence.why:
        lines.append(_because(occurrence))
    lines += [f"Where: {shown(where)}" for where in (group.place, group.link) if where]
    return [*lines, "", *_how_to_answer(sender)]


def _cancelled(group: WorkingGroup, occurrence: Occurrence) -> list[str]:
    line = f"The meeting of {shown(group.name)} on {_when(group, occurrence)} is cancelled."
    return [line, *([_because(occurrence)] if occurrence.why else [])]


def _gone(group: WorkingGroup, correction: Correction) -> list[str]:
    return [*_cancelled(group, correction.occurrence), *_still_shown(group, correction)]


def _still_shown(group: WorkingGroup, correction: Correction) -> list[str]:
    if correction.shown == correction.occurrence.starts(group.zone):
        return []
    return [f"Your calendar may have it on {_shown(group, correction)} still: it is taken out there."]


def _earlier(group: WorkingGroup, correction: Correction, now: datetime) -> list[str]:
    occurrence = correction.occurrence
    is_over = occurrence.starts(group.zone) + timedelta(minutes=group.duration_minutes) <= now
    was = "took place" if is_over else "has begun"
    return [
        f"The meeting of {shown(group.name)} that your calendar may have on {_shown(group, correction)}, was moved: it "
        f"{was} on {_when(group, occurrence)}.",
        *([_because(occurrence)] if occurrence.why else []),
        "",
        "There is nothing to answer. This letter only puts the entry in your calendar where the meeting was.",
    ]


def _when(group: WorkingGroup, occurrence: Occurrence) -> str:
    return f"{moment(occurrence)} ({group.time_zone})"


def _shown(group: WorkingGroup, correction: Correction) -> str:
    local = correction.shown.astimezone(group.zone)
    return f"{spoken(local.date())}, {of_clock(local.time())}"


def _because(occurrence: Occurrence) -> str:
    return f"The reason given: {shown(occurrence.why)}"


def _how_to_answer(sender: Sender) -> list[str]:
    lines = ["To say whether you come, type “/meeting rsvp yes” (or no, maybe, deputy) to anchorbot."]
    if sender.organiser:
        lines.append(f"What your calendar answers goes to {shown(sender.organiser.email)}; I do not count it.")
    return lines
