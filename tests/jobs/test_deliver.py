"""Sending what is due: once, to who is still to get it, in their hours; and what becomes of the rest."""

from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from threading import Barrier, Thread

import pytest

from bot.words.sending import say_sending
from jobs.deliver import Delivery, Report
from jobs.lost import NOT_THERE
from jobs.plan import plan
from jobs.standing import how_sending_stands
from jobs.tick import tick
from knowledge.groups.calendar import Calendar
from knowledge.groups.changes import cancel, move
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import occurrence_on
from knowledge.groups.read_group import read_groups
from knowledge.groups.replies import Answer
from knowledge.notices import Notice, Outcome, Refused, RetryAfter, Sending, Sent, Unknown
from knowledge.people import Role
from knowledge.people_list import read_people_list
from knowledge.store.attendance_rows import note_arrivals
from knowledge.store.database import open_database, write
from knowledge.store.group_rows import group_named, save_groups
from knowledge.store.meeting_rows import save_calendar
from knowledge.store.people_rows import all_people, person_with_email, remove_person, save_people
from knowledge.store.reminder_rows import Kept, reminders_of_meeting
from knowledge.store.reminder_states import claim_due, counts, doubt_interrupted, mark, mark_found
from knowledge.store.reply_rows import save_answer
from tests.jobs.telling import Telling
from tests.knowledge.groups.test_read_group import GROUP

MADE = datetime(2026, 10, 12, 12, tzinfo=UTC)
DAY = date(2026, 11, 17)
CALL, PAPERS, CHASE, QUORUM, MINUTES = (
    datetime(2026, 11, day, 10, tzinfo=UTC) for day in (3, 10, 12, 16, 18)
)  # fmt: skip
ANN, BOB, SEC = "ann@leigh.example", "bob@tyde.example", "sec@leigh.example"


class Office:
    """A database with one group, and a clock; Sec is the secretariat."""

    def __init__(self, data: Path) -> None:
        self.database = partial(open_database, data)
        self.now, self.telling, self.sending = MADE, Telling(), Sending.ON
        found, problems = read_groups({"groups": [GROUP]})
        assert not problems
        people = read_people_list(b"name,email,organisation,roles\nSec,sec@leigh.example,Leigh,secretariat\n")
        with self.database() as db:
            save_people(db, people.entries, MADE, "test")
            save_groups(db, found, MADE, "test")
            plan(db, MADE)

    def tick(self, at: datetime) -> Report:
        self.now = at
        return tick(Delivery(self.database, self.telling, lambda: self.now, sending=self.sending))

    def group(self) -> WorkingGroup:
        with self.database() as db:
            return group_named(db, "social-value")

    def rows(self) -> list[Kept]:
        with self.database() as db:
            return reminders_of_meeting(db, self.group().id, DAY)

    def became(self) -> set[tuple[str, str, str]]:
        return {(one.rung, one.state, one.reason) for one in self.rows()}

    def answer(self, email: str, answer: Answer) -> None:
        group = self.group()
        with self.database() as db:
            save_answer(db, group, occurrence_on(group, DAY), email, answer, self.now, "test")

    def change(self, calendar: Calendar) -> None:
        with self.database() as db:
            save_calendar(db, self.group(), calendar, self.now, "test", "changed")

    def who(self, notices: list[Notice]) -> list[tuple[str, str | None]]:
        with self.database() as db:
            addresses = {one.id: one.email for one in all_people(db)}
        return [(one.rung, addresses.get(one.person_id)) for one in notices]

    def person(self, email: str) -> int:
        with self.database() as db:
            found = person_with_email(db, email)
        assert found
        return found.id


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_the_whole_ladder_of_a_meeting_each_rung_to_whom_it_is_for(office: Office) -> None:
    for at in (CALL, PAPERS):
        office.tick(at - timedelta(minutes=1))
        office.tick(at)
        office.tick(at + timedelta(minutes=1))
    office.answer(BOB, Answer.YES)
    office.tick(CHASE)
    office.tick(QUORUM)
    with office.database() as db:
        note_arrivals(db, office.group(), DAY, [office.person(BOB)], MINUTES, MINUTES, "test")
    office.tick(MINUTES)
    office.tick(MINUTES + timedelta(days=20))
    assert office.who(office.telling.posted) == [
        ("agenda call", ANN), ("agenda call", BOB), ("papers", ANN), ("papers", BOB), ("unanswered", ANN),
        ("quorum warning", ANN), ("minutes", BOB),
    ]  # fmt: skip
    assert [one.reason for one in office.rows() if one.state == "skipped"] == ["they have answered"]


