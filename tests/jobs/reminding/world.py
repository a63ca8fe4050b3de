"""What the model of reminding is about: a group, its people and days, and what may become of a message."""

import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from benchmarks.reminders.rules import closed_days
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import WorkingGroup
from knowledge.groups.read_group import read_groups
from knowledge.groups.read_members import Listed
from knowledge.people import Role
from knowledge.people_list import read_people_list
from knowledge.store.database import open_database
from knowledge.store.group_rows import save_groups
from knowledge.store.people_rows import save_people
from tests.jobs.test_deliver import ANN, BOB
from tests.knowledge.groups.test_read_group import GROUP

LONDON = ZoneInfo("Europe/London")
START = datetime(2026, 11, 2, 9, tzinfo=UTC)
DEE = "dee@marsh.example"
SEATS = {
    ANN: Listed("Ann", ANN, "Leigh Council", Role.CO_CHAIR),
    BOB: Listed("Bob", BOB, "Tyde NHS Trust", Role.MEMBER),
    DEE: Listed("Dee", DEE, "Marsh College", Role.MEMBER),
}
IN_GRID = date(2026, 11, 17)
DAYS = [IN_GRID + timedelta(days=days) for days in (-4, 0, 2, 3, 9, 13)]
CLOSED = closed_days(((date(2026, 12, 21), date(2027, 1, 3)),))
OFFICE_CLOSED = closed_days(())
BACK = timedelta(days=30)
LAST = datetime(2026, 12, 16, tzinfo=UTC)
GROUP_ID = 1
DEPTH = 12
GRID = {"first_meeting": "2026-11-17T10:00", "cadence": {"unit": "week", "interval": 26}}
_PEOPLE = b"name,email,organisation,roles\nSec,sec@leigh.example,Leigh,secretariat\nDee,dee@marsh.example,Marsh,\n"
FOLDER = tempfile.TemporaryDirectory()


@cache
def made() -> Path:
    """A folder with the database of a group that meets twice a year, of which nothing is planned yet."""
    data = Path(FOLDER.name)
    listed, problems = read_groups({"groups": [{**GROUP, **GRID}]})
    assert not problems
    people = read_people_list(_PEOPLE)
    with open_database(data) as db:
        save_people(db, people.entries, START, "test")
        save_groups(db, listed, START, "test")
    return data


def occurrence_of(group: WorkingGroup, original: date) -> Occurrence:
    found = group.calendar.occurrence(original, group.working)
    assert found
    return found


class Killed(BaseException):
    """The process has ended."""


@dataclass(frozen=True)
class Meeting:
    """A meeting as it is since `since`; `number` counts how often it was changed."""

    day: date
    at: time
    is_cancelled: bool
    since: datetime
    number: int = 0

    @property
    def starts(self) -> datetime:
        return datetime.combine(self.day, self.at, LONDON).astimezone(UTC)


class What:
    """What the platform, or the process, does with a message."""

    ARRIVES = "arrives"
    REFUSED = "refused"
    ASKED_TO_WAIT = "asked to wait"
    OUT_OF_REACH = "out of reach"
    LOST_AFTER = "the answer is lost after it arrived"
    LOST_BEFORE = "the message is lost"
    KILLED_AFTER = "killed after it arrived"
    KILLED_BEFORE = "killed before"
    BREAKS = "breaks"
    OTHER_TICKS = "another process ticks, and it arrives"
    SLEEPS = "sleeps past its lease while another process ticks twice, and it arrives"
    SLEEPS_AND_WAITS = "sleeps past its lease while another process ticks twice, and is asked to wait"


GOOD = (What.ARRIVES,)
ANYTHING = [value for name, value in vars(What).items() if name.isupper()]
LOOKING = ["tells the truth", "cannot look", "asked to wait", "out of reach"]

WHAT = st.lists(st.sampled_from([What.ARRIVES, What.ARRIVES, *ANYTHING]), max_size=4)
