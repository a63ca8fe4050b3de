"""Sending what is due, each once, and recording what became of it.

Nothing is tried again here: what may have been sent is never sent a second time.
"""

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Protocol, assert_never

from sqlite_utils import Database

from jobs.kinds.kind import PutOff, Send, Skip, Verdict
from jobs.look_again import look_again, outdated, together
from jobs.lost import Looker, look_for_lost
from knowledge.notices import (
    FOR_SECRETARIAT,
    Notice,
    Outcome,
    Refused,
    RetryAfter,
    Sending,
    Sent,
    Unavailable,
    Unknown,
)
from knowledge.store.conversation_rows import beat, heartbeats
from knowledge.store.database import write
from knowledge.store.groups_now import GroupsNow
from knowledge.store.pause_rows import pauses, skip_held
from knowledge.store.reminder_rows import Kept
from knowledge.store.reminder_states import (
    claim_due,
    doubt_interrupted,
    mark,
    mark_shadow,
    put_off,
    say_in,
)
from knowledge.store.silence_rows import tell_of_silence

_log = logging.getLogger(__name__)

TICK = "tick"
"""The heartbeat of what sends."""
SENDING = "reminders"
"""Since when reminders are sent, shadowed or off: the beat whose detail says which."""
BLOCKED = "blocked"
"""Since when, and why, the platform cannot be used; without a reason it can."""
AFTER_A_PROBLEM = timedelta(minutes=5)
_BEAT_EVERY = timedelta(seconds=30)
SAID_IN = "said in "
"""What begins the reason of what another message has said; its key follows."""
SHADOWED = "shadow mode: shown to the secretariat, and sent to nobody"

Left = tuple[Kept, str]
"""What was not sent, and why."""


class Announcer(Looker, Protocol):
    """Whatever can tell people something; it puts it into words."""

    def announce(self, notice: Notice) -> Outcome:
        """Tells it, once, and says what became of it. Tries nothing again."""


@dataclass
class Report:
    """What became of what was due: of each its reminders, and of what was not sent the reason. `is_over` where an
    answer was lost, or the platform cannot be used (`blocked` says why): the rest waits for the next round."""

    sent: list[Notice] = field(default_factory=list)
    skipped: list[Left] = field(default_factory=list)
    superseded: list[Left] = field(default_factory=list)
    put_off: list[tuple[Kept, datetime]] = field(default_factory=list)
    unknown: list[Left] = field(default_factory=list)
    refused: list[Left] = field(default_factory=list)
    blocked: str = ""
    is_over: bool = False


@dataclass(frozen=True)
class Delivery:
    """Sends what is due, from one database through one announcer. In shadow mode everything becomes of it but that:
    nothing leaves save what is for the secretariat."""

    database: Callable[[], AbstractContextManager[Database]]
    announcer: Announcer
    now: Callable[[], datetime]
    stopping: Callable[[], bool] = lambda: False
    groups: GroupsNow = field(default_factory=GroupsNow)
    sending: Sending = Sending.ON

    def deliver(self) -> Report:
        """Sends until nothing is due any more, or it is told to stop."""
        report = Report()
        with self.database() as db:
            for one in doubt_interrupted(db, self.now()):
                _log.warning("%s: it is not known whether it was sent", one.key)
                report.unknown.append((one, one.reason))
            if pauses(db, self.now()):
                with write(db):
                    report.skipped += [(one, one.reason) for one in skip_held(db, self.now(), self._is_shadow)]
            if unusable := look_for_lost(db, self.announcer, self.now()):
                report.blocked, report.is_over = unusable.reason, True
            self.send_due(db, report)
            self._note_platform(db, report)
        return report

    @property
    def _is_shadow(self) -> bool:
        return self.sending is Sending.SHADOW

    def _note_platform(self, db: Database, report: Report) -> None:
        if report.blocked:
            _log.error("nothing can be sent: %s; everything waits, and is tried again", report.blocked)
        before = heartbeats(db).get(BLOCKED, (None, ""))[1]
        if before != report.blocked and (report.blocked or report.sent):
            beat(db, BLOCKED, self.now(), report.blocked)

    def send_due(self, db: Database, report: Report) -> None:
        """Sends what is due, and adds to the report what became of it."""
        next_beat = self.now() + _BEAT_EVERY
        while not self.stopping() and not report.is_over and (some := claim_due(db, self.now())):
            self._handle(db, some, report)
            if self.now() >= next_beat:  # sending many takes long, and is no standstill
                beat(db, TICK, self.now(), "sending")
                next_beat = self.now() + _BEAT_EVERY

    def _handle(self, db: Database, some: list[Kept], report: Report) -> None:
        ready = [self._looked_at(db, list(one), report) for _, one in groupby(some, lambda one: one.bundle)]
        said, notices = [one for rows, _ in ready for one in rows], [notice for _, found in ready for notice in found]
        if notices:
            self._send(db, said, together(notices), report)

    def _looked_at(self, db: Database, some: list[Kept], report: Report) -> tuple[list[Kept], list[Notice]]:
        """What is to be said of these, of one bundle, and in what; of the rest it is recorded what becomes of it."""
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
                return _without(rest, left_out), [notice]
            case Skip(reason, is_silence):
                if is_silence:
                    tell_of_silence(db, rest[-1].person_id, self.now())
                self._leave(db, [(one, reason) for one in rest], "skipped", report.skipped)
            case PutOff(until):
                self._put_off(db, rest, until, report)
            case _:
                assert_never(verdict)
        return [], []

    def _verdict(self, db: Database, some: list[Kept]) -> tuple[Verdict | None, list[Left]]:
        """What is to become of them, and which of them are outdated; None where all are."""
        gone = outdated(db, self.groups, some)
        rest = _without(some, gone)
        return (look_again(db, self.groups, rest, self.now()) if rest else None), gone

    def _send(self, db: Database, some: list[Kept], notice: Notice, report: Report) -> None:
        others = [one for one in some if one.key != notice.key]
        if self._is_shadow and notice.kind not in FOR_SECRETARIAT:
            said_elsewhere = [(one, f"{SAID_IN}{notice.key}") for one in others]
            told = [(one, SHADOWED) for one in some if one.key == notice.key]
            self._leave(db, [*told, *said_elsewhere], "skipped", report.skipped)
            return
        if others:
            say_in(db, others, notice.key)
        try:
            outcome = self.announcer.announce(notice)
        except Exception:
            _log.exception("%s: telling it failed", notice.key)
            self._record(db, some, notice, Unknown("something went wrong while it was told; see the log"), report)
            return
        if isinstance(outcome, Unavailable):
            report.blocked = outcome.reason
        report.is_over = isinstance(outcome, Unavailable | Unknown)  # the same would become of the next
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
        others, reason = [one for one in some if one.key != key], f"{SAID_IN}{key}"
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
                if self._is_shadow and state == "skipped":
                    mark_shadow(db, [one for one, _ in some if one.about.kind not in FOR_SECRETARIAT])
        told += some

    def _put_off(self, db: Database, some: Sequence[Kept], until: datetime, report: Report) -> None:
        with write(db):
            put_off(db, some, until, self.now())
        report.put_off += [(one, until) for one in some]


def _without(some: Sequence[Kept], others: Sequence[Left]) -> list[Kept]:
    return [one for one in some if one not in [each for each, _ in others]]
