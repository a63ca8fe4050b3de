"""The one thing that ticks: once a minute, from when it is started until it is stopped.

It holds nothing that matters: what is due stands in the database. So a tick that is late or missed is made up for by
the next one.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.background import BackgroundScheduler

SECONDS = 60
_TICK = "tick"
_log = logging.getLogger(__name__)


class Schedule:
    """Calls `work` at once when it is started, and then every minute, never twice at a time. What goes wrong in it is
    its own business to tell; the next tick comes all the same."""

    def __init__(self, work: Callable[[], object], stopping: Event, seconds: float = SECONDS) -> None:
        self._stopping, self._is_started, self._seconds = stopping, False, seconds
        self._scheduler = BackgroundScheduler(
            timezone=UTC, jobstores={"default": MemoryJobStore()}, executors={"default": ThreadPoolExecutor(1)}
        )
        self._scheduler.add_job(
            work, "interval", seconds=seconds, next_run_time=datetime.now(UTC), coalesce=True, max_instances=1,
            misfire_grace_time=None, id=_TICK,
        )  # fmt: skip
        self._watch = Thread(target=self._watch_the_clock, name="clock watch", daemon=True)

    def start(self) -> None:
        """Begins to tick."""
        self._is_started = True
        self._scheduler.start()
        self._watch.start()

    def stop(self) -> None:
        """Ends after the tick that is going on, which `stopping` tells to come to an end."""
        self._stopping.set()
        if self._is_started:
            self._scheduler.shutdown(wait=True)
            self._watch.join()

    def _watch_the_clock(self) -> None:
        """APScheduler reckons by the wall clock: where that is put back a day, the next tick would be a day off."""
        while not self._stopping.wait(self._seconds):
            now, job = datetime.now(UTC), self._scheduler.get_job(_TICK)
            if job and job.next_run_time and job.next_run_time > now + timedelta(seconds=2 * self._seconds):
                _log.warning("the clock was put back: ticking goes on by the new time")
                job.modify(next_run_time=now)
