"""When owners are asked about a quarter, and who is asked."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import WorkingDays
from knowledge.notices import Nudge
from knowledge.pledges.kinds import Status
from knowledge.pledges.nudges import asked_of, is_silent, nudges, quarters, whom_to_ask
from knowledge.pledges.periods import Period, period_of
from tests.knowledge.pledges.pledges import ANN, BOB, pledge, quarter, update

LONDON, ENGLAND = ZoneInfo("Europe/London"), WorkingDays("ENG")
Q3 = quarter(2026, 3)
OFFICE = (8, 9)


def test_the_steps_of_the_last_quarter_of_2026_worked_out_by_hand() -> None:
    assert [(one.rung, one.due_at) for one in nudges(quarter(2026, 4), LONDON, ENGLAND)] == [
        (Nudge.FIRST, datetime(2026, 12, 9, 10, tzinfo=UTC)),
        (Nudge.SECOND, datetime(2026, 12, 22, 10, tzinfo=UTC)),
        (Nudge.DEPUTY, datetime(2027, 1, 5, 10, tzinfo=UTC)),
        (Nudge.OFFICE, datetime(2027, 1, 14, 10, tzinfo=UTC)),
    ]


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.sampled_from(["ENG", "SCT", "WLS", "NIR"]))
def test_steps_come_one_after_the_other_on_working_days_and_each_ends_with_the_next(day: date, where: str) -> None:
    working, period = WorkingDays(where), period_of(day)
    first, second, third, fourth = found = nudges(period, LONDON, working)
    assert first.due_at < second.due_at < third.due_at < fourth.due_at < fourth.expires_at
    assert [one.expires_at for one in found[:3]] == [one.due_at for one in found[1:]]
    assert all(working.is_open(one.due_at.astimezone(LONDON).date()) for one in found)
    assert second.due_at.date() <= period.last < third.due_at.date()


def test_a_quarter_is_still_told_of_after_its_end() -> None:
    assert quarters(date(2026, 11, 17), date(2027, 1, 3)) == [Q3, quarter(2026, 4), quarter(2027, 1)]


@pytest.mark.parametrize(
    ("told", "status", "silent"),
    [
        (None, Status.ACTIVE, True), (quarter(2026, 2), Status.ACTIVE, True), (Q3, Status.ACTIVE, False),
        (quarter(2026, 4), Status.AGREED, False), (None, Status.DRAFT, False), (None, Status.MET, False),
        (None, Status.WITHDRAWN, False), (None, Status.AGREED, True),
    ],
)  # fmt: skip
def test_a_pledge_is_silent_until_it_is_reported(told: Period | None, status: Status, silent: bool) -> None:
    one = pledge(status=status)
    if told:
        one = pledge(status=status, entries=(*one.entries, update("12", number=2, period=told)))
    assert is_silent(one, Q3) is silent


def test_the_owner_then_the_deputy_then_the_secretariat_are_asked() -> None:
    ann, bob = replace(ANN, person_id=1), replace(BOB, person_id=2)
    asked = {
        "both": pledge(owner=ann, deputy=bob), "owner": pledge(owner=ann, deputy=None),
        "deputy": pledge(owner=None, deputy=bob), "nobody": pledge(owner=None, deputy=None),
    }  # fmt: skip
    whom = {who: [whom_to_ask(one, step, OFFICE) for step in Nudge] for who, one in asked.items()}
    assert whom == {
        "both": [(1,), (1,), (2,), OFFICE], "owner": [(1,), (1,), (1,), OFFICE], "deputy": [(2,), (2,), (2,), OFFICE],
        "nobody": [OFFICE, (), (), OFFICE],
    }  # fmt: skip


def test_a_pledge_made_after_a_step_is_not_asked_about_at_it() -> None:
    ann = replace(ANN, person_id=1)
    first, second = nudges(quarter(2026, 2), LONDON, ENGLAND)[:2]
    late = pledge(owner=ann, entries=(replace(pledge().target, at=first.due_at),))
    assert asked_of([late], quarter(2026, 2), first, 1, OFFICE) == []
    assert asked_of([late], quarter(2026, 2), second, 1, OFFICE) == [late]
