"""A working group: who sits in it, when it meets, and what its quorum is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from knowledge.dates import WorkingDays, zone_named
from knowledge.documents import Viewer, name_key, name_keys
from knowledge.groups.calendar import Calendar
from knowledge.groups.quorum_rule import QuorumRule
from knowledge.people import Role

_CHANNEL_ID = re.compile(r"[CG][A-Z0-9]{6,}")
SHORTEST_MINUTES, LONGEST_MINUTES = 5, 24 * 60


@dataclass(frozen=True)
class Member:
    """Somebody of a group, by their e-mail address in small letters."""

    email: str
    name: str


@dataclass(frozen=True)
class Seat:
    """A group's place for an organisation. `holder` is None where it is vacant; deputies come in the holder's stead.

    Observers and the secretariat have a seat that never counts for the quorum.
    """

    id: int
    organisation: str
    holder: Member | None
    role: Role = Role.MEMBER
    deputies: tuple[Member, ...] = ()

    @property
    def people(self) -> tuple[Member, ...]:
        """Who may sit in it, the holder first."""
        return (*([self.holder] if self.holder else []), *self.deputies)


@dataclass(frozen=True)
class WorkingGroup:
    """A group of the network. `slug` is its name as it is typed; `time_zone` a name of the IANA database; `channel`
    where it talks, if anywhere (by its id, where reminders are posted there); `decides_by` how, in the words of its
    terms; `place_changes` is how often its place, link, time zone or length was another one before. With
    `reminds_in_channel` its agenda calls and papers are posted there once, not sent to each. `made_at` is when it was
    set up here."""

    slug: str
    name: str
    time_zone: str
    working: WorkingDays
    calendar: Calendar
    duration_minutes: int
    quorum: QuorumRule
    seats: tuple[Seat, ...] = ()
    place: str = ""
    link: str = ""
    decides_by: str = ""
    channel: str = ""
    place_changes: int = 0
    id: int = 0
    reminds_in_channel: bool = False
    made_at: datetime | None = field(default=None, compare=False)
    zone: ZoneInfo = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "zone", zone_named(self.time_zone))

    def seats_of(self, email: str) -> tuple[Seat, ...]:
        """The seats that somebody may sit in: their own first, then those they are deputy of; for "" none."""
        wanted = email.strip().lower()
        if not wanted:
            return ()
        own = [seat for seat in self.seats if seat.holder and seat.holder.email == wanted]
        others = [seat for seat in self.seats if any(one.email == wanted for one in seat.deputies)]
        return (*own, *others)

    def is_held_by(self, email: str | None) -> bool:
        """Whether somebody holds a seat."""
        return any(seat.holder and seat.holder.email == email for seat in self.seats)

    def is_of(self, viewer: Viewer) -> bool:
        """Whether everybody for whom `viewer` looks is a member or co-chair."""
        return bool({self.slug, name_key(self.name)} & name_keys(viewer.groups | viewer.co_chair_of))

    def voting_seats(self) -> tuple[Seat, ...]:
        """The seats that the quorum counts, vacant ones among them."""
        return tuple(seat for seat in self.seats if self.quorum.counts(seat.role))


def is_channel_id(text: str) -> bool:
    """Whether that is a channel's id on a platform, not just what people call it."""
    return bool(_CHANNEL_ID.fullmatch(text))


def organisations_of(seats: Iterable[Seat]) -> dict[str, str]:
    """The organisations with one of `seats`: their key, and how the first seat writes them."""
    found: dict[str, str] = {}
    for seat in seats:
        found.setdefault(name_key(seat.organisation), seat.organisation)
    return found
