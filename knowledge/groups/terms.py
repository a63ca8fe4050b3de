"""What a group's terms of reference say: facts, each with the clause that says it."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from knowledge.documents import Fact


class Counted(StrEnum):
    """Whom a quorum counts, as far as it is said. MEMBERS leaves open whether people or organisations are meant; a seat
    is one person's, so that two seats of one organisation are two."""

    MEMBERS = "members"
    SEATS = "seats"
    FILLED_SEATS = "filled seats"
    PEOPLE = "people"
    ORGANISATIONS = "organisations"


class Beyond(StrEnum):
    """What a quorum asks for beyond its share of the seats."""

    NOTHING = ""
    ONE_MORE = "+1"
    MORE_THAN = ">"


@dataclass(frozen=True)
class Share:
    """A part of those who could come: one third, half plus one, more than half."""

    part: Fraction
    beyond: Beyond = Beyond.NOTHING

    def __str__(self) -> str:
        """ "1/3", "1/2+1" (half plus one), ">1/2" (more than half)."""
        if self.beyond is Beyond.MORE_THAN:
            return f">{self.part}"
        return f"{self.part}{self.beyond}"


class Unit(StrEnum):
    """What a rhythm of meetings is counted in."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True)
class Cadence:
    """A meeting every `interval` units."""

    unit: Unit
    interval: int


@dataclass(frozen=True)
class MeetingDay:
    """The weekday of the meetings ("Tuesday"); in months the `nth` of it, as `Grid` counts them."""

    weekday: str
    nth: int | None = None


@dataclass(frozen=True)
class Notice:
    """How many days before a meeting people hear of it or get its papers; a week is seven."""

    days: int
    working_days: bool = False


class Mode(StrEnum):
    """How people take part."""

    VIRTUAL = "virtual"
    IN_PERSON = "in person"
    HYBRID = "hybrid"


@dataclass(frozen=True)
class TermsOfReference:
    """The facts that a document states of its group. Each keeps its clause: the exact words it was read from.

    None (or nothing in the tuple) where the document does not say, leaves it to be confirmed, gives a range, or
    says what can be understood in two ways ("bi-monthly"). `decision_rule` is one of consensus, simple majority,
    two-thirds majority, three-quarters majority, unanimity, chair decides, or "consensus, else …";
    `duration_minutes` is the upper bound; `months_off` are the months (1 to 12) without a meeting, of every year.
    """

    quorum_count: Fact[int] | None = None
    quorum_share: Fact[Share] | None = None
    quorum_conditions: tuple[Fact[str], ...] = ()
    quorum_counts: Fact[Counted] | None = None
    cadence: Fact[Cadence] | None = None
    cadence_per_year: Fact[int] | None = None
    meeting_day: Fact[MeetingDay] | None = None
    months_off: tuple[Fact[int], ...] = ()
    decision_rule: Fact[str] | None = None
    chairs: tuple[Fact[str], ...] = ()
    secretariat: Fact[str] | None = None
    members: tuple[Fact[str], ...] = ()
    notice: Fact[Notice] | None = None
    review: Fact[str] | None = None
    mode: Fact[Mode] | None = None
    duration_minutes: Fact[int] | None = None
    effective: Fact[str] | None = None
