"""How far a pledge has come, and whether it was reported."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from knowledge.pledges.apply import apply_entry
from knowledge.pledges.kinds import Direction, Kind, Rag, Status, Unit
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.progress import Reporting, is_late, progress_of
from tests.knowledge.pledges.pledges import pledge, quarter, update

HALF_YEAR = date(2026, 9, 30)  # 182 of 364 days


def reported(value: str | None, rag: Rag | None = None, **given: Any) -> Pledge:
    return apply_entry(pledge(**given), update(value, rag, note="…"))


@pytest.mark.parametrize(
    ("value", "given", "share"),
    [
        ("25", {}, Fraction(1, 2)),
        ("10", {}, Fraction(0)),
        ("4", {}, Fraction(-1, 5)),
        ("55", {}, Fraction(3, 2)),
        ("0", {"baseline": Decimal(0)}, Fraction(0)),
        ("10", {"baseline": None}, Fraction(1, 4)),
        (None, {}, None),
        ("55", {"baseline": Decimal(70), "direction": Direction.DOWN}, Fraction(1, 2)),
        ("55", {"baseline": None, "direction": Direction.DOWN}, None),
        ("41", {"baseline": Decimal(40)}, Fraction(1)),
        ("39", {"baseline": Decimal(40)}, Fraction(0)),
        ("41", {"baseline": Decimal(40), "direction": Direction.DOWN}, Fraction(0)),
        ("50", {"kind": Kind.MAINTAIN}, Fraction(1)),
        ("30", {"kind": Kind.MAINTAIN}, Fraction(3, 4)),
        ("50", {"kind": Kind.MAINTAIN, "direction": Direction.DOWN}, Fraction(4, 5)),
        ("30", {"kind": Kind.MAINTAIN, "direction": Direction.DOWN}, Fraction(1)),
    ],
)
def test_the_share_of_the_way_from_baseline_to_target(
    value: str | None, given: dict[str, Any], share: Fraction | None
) -> None:
    assert progress_of(reported(value, **given), HALF_YEAR).share == share


def test_a_milestone_without_a_figure_has_no_share_until_it_is_met() -> None:
    plain = pledge(kind=Kind.MILESTONE, unit=Unit(), baseline=None, entries=(replace(pledge().target, value=None),))
    assert progress_of(plain, HALF_YEAR).share is None
    assert progress_of(replace(plain, status=Status.MET), HALF_YEAR).share == 1


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 3, 1), Fraction(0)),
        (date(2026, 4, 1), Fraction(0)),
        (HALF_YEAR, Fraction(1, 2)),
        (date(2027, 3, 31), Fraction(1)),
        (date(2030, 1, 1), Fraction(1)),
    ],
)
def test_the_expected_pace_is_the_share_of_the_time_that_has_passed(today: date, expected: Fraction) -> None:
    assert progress_of(pledge(), today).expected == expected


def test_without_the_day_of_a_baseline_the_pace_counts_from_when_it_was_made() -> None:
    assert progress_of(pledge(baseline_on=None), HALF_YEAR).expected == Fraction(1, 2)


def test_a_figure_to_be_kept_is_expected_in_full_at_any_time() -> None:
    assert progress_of(pledge(kind=Kind.MAINTAIN), date(2026, 4, 2)).expected == 1


def test_a_pledge_due_on_the_day_of_its_baseline_is_expected_in_full() -> None:
    assert progress_of(pledge(baseline_on=date(2027, 3, 31)), HALF_YEAR).expected == 1


@pytest.mark.parametrize(
    ("value", "rag", "is_behind"),
    [
        ("17.4", Rag.GREEN, True),
        ("17.5", Rag.GREEN, False),  # a quarter of the way in half of the time is half of the pace
        ("10", Rag.AMBER, False),
        ("10", Rag.RED, False),
        ("10", None, False),
        (None, Rag.GREEN, False),
    ],
)
def test_green_with_less_than_half_of_the_pace_is_flagged_and_not_changed(
    value: str | None, rag: Rag | None, is_behind: bool
) -> None:
    progress = progress_of(reported(value, rag), HALF_YEAR)
    assert progress.is_behind is is_behind
    assert progress.is_slow is (value is not None and value != "17.5")
    assert progress.colour is rag


@pytest.mark.parametrize(
    ("today", "reporting", "colour"),
    [
        (date(2026, 12, 31), Reporting.UP_TO_DATE, Rag.RED),
        (date(2027, 1, 13), Reporting.UP_TO_DATE, Rag.RED),
        (date(2027, 1, 14), Reporting.UPDATE_DUE, Rag.RED),
        (date(2027, 1, 27), Reporting.UPDATE_DUE, Rag.RED),
        (date(2027, 1, 28), Reporting.STALE, None),
        (date(2027, 4, 1), Reporting.STALE, None),
    ],
)
def test_an_update_is_due_two_weeks_after_the_quarter_and_after_four_it_is_stale_and_grey_not_red(
    today: date, reporting: Reporting, colour: Rag | None
) -> None:
    progress = progress_of(reported("12", Rag.RED), today)  # for July to September
    assert (progress.reporting, progress.colour, progress.owes) == (reporting, colour, quarter(2026, 4))


def test_a_pledge_owes_nothing_from_before_it_was_made() -> None:
    assert progress_of(pledge(), date(2026, 4, 20)).reporting is Reporting.NOT_DUE, "never reported is not up to date"
    assert progress_of(pledge(), date(2026, 4, 20)).owes == quarter(2026, 2)


def test_an_update_for_a_later_quarter_makes_up_for_one_that_was_missed() -> None:
    fresh = apply_entry(pledge(), update("12", period=quarter(2026, 3), at=datetime(2026, 9, 1, tzinfo=UTC)))
    assert progress_of(fresh, date(2026, 10, 20)).reporting is Reporting.UP_TO_DATE


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PROPOSED, Status.MET, Status.CLOSED, Status.WITHDRAWN])
def test_nobody_is_asked_about_a_pledge_that_does_not_run(status: Status) -> None:
    progress = progress_of(pledge(status=status), date(2027, 2, 20))
    assert (progress.reporting, progress.owes) == (Reporting.NOT_ASKED, None)


@pytest.mark.parametrize(
    ("today", "value", "status", "is_overdue"),
    [
        (date(2027, 3, 31), "12", Status.ACTIVE, False),
        (date(2027, 4, 1), "12", Status.ACTIVE, True),
        (date(2027, 4, 1), None, Status.ACTIVE, True),
        (date(2027, 4, 1), "40", Status.ACTIVE, False),
        (date(2027, 4, 1), "12", Status.WITHDRAWN, False),
        (date(2027, 4, 1), "12", Status.MET, False),
    ],
)
def test_past_its_date_a_pledge_that_has_not_arrived_is_overdue(
    today: date, value: str | None, status: Status, is_overdue: bool
) -> None:
    assert progress_of(replace(reported(value), status=status), today).is_overdue is is_overdue


@pytest.mark.parametrize(("day", "late"), [(date(2026, 7, 14), False), (date(2026, 7, 15), True)])
def test_what_comes_more_than_two_weeks_after_its_quarter_is_late(day: date, late: bool) -> None:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    assert is_late(update("12", at=at, period=quarter(2026, 2))) is late
