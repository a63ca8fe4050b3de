"""What is noted of an organisation and the charter, and what follows from it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.charter.signatory import Entry, Signatory, Stage
from knowledge.charter.steps import check_entry, doubts
from knowledge.errors import HelpfulError

TODAY = date(2026, 11, 22)
DAY = date(2026, 11, 2)
ENDS = date(2026, 11, 9)


def noted(*entries: Entry) -> Signatory:
    found = Signatory("Leigh Council")
    for entry in entries:
        found = found.with_entry(entry)
    return found


def step(stage: Stage | None, day: date = DAY, **given: object) -> Entry:
    return replace(Entry(stage=stage, day=day), **given)  # type: ignore[arg-type]


RECOMMENDED = step(Stage.RECOMMENDED, date(2026, 10, 1), by="Cabinet")
DECIDED = step(Stage.DECIDED, by="Cabinet", call_in_until=ENDS)
WITHOUT_DAY = replace(DECIDED, call_in_until=None)
OVER = step(Stage.CALL_IN_OVER, date(2026, 11, 10))
SIGNED = step(Stage.SIGNED, date(2026, 11, 12), version="1.2")
WITHDRAWN = step(Stage.WITHDRAWN, date(2026, 11, 20), reason="it merged")


def test_a_recommendation_is_no_decision_and_a_decision_no_signature() -> None:
    assert Signatory("Leigh Council").stage_on(TODAY) is None
    assert noted(RECOMMENDED).stage_on(TODAY) is Stage.RECOMMENDED
    assert noted(RECOMMENDED, WITHOUT_DAY).stage_on(TODAY) is Stage.DECIDED
    assert noted(RECOMMENDED, WITHOUT_DAY, OVER).stage_on(TODAY) is Stage.CALL_IN_OVER


@pytest.mark.parametrize(("day", "stage"), [(ENDS, Stage.DECIDED), (ENDS + timedelta(days=1), Stage.CALL_IN_OVER)])
def test_a_call_in_period_is_over_when_the_last_day_that_was_entered_has_passed(day: date, stage: Stage) -> None:
    assert noted(RECOMMENDED, DECIDED).stage_on(day) is stage


def test_the_usual_way_is_asked_nothing_about() -> None:
    found = Signatory("Leigh Council")
    for entry in (RECOMMENDED, WITHOUT_DAY, OVER, SIGNED, WITHDRAWN, replace(RECOMMENDED, day=date(2026, 11, 21))):
        check_entry(found, entry, TODAY)
        assert doubts(found, entry) == []
        found = found.with_entry(entry)
    assert found.stage_on(TODAY) is Stage.RECOMMENDED
    assert doubts(noted(RECOMMENDED, DECIDED), SIGNED) == []  # its last day had passed


@pytest.mark.parametrize(
    ("before", "entry", "said"),
    [
        ((), DECIDED, "there was a recommendation before it was “decided”"),
        ((), SIGNED, "there was a decision before it was “signed”"),
        ((RECOMMENDED,), SIGNED, "there was a decision before it was “signed”"),
        ((RECOMMENDED,), OVER, "there was a decision before it was “call-in over”"),
        ((RECOMMENDED, WITHOUT_DAY), SIGNED, "Nobody has said that the call-in period of the decision of Monday 2 Nov"),
        (
            (RECOMMENDED, DECIDED),
            replace(SIGNED, day=ENDS),
            "The call-in period runs until Monday 9 November 2026, and",
        ),
        (
            (RECOMMENDED, DECIDED, OVER, SIGNED),
            replace(RECOMMENDED, day=date(2026, 11, 13)),
            "is noted as “signed”, and “recommended” comes before that",
        ),
        ((RECOMMENDED,), replace(DECIDED, day=date(2026, 9, 1)), "would be before “recommended” on Thursday 1 October"),
        ((), WITHDRAWN, "Nothing is noted of Leigh Council that it could withdraw from."),
        ((RECOMMENDED, DECIDED), WITHDRAWN, "No entry of Leigh Council says that it signed before it was “withdrawn”."),
    ],
)
def test_skipped_stages_and_wrong_orders_are_asked_about(before: tuple[Entry, ...], entry: Entry, said: str) -> None:
    check_entry(noted(*before), entry, TODAY)
    assert said in " ".join(one.said for one in doubts(noted(*before), entry))


def test_what_was_confirmed_once_is_not_asked_again() -> None:
    odd = noted(SIGNED)
    assert doubts(odd, replace(SIGNED, day=date(2026, 11, 13), version="1.3")) == []


def test_a_correction_takes_the_place_of_what_it_corrects_and_nothing_is_lost() -> None:
    found = noted(RECOMMENDED, DECIDED, SIGNED)
    right = replace(DECIDED, day=date(2026, 11, 3), reason="the minutes", corrects=2)
    check_entry(found, right, TODAY)
    after = found.with_entry(right)
    assert [one.day.day for one in after.steps] == [1, 3, 12]
    assert after.entries[:3] == found.entries
    assert after.stage_on(TODAY) is Stage.SIGNED


def test_a_correction_of_a_correction_and_a_step_that_never_was() -> None:
    found = noted(RECOMMENDED, DECIDED, replace(SIGNED, corrects=2, reason="x"), step(None, corrects=3, reason="y"))
    assert [one.stage for one in found.steps] == [Stage.RECOMMENDED]
    assert found.stage_on(TODAY) is Stage.RECOMMENDED
    assert noted(RECOMMENDED, step(None, corrects=1, reason="z")).stage_on(TODAY) is None


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (replace(SIGNED, day=TODAY + timedelta(days=1)), "Monday 23 November 2026 is still to come"),
        (replace(WITHDRAWN, reason=""), "withdrew takes a reason"),
        (RECOMMENDED, "is noted of Leigh Council already: recommended, Thursday 1 October 2026"),
        (
            replace(DECIDED, call_in_until=date(2026, 11, 1)),
            "cannot end on Sunday 1 November 2026, before the decision",
        ),
        (step(None, corrects=1), "A correction takes a reason"),
        (step(None, corrects=9, reason="x"), "has no entry 9"),
        (replace(SIGNED, reason="x" * 1_001), "The reason has 1,001 characters"),
        (replace(SIGNED, version="x" * 201), "more than 200 characters"),
    ],
)
def test_what_can_never_be_noted_is_told(entry: Entry, said: str) -> None:
    with pytest.raises(HelpfulError, match=said) as error:
        check_entry(noted(RECOMMENDED), entry, TODAY)
    assert "Nothing was saved." in str(error.value)


def test_an_entry_is_corrected_once() -> None:
    once = noted(RECOMMENDED, step(None, corrects=1, reason="x"))
    with pytest.raises(HelpfulError, match="was corrected by entry 2 already"):
        check_entry(once, step(None, corrects=1, reason="y"), TODAY)


entries = st.builds(
    Entry,
    stage=st.none() | st.sampled_from(Stage),
    day=st.dates(date(2026, 1, 1), TODAY),
    reason=st.just("because"),
    corrects=st.none() | st.integers(1, 8),
    call_in_until=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
)


@given(st.lists(entries, max_size=8))
def test_whatever_is_noted_no_earlier_entry_is_lost_or_altered(made: list[Entry]) -> None:
    found = Signatory("Leigh Council")
    for entry in made:
        if entry.stage is None and entry.corrects is None:
            continue
        try:
            check_entry(found, entry, TODAY)
        except HelpfulError:
            continue
        doubts(found, entry)
        after = found.with_entry(entry)
        assert after.entries[:-1] == found.entries
        assert [one.number for one in after.entries] == list(range(1, len(after.entries) + 1))
        assert set(after.steps) <= set(after.entries)
        found = after
