"""Reminders on a bad day in Slack: nothing is doubled, nothing is lost without a word, and what can wait waits."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.slack.connect import POSTING_SECONDS, Connection, connect, web_client
from bot.wiring.reminders import in_slack
from jobs.deliver import Delivery
from jobs.lost import NOT_THERE
from jobs.standing import how_sending_stands
from jobs.tick import tick
from knowledge.notices import CHANNEL, Sending
from knowledge.store.arrangement_rows import save_channel, save_reminds_in
from knowledge.store.database import open_database
from knowledge.store.group_rows import group_named
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.faults import ApiFailure, Dropped, LostAnswer, SlowAnswer
from tests.journeys.slack.conftest import free_port
from tests.journeys.slack.reminding import CALL, CHASE, MADE, PAPERS, WHEN, Office, an_office, serving
from tests.journeys.slack.workspace import ROOT, settings_for

MINUTE = timedelta(minutes=1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with FakeSlack() as slack:
        yield an_office(slack, tmp_path / "data")


def each_got_one(office: Office) -> bool:
    return [len(office.told(one)) for one in (office.ann, office.bob)] == [1, 1]


def ticks(office: Office, connection: Connection, *instants: datetime) -> None:
    """Ticks at these instants, over a connection of the test's own."""
    for at in instants:
        office.now = at
        announcer = in_slack(partial(open_database, office.data), connection, office.clock, "network")
        tick(Delivery(partial(open_database, office.data), announcer, office.clock, sending=Sending.ON))


def blocked(office: Office) -> str:
    with open_database(office.data) as db:
        return how_sending_stands(db, office.now).blocked


def test_a_message_whose_answer_was_lost_is_found_by_its_key_and_not_sent_again(office: Office) -> None:
    office.slack.fail_next("chat.postMessage", LostAnswer())
    with serving(office):
        for minutes in range(4):
            office.ticked(CALL + minutes * MINUTE)
    assert each_got_one(office)
    assert office.became() == {("agenda call", "sent", "")}
    assert office.told(office.sec) == []


@pytest.mark.parametrize(("can_look", "state"), [(True, "dead"), (False, "unknown")])
def test_what_may_not_have_been_sent_is_never_sent_again_and_the_secretariat_is_told(
    office: Office, can_look: bool, state: str
) -> None:
    office.slack.fail_next("chat.postMessage", Dropped())
    if not can_look:
        office.slack.disable("conversations.history")
    with serving(office):
        for minutes in (0, 1, 2, 3):
            office.ticked(CALL + minutes * MINUTE)
    assert sorted(len(office.told(one)) for one in (office.ann, office.bob)) == [0, 1]
    (astray,) = [one for one in office.rows() if one.state != "sent"]
    assert astray.state == state
    assert astray.reason == NOT_THERE or state == "unknown"
    (told,) = office.told(office.sec)
    assert "1 reminder went astray. I do not send them again" in told


@pytest.mark.parametrize("reason", ["user_disabled", "channel_not_found", "is_archived", "account_inactive"])
def test_somebody_who_was_deactivated_costs_the_others_nothing_and_the_secretariat_is_told(
    office: Office, reason: str
) -> None:
    office.slack.fail_next("chat.postMessage", ApiFailure(reason))
    with serving(office):
        office.ticked(CALL)
        office.ticked(CALL + MINUTE)
    assert sorted(len(office.told(one)) for one in (office.ann, office.bob)) == [0, 1]
    assert office.became() == {("agenda call", "sent", ""), ("agenda call", "dead", reason)}
    (told,) = office.told(office.sec)
    assert f"was refused ({reason})" in told


def test_whoever_has_no_account_any_more_is_told_of_too(office: Office) -> None:
    people = office.slack.workspace.people
    people[office.bob] = replace(people[office.bob], deleted=True)
    with serving(office):
        office.ticked(CALL)
        office.ticked(CALL + MINUTE)
    assert office.became() == {
        ("agenda call", "sent", ""), ("agenda call", "dead", "no account of theirs is known here"),
    }  # fmt: skip
    assert len(office.told(office.sec)) == 1


def in_channel(office: Office) -> str:
    """The group is reminded in a channel of its own from now on."""
    channel = office.slack.add_channel("social-value", [office.ann, office.bob])
    with open_database(office.data) as db:
        save_channel(db, group_named(db, "social-value"), channel, MADE, "tests")
        save_reminds_in(db, group_named(db, "social-value"), True, MADE, "tests")
    return channel


def of_channel(office: Office) -> set[tuple[str, str]]:
    return {(one.state, one.reason) for one in office.rows() if one.person_id == CHANNEL}


