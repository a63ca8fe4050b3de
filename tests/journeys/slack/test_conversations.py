"""One conversation after another: where answers stand, in which order, and what they go on with."""

from tests.fakes.slack.faults import RateLimited
from tests.journeys.slack.workspace import Place, nothing_more

QUORUM = "what is the quorum of the Essex group?"
OFTEN = "and how often does it meet?"


def test_in_the_chat_tab_an_answer_stands_in_the_thread_of_its_question_where_the_status_was(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    ts = slack.direct_message(ben, QUORUM).payload["event"]["ts"]
    (answer,) = slack.wait_for_messages(1)
    assert answer.thread_ts == ts  # Slack takes the status away with it
    assert [(status.channel, status.thread_ts) for status in slack.statuses] == [(slack.im_of(ben), ts)]


def test_a_thread_of_direct_messages_keeps_its_own_subject(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    essex = slack.direct_message(ben, QUORUM).payload["event"]["ts"]
    slack.wait_for_messages(1)
    slack.direct_message(ben, "what is the quorum of the Hackney procurement group?")
    slack.wait_for_messages(2)
    slack.direct_message(ben, OFTEN, thread_ts=essex)
    *_, in_thread = slack.wait_for_messages(3)
    assert (in_thread.thread_ts, "Essex" in in_thread.text) == (essex, True)


def test_what_somebody_sends_at_once_is_answered_in_order(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    asked = []
    for text in (QUORUM, OFTEN, "and who chairs it?") * 2:
        asked.append(slack.direct_message(ben, text))
        assert asked[-1].acked  # nobody types faster
    answers = slack.wait_for_messages(6, seconds=20)
    assert [answer.thread_ts for answer in answers] == [one.payload["event"]["ts"] for one in asked]
    assert "six weeks" in answers[1].text
    assert "six weeks" in answers[4].text


def test_a_channel_that_has_to_wait_keeps_its_order(socket_place: Place) -> None:
    slack, ben = socket_place.slack, socket_place.people.ben
    slack.fail_next("chat.postMessage", RateLimited(2))
    asked = slack.mention(ben, socket_place.network, QUORUM)
    assert asked.acked
    assert slack.mention(ben, socket_place.network, OFTEN, thread_ts=asked.payload["event"]["ts"]).acked
    assert slack.mention(ben, socket_place.network, "help", thread_ts=asked.payload["event"]["ts"]).acked
    answers = slack.wait_for_messages(3, seconds=20)
    said = ("Ten members", "six weeks", "Ask me anything")
    assert [words in answer.text for words, answer in zip(said, answers, strict=True)] == [True] * 3


def test_the_chat_tab_opened_twice_at_once_greets_once(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    for _ in range(4):
        slack.home_opened(ben, "messages")
    slack.wait_for_messages(1)
    nothing_more(slack)


def test_a_command_in_the_direct_messages_of_two_others_is_answered_to_its_writer_alone(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    theirs = slack.im_between(ben, place.people.cara)
    slack.command(ben, "/ask", QUORUM, channel=theirs)
    (answer,) = slack.wait_for_messages(1)
    assert (answer.channel, answer.ephemeral_to, "Ten members" in answer.text) == (theirs, ben, True)
    slack.click(ben, "Was this right? Yes", on=answer)
    *_, thanks = slack.wait_for_messages(2)
    assert (thanks.channel, thanks.ephemeral_to) == (theirs, ben)
    slack.click(ben, "Not right", on=answer)
    slack.wait_for(lambda: slack.opened_views)
    slack.submit(ben, {"reason": "out of date"})
    *_, noted = slack.wait_for_messages(3)
    assert (noted.channel, noted.text[:30]) == (slack.im_of(ben), "Thank you, noted as not right.")
    slack.command(place.people.cara, "/ask", "how often does it meet?", channel=theirs)
    *_, others = slack.wait_for_messages(4)
    assert "Understood as" not in others.text  # what Ben asked is not Cara's conversation


def test_a_form_that_is_typed_for_comes_as_a_button(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    slack.direct_message(ben, QUORUM)
    (answer,) = slack.wait_for_messages(1)
    (share,) = [control.action["value"] for control in slack.controls(answer) if control.words == "Share"]
    slack.direct_message(ben, share)
    _, told = slack.wait_for_messages(2)
    assert told.text.startswith("Here is the form:")
    slack.click(ben, "Share the answer", on=told)
    slack.wait_for(lambda: slack.opened_views)
    slack.submit(ben, {"channel": place.network})
    slack.wait_for(lambda: slack.messages_in(place.network))
