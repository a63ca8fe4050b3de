"""response_url: where a bot may answer an interaction, up to five times."""

import json
import time

from aiohttp import web

from tests.fakes.slack.chat_methods import read_content, rewrite, said, with_ids
from tests.fakes.slack.faults import ApiFailure
from tests.fakes.slack.records import Call, Json, PostedMessage
from tests.fakes.slack.state import ApiError, ResponseUrl, State


async def answer(state: State, request: web.Request) -> web.StreamResponse:
    """`ok`, or why not; what was sent is recorded as a message."""
    try:
        sent = json.loads(await request.text() or "{}")
    except ValueError:
        sent = None
    fault = None
    try:
        with state.journal.changed:
            if not isinstance(sent, dict):
                raise ApiError("invalid_payload")
            if isinstance(due := state.faults.take("response_url"), ApiFailure):
                raise ApiError(due.error)
            _respond(state, request.match_info["key"], sent)
    except ApiError as refusal:
        fault = refusal.error
    state.journal.add_call(Call("response_url", sent or {}, fault or "ok", time.monotonic(), dict(request.headers)))
    if fault:
        return web.json_response({"ok": False, "error": fault}, status=404 if "url" in fault else 400)
    return web.Response(text="ok")


def _respond(state: State, key: str, sent: Json) -> None:
    target = state.response_urls.get(key)
    if target is None:
        raise ApiError("invalid_url")
    if target.uses_left == 0:
        raise ApiError("used_url")
    target.uses_left -= 1
    original = _original(state, target)
    if sent.get("delete_original") and original:
        state.journal.change_message(original, deleted=True)
        state.workspace.unsay(original.channel, original.ts)
        return
    text, blocks = read_content(sent)
    if sent.get("replace_original") and original:
        rewrite(state, original, text, blocks)
    else:
        post_response(state, target, sent, text, blocks)


def post_response(state: State, target: ResponseUrl, sent: Json, text: str, blocks: list[Json]) -> PostedMessage:
    """A new message by response_url, for the person alone unless it says in_channel."""
    everyone = sent.get("response_type") == "in_channel"
    posted = PostedMessage(
        channel=target.channel,
        ts=state.workspace.next_ts(),
        text=text,
        blocks=tuple(with_ids(blocks)),
        received=time.monotonic(),
        via="response_url",
        thread_ts=str(sent["thread_ts"]) if sent.get("thread_ts") else None,
        metadata=sent.get("metadata"),
        ephemeral_to=None if everyone else target.user,
    )
    state.journal.add_message(posted)
    if everyone:
        state.workspace.say(target.channel, said(state, posted))
    return posted


def _original(state: State, target: ResponseUrl) -> PostedMessage | None:
    found = (m for m in state.journal.messages if (m.channel, m.ts) == (target.channel, target.message_ts))
    return next(found, None)
