"""Reminders of meetings in words, and what became of them."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.reply import Paragraph, Part, Reply
from bot.words.answers import joined
from bot.words.dates import of_clock
from bot.words.groups import clash_of, moment
from bot.words.meetings import say_forecast
from bot.words.names import shown
from bot.words.rsvp import answer_choices, answered, said_before
from knowledge.dates import spoken
from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.group import WorkingGroup
from knowledge.groups.reminders import Rung
from knowledge.groups.rsvp import Rsvp
from knowledge.notices import Notice
from knowledge.store.meeting_rows import Standing

CALLED = {
    Rung.CALL: "the agenda call",
    Rung.PAPERS: "the note on the papers",
    Rung.CHASE: "the call to answer",
    Rung.QUORUM: "the warning about quorum",
    Rung.MINUTES: "the note after the meeting",
}
"""What people call each rung."""


def say_reminder(
    group: WorkingGroup,
    occurrence: Occurrence,
    notice: Notice,
    found: Standing,
    mine: Rsvp | None,
    papers: str = "",
    zone: ZoneInfo | None = None,
) -> Reply:
    """What one person is told of a meeting to come: everything that `notice` has to say, in one message. `mine` is what
    they have answered, `papers` where the papers are, `zone` where they are themselves."""
    rungs = tuple(Rung(one) for one in notice.rungs)
    when = f"{moment(occurrence)}{_there(group, occurrence, zone)}, for {group.duration_minutes} minutes"
    line = f"{_opening(rungs)}: {shown(group.name)} meets on {when}."
    parts: list[Part] = [Paragraph(line), *_moved(occurrence)]
    parts += [Paragraph(f"Where: {shown(where)}") for where in (group.place, group.link) if where]
    parts += [Paragraph(f"Papers: {shown(papers)}")] if papers else []
    if Rung.QUORUM in rungs or Rung.PAPERS in rungs:
        parts += _of_quorum(group, found, in_full=Rung.QUORUM in rungs)
    parts += [Paragraph(_asked(rungs, mine)), *_missed(notice)]
    return Reply(line, (*parts, *answer_choices(group, occurrence)))


def say_in_channel(
    group: WorkingGroup, occurrence: Occurrence, notice: Notice, found: Standing, papers: str, is_narrow: bool
) -> Reply:
    """What a group's channel is told of a meeting: nobody's reply; and where it is, its papers and how quorum stands
    only where everybody in the channel belongs to the group (`is_narrow`)."""
    line = f"Reminder: {shown(group.name)} meets on {moment(occurrence)}, for {group.duration_minutes} minutes."
    parts: list[Part] = [Paragraph(line), *_moved(occurrence)]
    if is_narrow:
        parts += [Paragraph(f"Where: {shown(where)}") for where in (group.place, group.link) if where]
        parts += [Paragraph(f"Papers: {shown(papers)}")] if papers else []
        parts += _of_quorum(group, found, in_full=False) if Rung.PAPERS in notice.rungs else []
    asked = "Will you come? Whoever has a seat can answer here, and change that until the meeting starts."
    return Reply(line, (*parts, Paragraph(asked), *_missed(notice), *answer_choices(group, occurrence)))


def _there(group: WorkingGroup, occurrence: Occurrence, zone: ZoneInfo | None) -> str:
    """ " (11am in Europe/Madrid)", for somebody whose clock shows another time then."""
    starts = occurrence.starts(group.zone)
    there = starts.astimezone(zone) if zone else None
    if there is None or there.utcoffset() == starts.astimezone(group.zone).utcoffset():
        return ""
    day = "" if there.date() == occurrence.day else f"{spoken(there.date())}, "
    return f" ({day}{of_clock(there.time())} in {zone})"


def _opening(rungs: Sequence[Rung]) -> str:
    if Rung.QUORUM in rungs:
        return "Quorum is not safe"
    return "Please answer" if Rung.CHASE in rungs else "Reminder"


def _moved(occurrence: Occurrence) -> list[Part]:
    if occurrence.status is Status.MOVED:
        return [Paragraph(f"It was moved from {spoken(occurrence.original)}.")]
    if occurrence.status is Status.CLASH:
        return [Paragraph(f"That day {clash_of(occurrence)}; the secretariat has to decide.")]
    return []


def _of_quorum(group: WorkingGroup, found: Standing, in_full: bool) -> list[Part]:
    lines = say_forecast(group, found.state, found.chances, found.replies)
    return [Paragraph(line) for line in (lines if in_full else lines[:1])]


def _asked(rungs: Sequence[Rung], mine: Rsvp | None) -> str:
    """What the reader answered, and what they are asked for."""
    if mine is None:
        return "I have not heard from you yet. Will you come?" if Rung.CHASE in rungs else "Will you come?"
    if mine.given_for:
        return f"You {said_before(mine)}. Please answer again, now that the meeting has changed."
    said = f"You said: {answered(mine)}."
    if Rung.CHASE in rungs:
        return f"{said} Do you know by now?"
    return f"{said} You can change that until the meeting starts."


def _missed(notice: Notice) -> list[Part]:
    """That one message stands for several."""
    if notice.gathered and (others := [CALLED[Rung(one)] for one in notice.rungs if one != notice.rung]):
        return [Paragraph(f"This is also {joined(others)}, which waited as you wished.")]
    missed = [CALLED[Rung(one)] for one in notice.missed]
    together = [CALLED[Rung(one)] for one in notice.rungs if one != notice.rung and one not in notice.missed]
    parts: list[Part] = []
    if missed:
        parts.append(Paragraph(f"This stands for {joined(missed)}, too, which I could not send in time."))
    if together:
        parts.append(Paragraph(f"Because of the days between, this is also {joined(together)}."))
    return parts
