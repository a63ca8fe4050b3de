"""A clock that can be moved forward, for a workspace to try things out in: everything that falls due on the way is
planned and sent in order, each at its own time, as if the bot had run all the while."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event, Lock
from typing import Protocol

from sqlite_utils import Database

from jobs.deliver import Delivery, Report
from jobs.plan import HORIZON, foresee
from jobs.tick import tick, tick_or_tell
from knowledge.errors import HelpfulError
from knowledge.notices import Notice, Planned
from knowledge.store.pause_rows import Pause, holding, pauses
from knowledge.store.reminder_rows import Kept
from knowledge.store.reminder_states import next_due, oldest_due

FARTHEST = timedelta(days=731)
"""So far ahead of the true time the clock can be: two years."""
STRIDE = HORIZON
"""At least so often it stops on its way: so far ahead everything is planned."""
WAITS_SECONDS = 5.0
"""So long one move waits for another to end."""
TOLD_EVERY_SECONDS = 0.3


class Clock(Protocol):
    """The clock that is moved; all instants are in UTC."""

    def now(self) -> datetime: ...

    def true_now(self) -> datetime: ...

    @property
    def ahead(self) -> timedelta:
        """How far it is ahead of the true time."""

    def set_to(self, instant: datetime) -> None:
        """From now on it is that time, and goes on from there."""

    def set_back(self) -> None:
        """From now on it is the true time."""


@dataclass(frozen=True)
class Reading:
    """What the clock shows, how far that is ahead of the true time, and whereto it is on its way, if it is to a
    time."""

    now: datetime
    ahead: timedelta
    heading_for: datetime | None = None


@dataclass
class Passed:
    """What happened while the clock went on: what was sent, each with its instant, and what was due and was not sent,
    with the reason. `was_stopped` says that it stopped before it was there."""

    sent: list[tuple[datetime, Notice]] = field(default_factory=list)
    not_sent: list[tuple[Kept, str]] = field(default_factory=list)
    was_stopped: bool = False

    def add(self, at: datetime, report: Report) -> None:
        self.sent += [(at, one) for one in report.sent]
        self.not_sent += [*report.skipped, *report.refused, *report.unknown]


class TimeMachine:
    """Moves the clock by which one workspace goes, and ticks by it. One move at a time; `stopping` ends it, and `moved`
    is told as it goes on."""

    def __init__(self, clock: Clock, delivery: Delivery, stopping: Event, moved: Callable[[], None]) -> None:
        self._clock, self._delivery, self._stopping, self._moved = clock, delivery, stopping, moved
        self._moving = Lock()
        self._heading_for: datetime | None = None

    def tick(self) -> None:
        """Plans and sends once, while the clock is not being moved."""
        with self._moving:
            tick_or_tell(self._delivery)

    def read(self) -> Reading:
        return Reading(self._clock.now(), self._clock.ahead, self._heading_for)

    def true_now(self) -> datetime:
        return self._clock.true_now()

    def go_to(self, instant: datetime) -> Passed:
        """Goes on to an instant. Raises HelpfulError for one that is past, or too far ahead."""
        with self._alone():
            if instant <= self._clock.now():
                raise HelpfulError("That time has passed here.", "The clock only goes forward. It was not moved.")
            if instant > self._last():
                raise HelpfulError(
                    "That is more than two years ahead of the true time.",
                    "The clock was not moved. Give an earlier day.",
                )
            return self._pass(self._tick_first(), instant)

    def go_to_next(self) -> Passed:
        """Goes on until something is sent. Raises HelpfulError where nothing is going to be, as things stand."""
        with self._alone():
            passed, last = self._tick_first(), self._last()
            with self._delivery.database() as db:
                _check_any_is_to_come(db, self._clock.now(), last)
            return self._pass(passed, last, is_for_one=True)

    def set_back(self) -> None:
        """Back to the true time."""
        with self._alone():
            self._clock.set_back()
            tick(self._delivery)
        self._moved()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other move meanwhile, and no tick of the schedule. Raises HelpfulError where one goes on for long."""
        if not self._moving.acquire(timeout=WAITS_SECONDS):
            raise HelpfulError("The clock is on its way already.", "Wait until it is there. It was not moved further.")
        try:
            with self._delivery.database():  # while one is open, closing the others writes no checkpoint
                yield
        finally:
            self._moving.release()

    def _last(self) -> datetime:
        return self._clock.true_now() + FARTHEST

    def _tick_first(self) -> Passed:
        passed = Passed()
        passed.add(self._clock.now(), tick(self._delivery))
        return passed

    def _pass(self, passed: Passed, until: datetime, is_for_one: bool = False) -> Passed:
        """Goes on to `until`, or to the first time at which something is sent, and ticks at every time on the way at
        which something is due."""
        self._heading_for, told_at, is_enough = None if is_for_one else until, 0.0, False
        try:
            while self._clock.now() < until and not is_enough:
                if self._stopping.is_set():
                    passed.was_stopped = True
                    break
                self._clock.set_to(self._next_stop(until))
                report = tick(self._delivery)
                passed.add(self._clock.now(), report)
                is_enough = bool(is_for_one and report.sent)
                if time.monotonic() >= told_at:
                    self._moved()
                    told_at = time.monotonic() + TOLD_EVERY_SECONDS
        finally:
            self._heading_for = None
            self._moved()
        return passed

    def _next_stop(self, until: datetime) -> datetime:
        """The next time at which something is due, or the end of a stride."""
        now = self._clock.now()
        with self._delivery.database() as db:
            stops = (next_due(db, now), *(one.until for one in pauses(db, now).values()), now + STRIDE, until)
        return min(at for at in stops if at)


def _check_any_is_to_come(db: Database, now: datetime, last: datetime) -> None:
    """Raises HelpfulError where nothing is going to be sent by then, as things stand."""
    held, coming = pauses(db, now), foresee(db, now, last)
    if oldest_due(db, now) or any(_is_sent(one, holding(held, one.about.group_id)) for one in coming):
        return
    if coming:
        raise HelpfulError("Reminders are paused.", "To send them again: /anchor resume. The clock was not moved.")
    raise HelpfulError(
        "No reminder is to come in the next two years.",
        "Set up a working group first: /meeting setup. The clock was not moved.",
    )


def _is_sent(one: Planned, pause: Pause | None) -> bool:
    return pause is None or (pause.until is not None and pause.until < one.reminder.expires_at)
