"""Looking for what may have been sent: found, it was; certainly not there, it is dead. Otherwise it stays unknown, and
a person is asked."""

import logging
from datetime import datetime, timedelta
from typing import Protocol, assert_never

from sqlite_utils import Database

from knowledge.notices import CannotLook, Looked, NotThere, RetryAfter, Sent, Unavailable
from knowledge.store.database import write
from knowledge.store.reminder_rows import Kept
from knowledge.store.reminder_states import mark_found, mark_looked_for, to_look_for

_log = logging.getLogger(__name__)

SETTLED_AFTER = timedelta(seconds=10)
LOOKED_FOR = timedelta(minutes=10)
"""From then on after a lost answer, and for so long, a message is looked for; longer where the platform cannot be used
at all."""
NOT_THERE = "it was looked for and is not there; it is not sent again"


class Looker(Protocol):
    """Whatever can look for what was told."""

    def look(self, key: str, person_id: int, since: datetime) -> Looked:
        """Whether something was told to them under this key."""


def look_for_lost(db: Database, looker: Looker, now: datetime) -> Unavailable | None:
    """Looks for all whose answer was lost; ends early where the platform cannot be used."""
    for one in to_look_for(db, now - SETTLED_AFTER, now):
        try:
            looked = looker.look(one.said_in or one.key, one.person_id, one.changed_at - LOOKED_FOR)
        except Exception:
            _log.exception("%s: looking for it failed", one.key)
            looked = RetryAfter(0)
        if isinstance(looked, Unavailable):
            return looked
        with write(db):
            _record(db, one, looked, now)
    return None


def _record(db: Database, one: Kept, looked: Looked, now: datetime) -> None:
    match looked:
        case Sent(message_id) if one.said_in:
            mark_found(db, one, "skipped", now, f"said in {one.said_in}", message_id)
        case Sent(message_id):
            mark_found(db, one, "sent", now, message_id=message_id)
        case NotThere():
            _log.error("%s: %s", one.key, NOT_THERE)
            mark_found(db, one, "dead", now, NOT_THERE)
        case RetryAfter() if abs(now - one.changed_at) < LOOKED_FOR:
            pass  # looked for again with the next tick
        case CannotLook() | RetryAfter():
            _log.error("%s: it cannot be looked for, and stays unknown", one.key)
            mark_looked_for(db, [one])
        case _:
            assert_never(looked)