def test_a_channel_that_was_archived_is_told_of_and_people_get_their_own_messages(office: Office) -> None:
    channel = in_channel(office)
    office.slack.archive(channel)
    with serving(office):
        office.ticked(CALL)
        office.ticked(CALL + MINUTE)
    assert of_channel(office) == {("dead", "is_archived")}
    (told,) = office.told(office.sec)
    assert "the group's channel: " in told
    assert "was refused (is_archived)" in told


@pytest.mark.parametrize(("open_channels", "state"), [("network", "sent"), ("public", "dead")])
def test_a_channel_that_everybody_may_read_is_told_no_more_than_the_setting_allows(
    office: Office, open_channels: str, state: str
) -> None:
    channel, connection = in_channel(office), connect(settings_for(office.slack))
    for office.now in (MADE, CALL):
        announcer = in_slack(partial(open_database, office.data), connection, office.clock, open_channels)
        tick(Delivery(partial(open_database, office.data), announcer, office.clock))
    assert {state for state, _ in of_channel(office)} == {state}
    assert len(office.slack.messages_in(channel)) == (state == "sent")


def test_a_channel_waits_like_everybody_while_the_token_is_revoked(office: Office) -> None:
    channel = in_channel(office)
    with serving(office):
        office.slack.revoke_token()
        office.ticked(CALL)
        assert {state for state, _ in of_channel(office)} == {"due"}
        office.slack.reinstate_token()
        office.ticked(CALL + 3 * MINUTE)
        assert of_channel(office) == {("sent", "")}
    assert len(office.slack.messages_in(channel)) == 1


def _all_wait(office: Office, is_known: bool) -> bool:
    """Whether all is due again: a tick that is going on has some of it for a moment."""
    return {one.state for one in office.rows() if one.rung != "agenda call" or not is_known} == {"due"}


@pytest.mark.parametrize("is_known", [True, False])
def test_a_revoked_token_is_told_loudly_and_costs_nobody_their_message(
    office: Office, is_known: bool, caplog: pytest.LogCaptureFixture
) -> None:
    with serving(office):
        if is_known:  # found in Slack before, so that only the post itself is refused
            office.ticked(CALL)
        office.slack.revoke_token()
        office.ticked(PAPERS if is_known else CALL)
        office.slack.wait_for(partial(_all_wait, office, is_known), 30, "every reminder put off")
        assert blocked(office) == "token_revoked"
        assert "nothing can be sent: token_revoked" in caplog.text
        done = subprocess.run(
            [sys.executable, "-m", "bot", "status", "--data", str(office.data)],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1
        assert "NOTHING CAN BE SENT" in done.stdout
        office.slack.reinstate_token()
        office.ticked((PAPERS if is_known else CALL) + 2 * MINUTE)
        assert blocked(office) == ""
    assert [len(office.told(one)) for one in (office.ann, office.bob)] == [1 + is_known] * 2
    assert office.told(office.sec) == []


def test_two_days_without_slack_end_in_one_message_each(office: Office) -> None:
    there = connect(settings_for(office.slack))
    nowhere = settings_for(office.slack).model_copy(update={"api_url": f"http://127.0.0.1:{free_port()}/api/"})
    client = web_client(nowhere, POSTING_SECONDS)
    ticks(office, there, MADE)
    out_of_reach = replace(there, posting=client, reading=client)
    ticks(office, out_of_reach, *(PAPERS + timedelta(hours=hours) for hours in range(0, 48, 6)))
    assert {one.state for one in office.rows()} <= {"due", "skipped"}
    assert blocked(office) == "Slack cannot be reached"
    ticks(office, there, CHASE, CHASE + MINUTE)
    assert each_got_one(office)
    for text in (*office.told(office.ann), *office.told(office.bob)):
        assert WHEN in text
        assert (
            "This stands for the agenda call and the note on the papers, too, which I could not send in time." in text
        )


def test_killed_between_claim_and_answer_it_is_found_and_not_sent_again(office: Office) -> None:
    slack = office.slack
    with serving(office):
        office.ticked(CALL - timedelta(hours=1))
    slack.fail_next("chat.postMessage", SlowAnswer(60))
    first = started(office, CALL)
    try:
        slack.wait_for_messages(1, seconds=60)
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait()
    assert "sending" in {one.state for one in office.rows()}
    second = started(office, CALL + 3 * MINUTE)
    try:
        slack.wait_for(lambda: {one.state for one in office.rows()} == {"sent"}, 60)
    finally:
        second.kill()
        second.wait()
    assert each_got_one(office)


def started(office: Office, at: datetime) -> subprocess.Popen[bytes]:
    """The bot as a process of its own, whose clock begins at that instant and runs a minute a second."""
    slack = office.slack
    environment = {
        **os.environ,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
    }
    command = [sys.executable, "-m", "tests.journeys.slack.reminding", str(office.data), at.isoformat()]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
