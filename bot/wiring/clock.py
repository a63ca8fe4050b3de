"""The clock of the workspace in the browser, which can be ahead of the true time."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from bot.local.workspace import PLATFORM
from bot.wiring import now
from knowledge.errors import HelpfulError
from knowledge.store.clock_rows import clock_ahead, keep_clock_ahead, set_clock_back, was_clock_moved
from knowledge.store.database import open_database
from knowledge.store.people_rows import platforms_known

Open = Callable[[], AbstractContextManager[Database]]


class WorkspaceClock:
    """Goes as the true time does, and is as far ahead of it as the database says."""

    def __init__(self, database: Open, true_now: Callable[[], datetime] = now) -> None:
        self._database, self.true_now = database, true_now
        with database() as db:
            self._ahead = clock_ahead(db)

    def now(self) -> datetime:
        return self.true_now() + self._ahead

    @property
    def ahead(self) -> timedelta:
        return self._ahead

    def set_to(self, instant: datetime) -> None:
        """From now on it is that time. Raises HelpfulError in a data folder of another platform: people would really
        get what is sent."""
        ahead = max(timedelta(), instant - self.true_now())
        with self._database() as db:
            if others := platforms_known(db) - {PLATFORM}:
                whose = " and ".join(sorted(others)).title()
                raise HelpfulError(
                    f"This data folder is of a bot in {whose} now: its clock is the true one.", "It was not moved."
                )
            keep_clock_ahead(db, ahead)
        self._ahead = ahead

    def set_back(self) -> None:
        """From now on it is the true time."""
        with self._database() as db:
            set_clock_back(db, self.true_now())
        self._ahead = timedelta()


def now_in(data: Path) -> datetime:
    """What time it is for whoever uses a data folder."""
    with open_database(data) as db:
        return now_by(db)


def now_by(db: Database) -> datetime:
    """The same, where its database is open."""
    return now() + clock_ahead(db)


def refuse_moved(db: Database) -> None:
    """Raises HelpfulError for a data folder whose clock was ever moved: what counts as sent and answered there never
    really was, and would be missing where people rely on it."""
    if was_clock_moved(db):
        raise HelpfulError(
            "The clock of this data folder was moved in the workspace in the browser: what it says was sent, was not.",
            "Name another folder with --data, and take people and groups over into it. Nothing was started.",
        )
