"""The stream of what is new, for open pages."""

import json
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.local.forms import number_in
from bot.local.pages import Pages, Reader
from bot.local.surface import REPLY_JSON
from bot.local.town import Town, dialogue_setting

WAIT_SECONDS = 15.0


class Stream:
    """Tells each open page what was said, and which dialogues were opened in it."""

    def __init__(self, town: Town, pages: Pages) -> None:
        self._town = town
        self._pages = pages

    async def events(self, request: Request) -> Response:
        """Server-sent events: what was said and which dialogues were opened since the ids in `after` ("12-3")."""
        reader = await run_in_threadpool(self._town.reader, request)
        after = request.headers.get("last-event-id") or request.query_params.get("after", "")
        message, _, dialogue = after.partition("-")
        tab = request.query_params.get("tab", "")
        stream = self._stream(request, reader.account.id, number_in(message), number_in(dialogue), tab)
        return StreamingResponse(stream, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})

    async def _stream(
        self, request: Request, account: str, message: int, dialogue: int, tab: str
    ) -> AsyncIterator[str]:
        """Each event carries the position after it, so that whoever connects again misses nothing."""
        changes, face = self._town.changes, None
        while not changes.is_closed:
            seen = changes.count
            reader = await run_in_threadpool(self._town.reader, request)  # anew: channels and people come and go
            if reader.account.id != account:
                return
            if face != (face := self._pages.clock()):
                yield f"event: clock\ndata: {json.dumps(asdict(face))}\n\n"
            found = await run_in_threadpool(self._news, reader, message, dialogue, tab)
            if found and await run_in_threadpool(self._town.reader, request) != reader:
                continue  # who may see what has changed since: looked up again
            for name, told, *position in found:
                message, dialogue = position
                if told:
                    yield f"event: {name}\nid: {message}-{dialogue}\ndata: {json.dumps(told)}\n\n"
            if not found:
                yield ": still here\n\n"
                await changes.wait(seen, WAIT_SECONDS)

    def _news(
        self, reader: Reader, message: int, dialogue: int, tab: str
    ) -> list[tuple[str, dict[str, Any] | None, int, int]]:
        """What is new, each with the position after it; nothing is told of what another tab has opened."""
        channels = {channel.id: channel for channel in reader.channels}
        found: list[tuple[str, dict[str, Any] | None, int, int]] = []
        for one in self._town.board.since(message, list(channels), reader.account.id):
            message = one.id
            html = self._pages.message(reader, channels[one.channel], one)
            told = {"id": one.id, "channel": one.channel, "thread": one.thread, "html": html}
            told |= {"is_bot": bool(one.reply), "is_direct": channels[one.channel].is_direct}
            found.append(("message", told, message, dialogue))
        for opened in self._town.board.dialogues_since(dialogue, reader.account.id):
            dialogue = opened.id
            address = json.loads(opened.address)
            shown = None
            if address.get("tab") == tab and address["channel"] in channels:
                _, setting = dialogue_setting(reader, opened)
                html = self._pages.dialogue(reader, REPLY_JSON.validate_json(opened.reply), setting)
                shown = {"id": opened.id, "html": html}
            found.append(("dialogue", shown, message, dialogue))
        return found
