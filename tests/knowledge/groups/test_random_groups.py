"""Two years of meetings of random groups, moved in both ways and cancelled, against dateutil's own reckoning."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from dateutil import tz
from dateutil.rrule import WEEKLY, rrule
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.dates import Break, WorkingDays
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Calendar, Grid, Status
from knowledge.groups.changes import cancel, move
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import occurrence_on
from knowledge.groups.terms import Cadence, Unit
from tests.knowledge.groups.groups import group, seat

ZONES = ["Europe/London", "Europe/Dublin", "America/New_York", "Pacific/Auckland"]
STEPS = st.tuples(st.integers(0, 12), st.sampled_from(["keep", "follow", "cancel"]), st.integers(-20, 20))
Local = tuple[date, time]


class Reckoning:
    """The same by dateutil: each meeting's day in the grid, and where it is (None: cancelled, `was` where)."""

    def __init__(self, first: date, at: time, weeks: int, until: date) -> None:
        self._weeks, self._until = weeks, until
        self._was: dict[date, Local] = {}
        self.meetings: dict[date, Local | None] = dict(self._grid(first, at))

    def _grid(self, first: date, at: time) -> list[tuple[date, Local | None]]:
        days = rrule(WEEKLY, datetime.combine(first, at), interval=self._weeks, until=datetime.combine(self._until, at))
        return [(day.date(), (day.date(), day.time())) for day in days]

    def move(self, original: date, to: Local, follow: bool) -> None:
        self.meetings[original] = to
        if follow:
            passed = max(original, to[0])
            kept = {day: at for day, at in self.meetings.items() if min(day, self._where(day)) <= passed}
            self.meetings = {day: at for day, at in self._grid(*to) if day > passed} | kept

    def cancel(self, original: date) -> None:
        self._was[original] = self.meetings[original] or self._was[original]
        self.meetings[original] = None

    def _where(self, original: date) -> date:
        return (self.meetings[original] or self._was[original])[0]


@example(date(2026, 1, 1), time(8), 1, ZONES[0], "ENG", [(1, "keep", -8), (1, "cancel", 0), (0, "follow", -7)])
@settings(max_examples=1_000)
@given(
    first=st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    at=st.builds(time, st.integers(8, 17), st.sampled_from([0, 30])),
    weeks=st.integers(1, 12),
    zone=st.sampled_from(ZONES),
    subdivision=st.sampled_from(["ENG", "WLS", "SCT", "NIR"]),
    steps=st.lists(STEPS, max_size=5),
)
def test_two_years_of_a_random_group_are_those_of_dateutil(
    first: date, at: time, weeks: int, zone: str, subdivision: str, steps: list[tuple[int, str, int]]
) -> None:
    until = first + timedelta(days=731)
    working = WorkingDays(subdivision, (Break(date(first.year, 12, 20), date(first.year + 1, 1, 3)),))
    skills = replace(
        group([seat(1, "Leigh Council", "ann")]),
        time_zone=zone,
        working=working,
        calendar=Calendar((Grid(first, at, Cadence(Unit.WEEK, weeks)),)),
    )
    expected = Reckoning(first, at, weeks, until)
    before = datetime.combine(first, time(0), UTC) - timedelta(days=60)
    for which, step, days in steps:
        skills = _step(skills, expected, before, which, step, days)
    wanted = sorted(where for where in expected.meetings.values() if where and first <= where[0] <= until)
    found = skills.calendar.occurrences(first, until, working)
    standing = sorted((one.day, one.at) for one in found if one.takes_place)
    assert standing == wanted
    for one in found:
        here = datetime.combine(one.day, one.at, tz.gettz(zone)).astimezone(UTC)
        assert one.starts(skills.zone) == here
        if one.status is Status.CLASH:
            assert not working.is_open(one.day)


def _step(skills: WorkingGroup, expected: Reckoning, now: datetime, which: int, step: str, days: int) -> WorkingGroup:
    """One decision, carried out on both; on neither where it is refused."""
    standing = sorted(day for day, where in expected.meetings.items() if where)
    original = standing[which % len(standing)]
    occurrence = occurrence_on(skills, original)
    to = (occurrence.day + timedelta(days=days), occurrence.at)
    try:
        if step == "cancel":
            calendar = cancel(skills, occurrence, "", now)
        else:
            calendar = move(skills, occurrence, to[0], None, "", step == "follow", now)
    except HelpfulError:
        return skills
    if step == "cancel":
        expected.cancel(original)
    else:
        expected.move(original, to, step == "follow")
    return replace(skills, calendar=calendar)
