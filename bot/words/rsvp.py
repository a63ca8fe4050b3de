"""Replies to meetings in words."""

from bot.reply import Choice, Paragraph, Part, Reply
from bot.words.answers import joined
from bot.words.dates import of_clock
from bot.words.groups import moment
from bot.words.names import shown
from knowledge.dates import spoken
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import Seat, WorkingGroup
from knowledge.groups.replies import Answer
from knowledge.groups.rsvp import Rsvp, worth

_ANSWERS = {
    Answer.YES: "will be there",
    Answer.NO: "can't make it",
    Answer.MAYBE: "may be there",
    Answer.DEPUTY: "sends a deputy",
}


def answered(reply: Rsvp) -> str:
    """ "will be there", "sends a deputy (Cy)"."""
    named = f" ({shown(reply.deputy.name)})" if reply.deputy else ""
    return _ANSWERS[reply.answer] + named


def said_before(outdated: Rsvp) -> str:
    """What was said of a meeting before it was moved: "said yes to Tuesday 17 November 2026, 10am"."""
    assert outdated.given_for
    day, at = outdated.given_for
    return f"said {outdated.answer} to {spoken(day)}, {of_clock(at)}"


def say_reply(group: WorkingGroup, occurrence: Occurrence, reply: Rsvp, before: Rsvp | None) -> str:
    """What was noted, and what stood there before."""
    said = f"{seat_in_words(reply.seat)} {answered(reply)}: {shown(group.name)}, {moment(occurrence)}."
    if before and before != reply:
        said += f" Before, it was: {answered(before)}."
    return said


def seat_in_words(seat: Seat) -> str:
    """ "Ann (Leigh Council)"; a vacant seat by its organisation."""
    return f"{shown(seat.holder.name)} ({shown(seat.organisation)})" if seat.holder else shown(seat.organisation)


def say_noted(group: WorkingGroup, occurrence: Occurrence, reply: Rsvp, before: Rsvp | None) -> Reply:
    """What was noted of somebody's reply, to them."""
    line = f"Noted: {say_reply(group, occurrence, reply, before)}"
    parts: list[Part] = [Paragraph(line)]
    if reply.answer is Answer.DEPUTY:
        parts.append(Paragraph(_what_counts(group, reply)))
    parts.append(Paragraph("You can change it until the meeting starts."))
    if reply.answer is Answer.YES:
        parts.append(Choice("Put it in my calendar", f"meeting invite {group.slug} {occurrence.original}"))
    undo = Choice("Undo", f"meeting unrsvp {group.slug} {occurrence.original}")
    return Reply(line, (*parts, *answer_choices(group, occurrence), undo))


def _what_counts(group: WorkingGroup, reply: Rsvp) -> str:
    """Whether a deputy counts for the quorum: those listed with the seat do, if the rule lets any."""
    if not group.quorum.deputies_count:
        return "Deputies do not count for this group's quorum."
    listed = joined(shown(one.name) for one in reply.seat.deputies)
    rule = "For the quorum only deputies who are listed with a seat count"
    if reply.deputy and worth(group, reply) is Answer.DEPUTY:
        return f"{shown(reply.deputy.name)} is listed as a deputy of this seat, and counts for the quorum."
    if reply.deputy:
        others = f" ({listed} for yours)" if listed else ""
        return f"{rule}{others}, so {shown(reply.deputy.name)} does not. The secretariat can list them."
    how = f"To say who comes: /meeting rsvp deputy name@example.org for {group.slug}"
    return f"{rule}: {listed} for yours. {how}" if listed else f"{rule}, and yours has none. {how}"


def say_taken_back(group: WorkingGroup, occurrence: Occurrence, seat: Seat, now: Rsvp | None) -> Reply:
    """That an answer was taken back, and what stands now."""
    stands = f"it is again: {answered(now)}" if now else "there is no answer"
    line = f"Taken back. For {seat_in_words(seat)} {stands}: {shown(group.name)}, {moment(occurrence)}."
    return Reply(line, (Paragraph(line), *answer_choices(group, occurrence)))


def answer_choices(group: WorkingGroup, occurrence: Occurrence) -> tuple[Choice, ...]:
    """The buttons to reply with."""
    where = f"{group.slug} {occurrence.original}"
    return tuple(
        Choice(label, f"meeting rsvp {answer} {where}")
        for answer, label in (
            (Answer.YES, "I'll be there"),
            (Answer.NO, "Can't make it"),
            (Answer.DEPUTY, "Sending a deputy"),
            (Answer.MAYBE, "Maybe"),
        )
    )
