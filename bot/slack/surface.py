"""Slack, as the mailroom sees it."""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from slack_sdk.errors import SlackApiError, SlackClientError

from bot.charts import picture_of
from bot.mailroom.surface import Address, Attachment, Incoming, Post, Purpose
from bot.reply import Chart, File, Form, Reply
from bot.request import Conversation
from bot.slack.connect import Connection
from bot.slack.fields import form_view
from bot.slack.files import as_records, attachments_of, send_file
from bot.slack.incoming import PLATFORM
from bot.slack.post import as_payload, look_for, outcome_of, post_for_one, post_message, respond
from bot.slack.show import blocks_of, dialogue, home_page, top_level_text
from bot.words.problems import say_file_is_direct
from knowledge.notices import Looked, Outcome, Refused

_log = logging.getLogger(__name__)
WORKING = "is looking through the documents…"


class SlackSurface:
    """Posts to one workspace. Methods that a workspace does not have are asked for once, then done without."""

    platform = PLATFORM
    seconds_between_posts = 1.2  # Slack allows about one a second; not all messages take equally long to it

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._has_status = True

    def show_working(self, incoming: Incoming) -> None:
        """A status in the chat tab; there alone, since nothing that vanishes may stand in for an answer. Slack takes it
        away when the answer stands in the same thread."""
        address = incoming.address
        is_chat = incoming.request.conversation.is_direct and incoming.purpose is Purpose.ANSWER
        thread = address.get("thread")
        if not (self._has_status and is_chat and thread):
            return
        try:
            self._connection.hinting.assistant_threads_setStatus(
                channel_id=address["channel"], thread_ts=thread, status=WORKING
            )
        except SlackApiError as error:
            self._has_status = error.response.get("error") not in ("unknown_method", "missing_scope", "not_allowed")
        except (OSError, SlackClientError):
            _log.info("the status could not be shown")

    def show_now(self, incoming: Incoming, reply: Reply) -> Outcome:
        user, trigger = incoming.address["user"], incoming.address.get("trigger", "")
        posting = self._connection.posting
        if incoming.purpose is Purpose.HOME:
            return outcome_of(lambda: _data(posting.views_publish(user_id=user, view=home_page(reply))))
        if not trigger:
            return Refused("nothing was clicked that a dialogue could open for")
        form = next((part for part in reply.parts if isinstance(part, Form)), None)
        view = form_view(form, incoming.address) if form else dialogue(reply)
        return outcome_of(lambda: _data(posting.views_open(trigger_id=trigger, view=view)))

    def prepare(self, incoming: Incoming, reply: Reply) -> Post:
        address = _into(reply.into, incoming.address) if reply.into else dict(incoming.address)
        files = [
            picture_of(part) if isinstance(part, Chart) else part
            for part in reply.parts
            if isinstance(part, File | Chart)
        ]
        if files and address.get("only"):
            is_picture = not any(isinstance(part, File) for part in reply.parts)
            reply = replace(reply, parts=(*reply.parts, say_file_is_direct(is_picture)))
        payload = as_payload(top_level_text(reply), blocks_of(reply), as_records(files))
        paced = f"{address['channel']}/{address['only']}" if address.get("only") else address["channel"]
        return Post(paced, address, payload)

    def send(self, address: Address, payload: str, key: str) -> Outcome:
        content: dict[str, Any] = json.loads(payload)
        if "file" in content:
            return send_file(self._connection, address, content["file"])
        content.pop("files", None)
        if address.get("only") and address.get("response_url"):
            return respond(self._connection, address, content)
        if address.get("only"):
            return post_for_one(self._connection, address, content)
        return post_message(self._connection, address, content, key)

    def attachments(self, address: Address, payload: str) -> Sequence[Attachment]:
        return attachments_of(address, payload)

    def look(self, address: Address, key: str, since: datetime) -> Looked:
        return look_for(self._connection, address, key, since)

    def instead(self, address: Address) -> tuple[str, Address] | None:
        """From the response URL to a message for one, from there to the direct messages; then there is nothing left."""
        user = address.get("user", "")
        if address.get("response_url"):
            return f"{address['channel']}/{user}", {**address, "response_url": ""}
        if user and address["channel"] != user:
            return user, {"channel": user, "thread": "", "user": user}
        return None


def _into(target: Conversation, address: Address) -> dict[str, str]:
    return {"channel": target.channel, "thread": target.thread, "user": address["user"]}


def _data(response: object) -> Mapping[str, object]:
    data = getattr(response, "data", None)
    return data if isinstance(data, dict) else {}
