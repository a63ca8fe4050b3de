"""Slack on a bad day: limits, lost answers, refusals, dropped connections, and emulators that know little."""

import time
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.wiring.slack import make_slack
from knowledge.errors import HelpfulError
from knowledge.store.database import open_database
from knowledge.store.outbox_rows import count_states
from tests.fakes.slack import PLAIN_METHODS, FakeSlack
from tests.fakes.slack.faults import ApiFailure, Dropped, LostAnswer, NotJson, RateLimited, ServerError
from tests.journeys.slack.workspace import Place, a_workspace, bot_in, nothing_more, settings_for

QUORUM = "what is the quorum of the Essex group?"
WITHIN = 10.0  # seconds in which the connection has to be there again


def test_told_to_wait_it_waits_and_posts_once(socket_place: Place) -> None:
    slack = socket_place.slack
    slack.fail_next("chat.postMessage", RateLimited(2), RateLimited(1))
    slack.mention(socket_place.people.ben, socket_place.network, QUORUM)
    (answer,) = slack.wait_for_messages(1)
    first, second, third = slack.calls_of("chat.postMessage")
    assert second.received - first.received >= 2
    assert third.received - second.received >= 1
    assert "Ten members" in answer.text
    nothing_more(slack)


def test_posts_to_one_channel_keep_the_pace_that_slack_allows(socket_place: Place) -> None:
    slack = socket_place.slack
    slack.enforce_rate = True
    for _ in range(4):
        slack.mention(socket_place.people.ben, socket_place.network, QUORUM)
    slack.mention(socket_place.people.ben, socket_place.open, "help")
    slack.wait_for_messages(5)
    assert {call.outcome for call in slack.calls_of("chat.postMessage")} == {"ok"}


@pytest.mark.parametrize("fault", [LostAnswer(), ServerError(500), NotJson(), ApiFailure("internal_error")])
def test_a_message_whose_answer_was_lost_is_looked_for_and_there_once(
    socket_place: Place, data: Path, fault: LostAnswer | ServerError | NotJson | ApiFailure
) -> None:
    slack, ben = socket_place.slack, socket_place.people.ben
    slack.fail_next("chat.postMessage", fault)
    slack.direct_message(ben, QUORUM)
    slack.wait_for(lambda: _states(data) == {"sent": 1}, seconds=30)
    assert len(slack.messages_in(slack.im_of(ben))) == 1
    nothing_more(slack)


def test_where_nobody_can_look_a_lost_answer_stays_unknown_and_is_not_sent_again(
    socket_place: Place, data: Path
) -> None:
    slack = socket_place.slack
    slack.disable("conversations.replies")
    slack.fail_next("chat.postMessage", Dropped())
    slack.mention(socket_place.people.ben, socket_place.network, QUORUM)
    slack.wait_for(lambda: _states(data) == {"unknown": 1}, seconds=30)
    assert slack.messages == []
    slack.command(socket_place.people.amina, "/anchor", "status", channel=socket_place.network)
    (status,) = slack.wait_for_messages(1)
    assert "Perhaps not posted (the answer was lost): 1" in status.text


def _states(data: Path) -> dict[str, int]:
    with open_database(data) as db:
        return count_states(db)


@pytest.mark.parametrize("error", ["not_in_channel", "is_archived", "channel_not_found", "restricted_action"])
def test_an_answer_that_a_channel_refuses_reaches_its_asker_directly(socket_place: Place, error: str) -> None:
    slack, ben = socket_place.slack, socket_place.people.ben
    slack.fail_next("chat.postMessage", ApiFailure(error))
    slack.mention(ben, socket_place.network, QUORUM)
    (answer,) = slack.wait_for_messages(1)
    assert answer.channel == slack.im_of(ben)
    assert "Ten members" in answer.text


def test_blocks_that_slack_refuses_are_left_out_and_the_text_says_it_all(socket_place: Place) -> None:
    slack = socket_place.slack
    slack.fail_next("chat.postMessage", ApiFailure("invalid_blocks"))
    slack.mention(socket_place.people.ben, socket_place.network, QUORUM)
    (answer,) = slack.wait_for_messages(1)
    assert answer.blocks == ()
    assert "Terms of reference" in answer.text


def test_a_response_url_that_is_gone_gives_way_to_a_message_for_one_and_then_to_a_direct_one(
    socket_place: Place,
) -> None:
    slack, ben = socket_place.slack, socket_place.people.ben
    slack.fail_next("response_url", ApiFailure("used_url"))
    slack.command(ben, "/ask", QUORUM, channel=socket_place.network)
    (answer,) = slack.wait_for_messages(1)
    assert (answer.via, answer.ephemeral_to) == ("chat.postEphemeral", ben)
    slack.fail_next("response_url", ApiFailure("used_url"))
    slack.disable("chat.postEphemeral")
    slack.command(ben, "/ask", QUORUM, channel=socket_place.network)
    _, answer = slack.wait_for_messages(2)
    assert (answer.via, answer.channel) == ("chat.postMessage", slack.im_of(ben))


