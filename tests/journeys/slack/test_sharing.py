"""Sharing a private answer: once, where it was meant to go, and with a word on what became of it."""

from pathlib import Path

from knowledge.store.database import open_database, write
from tests.fakes.slack.faults import ApiFailure
from tests.fakes.slack.records import PostedMessage
from tests.journeys.slack.workspace import Place, nothing_more

QUORUM = "what is the quorum of the Essex group?"


def privately(place: Place, channel: str) -> PostedMessage:
    place.slack.command(place.people.ben, "/ask", QUORUM, channel=channel)
    return place.slack.wait_for_messages(1)[0]


def share_command(place: Place, answer: PostedMessage) -> str:
    (command,) = [control.action["value"] for control in place.slack.controls(answer) if control.words == "Share"]
    return str(command)


def test_clicked_twice_it_is_shared_once(place: Place) -> None:
    answer = privately(place, place.network)
    for _ in range(3):
        place.slack.click(place.people.ben, "Share", on=answer)
    messages = place.slack.wait_for_messages(4)
    shared = [message for message in messages[1:] if message.ephemeral_to is None]
    told = {message.text for message in messages[1:] if message.ephemeral_to}
    assert (len(shared), told) == (1, {"Not shared: it is in that channel already."})
    nothing_more(place.slack)


def test_where_the_bot_is_not_it_says_so_and_shares_nothing(place: Place) -> None:
    elsewhere = place.slack.add_channel("elsewhere", [place.people.ben], with_bot=False)
    answer = privately(place, elsewhere)
    place.slack.click(place.people.ben, "Share", on=answer)
    _, told = place.slack.wait_for_messages(2)
    assert told.ephemeral_to == place.people.ben
    assert told.text == "Not shared: I am not in that channel. Invite me there, and try again."


def test_a_channel_that_refuses_it_is_named_as_the_reason_and_it_can_be_tried_again(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    answer = privately(place, place.network)
    slack.fail_next("chat.postMessage", ApiFailure("restricted_action"))
    slack.click(ben, "Share", on=answer)
    _, told = slack.wait_for_messages(2)
    assert (told.ephemeral_to, told.text[:42]) == (ben, "Not shared: the channel did not take it. A")
    slack.click(ben, "Share", on=answer)
    *_, shared = slack.wait_for_messages(3)
    assert (shared.channel, shared.ephemeral_to) == (place.network, None)


def test_shared_elsewhere_its_asker_is_told_when_it_stands_there(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    slack.direct_message(ben, QUORUM)
    (answer,) = slack.wait_for_messages(1)
    slack.click(ben, "Share", on=answer)
    slack.wait_for(lambda: slack.opened_views)
    slack.submit(ben, {"channel": place.network})
    _, shared, told = slack.wait_for_messages(3)
    assert (shared.channel, told.channel) == (place.network, slack.im_of(ben))
    assert told.thread_ts == answer.thread_ts
    assert told.text == "Shared there, under your name."


def test_a_channel_can_be_named_by_typing(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    answer = privately(place, place.open)
    typed = f"{share_command(place, answer)} <#{place.network}|network>"
    slack.command(ben, "/anchor", typed, channel=place.open, wire=True)
    slack.wait_for(lambda: slack.messages_in(place.network))


def test_an_answer_in_a_thread_is_shared_in_that_thread(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    thread = slack.mention(ben, place.open, QUORUM).payload["event"]["ts"]
    (public,) = slack.wait_for_messages(1)
    slack.click(ben, "Ask privately", on=public)
    _, private = slack.wait_for_messages(2)
    assert (private.thread_ts, private.ephemeral_to) == (thread, ben)
    slack.click(ben, "Share", on=private)
    *_, told = slack.wait_for_messages(3)
    assert (told.thread_ts, told.text[:40]) == (thread, "Not shared: not everybody there may see ")


def test_nobody_shares_what_they_have_not_read(place: Place, data: Path) -> None:
    """In the channel the same question would be answered from another document."""
    slack, ben = place.slack, place.people.ben
    with open_database(data) as db, write(db):
        sql = "UPDATE documents SET audience = 'organisation', visible_to = ? WHERE path LIKE '%leeds-skills%'"
        db.execute(sql, ['["Leeds Teaching Hospitals"]'])
    slack.command(ben, "/ask", "what is the quorum?", channel=place.network)
    (answer,) = slack.wait_for_messages(1)
    assert "seven members" in answer.text
    slack.click(ben, "Share", on=answer)
    _, told = slack.wait_for_messages(2)
    assert told.text.startswith("Not shared: not everybody there may see what the answer comes from")


def test_without_a_code_the_last_answer_is_meant(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    slack.direct_message(ben, QUORUM)
    slack.wait_for_messages(1)
    slack.direct_message(ben, "feedback right")
    *_, thanks = slack.wait_for_messages(2)
    assert thanks.text == "Thank you, noted as right."
    slack.direct_message(ben, f"share <#{place.network}|network>", wire=True)
    slack.wait_for(lambda: slack.messages_in(place.network))
    slack.direct_message(ben, "share #somewhere")
    *_, told = slack.wait_for_messages(5)
    assert told.text.startswith("Not shared: I cannot tell which channel that is.")
