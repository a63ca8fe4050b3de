"""How far an organisation is on its way to the charter: recommended, decided, call-in over, signed, withdrawn.

A recommendation is no decision, and a decision no signature. Entries are only ever added: one that was wrong is
corrected by another, which says why.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum


class Stage(StrEnum):
    """A step on the way, in their order."""

    RECOMMENDED = "recommended"
    DECIDED = "decided"
    CALL_IN_OVER = "call-in over"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"

    @property
    def place(self) -> int:
        return list(Stage).index(self)


NEVER = "never"
"""What is written in the place of a stage: what is corrected never was."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something noted about an organisation. `stage` is None where a correction says that what it corrects never was.

    `day` is when it came about; `by` the body that recommended or decided (or "to Cabinet", to
    which it was recommended); `call_in_until` the last day on which a
    decision can be called in, where one was entered; `version` that of the charter that was signed. `corrects` is the
    number of the entry in whose place this one stands. `noted_by` is who entered it, as they are named.
    """

    stage: Stage | None
    day: date
    by: str = ""
    call_in_until: date | None = None
    version: str = ""
    link: str = ""
    reason: str = ""
    corrects: int | None = None
    number: int = 0
    noted_at: datetime | None = None
    noted_by: str = ""


@dataclass(frozen=True)
class Signatory:
    """An organisation with everything that was noted about it, in the order in which it was noted."""

    organisation: str
    entries: tuple[Entry, ...] = ()

    @property
    def steps(self) -> tuple[Entry, ...]:
        """What stands: a correction in the place of what it corrects, and nothing where that never was."""
        standing: dict[int, Entry] = {}
        place: dict[int, int] = {}
        for entry in self.entries:
            at = place[entry.number] = place.get(entry.corrects or 0, entry.number)
            standing[at] = entry
        return tuple(entry for _, entry in sorted(standing.items()) if entry.stage is not None)

    @property
    def last(self) -> Entry | None:
        return self.steps[-1] if self.steps else None

    def latest(self, stage: Stage) -> Entry | None:
        """What was noted last of a stage, since the organisation last withdrew."""
        return next((one for one in reversed(self.current) if one.stage is stage), None)

    @property
    def current(self) -> tuple[Entry, ...]:
        """The steps since the organisation last withdrew (and the withdrawal itself, while it is the last)."""
        steps = self.steps
        ends = [at for at, one in enumerate(steps[:-1]) if one.stage is Stage.WITHDRAWN]
        return steps[ends[-1] + 1 :] if ends else steps

    def stage_on(self, today: date) -> Stage | None:
        """Where it stands. A call-in period is over when somebody said so, or when the last day that was entered for it
        has passed; where no day was entered nothing is concluded."""
        last = self.last
        if last is None:
            return None
        if last.stage is Stage.DECIDED and last.call_in_until and last.call_in_until < today:
            return Stage.CALL_IN_OVER
        return last.stage

    def with_entry(self, entry: Entry) -> "Signatory":
        """The same with one more, which gets the next number."""
        return replace(self, entries=(*self.entries, replace(entry, number=len(self.entries) + 1)))


def at_stage(signatories: Iterable[Signatory], stage: Stage, today: date) -> list[Signatory]:
    """Those that stand there on a day."""
    return [one for one in signatories if one.stage_on(today) is stage]
