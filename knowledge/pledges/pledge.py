"""A pledge with everything that was ever entered about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from knowledge.documents import Visibility
from knowledge.pledges.entries import Contact, Entry, HandOver, PledgeUpdate, Target
from knowledge.pledges.kinds import Blocker, Direction, HandOverStep, Kind, Rag, Status, Unit

_CODE = re.compile(r"#?p[\s\-\u2010-\u2015]*0*(\d{1,6})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Pledge:
    """A pledge as it stands. `number` is 14 for P-014. `owner` is None where they are known no more.

    `entries` are all there are, in the order in which they were made: nothing is changed or taken away. The first is
    its first target.
    """

    number: int
    organisation: str
    theme: str
    statement: str
    kind: Kind = Kind.QUANTITY
    owner: Contact | None
    deputy: Contact | None = None
    baseline: Decimal | None = None
    baseline_on: date | None = None
    unit: Unit = field(default_factory=Unit)
    direction: Direction = Direction.UP
    status: Status = Status.ACTIVE
    visibility: Visibility = field(default_factory=Visibility)
    document: str = ""
    clause: str = ""
    entries: tuple[Entry, ...]

    @property
    def code(self) -> str:
        return code_of(self.number)

    @property
    def version(self) -> int:
        """The number of its last entry: who writes says which they have seen."""
        return self.entries[-1].number

    @property
    def made_at(self) -> datetime:
        return self.entries[0].at

    @property
    def targets(self) -> tuple[Target, ...]:
        return tuple(one for one in self.entries if isinstance(one, Target))

    @property
    def target(self) -> Target:
        return self.targets[-1]

    @property
    def due(self) -> date:
        return self.target.due

    @property
    def every_update(self) -> tuple[PledgeUpdate, ...]:
        """All updates in the order in which they were made, those corrected later among them."""
        return tuple(one for one in self.entries if isinstance(one, PledgeUpdate))

    @cached_property
    def updates(self) -> tuple[PledgeUpdate, ...]:
        """The updates that stand, by period and within one in the order in which they were made: a late entry comes
        before what was said of later periods, a correction where that stood which it corrects."""
        updates = self.every_update
        corrected = {one.corrects for one in updates}
        place = {one.number: one.number for one in updates}
        for one in updates:
            if one.corrects is not None:
                place[one.number] = place[one.corrects]
        return tuple(
            sorted(
                (one for one in updates if one.number not in corrected),
                key=lambda one: (one.period, place[one.number]),
            )
        )

    @property
    def latest(self) -> PledgeUpdate | None:
        """The update that says how it stands now."""
        return self.updates[-1] if self.updates else None

    @property
    def value(self) -> Decimal | None:
        """The figure last given; an update without one leaves it."""
        return next((one.value for one in reversed(self.updates) if one.value is not None), None)

    @property
    def rag(self) -> Rag | None:
        return next((one.rag for one in reversed(self.updates) if one.rag is not None), None)

    @property
    def blocker(self) -> Blocker | None:
        """What is in the way: what was named last, until it was said that nothing is."""
        named = next((one.blocker for one in reversed(self.updates) if one.blocker is not None), None)
        return None if named is Blocker.NOTHING else named

    @property
    def offered_to(self) -> Contact | None:
        """To whom it is being handed over, while they have not answered."""
        steps = [one for one in self.entries if isinstance(one, HandOver)]
        return steps[-1].to if steps and steps[-1].step is HandOverStep.OFFERED else None

    @property
    def evidence(self) -> tuple[str, ...]:
        """The links given in updates that stand, each once, the newest first."""
        links: Iterator[str] = (link for one in reversed(self.updates) for link in one.evidence)
        return tuple(dict.fromkeys(links))


def code_of(number: int) -> str:
    """ "P-014"."""
    return f"P-{number:03}"


def number_in(typed: str) -> int | None:
    """The number in a code: "P-014", "p14", "P-14" and "p014" are the same. None where it is no code."""
    found = _CODE.fullmatch(typed.strip())
    return int(found[1]) or None if found else None
