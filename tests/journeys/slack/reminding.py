"""A Slack workspace in which reminders are due, by a clock that tests set; also as a process of its own, for killing:
`python -m tests.journeys.slack.reminding DATA INSTANT`, whose clock runs a minute a second from that instant."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.settings import Settings, SlackSettings
from bot.wiring.slack import make_slack
from jobs.deliver import TICK
from knowledge.groups.read_group import read_groups
from knowledge.notices import Sending
from knowledge.people_list import read_people_list
from knowledge.store.conversation_rows import heartbeats
from knowledge.store.database import open_database
from knowledge.store.group_rows import group_named, save_groups
from knowledge.store.people_rows import save_people
from knowledge.store.reminder_rows import Kept, reminders_of_meeting
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.reading import plain_text_of
from tests.journeys.slack.workspace import settings_for
from tests.knowledge.groups.test_read_group import GROUP

MADE = datetime(2026, 10, 12, 12, tzinfo=UTC)
DAY = date(2026, 11, 17)
CALL, PAPERS, CHASE, QUORUM = (datetime(2026, 11, day, 10, tzinfo=UTC) for day in (3, 10, 12, 16))
WHEN = "Social value meets on Tuesday 17 November 2026, 10am"
SECRETARIAT = b"name,email,organisation,roles\nSec,sec@leigh.example,Leigh Council,secretariat\n"


@dataclass
class Clocked:
    """A workspace and its network's data, by a clock that tests set."""

    slack: FakeSlack
    data: Path
    now: datetime = field(default=MADE, kw_only=True)

    def clock(self) -> datetime:
        return self.now

    def ticked(self, at: datetime) -> None:
        """Returns after a whole tick at that instant (and a second)."""
        for instant in (at, at + timedelta(seconds=1)):  # the first may have begun before
            self.now = instant
            self.slack.wait_for(self._has_ticked, 30, "a tick")

    def _has_ticked(self) -> bool:
        with open_database(self.data) as db:
            return heartbeats(db).get(TICK, (None, ""))[0] == self.now

    def told(self, user: str) -> list[str]:
        """What somebody has been told in their direct messages."""
        return [plain_text_of(one) for one in self.slack.messages_in(self.slack.im_of(user))]


@dataclass
class Office(Clocked):
    """A workspace with Ann (a co-chair), Bob and Sec of the secretariat, each by their user id."""

    ann: str
    bob: str
    sec: str

    def rows(self) -> list[Kept]:
        with open_database(self.data) as db:
            return reminders_of_meeting(db, group_named(db, "social-value").id, DAY)

    def became(self) -> set[tuple[str, str, str]]:
        return {(one.rung, one.state, one.reason) for one in self.rows()}


def an_office(slack: FakeSlack, data: Path) -> Office:
    """The workspace is running; the network knows its people by their addresses."""
    found, problems = read_groups({"groups": [GROUP]})
    people = read_people_list(SECRETARIAT)
    assert not problems and not people.problems
    with open_database(data) as db:
        save_groups(db, found, MADE, "tests")
        save_people(db, people.entries, MADE, "tests")
    ann, bob = slack.add_person("Ann", "ann@leigh.example"), slack.add_person("Bob", "bob@tyde.example")
    return Office(slack, data, ann, bob, slack.add_person("Sec", "sec@leigh.example"))


@contextmanager
def serving(
    office: Clocked, sending: Sending | None = Sending.ON, way: str = "socket", port: int = 3000
) -> Iterator[None]:
    """The bot, in this process, by the office's clock; it has ticked once."""
    settings = Settings(data=office.data, http_port=port, reminders=sending)
    running = make_slack(settings, settings_for(office.slack), way, office.clock, seconds=0.05)
    running.start()
    try:
        office.ticked(office.now)
        yield
    finally:
        running.stop()


def _serve(data: Path, begins: datetime) -> None:
    began = time.monotonic()
    running = make_slack(
        Settings(data=data, reminders=Sending.ON), SlackSettings(), "socket",
        lambda: begins + timedelta(minutes=time.monotonic() - began), seconds=0.2,
    )  # fmt: skip
    running.start()
    while True:
        time.sleep(1)


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))
