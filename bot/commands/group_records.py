"""The typed commands by which a group is looked after."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.people import Role


@dataclass(frozen=True)
class TakeBackAnswer:
    """Puts back what stood before the asker's last reply to a meeting."""

    group: str = ""
    day: date | None = None


@dataclass(frozen=True)
class CheckInSeveral:
    """People (by their addresses) are at the meeting of a group; asks who where nobody is named."""

    group: str = ""
    day: date | None = None
    who: tuple[str, ...] = ()


@dataclass(frozen=True)
class SetBreak:
    """A group does not meet from `first` to `last`; with `is_off` the break is taken out."""

    group: str
    first: date
    last: date
    name: str = ""
    is_off: bool = False


@dataclass(frozen=True)
class SetDay:
    """What a day is for all groups: a holiday by its name, "" a working day, None what the calendar says."""

    day: date
    name: str | None


class Arrangement(StrEnum):
    """What is arranged for a group's meetings; papers for one of them."""

    PLACE = "place"
    LINK = "link"
    PAPERS = "papers"


@dataclass(frozen=True)
class Arrange:
    """Where a group meets, or where the papers of the meeting on `day` (the next one, where none is given) are; nothing
    where `value` is empty."""

    what: Arrangement
    group: str = ""
    value: str = ""
    day: date | None = None


@dataclass(frozen=True)
class ShowSeats:
    """The seats of a group, with vacancies and deputies."""

    group: str = ""


@dataclass(frozen=True)
class AddSeat:
    """Somebody takes an organisation's seat; without an address the seat is new and vacant."""

    group: str
    organisation: str
    name: str = ""
    email: str = ""
    role: Role = Role.MEMBER


@dataclass(frozen=True)
class VacateSeat:
    """Somebody leaves their seat. Without a group its name may stand after theirs."""

    group: str
    who: str


@dataclass(frozen=True)
class NameDeputy:
    """Somebody (by an address, and a name for whoever is not known yet) is a deputy of the seat that `of` holds; with
    `is_off` no more."""

    group: str
    of: str
    email: str
    name: str = ""
    is_off: bool = False


@dataclass(frozen=True)
class RemoveSeat:
    """A vacant seat of an organisation goes."""

    group: str
    organisation: str


@dataclass(frozen=True)
class AskUnanswered:
    """Everybody who has not answered to a meeting (the next one, where no day is given) is asked."""

    group: str = ""
    day: date | None = None


@dataclass(frozen=True)
class ShowBoard:
    """What is to be done for all groups, or one: who replied, whom to chase, what is missing."""

    group: str = ""


@dataclass(frozen=True)
class SetChannel:
    """Where a group talks: a channel by its id (or by "#name", which not every platform knows), HERE for the one in
    which this is typed; nowhere where it is empty."""

    group: str
    channel: str


HERE = "here"


@dataclass(frozen=True)
class RemindIn:
    """Whether a group's agenda calls and papers are posted in its channel, once for all, or sent to each."""

    group: str
    in_channel: bool


SeatCommand = ShowSeats | AddSeat | VacateSeat | NameDeputy | RemoveSeat
GroupCommand = (
    TakeBackAnswer | CheckInSeveral | SetBreak | SetDay | Arrange | SeatCommand | AskUnanswered | ShowBoard
    | SetChannel | RemindIn
)  # fmt: skip
