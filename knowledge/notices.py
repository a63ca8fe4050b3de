"""What people are to be told unasked, of whatever kind, and what became of something that was to be posted."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

CHANNEL = 0
"""In the place of a person: the channel of the group that a notice is about."""

AT = time(10)
"""When reminders are due, in wall time."""


class Kind(StrEnum):
    """What notices are about; each has a module in `jobs.kinds`, and its words."""

    MEETING = "meeting"
    ACTION = "action"
    PLEDGES = "pledges"
    PLEDGE_NEWS = "pledge news"
    TROUBLE = "trouble"
    SHADOW = "shadow"
    SILENCE = "silence"


FOR_SECRETARIAT = frozenset({Kind.TROUBLE, Kind.SHADOW, Kind.SILENCE})
"""What tells the secretariat how sending stands, and whom to ask by other ways: never held back, however they wish to
be reminded, and sent in shadow mode, too."""


class Nudge(StrEnum):
    """A step of asking how pledges stand in a quarter, in the order of time."""

    FIRST = "pledges due"
    SECOND = "pledges due soon"
    DEPUTY = "pledges silent"
    OFFICE = "pledges unanswered"


class News(StrEnum):
    """What somebody hears of that another entered about a pledge."""

    OFFERED = "pledge offered"
    OFFERED_ON = "pledge offered on"
    ACCEPTED = "pledge taken over"
    DECLINED = "pledge declined"
    TAKEN_BACK = "pledge offer over"
    DEPUTY = "pledge deputy"
    TARGET = "pledge target"
    STATUS = "pledge status"
    WORDING = "pledge wording"


class Became(StrEnum):
    """What can be asked for of what became of reminders. ASTRAY is what was refused, or may have been sent or not."""

    ALL = ""
    SENT = "sent"
    SKIPPED = "skipped"
    ASTRAY = "astray"


@dataclass(frozen=True)
class Subject:
    """What a notice is about. `name` tells it from others of its kind in its group: a meeting's day in the grid, an
    action's number, the first day of a quarter, a pledge and the number of an entry ("P-014/7"), the number of a note
    on what went astray. `group_id` is 0 where it is no group's."""

    kind: Kind
    group_id: int
    name: str

    @property
    def original(self) -> date:
        """The day in the grid, of a meeting."""
        return date.fromisoformat(self.name)


class Recipient(StrEnum):
    """Whom a reminder is for. UNANSWERED are holders of seats who have not replied, or said maybe."""

    SEATS = "seats"
    UNANSWERED = "unanswered"
    CO_CHAIRS = "co-chairs"
    ATTENDED = "attended"
    OWNER = "owner"
    DEPUTY = "deputy"
    SECRETARIAT = "secretariat"


@dataclass(frozen=True)
class Reminder:
    """One step of what is said about a subject: instants in UTC, and the steps (`rung`, of the kind's own) that are
    said in it, too."""

    rung: StrEnum
    recipient: Recipient
    due_at: datetime
    expires_at: datetime
    merged_from: tuple[StrEnum, ...] = ()


@dataclass(frozen=True)
class Planned:
    """A reminder that one person is to get. `version` is that of the subject's schedule (a meeting's SEQUENCE). What is
    due for them with the same `bundle` is said in one message."""

    key: str
    about: Subject
    version: int
    person_id: int
    reminder: Reminder
    bundle: str


class Sending(StrEnum):
    """What becomes of what nobody asked for: nothing, or it is sent, or (SHADOW) treated as if it were sent, and only
    shown to the secretariat."""

    OFF = "off"
    SHADOW = "shadow"
    ON = "on"


@dataclass(frozen=True)
class Notice:
    """One message that is to be posted now, once, under its `key`.

    `about` is everything that it is about, of one kind: one meeting, or several actions. `rungs` is all that it has to
    say, in the order in which that was due; `missed` what of that should have been said earlier. `rung` and `version`
    are of the last. `planned_at` is an instant before which it was certainly not posted. `also` are others that are
    said in the same message, before it; `gathered` is set where they waited for each other because their reader wished
    so.
    """

    key: str
    person_id: int
    about: tuple[Subject, ...]
    version: int
    rung: str
    rungs: tuple[str, ...]
    planned_at: datetime
    missed: tuple[str, ...] = ()
    gathered: str = ""
    also: "tuple[Notice, ...]" = ()

    @property
    def kind(self) -> Kind:
        return self.about[-1].kind


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
class Unavailable(RetryAfter):
    """The same for everybody: the platform is out of reach, or does not take the bot's token (`reason`)."""

    reason: str


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
