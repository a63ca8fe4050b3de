"""From what Slack sends when somebody writes, or opens a tab, to what they want."""

from typing import Any

import pytest

from bot.mailroom.surface import Lane, Purpose
from bot.request import Conversation
from knowledge.people import Identity
from tests.bot.slack.town import ASKED, ELSEWHERE, Town, wanted
from tests.fakes.slack import payloads
from tests.fakes.slack.records import Json


def test_a_mention_is_answered_in_its_own_thread_for_everybody_there(town: Town) -> None:
    payload = town.said(f"{town.at_bot} {ASKED}")
    ts = payload["event"]["ts"]
    came = wanted(town.came(payload))
    assert came.request.text == ASKED
    assert came.request.sender == Identity("slack", town.team, town.ada)
    assert came.request.conversation == Conversation("slack", town.team, town.channel, ts)
    assert not came.request.is_private
    assert came.address == {"channel": town.channel, "thread": ts, "user": town.ada}
    assert (came.lane, came.purpose) == (Lane.QUESTIONS, Purpose.ANSWER)


def test_a_mention_in_a_thread_is_answered_there(town: Town) -> None:
    came = wanted(town.came(town.said(f"{town.at_bot} {ASKED}", thread="1790000000.000100")))
    assert came.request.conversation.thread == came.address["thread"] == "1790000000.000100"


@pytest.mark.parametrize("thread", [None, "1790000000.000100"])
def test_a_direct_message_is_private_and_answered_where_it_was_written(town: Town, thread: str | None) -> None:
    payload = town.said(ASKED, town.direct, thread=thread)
    came = wanted(town.came(payload))
    stands_in = thread or payload["event"]["ts"]
    assert came.request.is_private
    assert came.request.conversation == Conversation("slack", town.team, town.direct, stands_in, is_direct=True)
    assert came.address["thread"] == stands_in


def test_a_message_and_its_mention_are_known_as_the_same(town: Town) -> None:
    message = town.said(f"{town.at_bot} {ASKED}")
    mention = payloads.event_callback(town.workspace, payloads.app_mention(message["event"]))
    first, twin = wanted(town.came(message)), wanted(town.came(mention))
    assert first.request == twin.request
    assert set(first.keys) & set(twin.keys) == {first.request.key}
    assert len(set(first.keys) | set(twin.keys)) == 3


def test_an_event_that_is_delivered_again_has_the_same_keys_and_another_message_has_none_of_them(town: Town) -> None:
    payload, other = town.said(town.at_bot), town.said(town.at_bot)
    assert wanted(town.came(payload)).keys == wanted(town.came(dict(payload))).keys
    assert not set(wanted(town.came(payload)).keys) & set(wanted(town.came(other)).keys)


@pytest.mark.parametrize(
    ("text", "in_answered_thread", "is_for_bot"),
    [
        (ASKED, False, False),
        (ASKED, True, True),
        ("and who chairs it", True, True),
        ("Lovely, thanks both", True, False),
        ("<@U0000099> what do you think?", True, False),
        ("", True, False),
    ],
)
def test_in_a_thread_between_people_the_bot_takes_up_questions_where_it_has_answered_before(
    town: Town, text: str, in_answered_thread: bool, is_for_bot: bool
) -> None:
    if in_answered_thread:
        town.threads.add("1790000000.000100")
    assert (town.came(town.said(text, thread="1790000000.000100")) is not None) is is_for_bot


def test_a_question_in_a_channel_outside_of_threads_is_left_to_people(town: Town) -> None:
    town.threads.add("")
    assert town.came(town.said(ASKED)) is None


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B0000001"},
        {"bot_id": 5},
        {"subtype": "bot_message"},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"subtype": {"of": "nothing"}},
        {"user": None},
        {"user": ["U0000001"]},
        {"channel": None},
        {"ts": None},
        {"ts": 1790000000.0001},
        {"type": "reaction_added"},
        {"type": None},
    ],
    ids=str,
)
def test_bots_edits_and_what_is_no_message_are_left_alone(town: Town, more: Json) -> None:
    assert town.came(town.said(f"{town.at_bot} {ASKED}", **more)) is None
    assert town.came(town.said(ASKED, town.direct, **more)) is None


def test_the_bots_own_words_are_left_alone_where_nothing_says_that_they_are_a_bots(town: Town) -> None:
    assert town.came(town.said(ASKED, town.direct, by=town.workspace.bot_user)) is None


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast", "me_message"])
def test_what_a_person_says_with_a_file_or_to_the_channel_too_is_heard(town: Town, subtype: str) -> None:
    assert wanted(town.came(town.said(f"{town.at_bot} {ASKED}", subtype=subtype))).request.text == ASKED


@pytest.mark.parametrize(
    "more",
    [{}, {"user_team": ELSEWHERE, "team": None}, {"user_team": ELSEWHERE, "team": "T0ANCHOR1"}],
    ids=["team", "user_team", "both"],
)
def test_somebody_of_another_workspace_is_known_by_theirs(town: Town, more: Json) -> None:
    message = town.said(town.at_bot, by=town.finn, **more)
    assert wanted(town.came(message)).request.sender == Identity("slack", ELSEWHERE, town.finn)
    assert wanted(town.came(message)).request.conversation.team == town.team


def test_an_outer_team_that_is_not_the_senders_does_not_make_them_somebody_elses(town: Town) -> None:
    """In shared channels it is the team where the channel came from (slackapi/java-slack-sdk#629)."""
    payload = {**town.said(town.at_bot), "team_id": ELSEWHERE}
    assert wanted(town.came(payload)).request.sender.team == town.team


@pytest.mark.parametrize(
    ("tab", "words", "purpose"), [("home", "home", Purpose.HOME), ("messages", "welcome", Purpose.WELCOME)]
)
def test_opening_a_tab_shows_home_or_greets(town: Town, tab: str, words: str, purpose: Purpose) -> None:
    event = payloads.home_opened(town.ada, town.direct, tab, None)
    came = wanted(town.came(payloads.event_callback(town.workspace, event)))
    assert (came.request.text, came.purpose, came.lane) == (words, purpose, Lane.PAGES)
    assert came.request.conversation == Conversation("slack", town.team, town.direct, "", is_direct=True)


@pytest.mark.parametrize("tab", ["about", "", None, 5])
def test_opening_anything_else_is_nothing(town: Town, tab: Any) -> None:
    event = {**payloads.home_opened(town.ada, town.direct, "home", None), "tab": tab}
    assert town.came(payloads.event_callback(town.workspace, event)) is None


def test_half_a_sign_does_not_keep_a_message_from_being_kept(town: Town) -> None:
    """JSON can name half of a pair of surrogates; the inbox is UTF-8."""
    assert wanted(town.came(town.said(f"{town.at_bot} who \ud83d chairs?"))).request.text == "who ? chairs?"