def test_a_maybe_is_asked_once_more(office: Office) -> None:
    office.tick(CALL)
    office.answer(BOB, Answer.MAYBE)
    office.tick(PAPERS)
    office.tick(CHASE)
    assert ("unanswered", BOB) in office.who(office.telling.posted)


def test_co_chairs_are_not_warned_where_quorum_is_safe(office: Office) -> None:
    for at in (CALL, PAPERS):
        office.tick(at)
    for who in (ANN, BOB):
        office.answer(who, Answer.YES)
    with office.database() as db:
        for day in range(40):  # both have always come after a yes
            original = date(2020, 1, 1) + timedelta(days=day)
            for who in (ANN, BOB):
                note_arrivals(db, office.group(), original, [office.person(who)], MADE, MADE, "test")
            db.execute(
                "INSERT INTO replies (group_id, original, seat_id, answer, answered_at) "
                "SELECT group_id, ?, id, 'yes', '' FROM seats WHERE person_id IS NOT NULL", [original.isoformat()]
            )  # fmt: skip
    for at in (CHASE, QUORUM):
        office.tick(at)
    assert ("quorum warning", "skipped", "quorum is safe") in office.became()


def test_what_is_cancelled_between_planning_and_sending_is_not_sent(office: Office) -> None:
    office.tick(CALL - timedelta(hours=1))
    group = office.group()
    office.change(cancel(group, occurrence_on(group, DAY), "", office.now))
    office.tick(CALL)
    assert office.telling.tried == []
    assert office.became() == {("agenda call", "superseded", "the meeting was cancelled")}


def test_when_a_meeting_is_moved_people_are_asked_again_in_working_hours(office: Office) -> None:
    office.tick(CALL)
    office.now = datetime(2026, 11, 5, 20, tzinfo=UTC)
    group = office.group()
    office.change(move(group, occurrence_on(group, DAY), date(2026, 11, 19), None, "", False, office.now))
    assert not office.tick(office.now).sent
    report = office.tick(datetime(2026, 11, 6, 8, tzinfo=UTC))
    assert office.who(report.sent) == [("agenda call", ANN), ("agenda call", BOB)]
    assert {one.version for one in report.sent} == {1}


def test_nobody_is_written_to_outside_of_hours_and_what_waits_too_long_is_skipped(office: Office) -> None:
    office.tick(CALL - timedelta(hours=1))
    report = office.tick(CALL + timedelta(hours=9))
    assert report.sent == []
    assert {until for _, until in report.put_off} == {datetime(2026, 11, 4, 8, tzinfo=UTC)}
    group = office.group()
    office.change(move(group, occurrence_on(group, DAY), DAY, time(7, 30), "", False, office.now))
    for at in (PAPERS, CHASE, datetime(2026, 11, 16, 20, tzinfo=UTC)):
        office.tick(at)
    assert ("quorum warning", "skipped", "it was too late to say it within working hours") in office.became()


def test_several_that_were_missed_become_one_message_that_says_so(office: Office) -> None:
    office.tick(CALL - timedelta(days=1))
    office.answer(BOB, Answer.YES)
    report = office.tick(CHASE + timedelta(minutes=5))
    assert office.who(report.sent) == [("unanswered", ANN), ("unanswered", BOB)]
    ann, bob = report.sent
    assert (ann.rungs, ann.missed) == (("agenda call", "papers", "unanswered"), ("agenda call", "papers"))
    assert bob.rungs == ("agenda call", "papers"), "who has answered is told, and not chased"
    reasons = {one.reason for one in office.rows() if one.state == "skipped"}
    assert reasons == {f"said in {ann.key}", f"said in {bob.key}"}


def test_after_an_outage_past_the_meeting_everything_missed_has_a_reason(office: Office) -> None:
    office.tick(CALL - timedelta(days=1))
    report = office.tick(MINUTES + timedelta(days=8))
    assert report.sent == []
    assert {state for _, state, _ in office.became()} == {"skipped"}
    assert all(reason for _, _, reason in office.became())


