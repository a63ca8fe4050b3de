"""Actions: whose they are, by when, in which order."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import HelpfulError
from knowledge.groups.actions import Action, check_may_finish, in_order, owner_and_task
from knowledge.groups.due import read_due
from knowledge.groups.group import Member, Seat
from tests.knowledge.groups.groups import group

NOW = datetime(2026, 11, 17, 10, 10, tzinfo=UTC)
SAM, SAMIRA = Member("sam.reed@college.example", "Sam Reed"), Member("samira@trust.example", "Samira Reed-Okoro")
OTHER_SAM = Member("s.cole@council.example", "Sam Cole")
SKILLS = group(
    [
        Seat(1, "Marsh College", SAM),
        Seat(2, "Tyde NHS Trust", None, deputies=(SAMIRA,)),
        Seat(3, "Leigh Council", Member("ann@council.example", "Ann Marsh"), deputies=(SAM,)),
    ]
)
WITH_TWO_SAMS = group([*SKILLS.seats, Seat(4, "Leigh Council", OTHER_SAM)])


@pytest.mark.parametrize(
    ("said", "owner", "task"),
    [
        ("@sam Send the survey", "Sam Reed", "Send the survey"),
        ("sam: send the survey", "Sam Reed", "send the survey"),
        ("Sam Reed to send the survey", "Sam Reed", "send the survey"),
        ("SAM.REED@college.example, Send it", "Sam Reed", "Send it"),
        ("@sam.reed send it", "Sam Reed", "send it"),
        ("Samira Reed-Okoro send it", "Samira Reed-Okoro", "send it"),
        ("samira =SUM(A1) <b>x</b>", "Samira Reed-Okoro", "=SUM(A1) <b>x</b>"),
    ],
)
def test_who_is_named_first_is_to_do_the_rest(said: str, owner: str, task: str) -> None:
    _, found, rest = owner_and_task(said, SKILLS)
    assert (found.name, rest) == (owner, task)


def test_the_owner_has_their_own_seat_before_one_they_are_deputy_of() -> None:
    seat, _, _ = owner_and_task("sam Send it", SKILLS)
    assert seat.organisation == "Marsh College"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("zoe@elsewhere.example Send it", "“zoe@elsewhere.example” is nobody of Skills"),
        ("Send the survey", "“Send” is nobody of Skills"),
        ("sam", "I do not know what Sam Reed is to do"),
        ("sam: to !", "I do not know what Sam Reed is to do"),
        ("@ x", "“@” is nobody of Skills"),
    ],
)
def test_nobody_is_guessed_at(said: str, told: str) -> None:
    with pytest.raises(HelpfulError, match=told.replace(".", r"\.")) as error:
        owner_and_task(said, SKILLS)
    assert "Nothing was saved." in str(error.value)


def test_of_two_with_one_first_name_neither_is_taken() -> None:
    with pytest.raises(HelpfulError, match=r"Sam Reed \(Marsh College, .*\) or Sam Cole \(Leigh Council"):
        owner_and_task("Sam Send it", WITH_TWO_SAMS)
    assert owner_and_task("Sam Cole Send it", WITH_TWO_SAMS)[1] == OTHER_SAM


@given(st.text(max_size=60))
def test_anything_typed_is_an_owner_and_a_task_or_a_clear_word(said: str) -> None:
    try:
        _, owner, task = owner_and_task(said, SKILLS)
    except HelpfulError as error:
        assert "Nothing was saved." in str(error)
    else:
        assert owner in (SAM, SAMIRA, SKILLS.seats[2].holder)
        assert task


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3 December", date(2026, 12, 3)),
        ("3rd dec", date(2026, 12, 3)),
        ("3/12", date(2026, 12, 3)),
        ("3/12/26", date(2026, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        ("Thursday 3 December 2026", date(2026, 12, 3)),
        ("17 November", date(2026, 11, 17)),
        ("16 November", date(2027, 11, 16)),
        ("29 February", date(2028, 2, 29)),
        ("today", date(2026, 11, 17)),
        ("tomorrow", date(2026, 11, 18)),
        ("Tuesday", date(2026, 11, 17)),
        ("Monday", date(2026, 11, 23)),
        ("the next meeting", date(2026, 12, 29)),
    ],
)
def test_by_when_is_read_as_people_say_it(typed: str, day: date) -> None:
    assert read_due(typed, SKILLS, NOW) == day


@pytest.mark.parametrize("typed", ["31/11", "31 November 2026", "2026-02-30", "0/0", "99 May", "0000-01-01", "30 Feb"])
def test_a_day_that_is_none_is_told(typed: str) -> None:
    with pytest.raises(HelpfulError, match="is not a day in the calendar"):
        read_due(typed, SKILLS, NOW)


def test_a_day_that_is_over_is_told() -> None:
    with pytest.raises(HelpfulError, match="16/11/2026 is over"):
        read_due("16/11/2026", SKILLS, NOW)


@given(st.dates(date(2026, 11, 17), date(2027, 11, 16)))
def test_a_day_without_a_year_is_the_next_such_day(day: date) -> None:
    assert read_due(f"{day.day} {day:%B}", SKILLS, NOW) == day
    assert read_due(f"{day.day}/{day.month}", SKILLS, NOW) == day


def action(number: int, due: date | None) -> Action:
    return Action(number, "Send it", SAM, "Marsh College", due, None, NOW)


@given(st.lists(st.none() | st.dates(date(2026, 11, 1), date(2026, 12, 3)), max_size=8), st.dates(date(2026, 11, 17)))
def test_the_overdue_come_first_and_those_without_a_day_last(days: list[date | None], today: date) -> None:
    found = in_order(action(number, due) for number, due in enumerate(days, 1))
    assert sorted(one.number for one in found) == list(range(1, len(days) + 1))
    late = [one.is_overdue(today) for one in found]
    assert late == sorted(late, reverse=True)
    without = [one.due is None for one in found]
    assert without == sorted(without)


def test_what_is_due_today_or_done_is_not_overdue() -> None:
    today = NOW.date()
    assert not action(1, today).is_overdue(today)
    assert action(1, today - timedelta(days=1)).is_overdue(today)
    done = Action(1, "Send it", SAM, "Marsh College", today - timedelta(days=9), None, NOW, done_at=NOW)
    assert not done.is_overdue(today)


def test_its_owner_and_who_leads_the_group_may_say_that_it_is_done() -> None:
    check_may_finish(action(1, None), SAM.email, leads=False)
    check_may_finish(action(1, None), "", leads=True)
    for email in (SAMIRA.email, ""):
        with pytest.raises(HelpfulError, match="is for its owner, the co-chairs and the secretariat"):
            check_may_finish(action(1, None), email, leads=False)
    of_nobody = Action(1, "Send it", None, "Marsh College", None, None, NOW)
    with pytest.raises(HelpfulError):
        check_may_finish(of_nobody, "", leads=False)
