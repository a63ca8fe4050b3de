"""Replying to a meeting: who may, for which seat, and until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from knowledge.dates import spoken
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import Member, Seat, WorkingGroup
from knowledge.groups.replies import Answer
from knowledge.people import Role


@dataclass(frozen=True)
class Rsvp:
    """What is known of a seat's coming; `deputy` is who comes in the holder's stead, where they are named. `given_for`
    is where the meeting was, if it was elsewhere when this was said."""

    seat: Seat
    answer: Answer
    deputy: Member | None = None
    given_for: tuple[date, time] | None = None


def worth(group: WorkingGroup, reply: Rsvp) -> Answer:
    """What an answer is worth for the quorum. Deputies count who are listed with the seat, if the rule lets any count:
    sending somebody else is as good as not coming."""
    if reply.answer is not Answer.DEPUTY:
        return reply.answer
    listed = {one.email for one in reply.seat.deputies}
    has_deputy = reply.deputy.email in listed if reply.deputy else bool(listed)
    return Answer.DEPUTY if has_deputy and group.quorum.deputies_count else Answer.NO


def unanswered(group: WorkingGroup, replies: Mapping[int, Rsvp]) -> list[Seat]:
    """The seats of members and co-chairs that somebody holds and that have not answered."""
    asked = (Role.MEMBER, Role.CO_CHAIR)
    return [seat for seat in group.seats if seat.holder and seat.role in asked and seat.id not in replies]


def rsvp_of(
    group: WorkingGroup,
    occurrence: Occurrence,
    email: str,
    answer: Answer,
    now: datetime,
    deputy: Member | None = None,
    before: Rsvp | None = None,
) -> Rsvp:
    """What somebody's answer says of their seat.

    Holders answer for their seat; who is deputy of one and comes, comes for it. `before` is what was known of the seat.
    Raises HelpfulError where they have no seat, where the meeting has begun, and where it does not take place.
    """
    seat = seat_to_answer_for(group, occurrence, email, now)
    if _holds(seat, email):
        if answer is Answer.DEPUTY and deputy and _holds(seat, deputy.email):
            raise HelpfulError("You cannot be your own deputy.", "Nothing was saved.")
        return Rsvp(seat, answer, deputy if answer is Answer.DEPUTY else None)
    return _of_deputy(seat, email.strip().lower(), answer, before)


def seat_to_answer_for(group: WorkingGroup, occurrence: Occurrence, email: str, now: datetime) -> Seat:
    """The seat that somebody answers for. Raises HelpfulError where they have none, or it is too late."""
    seats = group.seats_of(email)
    if not seats:
        raise HelpfulError(
            f"{email} has no seat in {group.name}.",
            f"Who has one: /meeting seat {group.slug} (the secretariat adds seats). Nothing was saved.",
        )
    if not occurrence.takes_place:
        raise HelpfulError(
            f"The meeting of {group.name} on {spoken(occurrence.day)} is cancelled.", "Nothing was saved."
        )
    if now >= occurrence.starts(group.zone):
        raise HelpfulError(
            f"The meeting of {group.name} on {spoken(occurrence.day)} has begun.",
            "Who is there is noted at the meeting. Nothing was saved.",
        )
    return seats[0]


def check_may_take_back(seat: Seat, email: str, latest: Rsvp | None, before: Rsvp | None) -> None:
    """Raises HelpfulError where the latest answer of a seat is not this person's to take back: deputies take back what
    they said of their own coming."""
    own = [one.deputy.email for one in (latest, before) if one and one.deputy]
    if not _holds(seat, email) and email.strip().lower() not in own:
        raise HelpfulError("That answer is not yours to take back.", "Nothing was changed.")


def _holds(seat: Seat, email: str) -> bool:
    return seat.holder is not None and seat.holder.email == email.strip().lower()


def _of_deputy(seat: Seat, email: str, answer: Answer, before: Rsvp | None) -> Rsvp:
    own = next(one for one in seat.deputies if one.email == email)
    of = f"{seat.holder.name if seat.holder else 'the vacant seat'} ({seat.organisation})"
    if answer is Answer.YES:
        return Rsvp(seat, Answer.DEPUTY, own)
    if answer is Answer.NO and before and before.deputy == own:
        return Rsvp(seat, Answer.NO)
    raise HelpfulError(f"You are deputy of {of}: only your coming changes anything.", 'Say "yes". Nothing was saved.')