def test_who_left_the_group_or_the_network_is_not_written_to(office: Office) -> None:
    office.tick(CALL - timedelta(hours=1))
    with office.database() as db:
        remove_person(db, BOB, office.now, "test")
    report = Delivery(office.database, office.telling, lambda: CALL).deliver()
    assert office.who(report.sent) == [("agenda call", ANN)]
    assert [why for _, why in report.skipped] == ["nobody is known by that name any more"]


def test_a_platform_that_asks_to_wait_is_asked_again_then(office: Office) -> None:
    office.telling.answers = lambda notice: RetryAfter(90)
    assert {until for _, until in office.tick(CALL).put_off} == {CALL + timedelta(seconds=90)}
    office.telling.answers = lambda notice: Sent()
    assert office.tick(CALL + timedelta(seconds=60)).sent == []
    assert len(office.tick(CALL + timedelta(seconds=90)).sent) == 2


def test_what_was_to_be_said_in_a_message_that_was_not_posted_is_looked_for_under_its_own_key_later(
    office: Office,
) -> None:
    office.tick(CALL - timedelta(days=1))
    office.telling.answers = lambda notice: RetryAfter(90)
    assert len(office.tick(CHASE).put_off) == 6
    assert {(one.state, one.said_in) for one in office.rows() if one.due_at < QUORUM} == {("due", "")}


def test_what_is_refused_is_dead_and_the_secretariat_is_told_once(office: Office) -> None:
    office.telling.answers = lambda notice: Sent() if notice.rung == "trouble" else Refused("user_disabled")
    report = office.tick(CALL)
    assert [why for _, why in report.refused] == ["user_disabled"] * 2
    assert office.who(report.sent) == [("trouble", SEC)]
    assert office.tick(CALL + timedelta(minutes=1)).sent == []
    assert office.became() == {("agenda call", "dead", "user_disabled")}


@pytest.mark.parametrize(("is_there", "can_look", "state"), [
    (True, True, "sent"), (False, True, "dead"), (True, False, "unknown"), (False, False, "unknown"),
])  # fmt: skip
def test_a_lost_answer_is_looked_for_and_never_sent_again(
    office: Office, is_there: bool, can_look: bool, state: str
) -> None:
    def lose(notice: Notice) -> Outcome:
        if notice.rung == "trouble":
            return Sent()
        office.telling.posted += [notice] * is_there
        return Unknown("timeout")

    office.telling.answers, office.telling.can_look = lose, can_look
    office.tick(CALL)
    told = [office.tick(CALL + timedelta(minutes=minutes)) for minutes in (1, 2, 20)]
    assert len([one for one in office.telling.tried if one.rung == "agenda call"]) == 2
    assert {one.state for one in office.rows()} == {state}
    if state == "dead":
        assert {one.reason for one in office.rows()} == {NOT_THERE}
    assert set(office.who([one for report in told for one in report.sent])) == (
        set() if state == "sent" else {("trouble", SEC)}
    )


def test_an_announcer_that_breaks_leaves_the_message_unknown(office: Office) -> None:
    def fail(notice: Notice) -> Outcome:
        if notice.rung == "trouble":
            return Sent()
        raise RuntimeError("broken pipe")

    office.telling.answers = fail
    assert len(office.tick(CALL).unknown) == 2
    assert {one.state for one in office.rows()} == {"unknown"}


def test_a_lease_that_ran_out_is_unknown_unless_its_sender_comes_back_and_knows(office: Office) -> None:
    def slowly(notice: Notice) -> Outcome:
        with office.database() as db:
            taken = doubt_interrupted(db, office.now + timedelta(minutes=3))
            assert [one.key for one in taken] == [notice.key]
        return Sent("m1")

    office.telling.answers = slowly
    office.tick(CALL)
    assert {one.state for one in office.rows()} == {"sent"}


