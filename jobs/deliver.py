"""Sending what is due, each once, and recording what became of it.

Nothing is tried again here: what may have been sent is never sent a second time.
"""

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, assert_never

from sqlite_utils import Database

from jobs.kinds.kind import PutOff, Send, Skip, Verdict
from jobs.look_again import look_again, outdated
from knowledge.notices import CannotLook, Looked, Notice, NotThere, Outcome, Refused, RetryAfter, Sent, Unknown
from knowledge.store.conversation_rows import beat
from knowledge.store.database import write
from knowledge.store.groups_now import GroupsNow
from knowledge.store.reminder_rows import Kept
from knowledge.store.reminder_states import (
    claim_due,
    doubt_interrupted,
    mark,
    mark_looked_for,
    put_off,
    say_in,
    to_look_for,
)

_log = logging.getLogger(__name__)

TICK = "tick"
"""The heartbeat of what sends."""
SETTLED_AFTER = timedelta(seconds=10)
LOOKED_FOR = timedelta(minutes=10)
"""From then on after a lost answer, and for so long, a message is looked for."""
AFTER_A_PROBLEM = timedelta(minutes=5)
_BEAT_EVERY = timedelta(seconds=30)
NOT_THERE = "it was looked for and is not there; it is not sent again"

Left = tuple[Kept, str]
"""What was not sent, and why."""


class Announcer(Protocol):
    """Whatever can tell people something; it puts it into words."""

    def announce(self, notice: Notice) -> Outcome:
        """Tells it, once, and says what became of it. Tries nothing again."""

    def look(self, key: str, person_id: int, since: datetime) -> Looked:
        """Whether something was told to them under this key."""


@dataclass
class Report:
    """What became of what was due: of each its reminders, and of what was not sent the reason."""

    sent: list[Notice] = field(default_factory=list)
    skipped: list[Left] = field(default_factory=list)
    superseded: list[Left] = field(default_factory=list)
    put_off: list[tuple[Kept, datetime]] = field(default_factory=list)
    unknown: list[Left] = field(default_factory=list)
    refused: list[Left] = field(default_factory=list)


