"""Reminders as each person wishes them: less, together once a week, not before a day, nothing; by their own clock."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from knowledge.groups.read_group import read_groups
from knowledge.groups.replies import Answer
from knowledge.groups.wishes import FEWER, OFF, Amount, Wishes
from knowledge.notices import Kind, Notice, Refused, RetryAfter, Sent
from knowledge.store.attendance_rows import note_arrivals
from knowledge.store.group_rows import save_groups
from knowledge.store.silence_rows import tell_of_silence
from knowledge.store.wish_rows import save_wishes, wishes_of
from tests.jobs.test_deliver import ANN, BOB, CALL, CHASE, DAY, MINUTES, PAPERS, QUORUM, SEC, Office, office
from tests.knowledge.groups.test_read_group import GROUP

__all__ = ["office"]

SKILLS = {**GROUP, "name": "Skills", "slug": "skills", "first_meeting": "2026-10-08T14:00"}
"""Meets on Thursday 19 November, too."""
MONDAY, FRIDAY = 0, 4


def wish(office: Office, email: str, wishes: Wishes) -> Wishes:
    with office.database() as db:
        return save_wishes(db, office.person(email), wishes, office.now, "test")


def add_skills(office: Office) -> None:
    found, problems = read_groups({"groups": [GROUP, SKILLS]})
    assert not problems
    with office.database() as db:
        save_groups(db, found, office.now, "test")


def to(office: Office, email: str) -> list[Notice]:
    person = office.person(email)
    return [one for one in office.telling.posted if one.person_id == person]


def skipped(office: Office, email: str) -> set[tuple[str, str]]:
    person = office.person(email)
    return {(one.rung, one.reason) for one in office.rows() if one.person_id == person and one.state == "skipped"}


def days(first: datetime, last: datetime, hours: int = 2) -> Iterator[datetime]:
    """Every few hours between."""
    while first <= last:
        yield first
        first += timedelta(hours=hours)


def test_quieter_gets_the_call_and_the_chase_alone(office: Office) -> None:
    wish(office, BOB, Wishes(Amount.QUIETER))
    for at in (CALL, PAPERS, CHASE, QUORUM):
        office.tick(at)
    with office.database() as db:
        note_arrivals(db, office.group(), DAY, [office.person(BOB)], MINUTES, MINUTES, "test")
    office.tick(MINUTES)
    assert [one.rung for one in to(office, BOB)] == ["agenda call", "unanswered"]
    assert skipped(office, BOB) == {("papers", FEWER), ("minutes", FEWER)}


def test_a_co_chair_who_wished_for_less_is_warned_of_the_quorum_all_the_same(office: Office) -> None:
    wish(office, ANN, Wishes(Amount.QUIETER))
    for at in (CALL, PAPERS, CHASE, QUORUM):
        office.tick(at)
    assert [one.rung for one in to(office, ANN)] == ["agenda call", "unanswered", "quorum warning"]


def test_what_was_missed_is_said_without_what_somebody_does_not_want(office: Office) -> None:
    wish(office, BOB, Wishes(Amount.QUIETER))
    office.tick(CALL - timedelta(days=1))
    office.tick(CHASE)
    (notice,) = to(office, BOB)
    assert (notice.rungs, notice.missed) == (("agenda call", "unanswered"), ("agenda call",))
    assert ("papers", FEWER) in skipped(office, BOB)


def test_a_digest_is_one_message_over_all_groups(office: Office) -> None:
    add_skills(office)
    wish(office, BOB, Wishes(Amount.DIGEST, FRIDAY))
    for at in days(CALL - timedelta(hours=2), CALL + timedelta(days=3, hours=1)):
        office.tick(at)
    (digest,) = to(office, BOB)
    assert digest.gathered == "digest 2026-11-06"
    assert [[about.group_id for about in one.about] for one in (*digest.also, digest)] == [[1], [3]]
    assert [one.rung for one in (*digest.also, digest)] == ["agenda call", "agenda call"]
    assert {one.person_id for one in office.telling.posted} == {office.person(ANN), office.person(BOB)}
    states = {one.state: one.reason for one in office.rows() if one.person_id == office.person(BOB)}
    assert states == {"skipped": f"said in {digest.key}"}


def test_what_falls_due_with_the_digest_is_in_it(office: Office) -> None:
    add_skills(office)
    tuesday = 1
    wish(office, BOB, Wishes(Amount.DIGEST, tuesday))
    office.tick(CALL - timedelta(minutes=1))
    office.tick(CALL)
    assert [one.gathered for one in to(office, BOB)] == ["digest 2026-11-03"]
    for at in days(CALL + timedelta(hours=2), PAPERS):
        office.tick(at)
    assert [len(one.also) for one in to(office, BOB)] == [0, 1], "a week later the call of Skills, and the papers"


def test_what_would_expire_before_the_digest_comes_on_its_own(office: Office) -> None:
    wish(office, BOB, Wishes(Amount.DIGEST, MONDAY))
    for at in (CALL, CALL + timedelta(days=6)):
        office.tick(at)
    office.tick(PAPERS)
    assert [(one.rung, one.gathered) for one in to(office, BOB)] == [
        ("agenda call", "digest 2026-11-09"), ("papers", ""),
    ]  # fmt: skip


def test_whoever_gives_up_their_digest_gets_what_waited_for_it(office: Office) -> None:
    wish(office, BOB, Wishes(Amount.DIGEST, FRIDAY))
    office.tick(CALL)
    assert to(office, BOB) == []
    wish(office, BOB, Wishes())
    office.tick(CALL + timedelta(minutes=1))
    assert [(one.rung, one.gathered) for one in to(office, BOB)] == [("agenda call", "")]


def test_a_digest_that_has_to_wait_for_the_platform_stays_one_message(office: Office) -> None:
    add_skills(office)
    wish(office, BOB, Wishes(Amount.DIGEST, FRIDAY))
    friday = CALL + timedelta(days=3)
    office.tick(CALL)
    office.tick(CALL + timedelta(days=2))
    office.telling.answers = lambda notice: RetryAfter(90)
    office.tick(friday)
    office.telling.answers = lambda notice: Sent()
    office.tick(friday + timedelta(minutes=2))
    assert [len(one.also) for one in to(office, BOB)] == [1]


def test_a_refused_digest_is_dead_as_a_whole_and_the_secretariat_is_told(office: Office) -> None:
    add_skills(office)
    wish(office, BOB, Wishes(Amount.DIGEST, FRIDAY))
    office.tick(CALL)
    office.tick(CALL + timedelta(days=2))
    office.telling.answers = lambda one: Sent() if one.kind is Kind.TROUBLE else Refused("user_disabled")
    report = office.tick(CALL + timedelta(days=3))
    assert len(report.refused) == 2
    assert office.who(office.telling.posted[-1:]) == [("trouble", SEC)]


def test_before_the_day_somebody_named_nothing_comes_and_then_one_message(office: Office) -> None:
    add_skills(office)
    wish(office, BOB, Wishes(not_before=date(2026, 11, 9)))
    for at in days(CALL - timedelta(hours=2), datetime(2026, 11, 9, 10, tzinfo=UTC)):
        office.tick(at)
    (notice,) = to(office, BOB)
    assert [one.rung for one in (*notice.also, notice)] == ["agenda call", "agenda call"]
    assert notice.gathered == "after 2026-11-09"
    office.tick(PAPERS)
    assert [one.rung for one in to(office, BOB)][1:] == ["papers"], "and from then on everything as it is due"


def test_what_is_too_late_after_a_snooze_has_its_reason_and_the_asking_goes_on(office: Office) -> None:
    wish(office, BOB, Wishes(not_before=date(2026, 11, 11)))
    for at in (CALL, PAPERS, datetime(2026, 11, 11, 8, tzinfo=UTC), CHASE):
        office.tick(at)
    assert [one.rung for one in to(office, BOB)] == ["papers", "unanswered"]
    reason = "they asked for no reminders before Wednesday 11 November 2026"
    assert skipped(office, BOB) == {("agenda call", reason)}
    assert to(office, SEC) == [], "they are asked after it"


def test_a_seat_holder_who_cannot_be_asked_before_the_meeting_is_told_of_to_the_secretariat_once(
    office: Office,
) -> None:
    wish(office, BOB, Wishes(not_before=date(2026, 11, 30)))
    for at in (CALL, PAPERS, CHASE, QUORUM):
        office.tick(at)
    assert to(office, BOB) == []
    (note,) = to(office, SEC)
    assert (note.kind, note.about[0].name) == (Kind.SILENCE, str(office.person(BOB)))


def test_nobody_is_told_of_somebody_who_has_answered(office: Office) -> None:
    office.answer(BOB, Answer.YES)
    wish(office, BOB, Wishes(not_before=date(2026, 11, 30)))
    office.tick(CHASE)
    assert to(office, SEC) == []


def test_off_is_nothing_and_the_secretariat_is_told_once_however_often_it_comes_up(office: Office) -> None:
    wish(office, BOB, Wishes(is_off=True))
    with office.database() as db:
        tell_of_silence(db, office.person(BOB), office.now)
    for at in (CALL, PAPERS, CHASE, QUORUM):
        office.tick(at)
    assert to(office, BOB) == []
    assert {reason for _, reason in skipped(office, BOB)} == {OFF}
    assert [one.kind for one in to(office, SEC)] == [Kind.SILENCE]


def test_whoever_gets_a_seat_while_their_reminders_are_off_is_not_dropped_in_silence(office: Office) -> None:
    wish(office, BOB, Wishes(is_off=True))
    office.tick(CALL)
    assert [one.kind for one in to(office, SEC)] == [Kind.SILENCE]


def test_whoever_turns_it_on_again_before_the_note_goes_out_is_not_told_of(office: Office) -> None:
    office.now = datetime(2026, 10, 31, 12, tzinfo=UTC)  # a Saturday
    off = wish(office, BOB, Wishes(is_off=True))
    with office.database() as db:
        tell_of_silence(db, office.person(BOB), office.now)
    wish(office, BOB, replace(off, is_off=False))
    report = office.tick(datetime(2026, 11, 2, 9, tzinfo=UTC))
    assert [reason for one, reason in report.skipped if one.about.kind is Kind.SILENCE] == [
        "they wish to be reminded again"
    ]


def test_turned_off_again_it_is_told_again(office: Office) -> None:
    for at in (CALL, PAPERS):
        wish(office, BOB, Wishes(is_off=True))
        office.tick(at - timedelta(minutes=1))
        office.tick(at)
        wish(office, BOB, Wishes())
    assert [one.kind for one in to(office, SEC)] == [Kind.SILENCE]
    wish(office, BOB, Wishes(is_off=True))
    office.tick(CHASE)
    assert [one.kind for one in to(office, SEC)] == [Kind.SILENCE] * 2


def test_the_secretariat_is_told_what_it_has_to_know_whatever_it_wishes(office: Office) -> None:
    wish(office, SEC, Wishes(is_off=True))
    office.telling.answers = lambda one: Sent() if one.kind is Kind.TROUBLE else Refused("user_disabled")
    office.tick(CALL)
    assert [one.rung for one in to(office, SEC)] == ["trouble"]


def test_people_are_written_to_in_hours_by_their_own_clock(office: Office) -> None:
    wish(office, BOB, Wishes(time_zone="Pacific/Auckland"))
    report = office.tick(CALL)  # 11pm there
    assert office.who(report.sent) == [("agenda call", ANN)]
    assert {until for _, until in report.put_off} == {datetime(2026, 11, 3, 19, tzinfo=UTC)}
    assert office.who(office.tick(datetime(2026, 11, 3, 19, tzinfo=UTC)).sent) == [("agenda call", BOB)]


def test_the_clock_that_a_platform_tells_counts_until_they_choose_one(office: Office) -> None:
    with office.database() as db:
        db.execute("INSERT INTO wishes (person_id, told_zone) VALUES (?, 'Pacific/Auckland')", [office.person(BOB)])
        db.conn.commit()
        assert wishes_of(db, office.person(BOB)).told_zone == "Pacific/Auckland"
    assert office.who(office.tick(CALL).sent) == [("agenda call", ANN)]
    wish(office, BOB, Wishes(time_zone="Europe/Madrid"))
    later = office.tick(datetime(2026, 11, 3, 19, tzinfo=UTC))
    assert office.who(later.sent) == [], "8pm in Madrid"
    assert office.who(office.tick(datetime(2026, 11, 4, 7, tzinfo=UTC)).sent) == [("agenda call", BOB)]


@pytest.mark.parametrize(
    "wishes",
    [Wishes(Amount.QUIETER), Wishes(Amount.DIGEST, FRIDAY), Wishes(is_off=True), Wishes(not_before=date(2026, 11, 11))],
)
def test_whatever_somebody_wishes_each_reminder_is_said_once_or_has_a_reason(office: Office, wishes: Wishes) -> None:
    add_skills(office)
    wish(office, BOB, wishes)
    for at in days(CALL - timedelta(hours=4), MINUTES + timedelta(days=9), hours=6):
        office.tick(at)
    said = [rung for one in office.telling.posted for part in (*one.also, one) for rung in part.rungs]
    assert said
    for one in office.rows():
        assert one.state in ("sent", "skipped"), one
        assert one.state == "sent" or one.reason
    keys = [one.key for one in office.telling.posted]
    assert len(keys) == len(set(keys))
