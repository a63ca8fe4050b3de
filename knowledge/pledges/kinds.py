"""The few words that pledges are described with."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is promised: to reach a figure, to do something by a day, or to keep a figure."""

    QUANTITY = "quantity"
    MILESTONE = "milestone"
    MAINTAIN = "maintain"


class Direction(StrEnum):
    """Where its figure is meant to go; of a figure to be kept, on which side of the target it is to stay."""

    UP = "up"
    DOWN = "down"


class Rag(StrEnum):
    """What the owner thinks of it, best first."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def letter(self) -> str:
        return self.value[0].upper()


class Confidence(StrEnum):
    """How sure of it the owner is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Blocker(StrEnum):
    """What is in the way; the first three are the barriers of Hackney's case study. NOTHING says that what was is over;
    an update that names none leaves it."""

    TIMESCALES = "timescales and process"
    SIGN_OFF = "senior sign-off"
    RESOURCING = "resourcing"
    OTHER = "other"
    NOTHING = "nothing"


class Status(StrEnum):
    """How far a pledge is settled."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    AGREED = "agreed"
    ACTIVE = "active"
    MET = "met"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"

    @property
    def is_reported(self) -> bool:
        """Whether its owner is asked how it stands."""
        return self in (Status.AGREED, Status.ACTIVE)

    @property
    def is_over(self) -> bool:
        return self in (Status.MET, Status.CLOSED, Status.WITHDRAWN)


class Source(StrEnum):
    """Where an entry came from."""

    COMMAND = "command"
    FORM = "form"
    IMPORT = "import"
    TERMINAL = "terminal"


class HandOverStep(StrEnum):
    """What became of handing a pledge over; only its new owner's yes makes it theirs."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN_BACK = "taken back"


class Field(StrEnum):
    """What of a pledge can be worded anew."""

    THEME = "theme"
    STATEMENT = "statement"
    DOCUMENT = "document"
    CLAUSE = "clause"
    VISIBILITY = "visibility"


@dataclass(frozen=True)
class Unit:
    """In what a figure is counted: "£", "%", "apprentices"; "" for a milestone without a figure."""

    name: str = ""

    @property
    def is_money(self) -> bool:
        return self.name in ("£", "€", "$")

    @property
    def is_percent(self) -> bool:
        return self.name == "%"
