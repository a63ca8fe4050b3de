"""What keeps reminders from being sent: shadow mode, off, a pause, a platform that cannot be used."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jobs.deliver import SHADOWED
from jobs.kinds.kind import EXPIRED
from jobs.standing import how_sending_stands
from knowledge.groups.replies import Answer
from knowledge.notices import Kind, Looked, Sending, Sent, Unavailable, Unknown
from knowledge.store.database import write
from knowledge.store.pause_rows import EVERYTHING, PAUSED, pause, resume
from knowledge.store.reminder_rows import Kept
from knowledge.store.trouble_rows import told_in
from tests.jobs.telling import Telling
from tests.jobs.test_deliver import BOB, CALL, CHASE, MINUTES, PAPERS, SEC, Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def hold(office: Office, at: datetime, group_id: int = EVERYTHING, until: datetime | None = None) -> None:
    with office.database() as db:
        pause(db, group_id, until, at, "test", "all reminders")


def let_go(office: Office, at: datetime, group_id: int = EVERYTHING) -> None:
    with office.database() as db:
        resume(db, group_id, at, "test", "all reminders")


def shadowed(office: Office, number: int) -> list[Kept]:
    with office.database() as db:
        return told_in(db, number)


def test_in_shadow_mode_only_the_secretariat_is_told_what_would_have_been_sent(office: Office) -> None:
    office.sending = Sending.SHADOW
    report = office.tick(CALL)
    assert office.who(report.sent) == [("shadow", SEC)]
    assert [(one.rung, one.reason) for one in shadowed(office, 1)] == [("agenda call", SHADOWED)] * 2
    assert office.tick(CALL + timedelta(minutes=1)).sent == []
    with office.database() as db:
        assert how_sending_stands(db, CALL).states == {"sent": 1, "shadow": 2}


def test_shadow_mode_looks_again_and_shows_why_something_would_not_have_been_sent(office: Office) -> None:
    office.sending = Sending.SHADOW
    for at in (CALL, PAPERS):
        office.tick(at)
    office.answer(BOB, Answer.YES)
    office.tick(CHASE)
    assert sorted((one.rung, one.reason) for one in shadowed(office, 3)) == [
        ("unanswered", SHADOWED), ("unanswered", "they have answered"),
    ]  # fmt: skip


def test_what_was_missed_is_one_message_in_shadow_mode_too(office: Office) -> None:
    office.tick(CALL - timedelta(hours=1))
    office.sending = Sending.SHADOW
    office.tick(CHASE)
    told = shadowed(office, 1)
    assert [one.rung for one in told if one.reason == SHADOWED] == ["unanswered"] * 2
    others = sorted(one.rung for one in told if one.reason.startswith("said in "))
    assert others == ["agenda call", "agenda call", "papers", "papers"]


def test_going_live_sends_nothing_that_was_shadowed_and_loses_nothing_that_is_not_due_yet(office: Office) -> None:
    office.sending = Sending.SHADOW
    office.tick(CALL)
    office.sending = Sending.ON
    assert office.tick(CALL + timedelta(minutes=1)).sent == []
    report = office.tick(PAPERS)
    assert [(one.rung, one.rungs, one.missed) for one in report.sent] == [("papers", ("papers",), ())] * 2


def test_going_back_to_shadow_mode_tells_nothing_of_what_was_skipped_before(office: Office) -> None:
    office.tick(CALL)
    office.answer(BOB, Answer.YES)
    office.tick(CHASE)
    office.sending = Sending.SHADOW
    assert office.tick(CHASE + timedelta(minutes=1)).sent == []


def test_where_sending_is_off_nothing_is_planned_or_sent_and_the_heart_beats(office: Office) -> None:
    office.sending = Sending.OFF
    report = office.tick(CALL)
    assert (report.sent, report.skipped, office.rows()) == ([], [], [])
    with office.database() as db:
        found = how_sending_stands(db, CALL)
    assert (found.stands_still, found.sending) == (False, Sending.OFF)


@pytest.mark.parametrize("which", ["all", "the group"])
def test_what_is_paused_is_held_and_what_expires_meanwhile_is_skipped_as_paused(office: Office, which: str) -> None:
    group_id = EVERYTHING if which == "all" else office.group().id
    hold(office, CALL - timedelta(hours=1), group_id)
    assert office.tick(CALL).sent == []
    with office.database() as db:
        assert how_sending_stands(db, CALL).held == 2
        assert how_sending_stands(db, CALL).oldest_due is None
    office.tick(CHASE - timedelta(minutes=1))
    assert office.telling.tried == []
    assert ("agenda call", "skipped", "paused") in office.became()
    let_go(office, CHASE - timedelta(minutes=1), group_id)
    report = office.tick(CHASE)
    assert {one.rungs for one in report.sent} == {("papers", "unanswered")}, "but not the call, which came too late"


def test_after_a_pause_what_is_still_valid_is_one_message(office: Office) -> None:
    hold(office, CALL - timedelta(hours=1))
    office.tick(CALL)
    let_go(office, CALL + timedelta(days=1))
    report = office.tick(CALL + timedelta(days=1))
    assert [one.rungs for one in report.sent] == [("agenda call",)] * 2
    hold(office, PAPERS - timedelta(hours=1), until=CHASE + timedelta(minutes=5))
    assert office.tick(PAPERS).sent == []
    office.now = CHASE + timedelta(minutes=6)
    report = office.tick(office.now)
    assert [one.missed for one in report.sent] == [("papers",)] * 2, "no tick came between, so nothing was skipped"


def test_what_was_too_late_before_the_pause_is_not_put_down_to_it(office: Office) -> None:
    office.tick(CALL - timedelta(hours=1))
    hold(office, CHASE + timedelta(hours=1))  # the call's time was over at the next rung, and nobody ticked since
    office.tick(CHASE + timedelta(hours=2))
    assert ("agenda call", "skipped", EXPIRED) in office.became()
    assert ("agenda call", "skipped", PAUSED) not in office.became()
    assert office.telling.tried == []


def test_another_group_is_not_held(office: Office) -> None:
    hold(office, CALL - timedelta(hours=1), office.group().id + 1)
    assert len(office.tick(CALL).sent) == 2


def test_what_the_secretariat_is_told_of_trouble_is_not_held(office: Office) -> None:
    office.tick(CALL - timedelta(hours=1))
    with office.database() as db, write(db):
        db.execute("UPDATE reminders SET state = 'dead', reason = 'user_disabled' WHERE person_id = 2")
    hold(office, CALL - timedelta(hours=1))
    assert [one.kind for one in office.tick(CALL).sent] == [Kind.TROUBLE]


def test_a_platform_that_cannot_be_used_costs_nobody_their_message(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.telling.answers = lambda notice: Unavailable(60, "token_revoked")
    office.tick(CALL)
    assert len(office.telling.tried) == 1, "the same would become of the next"
    assert {one.state for one in office.rows()} == {"due"}
    assert "nothing can be sent: token_revoked" in caplog.text
    with office.database() as db:
        found = how_sending_stands(db, CALL)
    assert (found.blocked, found.blocked_since) == ("token_revoked", CALL)
    office.telling.answers = lambda notice: Sent()
    assert len(office.tick(CALL + timedelta(minutes=2)).sent) == 2
    with office.database() as db:
        assert how_sending_stands(db, CALL).blocked == ""


def test_a_platform_that_has_gone_silent_is_asked_for_what_was_lost_before_anything_else_is_sent(
    office: Office,
) -> None:
    class Silent(Telling):
        def look(self, key: str, person_id: int, since: datetime) -> Looked:
            return Unavailable(5, "Slack cannot be reached")

    office.telling = Silent(lambda notice: Unknown("timeout"))
    for minutes in range(0, 2 * 24 * 60, 240):
        office.tick(CALL + timedelta(minutes=minutes))
    assert len(office.telling.tried) == 1
    tried = office.telling.tried
    office.telling = Telling(can_look=True)
    report = office.tick(CALL + timedelta(days=2, hours=1))
    assert [one.rung for one in report.sent if one.kind is Kind.MEETING] == ["agenda call"]
    assert [one.key for one in report.sent if one.kind is Kind.MEETING] != [one.key for one in tried]


def test_two_days_out_of_reach_end_in_one_message_each(office: Office) -> None:
    office.tick(CALL - timedelta(hours=1))
    office.telling.answers = lambda notice: Unavailable(5, "Slack cannot be reached")
    for hours in range(0, 48, 4):
        office.tick(PAPERS + timedelta(hours=hours))
    office.telling.answers = lambda notice: Sent()
    report = office.tick(CHASE)
    assert [(one.rungs[-1], one.missed) for one in report.sent] == [("unanswered", ("agenda call", "papers"))] * 2
    assert office.tick(CHASE + timedelta(minutes=1)).sent == []


def test_a_clock_that_is_set_back_a_day_doubles_nothing_and_leaves_nothing_behind(office: Office) -> None:
    office.telling.answers = lambda notice: Unknown("timeout") if notice.person_id == 2 else Sent()
    office.tick(CALL)
    office.telling.answers, office.telling.can_look = lambda notice: Sent(), True
    office.telling.posted = office.telling.tried[:1]
    for hours in range(-24, 2):
        office.tick(CALL + timedelta(hours=hours))
    keys = [one.key for one in office.telling.tried if one.kind is Kind.MEETING]
    assert len(keys) == len(set(keys)) == 2
    assert {one.state for one in office.rows() if one.rung == "agenda call"} == {"sent"}
    assert office.tick(MINUTES).sent is not None
    with office.database() as db:
        assert not how_sending_stands(db, MINUTES).stands_still
        assert how_sending_stands(db, datetime(2026, 11, 1, tzinfo=UTC)).stands_still, "it is still to come"
