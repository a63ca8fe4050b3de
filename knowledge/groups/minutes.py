"""What is known of a meeting, gathered for its minutes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.dates import spoken
from knowledge.errors import HelpfulError
from knowledge.groups.actions import Action, in_order
from knowledge.groups.attendance import Stay, ends
from knowledge.groups.calendar import Occurrence
from knowledge.groups.decisions import Count, Decision, Step, Validity, corrections, count_of
from knowledge.groups.group import Member, Seat, WorkingGroup
from knowledge.groups.quorum import Quorate, quorum_state, taken_seats
from knowledge.groups.replies import Answer
from knowledge.groups.rsvp import Rsvp


@dataclass(frozen=True)
class Attended:
    """Somebody in a seat at a meeting, its holder or (`is_deputy`) in the holder's stead."""

    seat: Seat
    person: Member
    is_deputy: bool


@dataclass(frozen=True)
class Attendance:
    """Who was at a meeting at any time: in seats, beside them (`also`), who had said no, and who was not there without
    having said so. Vacant seats are in neither."""

    present: tuple[Attended, ...]
    also: tuple[Member, ...]
    apologies: tuple[Seat, ...]
    absent: tuple[Seat, ...]


def attendance_of(group: WorkingGroup, stays: Iterable[Stay], replies: Mapping[int, Rsvp]) -> Attendance:
    """Who was at a meeting, from who was noted as there and who had replied what."""
    people = {one.email: Member(one.email, one.name) for one in stays}
    taken = taken_seats(group.seats, people)
    seated = [(seat, people[taken[seat.id]]) for seat in group.seats if seat.id in taken]
    missing = [seat for seat in group.seats if seat.holder and seat.id not in taken]
    apologies = [seat for seat in missing if seat.id in replies and replies[seat.id].answer is Answer.NO]
    return Attendance(
        tuple(Attended(seat, one, seat.holder is None or seat.holder.email != one.email) for seat, one in seated),
        tuple(one for email, one in people.items() if email not in taken.values()),
        tuple(apologies),
        tuple(seat for seat in missing if seat not in apologies),
    )


def most_at_once(group: WorkingGroup, stays: Sequence[Stay]) -> Count | None:
    """The best count against the quorum that there was at any time; None where nobody was noted as there."""
    counts = []
    for moment in {one.arrived_at for one in stays}:
        there = {
            one.email for one in stays if one.arrived_at <= moment and (one.left_at is None or one.left_at > moment)
        }
        counts.append(count_of(quorum_state(group, there), group.quorum.counted_by))
    order = (Quorate.NO, Quorate.IF_CONFIRMED, Quorate.YES)
    return max(counts, key=lambda one: (order.index(one.quorate), one.present), default=None)


@dataclass(frozen=True)
class Minutes:
    """What the minutes of a meeting tell. `decided` at it; `settled` are earlier decisions that it confirmed or did
    not; `waiting` those that wait still. `given` are actions given at it, `earlier` those that are open from before.
    `corrected_by` are the numbers of decisions that correct others, by the numbers of those."""

    group: WorkingGroup
    occurrence: Occurrence
    attendance: Attendance
    most: Count | None
    decided: tuple[Decision, ...]
    settled: tuple[Decision, ...]
    waiting: tuple[Decision, ...]
    given: tuple[Action, ...]
    earlier: tuple[Action, ...]
    corrected_by: Mapping[int, int]

    @property
    def is_of_nothing(self) -> bool:
        """Whether nothing at all was noted of the meeting."""
        there = self.attendance
        return not (there.present or there.also or there.apologies or self.decided or self.settled or self.given)


def check_is_known(minutes: Minutes) -> None:
    """Raises HelpfulError where nothing was noted of a meeting that was over before its group was set up here."""
    group, day = minutes.group, minutes.occurrence.day
    if group.made_at and minutes.is_of_nothing and ends(group, minutes.occurrence) < group.made_at:
        since = group.made_at.astimezone(group.zone).date()
        raise HelpfulError(
            f"{group.name} was set up here on {spoken(since)}, after its meeting on {spoken(day)}.",
            "Nothing is noted of that, so there are no minutes to draft.",
        )


def minutes_of(
    group: WorkingGroup,
    occurrence: Occurrence,
    stays: Sequence[Stay],
    replies: Mapping[int, Rsvp],
    decisions: Iterable[Decision],
    actions: Iterable[Action],
) -> Minutes:
    """The minutes of a meeting from all that its group decided and gave its people to do. What was taken back is in no
    minutes."""
    here = occurrence.original
    standing = [one for one in decisions if one.stands]
    decided = [one for one in standing if one.noted.original == here]
    elsewhere = [one for one in standing if one.noted.original != here]
    kept = [one for one in actions if one.taken_back_at is None]
    given = [one for one in kept if one.original == here]
    return Minutes(
        group,
        occurrence,
        attendance_of(group, stays, replies),
        most_at_once(group, stays),
        tuple(decided),
        tuple(one for one in elsewhere if _was_settled_at(one, here)),
        tuple(one for one in elsewhere if one.validity is Validity.PROVISIONAL and one.noted.original < here),
        tuple(in_order(given)),
        tuple(in_order(one for one in kept if one.is_open and _was_before(one, here))),
        corrections(standing),
    )


def _was_settled_at(decision: Decision, original: date) -> bool:
    return decision.last.step in (Step.CONFIRMED, Step.NOT_CONFIRMED) and decision.last.original == original


def _was_before(action: Action, original: date) -> bool:
    return action.original < original if action.original else action.noted_at.date() < original
