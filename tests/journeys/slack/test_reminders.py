"""Reminders in Slack: they arrive once, in direct messages, by a clock that tests set; nobody is chased in vain."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.notices import Sending
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.faults import RateLimited
from tests.fakes.slack.reading import plain_text_of
from tests.journeys.slack.conftest import free_port
from tests.journeys.slack.reminding import CALL, CHASE, PAPERS, QUORUM, WHEN, Office, an_office, serving


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with FakeSlack() as slack:
        yield an_office(slack, tmp_path / "data")


@pytest.mark.parametrize("way", ["socket", "http"])
def test_two_weeks_before_a_meeting_in_direct_messages_with_buttons_that_work(office: Office, way: str) -> None:
    slack, port = office.slack, free_port()
    if way == "http":
        slack.deliver_to(f"http://127.0.0.1:{port}/slack/events")
    with serving(office, way=way, port=port):
        office.ticked(CALL - timedelta(minutes=1))
        assert slack.messages == []
        office.ticked(CALL)
        assert [WHEN in text for text in (*office.told(office.ann), *office.told(office.bob))] == [True, True]
        (call,) = slack.messages_in(slack.im_of(office.bob))
        slack.click(office.bob, "I'll be there", on=call)
        noted = slack.wait_for_messages(3)[-1]
        assert "Noted: Bob (Tyde NHS Trust) will be there: Social value" in plain_text_of(noted)
        office.ticked(PAPERS)
        assert "You said: will be there." in office.told(office.bob)[-1]
        office.ticked(CHASE)
        office.ticked(QUORUM)
        told = {name: len(office.told(who)) for name, who in (("ann", office.ann), ("bob", office.bob))}
        assert "I have not heard from you yet. Will you come?" in office.told(office.ann)[2]
        assert "Quorum is not safe" in office.told(office.ann)[3]
        assert told == {"ann": 4, "bob": 3}, "who has answered is not chased"
        assert office.told(office.sec) == []
    assert slack.complaints == []


def test_on_the_first_day_only_the_secretariat_is_shown_what_would_be_sent(office: Office) -> None:
    slack = office.slack
    with serving(office, sending=None):
        office.ticked(CALL)
        (told,) = office.told(office.sec)
        assert "Shadow mode: I would have sent these reminders just now. Nobody got them." in told
        assert "agenda call of Social value on Tuesday 17 November 2026, to Ann and Bob" in told
        slack.command(office.sec, "/anchor", "status")
        status = plain_text_of(slack.wait_for_messages(2)[-1])
        assert "in shadow mode, shown to the secretariat and sent to nobody" in status
        assert len(slack.messages) == 2
    with serving(office, Sending.ON):
        office.ticked(CALL + timedelta(minutes=5))
        assert len(slack.messages) == 2, "what was shown is not sent later"
        office.ticked(PAPERS)
        assert [len(office.told(one)) for one in (office.ann, office.bob)] == [1, 1]
        assert "This stands for" not in office.told(office.ann)[0]


def test_the_secretariat_holds_reminders_back_and_lets_them_go(office: Office) -> None:
    slack = office.slack
    with serving(office):
        office.ticked(CALL - timedelta(minutes=5))
        slack.command(office.sec, "/anchor", "pause for social-value")
        (held,) = slack.wait_for_messages(1)
        assert "I hold the reminders of Social value back until you let them go." in plain_text_of(held)
        office.ticked(CALL)
        assert len(slack.messages) == 1
        slack.click(office.sec, "Undo", on=held)
        slack.wait_for(lambda: any("2 were held back" in plain_text_of(one) for one in slack.messages))
        office.ticked(CALL + timedelta(hours=1))
        assert [len(office.told(one)) for one in (office.ann, office.bob)] == [1, 1]


def test_told_to_wait_it_waits_and_posts_once(office: Office) -> None:
    slack = office.slack
    slack.fail_next("chat.postMessage", RateLimited(30))
    with serving(office):
        office.ticked(CALL)
        assert len(slack.messages) == 1
        office.ticked(CALL + timedelta(seconds=20))
        assert len(slack.messages) == 1
        office.ticked(CALL + timedelta(seconds=32))
        assert [len(office.told(one)) for one in (office.ann, office.bob)] == [1, 1]


def test_to_one_channel_it_posts_once_a_second_at_most(office: Office) -> None:
    slack = office.slack
    slack.enforce_rate = True
    with serving(office, sending=Sending.SHADOW):
        for at in (CALL, PAPERS, CHASE):
            office.ticked(at)
    assert len(office.told(office.sec)) == 3
    assert {call.outcome for call in slack.calls_of("chat.postMessage")} == {"ok"}


def test_a_second_bot_on_the_same_data_doubles_nothing(office: Office) -> None:
    with serving(office), serving(office):
        for at in (CALL, PAPERS):
            office.ticked(at)
    assert [len(office.told(one)) for one in (office.ann, office.bob)] == [2, 2]
