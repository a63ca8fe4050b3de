"""What plans and sends reminders while the bot runs."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from functools import partial
from threading import Event

from sqlite_utils import Database

from bot.wiring import now
from jobs.deliver import BLOCKED, Announcer, Delivery
from jobs.schedule import SECONDS, Schedule
from jobs.tick import tick_or_tell
from knowledge.notices import Sending
from knowledge.store.conversation_rows import beat


def make_schedule(
    database: Callable[[], AbstractContextManager[Database]],
    announcer: Announcer,
    sending: Sending,
    clock: Callable[[], datetime] = now,
    seconds: float = SECONDS,
) -> Schedule:
    """Ticks every so many seconds, by `clock`, into one database, through one announcer."""
    stopping = Event()
    delivery = Delivery(database, announcer, clock, stopping.is_set, sending=sending)
    with database() as db:  # whoever starts it has just reached the platform
        beat(db, BLOCKED, clock())
    return Schedule(partial(tick_or_tell, delivery), stopping, seconds)
