"""What became of something that was to be posted."""

from dataclasses import dataclass


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
