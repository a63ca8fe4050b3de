"""What is entered about a pledge: updates, targets, hand-overs, and changes of its status and its wording."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from knowledge.people import Person
from knowledge.pledges.kinds import Blocker, Confidence, Field, HandOverStep, Rag, Source, Status
from knowledge.pledges.periods import Period


@dataclass(frozen=True)
class Contact:
    """Somebody as a pledge names them. Who was forgotten has neither address nor name: their organisation stays.
    `person_id` is None for them, and before it is looked up."""

    email: str
    name: str
    organisation: str
    person_id: int | None = field(default=None, compare=False)

    @property
    def is_forgotten(self) -> bool:
        return not (self.email or self.name)

    @property
    def shown(self) -> str:
        """Their name; "former member (organisation)"; the operator, who is not somebody of the network."""
        forgotten = f"former member ({self.organisation})" if self.organisation else "the operator"
        return self.name or self.email or forgotten


OPERATOR = Contact("", "", "")
"""Whoever looks after the machine: what was imported is theirs."""


@dataclass(frozen=True, kw_only=True)
class _Entry:
    """`number` counts the entries of a pledge from 1 on; 0 until it is saved. `at` is an instant in UTC."""

    number: int = 0
    at: datetime
    by: Contact
    source: Source


@dataclass(frozen=True, kw_only=True)
class PledgeUpdate(_Entry):
    """How a pledge stands in a period. `value` is None where no figure was given, which is not nought; `out_of` is the
    50 of "46 of 50". `corrects` is the number of the entry in whose place it stands."""

    period: Period
    rag: Rag | None = None
    value: Decimal | None = None
    out_of: Decimal | None = None
    note: str = ""
    evidence: tuple[str, ...] = ()
    confidence: Confidence | None = None
    blocker: Blocker | None = None
    corrects: int | None = None


@dataclass(frozen=True, kw_only=True)
class Target(_Entry):
    """What is to be reached by when. The first one has neither a reason nor anybody who agreed to it, and `owner`:
    whose the pledge was when it was entered (None where that is not known)."""

    value: Decimal | None
    due: date
    reason: str = ""
    agreed_by: str = ""
    owner: Contact | None = None


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
class NewDeputy(_Entry):
    """Who stands in for the owner from then on; None is nobody."""

    to: Contact | None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Edit(_Entry):
    """What a field said before, and says since (a visibility as `knowledge.pledges.visibility_text` has it)."""

    what: Field
    before: str = ""
    after: str = ""
    reason: str = ""


Entry = PledgeUpdate | Target | HandOver | NewDeputy | StatusChange | Edit


def other_person(entry: Entry) -> Contact | None:
    """Whom an entry names beside who made it: to whom something is given."""
    match entry:
        case HandOver(to=to) | NewDeputy(to=to) | Target(owner=to):
            return to
        case _:
            return None


def contact_of(person: Person) -> Contact:
    """Somebody of the network as a pledge names them."""
    return Contact(person.email or "", person.name, person.organisation, person.id)
