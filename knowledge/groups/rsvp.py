"""Replying to a meeting: who may, for which seat, and until when."""

from dataclasses import dataclass
from datetime import datetime

from knowledge.dates import spoken
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import Member, Seat, WorkingGroup
from knowledge.groups.replies import Answer


@dataclass(frozen=True)
class Rsvp:
    """What is known of a seat's coming; `deputy` is who comes in the holder's stead, where they are named."""

    seat: Seat
    answer: Answer
    deputy: Member | None = None


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
    seats = group.seats_of(email)
    if not seats:
        raise HelpfulError(f"{email} has no seat in {group.name}.", "Ask the secretariat. Nothing was saved.")
    if not occurrence.takes_place:
        raise HelpfulError(
            f"The meeting of {group.name} on {spoken(occurrence.day)} is cancelled.", "Nothing was saved."
        )
    if now >= occurrence.starts(group.zone):
        raise HelpfulError(
            f"The meeting of {group.name} on {spoken(occurrence.day)} has begun.",
            "Who is there is noted at the meeting. Nothing was saved.",
        )
    seat = seats[0]
    if seat.holder and seat.holder.email == email.strip().lower():
        if answer is Answer.DEPUTY and deputy and deputy.email == seat.holder.email:
            raise HelpfulError("You cannot be your own deputy.", "Nothing was saved.")
        return Rsvp(seat, answer, deputy if answer is Answer.DEPUTY else None)
    return _of_deputy(seat, email.strip().lower(), answer, before)


def _of_deputy(seat: Seat, email: str, answer: Answer, before: Rsvp | None) -> Rsvp:
    own = next(one for one in seat.deputies if one.email == email)
    of = f"{seat.holder.name if seat.holder else 'the vacant seat'} ({seat.organisation})"
    if answer is Answer.YES:
        return Rsvp(seat, Answer.DEPUTY, own)
    if answer is Answer.NO and before and before.deputy == own:
        return Rsvp(seat, Answer.NO)
    raise HelpfulError(f"You are deputy of {of}: only your coming changes anything.", 'Say "yes". Nothing was saved.')