def test_what_counted_as_dead_while_its_sender_slept_is_sent_once_the_sender_says_so(office: Office) -> None:
    def sleepily(notice: Notice) -> Outcome:
        if notice.rung == "trouble":
            return Sent()
        other = Telling(lambda notice: Sent(), can_look=True)
        for minutes in (3, 4):  # the lease is over, and it is looked for, and is not there yet
            at = partial(_same, CALL + timedelta(minutes=minutes))
            Delivery(office.database, other, at).deliver()
        assert (notice.key, "dead") in {(one.key, one.state) for one in office.rows()}
        return Sent("m1")

    office.telling.answers = sleepily
    office.tick(CALL)
    assert ("agenda call", "sent", "") in office.became()


def test_what_was_sent_meanwhile_is_not_dead_because_it_was_not_there_when_it_was_looked_for(office: Office) -> None:
    office.telling.answers = lambda notice: Sent() if notice.rung == "trouble" else Unknown("timeout")
    office.tick(CALL)
    with office.database() as db:
        first = next(one for one in office.rows() if one.state == "unknown")
        with write(db):
            mark(db, [first], "sent", CALL)
            mark_found(db, first, "dead", CALL, NOT_THERE)
    assert ("agenda call", "sent", "") in office.became()


@pytest.mark.parametrize("became", [Refused("user_disabled"), Unknown("timeout")])
def test_a_note_of_trouble_that_did_not_arrive_is_visible_to_whoever_looks(office: Office, became: Outcome) -> None:
    office.telling.answers = lambda notice: became if notice.rung == "trouble" else Refused("channel_not_found")
    for minutes in (0, 1, 2):
        office.tick(CALL + timedelta(minutes=minutes))
    with office.database() as db:
        standing = how_sending_stands(db, CALL + timedelta(minutes=3))
        assert standing.notes_astray == 1
        assert any(line.startswith("NOT TOLD") and line.endswith("jobs log.") for line in say_sending(standing, {}))
        assert how_sending_stands(db, CALL + timedelta(days=20)).notes_astray == 0


def test_a_note_of_trouble_that_nobody_could_send_in_time_is_visible_too(office: Office) -> None:
    office.telling.answers = lambda notice: RetryAfter(60) if notice.rung == "trouble" else Refused("user_disabled")
    office.tick(CALL)
    office.tick(CALL + timedelta(days=15))
    with office.database() as db:
        assert how_sending_stands(db, CALL + timedelta(days=15)).notes_astray == 1


def _same(instant: datetime) -> datetime:
    return instant


def test_what_was_claimed_when_the_clock_is_put_back_is_unknown(office: Office) -> None:
    office.tick(CALL - timedelta(hours=1))
    with office.database() as db:
        assert claim_due(db, CALL)
        assert doubt_interrupted(db, CALL + timedelta(minutes=1)) == []
        assert len(doubt_interrupted(db, CALL - timedelta(days=1))) == 1


def test_two_deliverers_at_once_send_everything_once(office: Office) -> None:
    members = [
        {"name": f"P{at}", "email": f"p{at}@tyde.example", "organisation": f"O{at}", "role": Role.MEMBER.value}
        for at in range(60)
    ]  # fmt: skip
    found, problems = read_groups({"groups": [{**GROUP, "quorum_conditions": [], "members": members}]})
    assert not problems
    with office.database() as db:
        save_groups(db, found, MADE, "test")
    posted: list[Telling] = [Telling(), Telling()]
    together = Barrier(2)

    def send(telling: Telling) -> None:
        together.wait()
        tick(Delivery(office.database, telling, lambda: CALL))

    threads = [Thread(target=send, args=(one,)) for one in posted]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    keys = [one.key for telling in posted for one in telling.tried]
    assert len(keys) == len(set(keys)) == 60
    with office.database() as db:
        assert counts(db)["sent"] == 60


def test_who_was_there_after_an_outage_gets_the_note_and_the_rest_keeps_its_own_reason(office: Office) -> None:
    office.tick(CALL - timedelta(days=1))
    with office.database() as db:
        note_arrivals(db, office.group(), DAY, [office.person(BOB)], MINUTES, MINUTES, "test")
    report = office.tick(MINUTES)
    assert office.who(report.sent) == [("minutes", BOB)]
    assert {(rung, state, reason) for rung, state, reason in office.became() if state != "sent"} == {
        (rung, "skipped", "it was too late to say it")
        for rung in ("agenda call", "papers", "unanswered", "quorum warning")
    }
