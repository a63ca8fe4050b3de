"""The one thing that ticks: once a minute, from when it is started until it is stopped.

It holds nothing that matters: what is due stands in the database. So a tick that is late or missed is made up for by
the next one.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.background import BackgroundScheduler

SECONDS = 60


class Schedule:
    """Calls `work` at once when it is started, and then every minute, never twice at a time. What goes wrong in it is
    its own business to tell; the next tick comes all the same."""

    def __init__(self, work: Callable[[], object], stopping: Event, seconds: float = SECONDS) -> None:
        self._stopping, self._is_started = stopping, False
        self._scheduler = BackgroundScheduler(
            timezone=UTC, jobstores={"default": MemoryJobStore()}, executors={"default": ThreadPoolExecutor(1)}
        )
        self._scheduler.add_job(
            work, "interval", seconds=seconds, next_run_time=datetime.now(UTC), coalesce=True, max_instances=1,
            misfire_grace_time=None, id="tick",
        )  # fmt: skip

    def start(self) -> None:
        """Begins to tick."""
        self._is_started = True
        self._scheduler.start()

    def stop(self) -> None:
        """Ends after the tick that is going on, which `stopping` tells to come to an end."""
        self._stopping.set()
        if self._is_started:
            self._scheduler.shutdown(wait=True)
