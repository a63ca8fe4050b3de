"""What is shown as going to be sent is what is sent, to whom and when, whatever somebody wishes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from jobs.foresight import Foreseen, foresee_each
from knowledge.groups.replies import Answer
from knowledge.groups.wishes import FEWER, OFF, Amount, Wishes
from knowledge.notices import Notice
from knowledge.store.pause_rows import EVERYTHING, pause
from tests.jobs.test_deliver import ANN, BOB, CALL, CHASE, MADE, PAPERS, Office, office
from tests.jobs.test_wishes import FRIDAY, MONDAY, add_skills, wish

__all__ = ["office"]

END = datetime(2026, 11, 21, tzinfo=UTC)
Message = tuple[datetime, int, frozenset[tuple[str, str]]]
"""When, to whom, and what of it is said of which meeting."""


def ahead(office: Office, at: datetime, until: datetime = END) -> list[Foreseen]:
    with office.database() as db:
        return foresee_each(db, at, until)


def shown(office: Office, at: datetime) -> set[Message]:
    """What is shown as going to be sent, message by message."""
    messages: dict[tuple[datetime | None, int, str], set[tuple[str, str]]] = {}
    for one in ahead(office, at):
        if one.at:
            what = {(f"{one.planned.about.group_id} {one.planned.about.name}", rung) for rung in one.rungs}
            messages.setdefault(one.message, set()).update(what)
    return {(at, person, frozenset(what)) for (at, person, _), what in messages.items() if at}


def sent(office: Office, first: datetime, also_at: set[datetime]) -> set[Message]:
    """What was sent with ticks at ten and at seven in the evening of each day from then on, and at these times."""
    days = [first.date() + timedelta(days=day) for day in range((END - first).days)]
    daily = {datetime(one.year, one.month, one.day, hour, tzinfo=UTC) for one in days for hour in (10, 19)}
    found: set[Message] = set()
    for at in sorted(one for one in daily | also_at if one > first):
        found |= {_message(at, one) for one in office.tick(at).sent if one.rung != "silence"}
    return found


def _message(at: datetime, notice: Notice) -> Message:
    parts = (*notice.also, notice)
    what = {(f"{one.about[0].group_id} {one.about[0].name}", rung) for one in parts for rung in one.rungs}
    return at, notice.person_id, frozenset(what)


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes(),
        Wishes(Amount.QUIETER),
        Wishes(Amount.DIGEST, FRIDAY),
        Wishes(Amount.DIGEST, MONDAY),
        Wishes(is_off=True),
        Wishes(not_before=date(2026, 11, 11)),
        Wishes(Amount.DIGEST, FRIDAY, not_before=date(2026, 11, 9)),
        Wishes(time_zone="Pacific/Auckland"),
        Wishes(Amount.DIGEST, MONDAY, time_zone="America/New_York"),
    ],
)
def test_what_is_shown_is_what_is_sent(office: Office, wishes: Wishes) -> None:
    add_skills(office)
    wish(office, BOB, wishes)
    office.answer(ANN, Answer.YES)
    first = CALL - timedelta(days=1, hours=2)
    office.tick(first)
    before = shown(office, first)
    assert before == sent(office, first, {at for at, _, _ in before})
    assert any(person == office.person(ANN) for _, person, _ in before)


def test_who_has_turned_them_off_or_wished_for_less_is_shown_with_the_reason(office: Office) -> None:
    wish(office, ANN, Wishes(Amount.QUIETER))
    wish(office, BOB, Wishes(is_off=True))
    reasons = {
        (one.planned.person_id, one.planned.reminder.rung.value, one.reason) for one in ahead(office, MADE, PAPERS)
    }
    ann, bob = office.person(ANN), office.person(BOB)
    assert reasons == {
        (ann, "agenda call", ""), (ann, "papers", FEWER), (bob, "agenda call", OFF), (bob, "papers", OFF),
    }  # fmt: skip


def test_a_digest_is_shown_on_its_day_as_one_message(office: Office) -> None:
    add_skills(office)
    wish(office, BOB, Wishes(Amount.DIGEST, FRIDAY))
    bobs = [one for one in ahead(office, MADE, CALL + timedelta(days=2)) if one.planned.person_id == office.person(BOB)]
    assert {(one.at, one.gathered) for one in bobs} == {(datetime(2026, 11, 6, 10, tzinfo=UTC), "digest 2026-11-06")}
    assert len({one.message for one in bobs}) == 1


def test_whoever_has_answered_is_shown_as_not_chased(office: Office) -> None:
    office.answer(BOB, Answer.YES)
    chases = [one for one in ahead(office, MADE, CHASE) if one.planned.reminder.rung == "unanswered"]
    assert {(one.planned.person_id, one.at, one.reason) for one in chases} == {
        (office.person(ANN), CHASE, ""), (office.person(BOB), None, "they have answered"),
    }  # fmt: skip


def test_what_is_held_back_until_a_day_is_shown_for_that_day_or_as_paused(office: Office) -> None:
    until = PAPERS - timedelta(days=1, hours=1)
    with office.database() as db:
        pause(db, EVERYTHING, until, MADE, "test", "all")
    assert {one.at for one in ahead(office, MADE, CALL)} == {until}
    with office.database() as db:
        pause(db, EVERYTHING, PAPERS, MADE, "test", "all")
    assert {(one.at, one.reason) for one in ahead(office, MADE, CALL)} == {(None, "paused")}
