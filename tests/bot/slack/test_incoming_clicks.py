"""From commands, clicks and forms to what somebody wants."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.mailroom.surface import Lane
from bot.request import Conversation
from bot.slack.show import blocks_of
from bot.words.helping import say_home
from tests.bot.slack.invented import QUESTION
from tests.bot.slack.town import ASKED, ELSEWHERE, Town, form_sent, wanted
from tests.fakes.slack import interaction_payloads as interactions
from tests.fakes.slack.chat_methods import with_ids
from tests.fakes.slack.controls import find_control
from tests.fakes.slack.records import Json


@pytest.mark.parametrize(
    ("name", "text", "lane"),
    [("/ask", ASKED, Lane.QUESTIONS), ("/anchor", "unanswered", Lane.CLICKS), ("/ask", "", Lane.QUESTIONS)],
)
def test_a_command_is_answered_to_its_writer_alone(town: Town, name: str, text: str, lane: Lane) -> None:
    came = wanted(town.came(town.command(name, text)))
    assert came.request.text == f"{name} {text}".strip()
    assert came.request.is_private
    assert came.request.conversation == Conversation("slack", town.team, town.channel)
    assert came.address["only"] == town.ada
    assert came.address["response_url"] == "http://slack.example/commands/1"
    assert came.lane is lane
    assert came.keys == (came.request.key,)


def test_a_command_in_the_direct_messages_belongs_to_them(town: Town) -> None:
    assert wanted(town.came(town.command("/ask", ASKED, town.direct))).request.conversation.is_direct


@pytest.mark.parametrize("more", [{"command": 5}, {"command": ""}, {"user_id": None}])
def test_a_command_of_nobody_or_without_a_name_is_nothing(town: Town, more: Json) -> None:
    assert town.came({**town.command("/ask", ASKED), **more}) is None


def test_a_click_in_a_channel_is_answered_in_its_thread_to_whoever_clicked(town: Town) -> None:
    message = town.posted(blocks_of(say_home((ASKED,))), town.channel, thread="1790000000.000100")
    came = wanted(town.came(town.clicked(message, ASKED)))
    assert (came.request.text, came.lane) == (f"ask {ASKED}", Lane.QUESTIONS)
    assert came.request.is_private
    assert came.request.conversation == Conversation("slack", town.team, town.channel, "1790000000.000100")
    assert came.address["only"] == town.ada
    assert came.address["response_url"].startswith("http://slack.example/actions/")
    assert came.address["trigger"]


def test_a_click_on_what_one_person_alone_sees_is_answered_in_the_same_place(town: Town) -> None:
    message = town.posted(blocks_of(say_home(())), town.channel, thread="1790000000.000100", only=town.ada)
    payload = town.clicked(message, "Help")
    assert "message" not in payload
    came = wanted(town.came(payload))
    assert came.request.conversation == Conversation("slack", town.team, town.channel, "1790000000.000100")
    assert came.lane is Lane.CLICKS


def test_a_click_in_the_direct_messages_is_answered_as_a_message_there(town: Town) -> None:
    came = wanted(town.came(town.clicked(town.posted(blocks_of(say_home(())), town.direct), "Help")))
    assert came.request.conversation == Conversation("slack", town.team, town.direct, "", is_direct=True)
    assert came.address.keys() == {"channel", "thread", "user", "trigger"}


def test_a_click_on_the_home_tab_is_answered_in_the_direct_messages(town: Town) -> None:
    view: Json = {"id": "V0000001", "type": "home", "blocks": with_ids(blocks_of(say_home(())))}
    action = find_control(view["blocks"], "Help").action
    came = wanted(town.came(interactions.click_on_view(town.state, town.ada, view, action)))
    assert came.request.conversation == Conversation("slack", town.team, town.ada, "", is_direct=True)
    assert came.address["channel"] == town.ada


def test_clicks_and_commands_of_another_workspace_are_known_by_theirs(town: Town) -> None:
    message = town.posted(blocks_of(say_home(())), town.channel)
    click = wanted(town.came(town.clicked(message, "Help", by=town.finn)))
    command = wanted(town.came({**town.command("/ask", ASKED), "team_id": ELSEWHERE}))
    assert (click.request.sender.team, command.request.sender.team) == (ELSEWHERE, ELSEWHERE)


def test_each_click_is_one_of_its_own(town: Town) -> None:
    message = town.posted(blocks_of(say_home(())), town.channel)
    first, second = (wanted(town.came(town.clicked(message, "Help"))) for _ in range(2))
    assert first.keys != second.keys
    without = {**town.clicked(message, "Help"), "trigger_id": ""}
    unnamed = {**without, "actions": [{**without["actions"][0], "action_ts": None}]}
    assert wanted(town.came(without)).keys != ()
    assert wanted(town.came(unnamed)).keys == ()


def test_a_form_comes_with_its_answers_and_goes_back_to_where_it_was_asked_for(town: Town) -> None:
    came = wanted(town.came(form_sent(town)))
    assert came.request.text == f"feedback {QUESTION} wrong"
    assert came.request.fields == {"reason": "out of date", "note": "see May"}
    assert came.request.conversation == Conversation("slack", town.team, town.channel, "1790000000.000100")
    assert came.address["only"] == town.ada
    assert came.keys == (f"form:{town.team}:V0000001",)


@pytest.mark.parametrize(
    "metadata",
    ["", "rubbish", "5", "[]", "null", '{"channel": 5}', '{"channel": ""}', '{"channel": {}}', "[" * 3000, 5],
)
def test_a_form_that_does_not_say_where_it_was_asked_for_is_answered_in_the_direct_messages(
    town: Town, metadata: Any
) -> None:
    came = wanted(town.came(form_sent(town, metadata)))
    assert came.request.conversation == Conversation("slack", town.team, town.ada, "", is_direct=True)
    assert came.address == {"channel": town.ada, "thread": "", "user": town.ada}


@pytest.mark.parametrize(
    "change",
    [
        lambda body: {**body, "view": {**body["view"], "callback_id": ""}},
        lambda body: {**body, "view": None},
        lambda body: {**body, "user": {}},
        lambda body: {**body, "view": {**body["view"], "id": None}, "trigger_id": None},
        lambda body: {**body, "type": "view_closed"},
        lambda body: {**body, "type": "shortcut"},
    ],
)
def test_a_form_of_nobody_or_for_nothing_is_nothing(town: Town, change: Callable[[Json], Json]) -> None:
    assert town.came(change(form_sent(town))) is None


def test_half_a_sign_does_not_keep_an_answer_from_being_kept(town: Town) -> None:
    assert wanted(town.came(form_sent(town, note="\udc00 late"))).request.fields["note"] == "? late"
