"""A workspace, and what Slack sends from it."""

from typing import Any

from bot.mailroom.surface import INCOMING_JSON, Incoming
from bot.reply import Form
from bot.slack.fields import form_view
from bot.slack.incoming import Bot, incoming_of
from bot.words.feedback import ask_what_was_wrong
from tests.bot.slack.invented import QUESTION
from tests.fakes.slack import interaction_payloads as interactions
from tests.fakes.slack import payloads
from tests.fakes.slack.chat_methods import with_ids
from tests.fakes.slack.controls import find_control
from tests.fakes.slack.faults import FaultQueue
from tests.fakes.slack.journal import Journal
from tests.fakes.slack.records import Json, PostedMessage
from tests.fakes.slack.state import State
from tests.fakes.slack.workspace import Workspace

ASKED = "what is the quorum?"
ELSEWHERE = "T0FARAWAY"


class Town:
    """A workspace with Ada in it, and Finn from another one that shares a channel with it."""

    def __init__(self) -> None:
        self.workspace = Workspace()
        self.state = State(self.workspace, Journal(), FaultQueue(), "http://slack.example")
        self.team = self.workspace.team
        self.ada = self.workspace.add_person("Ada", "ada@dunmere.example")
        self.finn = self.workspace.add_person("Finn", team=ELSEWHERE)
        self.channel = self.workspace.add_channel("food", [self.ada, self.finn], "channel", with_bot=True, shared=True)
        self.direct = self.workspace.im_of(self.ada)
        self.at_bot = f"<@{self.workspace.bot_user}>"
        self.threads: set[str] = set()
        self.bot = Bot(self.team, self.workspace.bot_user, lambda conversation: conversation.thread in self.threads)

    def said(self, text: str, where: str = "", by: str = "", thread: str | None = None, **more: Any) -> Json:
        """The `message` event; fields in `more` are added, or taken out where they are None."""
        message = payloads.person_message(self.workspace, by or self.ada, where or self.channel, text, thread)
        kept = {name: value for name, value in {**message, **more}.items() if value is not None}
        return payloads.event_callback(self.workspace, kept)

    def came(self, payload: Json) -> Incoming | None:
        return incoming_of(payload, self.bot)

    def posted(
        self, blocks: list[Json], channel: str, thread: str | None = None, only: str | None = None
    ) -> PostedMessage:
        shown = tuple(with_ids(blocks))
        return PostedMessage(channel, self.workspace.next_ts(), "", shown, 0.0, "test", thread, ephemeral_to=only)

    def clicked(self, message: PostedMessage, words: str, by: str = "") -> Json:
        control = find_control(list(message.blocks), words)
        return interactions.click_on_message(self.state, by or self.ada, message, control.action)

    def command(self, name: str, text: str, channel: str = "") -> Json:
        url = "http://slack.example/commands/1"
        return payloads.command(self.workspace, self.ada, channel or self.channel, (name, text), "12.34.ab", url)


def wanted(incoming: Incoming | None) -> Incoming:
    """What came in; it can be kept in the inbox and is the same when it is taken out."""
    assert incoming is not None
    assert INCOMING_JSON.validate_json(INCOMING_JSON.dump_json(incoming)) == incoming
    return incoming


def form_sent(town: Town, metadata: Any = None, note: str = "see May") -> Json:
    """The form after “not right”, filled in."""
    (form,) = (part for part in ask_what_was_wrong(QUESTION).parts if isinstance(part, Form))
    view = {"id": "V0000001", **form_view(form, {"channel": town.channel, "thread": "1790000000.000100"})}
    payload = interactions.submission(town.state, town.ada, view, {"reason": "out of date", "note": note})
    return payload if metadata is None else {**payload, "view": {**payload["view"], "private_metadata": metadata}}
