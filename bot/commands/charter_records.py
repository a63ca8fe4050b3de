"""The typed commands on who has signed the charter."""

from dataclasses import dataclass, field
from datetime import date

from knowledge.charter.signatory import Stage


@dataclass(frozen=True)
class ShowCharter:
    """Everybody on the way to the charter, those of one stage, or one organisation with its history."""

    organisation: str = ""
    stage: Stage | None = None


@dataclass(frozen=True)
class Told:
    """What is said of a step: when, by which body, the last day of the call-in period, which version was signed, where
    it stands, and why."""

    day: date | None = None
    by: str = ""
    call_in_until: date | None = None
    version: str = ""
    link: str = ""
    why: str = ""


@dataclass(frozen=True)
class NoteStage:
    """Something is noted of an organisation, or entry number `corrects` of it is corrected (`stage` is None where that
    never was). Without an organisation and a stage the form is asked for. `is_sure` says that what is unusual about it
    is meant."""

    organisation: str = ""
    stage: Stage | None = None
    told: Told = field(default_factory=Told)
    corrects: int | None = None
    is_sure: bool = False


CharterCommand = ShowCharter | NoteStage
