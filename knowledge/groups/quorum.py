"""Whether a meeting is quorate: who is there against the rule."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from knowledge.documents import name_key
from knowledge.groups.group import Seat, WorkingGroup, organisations_of
from knowledge.groups.quorum_rule import Condition, CountedBy
from knowledge.people import Role

Place = TypeVar("Place", int, str)


class Check(StrEnum):
    """What is known of a condition: only a person can say of some whether they are met."""

    MET = "met"
    NOT_MET = "not met"
    TO_CONFIRM = "to be confirmed"


class Quorate(StrEnum):
    """The one word at a meeting. IF_CONFIRMED: enough are there, and a condition waits for a person's word."""

    YES = "quorate"
    NO = "not quorate"
    IF_CONFIRMED = "quorate if confirmed"


@dataclass(frozen=True)
class QuorumState:
    """How a meeting stands: `present` and `of` in what the rule counts, organisations or people. `missing` is how many
    more it takes; `vacant` how many counting seats nobody holds."""

    needed: int
    present: int
    of: int
    vacant: int
    conditions: tuple[tuple[Condition, Check], ...] = ()

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.present)

    @property
    def quorate(self) -> Quorate:
        checks = {check for _, check in self.conditions}
        if self.missing or Check.NOT_MET in checks:
            return Quorate.NO
        return Quorate.IF_CONFIRMED if Check.TO_CONFIRM in checks else Quorate.YES


def taken_seats(seats: Sequence[Seat], present: Collection[str], deputies_count: bool = True) -> dict[int, str]:
    """Who of those present (by address) sits where: holders in their own seats, deputies in as many of the seats left
    as they can fill, and so that as many organisations as possible have somebody there. Nobody sits in two. Seat ids to
    addresses."""
    taken: dict[int, str] = {}
    for seat in seats:
        if seat.holder and seat.holder.email in present and seat.holder.email not in taken.values():
            taken[seat.id] = seat.holder.email
    if not deputies_count:
        return taken
    seated, there = set(taken.values()), {name_key(seat.organisation) for seat in seats if seat.id in taken}
    empty = [seat for seat in seats if seat.id not in taken]
    stand_ins = {seat.id: sorted({one.email for one in seat.deputies} & set(present) - seated) for seat in empty}
    of_absent: dict[str, dict[str, int]] = {}  # deputies of organisations with nobody there, and a seat of each
    for seat in empty:
        if (key := name_key(seat.organisation)) not in there:
            of_absent.setdefault(key, {}).update((deputy, seat.id) for deputy in stand_ins[seat.id])
    sent: dict[str, str] = {}
    for key in of_absent:
        _match(key, of_absent, sent, set())
    sitting = {deputy: of_absent[key][deputy] for deputy, key in sent.items()}
    for seat in empty:
        if seat.id not in sitting.values():
            _match(seat.id, stand_ins, sitting, set())
    return taken | {seat: deputy for deputy, seat in sitting.items()}


def _match(place: Place, stand_ins: Mapping[Place, Iterable[str]], found: dict[str, Place], tried: set[str]) -> bool:
    """Finds a deputy for a place, moving others to another if need be (augmenting paths, Kuhn 1955): what has a deputy
    keeps one. Notes deputies and their places in `found`."""
    for deputy in stand_ins[place]:
        if deputy not in tried:
            tried.add(deputy)
            if deputy not in found or _match(found[deputy], stand_ins, found, tried):
                found[deputy] = place
                return True
    return False


def quorum_state(
    group: WorkingGroup, present: Collection[str], confirmed: Mapping[str, bool] | None = None
) -> QuorumState:
    """How the meeting stands with these people there, by address. `confirmed` says of conditions, by their text, what
    a person said of them."""
    seats, rule = group.voting_seats(), group.quorum
    taken = taken_seats(seats, present, rule.deputies_count)
    filled = [seat for seat in seats if seat.holder]
    total = counted(filled if rule.of_filled else seats, rule.counted_by)
    return QuorumState(
        needed=rule.needed_of(total),
        present=counted([seat for seat in seats if seat.id in taken], rule.counted_by),
        of=total,
        vacant=len(seats) - len(filled),
        conditions=tuple((one, check(one, group.seats, present, confirmed or {})) for one in rule.conditions),
    )


def counted(seats: Sequence[Seat], by: CountedBy) -> int:
    """How many these seats are: of people, or of organisations."""
    return len(organisations_of(seats)) if by is CountedBy.ORGANISATIONS else len(seats)


def check(
    condition: Condition, seats: Sequence[Seat], present: Collection[str], confirmed: Mapping[str, bool]
) -> Check:
    """Whether a condition is met by who is there; a person's word goes first."""
    if condition.text in confirmed:
        return Check.MET if confirmed[condition.text] else Check.NOT_MET
    wanted = seats_meeting(condition, seats)
    if not wanted:
        return Check.TO_CONFIRM
    taken = [seat for seat in wanted if any(one.email in present for one in seat.people)]
    many = len(organisations_of(taken)) if condition.of else len(taken)
    return Check.MET if many >= condition.count else Check.NOT_MET


def seats_meeting(condition: Condition, seats: Iterable[Seat]) -> list[Seat]:
    """The seats whose people can meet a condition; none where only a person can say."""
    if condition.role is not None:
        return [seat for seat in seats if seat.role is condition.role]
    words = set(name_key(condition.of).split("-"))
    return [
        seat
        for seat in seats
        if condition.of and words <= set(name_key(seat.organisation).split("-")) and seat.role is not Role.OBSERVER
    ]
