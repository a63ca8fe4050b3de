"""How sending stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from jobs.deliver import BLOCKED, SENDING, TICK
from jobs.kinds.kind import EXPIRED
from knowledge.notices import Sending
from knowledge.store.conversation_rows import heartbeats
from knowledge.store.pause_rows import EVERYTHING, Pause, count_held, pauses
from knowledge.store.reminder_states import counts, notes_astray, oldest_due
from knowledge.store.trouble_rows import VALID

ALARM_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class Standing:
    """`sending` is None where nothing has ticked yet; `blocked` says why the platform cannot be used, and since when.
    `held` counts what would have been sent by now but for the pauses, which are by the group's id; and
    `notes_astray` the notes to the secretariat of the last two weeks that did not arrive, or may not have."""

    last_tick: datetime | None
    stands_still: bool
    sending: Sending | None
    oldest_due: datetime | None
    states: Mapping[str, int]
    held: int
    pauses: Mapping[int, Pause]
    notes_astray: int
    blocked: str
    blocked_since: datetime | None

    @property
    def all_held(self) -> Pause | None:
        """The pause that holds everything back."""
        return self.pauses.get(EVERYTHING)


def how_sending_stands(db: Database, now: datetime) -> Standing:
    """As the last ticks have left it. It stands still where the last one was over five minutes ago, or is still to come
    by a clock that was put back that far."""
    beats = heartbeats(db)
    last, _ = beats.get(TICK, (None, ""))
    _, sending = beats.get(SENDING, (None, ""))
    since, blocked = beats.get(BLOCKED, (None, ""))
    return Standing(
        last, last is None or abs(now - last) > ALARM_AFTER, Sending(sending) if sending else None, oldest_due(db, now),
        counts(db), count_held(db, now), pauses(db, now), notes_astray(db, now - VALID, EXPIRED), blocked,
        since if blocked else None,
    )  # fmt: skip