@dataclass(frozen=True)
class Delivery:
    """Sends what is due, from one database through one announcer."""

    database: Callable[[], AbstractContextManager[Database]]
    announcer: Announcer
    now: Callable[[], datetime]
    stopping: Callable[[], bool] = lambda: False
    groups: GroupsNow = field(default_factory=GroupsNow)

    def deliver(self) -> Report:
        """Sends until nothing is due any more, or it is told to stop."""
        report = Report()
        with self.database() as db:
            for one in doubt_interrupted(db, self.now()):
                _log.warning("%s: it is not known whether it was sent", one.key)
                report.unknown.append((one, one.reason))
            self._look_for_lost(db)
            self.send_due(db, report)
        return report

    def send_due(self, db: Database, report: Report) -> None:
        """Sends what is due, and adds to the report what became of it."""
        next_beat = self.now() + _BEAT_EVERY
        while not self.stopping() and (some := claim_due(db, self.now())):
            self._handle(db, some, report)
            if self.now() >= next_beat:  # sending many takes long, and is no standstill
                beat(db, TICK, self.now(), "sending")
                next_beat = self.now() + _BEAT_EVERY

    def _handle(self, db: Database, some: list[Kept], report: Report) -> None:
        try:
            verdict, gone = self._verdict(db, some)
        except Exception:
            _log.exception("%s: looking again failed; it waits", some[-1].key)
            verdict, gone = PutOff(self.now() + AFTER_A_PROBLEM), []
        self._leave(db, gone, "superseded", report.superseded)
        rest = _without(some, gone)
        match verdict:
            case None:
                pass
            case Send(notice, left_out):
                self._leave(db, left_out, "skipped", report.skipped)
                self._send(db, _without(rest, left_out), notice, report)
            case Skip(reason):
                self._leave(db, [(one, reason) for one in rest], "skipped", report.skipped)
            case PutOff(until):
                self._put_off(db, rest, until, report)
            case _:
                assert_never(verdict)

    def _verdict(self, db: Database, some: list[Kept]) -> tuple[Verdict | None, list[Left]]:
        """What is to become of them, and which of them are outdated; None where all are."""
        gone = outdated(db, self.groups, some)
        rest = _without(some, gone)
        return (look_again(db, self.groups, rest, self.now()) if rest else None), gone

    def _send(self, db: Database, some: list[Kept], notice: Notice, report: Report) -> None:
        others = [one for one in some if one.key != notice.key]
        if others:
            say_in(db, others, notice.key)
        try:
            outcome = self.announcer.announce(notice)
        except Exception:
            _log.exception("%s: telling it failed", notice.key)
            outcome = Unknown("something went wrong while it was told; see the log")
        self._record(db, some, notice, outcome, report)

    def _record(self, db: Database, some: list[Kept], notice: Notice, outcome: Outcome, report: Report) -> None:
        match outcome:
            case Sent(message_id):
                self._sent(db, some, notice.key, message_id, report)
                report.sent.append(notice)
            case RetryAfter(seconds):
                self._put_off(db, some, self.now() + timedelta(seconds=max(1.0, seconds)), report)
            case Refused(reason):
                _log.error("%s was refused: %s", notice.key, reason)
                self._leave(db, [(one, reason) for one in some], "dead", report.refused)
            case Unknown(reason):
                _log.warning("%s: it is not known whether it was sent: %s", notice.key, reason)
                self._leave(db, [(one, reason) for one in some], "unknown", report.unknown)
            case _:
                assert_never(outcome)

    def _sent(self, db: Database, some: Sequence[Kept], key: str, message_id: str, report: Report) -> None:
        others, reason = [one for one in some if one.key != key], f"said in {key}"
        with write(db):
            mark(db, [one for one in some if one.key == key], "sent", self.now(), message_id=message_id)
            mark(db, others, "skipped", self.now(), reason)
        report.skipped += [(one, reason) for one in others]

    def _leave(self, db: Database, some: Sequence[Left], state: str, told: list[Left]) -> None:
        """Records that these were not sent, each with the reason."""
        if some:
            with write(db):
                for one, reason in some:
                    mark(db, [one], state, self.now(), reason)
        told += some

    def _put_off(self, db: Database, some: Sequence[Kept], until: datetime, report: Report) -> None:
        with write(db):
            put_off(db, some, until, self.now())
        report.put_off += [(one, until) for one in some]

    def _look_for_lost(self, db: Database) -> None:
        """What may have been sent is looked for: found, it was; certainly not there, it is dead. Otherwise it stays
        unknown, and a person is asked."""
        now = self.now()
        for one in to_look_for(db, now - SETTLED_AFTER):
            try:
                looked = self.announcer.look(one.said_in or one.key, one.person_id, one.changed_at - LOOKED_FOR)
            except Exception:
                _log.exception("%s: looking for it failed", one.key)
                looked = RetryAfter(0)
            with write(db):
                self._record_look(db, one, looked)

    def _record_look(self, db: Database, one: Kept, looked: Looked) -> None:
        now = self.now()
        match looked:
            case Sent(message_id) if one.said_in:
                mark(db, [one], "skipped", now, f"said in {one.said_in}", message_id)
            case Sent(message_id):
                mark(db, [one], "sent", now, message_id=message_id)
            case NotThere():
                mark(db, [one], "dead", now, NOT_THERE)
            case RetryAfter() if now - one.changed_at < LOOKED_FOR:
                pass  # looked for again with the next tick
            case CannotLook() | RetryAfter():
                mark_looked_for(db, [one])
            case _:
                assert_never(looked)


def _without(some: Sequence[Kept], others: Sequence[Left]) -> list[Kept]:
    return [one for one in some if one not in [each for each, _ in others]]