def test_a_dialogue_that_cannot_open_any_more_is_written_instead(socket_place: Place) -> None:
    slack, ben = socket_place.slack, socket_place.people.ben
    slack.mention(ben, socket_place.network, QUORUM)
    (answer,) = slack.wait_for_messages(1)
    slack.fail_next("views.open", ApiFailure("expired_trigger_id"))
    slack.click(ben, "Sources", on=answer)
    _, sources = slack.wait_for_messages(2)
    assert sources.ephemeral_to == ben
    assert "Once in every six weeks" in sources.text
    slack.fail_next("views.open", ApiFailure("expired_trigger_id"))
    slack.click(ben, "Not right", on=answer)
    *_, form = slack.wait_for_messages(3)
    assert form.text.startswith("That took too long for the form to open.")


def test_an_emulator_with_five_methods_is_enough_for_public_documents(data: Path) -> None:
    with open_database(data) as db:
        db.execute("UPDATE documents SET audience = 'public'")
        db.conn.commit()
    with a_workspace(FakeSlack(methods=PLAIN_METHODS)) as place, bot_in(place.slack, data):
        slack, ben = place.slack, place.people.ben
        slack.mention(ben, place.network, QUORUM)
        (answer,) = slack.wait_for_messages(1)
        slack.direct_message(ben, QUORUM)
        slack.command(ben, "/ask", QUORUM, channel=place.network)
        assert ["Ten members" in one.text for one in slack.wait_for_messages(3)] == [True] * 3
        slack.click(ben, "Sources", on=answer)
        slack.home_opened(ben)
        slack.wait_for(lambda: slack.opened_views and ben in slack.home_views)


@pytest.mark.parametrize("trouble", ["dropped", "asked to reconnect", "frozen", "refused for a while"])
def test_the_connection_is_there_again_within_ten_seconds_and_nothing_is_lost(
    socket_place: Place, trouble: str
) -> None:
    slack, ben = socket_place.slack, socket_place.people.ben
    slack.wait_until_connected()
    time.sleep(3.5)  # one ping has been answered
    before = slack.connections_opened
    began = time.monotonic()
    match trouble:
        case "dropped":
            slack.drop_connections()
        case "asked to reconnect":
            slack.ask_to_reconnect()
        case "frozen":
            slack.freeze_connections()
        case "refused for a while":
            slack.refuse_connections(3)
            slack.drop_connections()
    slack.wait_for(lambda: slack.connections_opened > before, seconds=30)
    seconds = time.monotonic() - began - (3 if trouble == "refused for a while" else 0)
    slack.direct_message(ben, QUORUM)
    slack.wait_for_messages(1)
    assert seconds < WITHIN


def test_payloads_of_any_shape_are_acknowledged_and_break_nothing(socket_place: Place) -> None:
    slack, ben = socket_place.slack, socket_place.people.ben
    shapes: list[dict[str, object]] = [
        {"type": "message", "channel": 7, "ts": None, "user": ["U1"], "text": {"a": 1}, "channel_type": "im"},
        {"type": "app_mention"},
        {"type": "app_home_opened", "tab": "other", "user": ben},
        {"type": "reaction_added", "user": ben},
        {"type": "message", "channel": "D1", "ts": "1.1", "user": ben, "text": None, "channel_type": "im"},
    ]
    assert all(slack.send_event(shape).acked for shape in shapes)
    slack.send_raw("{broken")
    slack.send_raw('{"type": "events_api", "envelope_id": "e", "payload": 7}')
    slack.direct_message(ben, QUORUM)
    slack.wait_for(lambda: any("Ten members" in message.text for message in slack.messages))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"bot_token": "xoxb-wrong"}, "Slack does not take SLACK_BOT_TOKEN: invalid_auth."),
        ({"app_token": "xapp-wrong"}, "Slack does not take SLACK_APP_TOKEN: invalid_auth."),
    ],
)
def test_a_wrong_token_is_named_in_a_sentence(data: Path, change: dict[str, str], told: str) -> None:
    with a_workspace(FakeSlack()) as place:
        slack = settings_for(place.slack).model_copy(update=change)
        with pytest.raises(HelpfulError) as error:
            make_slack(Settings(data=data), slack, "socket").start()
        assert error.value.what_happened == told


def test_a_message_that_was_posted_is_found_in_a_long_thread(socket_place: Place, data: Path) -> None:
    slack, ben, channel = socket_place.slack, socket_place.people.ben, socket_place.network
    thread = slack.message(ben, channel, "we talk a lot here").payload["event"]["ts"]
    for number in range(450):
        slack.message(ben, channel, f"this is remark {number}", thread_ts=thread)
    slack.fail_next("chat.postMessage", LostAnswer())
    slack.mention(ben, channel, QUORUM, thread_ts=thread)
    slack.wait_for(lambda: _states(data) == {"sent": 1}, seconds=40)
    assert len(slack.messages) == 1
    nothing_more(slack)


def test_a_direct_message_that_stands_in_for_a_refused_one_is_looked_for_in_the_direct_messages(
    socket_place: Place, data: Path
) -> None:
    slack, ben = socket_place.slack, socket_place.people.ben
    slack.fail_next("chat.postMessage", ApiFailure("not_in_channel"), LostAnswer())
    slack.mention(ben, socket_place.network, QUORUM)
    slack.wait_for(lambda: _states(data) == {"refused": 1, "sent": 1}, seconds=30)
    assert [message.channel for message in slack.messages] == [slack.im_of(ben)]
