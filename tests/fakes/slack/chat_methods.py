"""chat.postMessage, chat.postEphemeral and chat.update, with the errors that Slack's reference names for them."""

import json
import time
from typing import TypeVar

from tests.fakes.slack.block_kit import problems_of_message, text_length
from tests.fakes.slack.records import Json, PostedMessage
from tests.fakes.slack.state import ApiError, State
from tests.fakes.slack.workspace import Channel

T = TypeVar("T")
LONGEST_TEXT = 40_000  # docs.slack.dev, chat.postMessage, "Truncating content"
LONGEST_BLOCKS = 13_200  # not documented; measured by others (slackapi/bolt-js#2509, #2867), containers weigh too


def post_message(state: State, params: Json) -> Json:
    """`{"channel", "ts", "message"}` of the new message."""
    channel = channel_to_write(state, params)
    text, blocks = read_content(params)
    _check_pace(state, channel.id)
    posted = _record(state, channel.id, text, blocks, params, "chat.postMessage")
    message = said(state, posted)
    state.workspace.say(channel.id, message)
    return {"channel": channel.id, "ts": posted.ts, "message": message}


def post_ephemeral(state: State, params: Json) -> Json:
    """`{"message_ts"}` of a message that one person sees."""
    user = str(params.get("user") or "")
    channel = channel_to_write(state, params)
    if user not in channel.members:
        raise ApiError("user_not_in_channel")
    text, blocks = read_content(params)
    posted = _record(state, channel.id, text, blocks, params, "chat.postEphemeral", ephemeral_to=user)
    return {"message_ts": posted.ts}


def update(state: State, params: Json) -> Json:
    """`{"channel", "ts", "text", "message"}` of the message as it now stands."""
    channel = channel_of(state, params)
    ts = str(params.get("ts") or "")
    old = next((m for m in state.journal.messages if (m.channel, m.ts) == (channel.id, ts)), None)
    if old is None or old.deleted or old.ephemeral_to:
        raise ApiError("cant_update_message" if state.workspace.find_said(channel.id, ts) else "message_not_found")
    text, blocks = read_content(params)
    new = rewrite(state, old, text, blocks)
    return {"channel": channel.id, "ts": ts, "text": text, "message": said(state, new)}


def rewrite(state: State, old: PostedMessage, text: str, blocks: list[Json]) -> PostedMessage:
    """The message with other content, in its old place in the journal and in the channel."""
    new = state.journal.change_message(old, text=text, blocks=tuple(with_ids(blocks)), edits=old.edits + 1)
    shown = state.workspace.find_said(new.channel, new.ts)
    if shown is not None:
        shown.update(said(state, new), edited={"user": state.workspace.bot_user, "ts": new.ts})
    return new


def read_content(params: Json) -> tuple[str, list[Json]]:
    """Text and blocks of a message, refused as Slack refuses them."""
    text = str(params.get("text") or params.get("markdown_text") or "")
    blocks = _decoded(params.get("blocks"), list, "invalid_blocks_format") or []
    if not text.strip() and not blocks and not params.get("attachments"):
        raise ApiError("no_text")
    if len(text) > LONGEST_TEXT:
        raise ApiError("msg_too_long")
    problems = problems_of_message({"text": text, "blocks": blocks})
    if problems:
        raise ApiError("invalid_blocks", errors=problems, response_metadata={"messages": as_messages(problems)})
    if text_length(blocks) > LONGEST_BLOCKS:
        raise ApiError("msg_blocks_too_long")
    return text, blocks


def as_messages(problems: list[str]) -> list[str]:
    """Problems as `response_metadata.messages` shows them."""
    return [f"[ERROR] {problem}" for problem in problems]


def channel_of(state: State, params: Json) -> Channel:
    """The channel that `channel` names (an id; a person's id means their direct messages)."""
    wanted = str(params.get("channel") or "")
    if wanted in state.workspace.people:
        wanted = state.workspace.im_of(wanted)
    channel = state.workspace.channels.get(wanted)
    if channel is None or (channel.kind != "channel" and state.workspace.bot_user not in channel.members):
        raise ApiError("channel_not_found")
    return channel


def channel_to_write(state: State, params: Json) -> Channel:
    """The same, where the bot may write."""
    channel = channel_of(state, params)
    if state.workspace.bot_user not in channel.members:
        raise ApiError("not_in_channel")
    if channel.archived:
        raise ApiError("is_archived")
    return channel


def _check_pace(state: State, channel: str) -> None:
    """One a second a channel, where the test asks for it (docs.slack.dev, "Rate limits": posting messages)."""
    now = time.monotonic()
    if state.enforce_rate and now - state.last_post.get(channel, float("-inf")) < 1:
        raise ApiError("ratelimited")
    state.last_post[channel] = now


def _record(
    state: State,
    channel: str,
    text: str,
    blocks: list[Json],
    params: Json,
    via: str,
    ephemeral_to: str | None = None,
) -> PostedMessage:
    metadata = _decoded(params.get("metadata"), dict, "invalid_metadata_format")
    if metadata is not None and not {"event_type", "event_payload"} <= metadata.keys():
        raise ApiError("invalid_metadata_schema")
    posted = PostedMessage(
        channel=channel,
        ts=state.workspace.next_ts(),
        text=text,
        blocks=tuple(with_ids(blocks)),
        received=time.monotonic(),
        via=via,
        thread_ts=str(params["thread_ts"]) if params.get("thread_ts") else None,
        metadata=metadata,
        ephemeral_to=ephemeral_to,
    )
    state.journal.add_message(posted)
    return posted


def _decoded(value: object, kind: type[T], error: str) -> T | None:
    if isinstance(value, str) and value:
        try:
            value = json.loads(value)
        except ValueError:
            raise ApiError(error) from None
    if value is None or value == "":
        return None
    if not isinstance(value, kind):
        raise ApiError(error)
    return value


def with_ids(blocks: list[Json]) -> list[Json]:
    """The blocks with a block_id on each that lacks one, as Slack gives them."""
    taken = {block.get("block_id") for block in blocks}
    free = (name for name in (f"b{number}" for number in range(10_000)) if name not in taken)
    return [block if block.get("block_id") else {**block, "block_id": next(free)} for block in blocks]


def said(state: State, posted: PostedMessage) -> Json:
    """The message as conversations.history shows it."""
    message: Json = {
        "type": "message",
        "user": state.workspace.bot_user,
        "bot_id": state.workspace.bot,
        "app_id": state.workspace.app,
        "team": state.workspace.team,
        "text": posted.text,
        "ts": posted.ts,
        "blocks": list(posted.blocks),
    }
    if posted.thread_ts:
        message["thread_ts"] = posted.thread_ts
    if posted.metadata:
        message["metadata"] = posted.metadata
    return message


METHODS = {"chat.postMessage": post_message, "chat.postEphemeral": post_ephemeral, "chat.update": update}
