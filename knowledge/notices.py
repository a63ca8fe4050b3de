"""Something that people are to be told unasked, and what became of something that was to be posted."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Notice:
    """A reminder that is to be posted now, once, under its `key`.

    `original` and `version` name the meeting (its day in the grid, and its SEQUENCE). `rungs` is all that it has to
    say, in the order of the ladder; `missed` what of that should have been said earlier. `planned_at` is an instant
    before which it was certainly not posted.
    """

    key: str
    person_id: int
    group_id: int
    original: date
    version: int
    rung: str
    rungs: tuple[str, ...]
    planned_at: datetime
    missed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sent:
    """It is there. `message_id` is the platform's name for it, where it has one."""

    message_id: str = ""


@dataclass(frozen=True)
class Refused:
    """It was not posted, and trying again would not help."""

    reason: str


@dataclass(frozen=True)
class RetryAfter:
    """It was not posted yet; the platform asks to wait this long."""

    seconds: float


@dataclass(frozen=True)
class Unknown:
    """The answer was lost: it may have been posted, or not."""

    reason: str


Outcome = Sent | Refused | RetryAfter | Unknown


@dataclass(frozen=True)
class NotThere:
    """Looked for, and certainly not posted."""


@dataclass(frozen=True)
class CannotLook:
    """The platform does not let us look."""


Looked = Sent | NotThere | CannotLook | RetryAfter
