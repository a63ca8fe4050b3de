"""Where the simulation plays: its truth, its clock, the bot's database, the fake Slack, and what is to happen when."""

import heapq
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from benchmarks.reminders.clock import SharedClock
from benchmarks.reminders.truth import Truth, Wish
from knowledge.groups.group import WorkingGroup
from knowledge.store.database import open_database
from knowledge.store.group_rows import group_named
from knowledge.store.people_rows import all_people
from tests.fakes.slack.server import SlackServer

Act = Callable[[], object]
ACTOR = "simulation"
ELSEWHERE = ("Europe/London", "Europe/Lisbon", "Europe/Athens", "America/New_York", "Asia/Kolkata", "Asia/Tokyo")
"""Time zones of people, wherever their group is."""


@dataclass
class Stage:
    """Everything that happens goes through here; `did` counts it, `people` are the addresses of the bot's ids."""

    dice: Random
    data: Path
    clock: SharedClock
    server: SlackServer
    begins: datetime
    ends: datetime
    elsewhere: float = 0
    """So many of the people (a share) have a time zone in Slack."""
    truth: Truth = field(default_factory=Truth)
    did: Counter[str] = field(default_factory=Counter)
    people: dict[int, str] = field(default_factory=dict)
    accounts: dict[str, str] = field(default_factory=dict)
    """Addresses by Slack's user ids."""
    stirred: timedelta | None = None
    """How soon the bot has to tick, since something was changed that it has to plan for."""
    _agenda: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _number: Iterator[int] = field(default_factory=count)
    _groups: dict[str, WorkingGroup] = field(default_factory=dict)
    _open: ExitStack = field(default_factory=ExitStack)
    _db: Database | None = None

    def at(self, when: datetime, act: Act) -> None:
        """It is to happen then."""
        heapq.heappush(self._agenda, (when, next(self._number), act))

    def next_at(self) -> datetime:
        """When the next thing happens."""
        return self._agenda[0][0] if self._agenda else self.ends

    def play_next(self) -> None:
        """The next thing happens now."""
        heapq.heappop(self._agenda)[2]()

    @contextmanager
    def database(self) -> Iterator[Database]:
        """One connection for all that happens on the stage: it costs less than one for each."""
        if self._db is None:
            self._db = self._open.enter_context(open_database(self.data))
        yield self._db

    def close(self) -> None:
        self._open.close()

    def group(self, db: Database, slug: str) -> WorkingGroup:
        """A group as the bot knows it."""
        if slug not in self._groups:
            self._groups[slug] = group_named(db, slug)
        return self._groups[slug]

    def changed(self, db: Database, slug: str, within: timedelta = timedelta()) -> None:
        """What is known of a group is read anew, and of people; the bot ticks within that time."""
        self._groups.pop(slug, None)
        self.stirred = within
        self.people |= {one.id: one.email for one in all_people(db) if one.email}

    def welcome(self, email: str) -> None:
        """Somebody new, with an account in Slack unless they are one in a hundred."""
        if self.dice.random() < 0.99:
            user = self.server.add_person(email.partition("@")[0], email)
            people = self.server.workspace.people
            zone = self.dice.choice(ELSEWHERE) if self.dice.random() < self.elsewhere else ""
            people[user] = replace(people[user], tz=zone)
            self.accounts[user] = email
            if zone:  # where Slack tells none, the hours are those of the group
                self.truth.wishes[email].append(Wish(self.clock.true, zone=ZoneInfo(zone)))

    def later(self, least: timedelta, most: timedelta) -> datetime:
        """Some instant from now."""
        return self.clock.true + timedelta(seconds=self.dice.uniform(least.total_seconds(), most.total_seconds()))

    @property
    def is_quiet(self) -> bool:
        """Whether the bot is there, and its clock is right: only then meetings and seats change."""
        outage, now = self.truth.outage, self.clock.true
        is_down = outage is not None and outage[0] - timedelta(minutes=5) <= now < outage[1]
        return not self.clock.skew and not is_down
