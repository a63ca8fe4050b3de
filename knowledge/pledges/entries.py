"""What is entered about a pledge: updates, targets, hand-overs, and changes of its status and its wording."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from knowledge.people import Person
from knowledge.pledges.kinds import Blocker, Confidence, HandOverStep, Rag, Source, Status
from knowledge.pledges.periods import Period


@dataclass(frozen=True)
class Contact:
    """Somebody as a pledge names them. Who was forgotten has no address and no name: their organisation stays."""

    email: str
    name: str
    organisation: str

    @property
    def is_forgotten(self) -> bool:
        return not self.email

    @property
    def shown(self) -> str:
        """Their name, or "former member (organisation)"."""
        return self.name or self.email or f"former member ({self.organisation})"


@dataclass(frozen=True, kw_only=True)
class _Entry:
    """`number` counts the entries of a pledge from 1 on; 0 until it is saved. `at` is an instant in UTC."""

    number: int = 0
    at: datetime
    by: Contact
    source: Source


@dataclass(frozen=True, kw_only=True)
class PledgeUpdate(_Entry):
    """How a pledge stands in a period. `value` is None where no figure was given, which is not nought. `corrects` is
    the number of the entry in whose place it stands."""

    period: Period
    rag: Rag | None = None
    value: Decimal | None = None
    note: str = ""
    evidence: tuple[str, ...] = ()
    confidence: Confidence | None = None
    blocker: Blocker | None = None
    corrects: int | None = None


@dataclass(frozen=True, kw_only=True)
class Target(_Entry):
    """What is to be reached by when. The first one has neither a reason nor anybody who agreed to it."""

    value: Decimal | None
    due: date
    reason: str = ""
    agreed_by: str = ""


@dataclass(frozen=True, kw_only=True)
class HandOver(_Entry):
    """A step in handing a pledge over `to` somebody."""

    step: HandOverStep
    to: Contact
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class StatusChange(_Entry):
    status: Status
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Edit(_Entry):
    """What a field (theme, statement, deputy …) said before, and says since; the reason for the change."""

    what: str
    before: str
    after: str
    reason: str = ""


Entry = PledgeUpdate | Target | HandOver | StatusChange | Edit


def contact_of(person: Person) -> Contact:
    """Somebody of the network as a pledge names them."""
    return Contact(person.email or "", person.name, person.organisation)
