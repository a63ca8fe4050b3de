"""The picture of a pledge: what is drawn, and what is said of it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from bot.words.pledge_picture import picture
from knowledge.pledges.entries import PledgeUpdate, Target
from knowledge.pledges.kinds import Direction, Kind, Rag, Source, Status, Unit
from knowledge.pledges.pledge import Pledge
from tests.knowledge.pledges.pledges import ANN, pledge, quarter, update

TODAY = date(2027, 2, 1)


def with_updates(*updates: PledgeUpdate) -> Pledge:
    numbered = [replace(one, number=at) for at, one in enumerate(updates, start=2)]
    return pledge(entries=(*pledge().entries, *numbered))


def said(given: Pledge) -> str:
    chart = picture(given, TODAY)
    assert chart
    return chart.alt


def test_a_quarter_without_a_report_is_told_from_nought_and_more_than_the_target_is_drawn() -> None:
    chart = picture(
        with_updates(
            update("0", Rag.RED, period=quarter(2026, 2)),
            update("46", Rag.GREEN, period=quarter(2026, 4), at=datetime(2026, 12, 20, 9, tzinfo=UTC)),
        ),
        TODAY,
    )
    assert chart
    assert [(point.day, point.value, point.mark) for point in chart.points] == [
        (date(2026, 6, 30), 0.0, "R"),
        (date(2026, 9, 30), None, ""),
        (date(2026, 12, 20), 46.0, "G"),
    ]
    assert chart.table == (
        ("Until", "Value", "Status"),
        ("Tuesday 30 June 2026", "0 apprentices", "R (red)"),
        ("Wednesday 30 September 2026", "not reported", ""),
        ("Sunday 20 December 2026", "46 apprentices", "G (green)"),
    )
    assert chart.pace == ((date(2026, 4, 1), 10.0), (date(2027, 3, 31), 40.0))
    assert chart.alt == (
        "46 apprentices; the target is 40 apprentices by Wednesday 31 March 2027, 120% of the way "
        "(84% of the time has passed). Green (G)."
    )


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    chart = picture(
        with_updates(update("30", period=quarter(2026, 2)), update("20", period=quarter(2026, 2), corrects=2)),
        date(2026, 7, 10),
    )
    assert chart
    assert [point.value for point in chart.points] == [20.0]


def test_a_pledge_nobody_has_reported_on_says_so() -> None:
    assert said(pledge()) == "No figure reported yet; the target is 40 apprentices by Wednesday 31 March 2027."


def test_a_target_that_was_changed_is_drawn_from_the_day_of_the_change_and_told() -> None:
    at = datetime(2026, 10, 1, 9, tzinfo=UTC)
    new = Target(
        number=2, at=at, by=ANN, source=Source.COMMAND, value=Decimal(50), due=date(2027, 3, 31), reason="more"
    )
    chart = picture(pledge(entries=(*pledge().entries, new)), TODAY)
    assert chart
    assert chart.targets == ((date(2026, 4, 1), 40.0), (date(2026, 10, 1), 50.0))
    assert "The target was changed once." in said(
        pledge(entries=(*pledge().entries, replace(new, number=2), update("30", number=3)))
    )


def test_a_milestone_has_no_picture_and_what_is_to_be_kept_no_pace() -> None:
    (first,) = pledge().entries
    assert isinstance(first, Target)
    assert picture(pledge(kind=Kind.MILESTONE, unit=Unit(), entries=(replace(first, value=None),)), TODAY) is None
    kept = picture(pledge(kind=Kind.MAINTAIN, baseline=None), TODAY)
    assert kept
    assert kept.pace == ()


def test_money_and_percents_have_their_sign() -> None:
    money, share = (picture(pledge(unit=Unit(name)), TODAY) for name in ("£", "%"))
    assert money
    assert share
    assert (money.prefix, money.suffix, share.prefix, share.suffix) == ("£", "", "", "%")


def test_where_a_figure_is_to_fall_the_way_down_is_what_counts() -> None:
    falling = {"baseline": Decimal(100), "direction": Direction.DOWN}
    chart = picture(replace(with_updates(update("70", Rag.AMBER)), **falling), date(2026, 7, 10))  # type: ignore[arg-type]
    assert chart
    assert chart.share == 0.5
    assert "50% of the way" in chart.alt


def test_a_quarter_has_the_last_value_and_the_last_colour_that_are_known_of_it() -> None:
    second = quarter(2026, 2)
    chart = picture(
        with_updates(update("14", Rag.GREEN, period=second), update(None, Rag.RED, period=second)), date(2026, 7, 10)
    )
    assert chart
    assert chart.table[1:] == (("Tuesday 30 June 2026", "14 apprentices", "R (red)"),)
    assert [(point.value, point.mark) for point in chart.points] == [(14.0, "R")]


def test_a_status_is_not_a_value() -> None:
    met = replace(with_updates(update("16", Rag.GREEN)), status=Status.MET)
    chart = picture(met, date(2026, 7, 10))
    assert chart
    assert chart.share == 0.2
    assert "20% of the way" in chart.alt
