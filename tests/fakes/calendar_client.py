"""A calendar as people have one: it takes what comes under a UID unless it knows a higher SEQUENCE (RFC 5546, 2.1.5),
and never drops anything by itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import vobject

from bot.letter import Letter
from knowledge.groups.group import Member
from knowledge.notices import Outcome, Refused, Sent


@dataclass(frozen=True)
class Entry:
    """What a calendar has under one UID."""

    sequence: int
    start: datetime
    is_cancelled: bool


@dataclass
class CalendarClient:
    """`entries` by UID; `faults` is what it could not go by."""

    entries: dict[str, Entry] = field(default_factory=dict)
    faults: list[tuple[str, Entry | None, Entry]] = field(default_factory=list)

    def take(self, content: bytes) -> None:
        """No SEQUENCE may fall, none may say two things, and only what is cancelled comes as a cancellation."""
        read = vobject.readOne(content.decode())
        for event in read.contents.get("vevent", []):
            status = getattr(event, "status", None)
            is_cancelled = status.value == "CANCELLED" if status else read.method.value == "CANCEL"
            found = Entry(int(event.sequence.value), event.dtstart.value.astimezone(UTC), is_cancelled)
            known = self.entries.get(event.uid.value)
            if (known and not (found.sequence > known.sequence or found == known)) or (
                read.method.value == "CANCEL" and not is_cancelled
            ):
                self.faults.append((event.uid.value, known, found))
            if known is None or found.sequence >= known.sequence:
                self.entries[event.uid.value] = found

    def starts(self, after: datetime) -> set[datetime]:
        """When the meetings are that it shows, of those to come."""
        return {one.start for one in self.entries.values() if not one.is_cancelled and one.start > after}


@dataclass
class ToCalendars:
    """A way to send e-mails, straight into the calendars of those they are to; some it does not take just now."""

    calendars: dict[str, CalendarClient]
    refuses: set[str] = field(default_factory=set)
    sent: list[Letter] = field(default_factory=list)
    sender: Member = field(default_factory=lambda: Member("meetings@network.example", "Anchor network"))

    @contextmanager
    def connected(self) -> Iterator[Callable[[Letter], Outcome]]:
        yield self._send

    def _send(self, letter: Letter) -> Outcome:
        if letter.to.email in self.refuses:
            return Refused("451")
        self.sent.append(letter)
        self.calendars.setdefault(letter.to.email, CalendarClient()).take(letter.calendar)
        return Sent()
