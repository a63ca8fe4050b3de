"""The workspace over HTTP: pages, what people send, and the stream of what is new."""

import hashlib
import json
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.commands import FieldError, parse
from bot.dispatch import log_incident
from bot.local.board import Board
from bot.local.changes import Changes
from bot.local.guard import Guard, token_of
from bot.local.incoming import clicked, filled_in, is_command, said
from bot.local.pages import Pages, Reader, setting_in
from bot.local.show import Setting
from bot.local.surface import REPLY_JSON
from bot.local.workspace import PLATFORM, TEAM, Channel, Workspace, direct_id
from bot.mailroom.surface import Incoming
from bot.reply import Reply
from bot.request import Conversation
from bot.request import Request as Asked
from knowledge.errors import HelpfulError
from knowledge.messages import Dialogue
from knowledge.people import Identity

STATIC = Path(__file__).parent / "static"
A_PAGE = 100  # messages outside of threads
WAIT_SECONDS = 15.0
LONGEST_TEXT = 40_000
MOST_FIELDS = 50
MOST_BYTES = 500_000  # 40,000 characters, each of up to twelve bytes in a form
ACCOUNT = "account"
NO_SCRIPT = "no script"
OPENING_SECONDS = 2.0
"""So long a click without scripts waits for its dialogue, which is a page of its own then."""


@dataclass(frozen=True)
class Town:
    """What the site works with: the workspace as it is now, its board, where what comes in is kept (False for what came
    in before), what the bot answers at once, and whether it has answered in a thread."""

    workspace: Callable[[], Workspace]
    board: Board
    receive: Callable[[Incoming], bool]
    reply_to: Callable[[Asked], Reply]
    takes_part: Callable[[Conversation], bool]
    changes: Changes


class Site:
    """The handlers of the pages. Each works in a thread of its own, since they ask the database."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._pages = Pages()

    def application(self) -> ASGIApp:
        """The pages, behind the guard."""
        pages = [
            Route("/", self._on_thread(self.first)),
            Route("/c/{channel}", self._on_thread(self.channel)),
            Route("/home", self._on_thread(self.home)),
            Route("/dialogue/{id}", self._on_thread(self.dialogue)),
            Route("/say", self._sent(self.say), methods=["POST"]),
            Route("/click", self._sent(self.click), methods=["POST"]),
            Route("/submit", self._sent(self.submit), methods=["POST"]),
            Route("/who", self._sent(self.who), methods=["POST"]),
            Route("/events", self.events),
            Route("/favicon.ico", lambda request: RedirectResponse("/static/icon.svg")),
            Route("/health", lambda request: PlainTextResponse("ok")),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]
        handlers: dict[Any, Any] = {404: self._not_found, HelpfulError: self._problem, Exception: self._unexpected}
        return Guard(Starlette(routes=pages, exception_handlers=handlers))

    # --- pages

    def first(self, request: Request) -> Response:
        reader = self._reader(request)
        return RedirectResponse(f"/c/{reader.channels[0].id}", 303)

    def channel(self, request: Request) -> Response:
        reader = self._reader(request)
        channel = self._channel(reader, request.path_params["channel"])
        before = _number(request.query_params.get("before", ""))
        board = self._town.board
        newest = board.newest(), board.newest_dialogue()
        messages = board.page(channel.id, reader.account.id, before, A_PAGE)
        has_earlier = sum(1 for one in messages if not one.thread) == A_PAGE
        return HTMLResponse(self._pages.channel(reader, channel, messages, newest, has_earlier))

    def home(self, request: Request) -> Response:
        reader = self._reader(request)
        channel = self._channel(reader, direct_id(reader.account.id))
        where = Conversation(PLATFORM, TEAM, channel.id, "", is_direct=True)
        reply = self._town.reply_to(Asked("home", Identity(PLATFORM, TEAM, reader.account.id), where))
        return HTMLResponse(self._pages.home(reader, channel, reply))

    def dialogue(self, request: Request) -> Response:
        reader = self._reader(request)
        opened = self._town.board.dialogue(_number(request.path_params["id"]), reader.account.id)
        if opened is None:
            raise HelpfulError("This dialogue is not open any more.", "Go back and click again.")
        channel, setting = self._dialogue_setting(reader, opened)
        return HTMLResponse(self._pages.dialogue_page(reader, channel, REPLY_JSON.validate_json(opened.reply), setting))

    # --- what people send

    def say(self, request: Request, form: FormData) -> Response:
        reader, channel, thread = self._sender(request, form)
        text = str(form.get("text") or "").strip()[:LONGEST_TEXT]
        root = self._town.board.message(thread, reader.account.id) if thread else None
        if root and root.only_for and not channel.is_direct and not is_command(text):
            raise HelpfulError("Only you see what you answer there.", "Write it in the channel. Nothing was sent.")
        if not text:
            return self._done(request, f"/c/{channel.id}", {"is_for_bot": False})
        account = reader.account.id
        id_ = self._town.board.say(channel.id, thread, account, text, account if is_command(text) else "")
        incoming = said(text, account, reader.workspace, channel, thread, id_, self._town.takes_part)
        if incoming:
            self._town.receive(incoming)
        self._town.changes.tell()
        return self._done(request, f"/c/{channel.id}#m{id_}", {"is_for_bot": incoming is not None, "id": id_})

    def click(self, request: Request, form: FormData) -> Response:
        reader, channel, thread = self._sender(request, form)
        command, tab = str(form.get("command") or ""), str(form.get("tab") or NO_SCRIPT)
        before = self._town.board.newest_dialogue()
        self._town.receive(clicked(command, reader.account.id, channel, thread, tab))
        if tab != NO_SCRIPT:
            return JSONResponse({"is_for_bot": True})
        opened = self._opened_after(before, reader)
        return RedirectResponse(f"/dialogue/{opened}" if opened else f"/c/{channel.id}", 303)

    def submit(self, request: Request, form: FormData) -> Response:
        reader, channel, thread = self._sender(request, form)
        command, key = str(form.get("command") or ""), str(form.get("dialogue") or "")
        fields = _fields(form)
        try:
            parse(command, fields or {"": ""})
        except FieldError as error:
            return self._wrong(reader, channel, thread, key, fields, error)
        account = reader.account.id
        once = f"form:local:{account}:{key}:{_digest(fields)}"  # mended and sent again it is another
        is_new = self._town.receive(filled_in(command, fields, account, channel, thread, once))
        return self._done(request, f"/c/{channel.id}", {"is_for_bot": is_new})

    def who(self, request: Request, form: FormData) -> Response:
        account = self._town.workspace().account(str(form.get("account") or ""))
        if account is None:
            raise HelpfulError("Nobody here is called that.", "Choose somebody from the list.")
        response = RedirectResponse("/", 303)
        response.set_cookie(ACCOUNT, account.id, httponly=True, samesite="lax")
        return response

    # --- what is new

    async def events(self, request: Request) -> Response:
        """Server-sent events: what was said and which dialogues were opened since the ids in `after` ("12-3")."""
        reader = await run_in_threadpool(self._reader, request)
        after = request.headers.get("last-event-id") or request.query_params.get("after", "")
        message, _, dialogue = after.partition("-")
        tab = request.query_params.get("tab", "")
        stream = self._stream(request, reader.account.id, _number(message), _number(dialogue), tab)
        return StreamingResponse(stream, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})

    async def _stream(
        self, request: Request, account: str, message: int, dialogue: int, tab: str
    ) -> AsyncIterator[str]:
        """Each event carries the position after it, so that whoever connects again misses nothing."""
        changes = self._town.changes
        while not changes.is_closed:
            seen = changes.count
            reader = await run_in_threadpool(self._reader, request)  # anew: channels and people come and go
            if reader.account.id != account:
                return
            found = await run_in_threadpool(self._news, reader, message, dialogue, tab)
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
            told = {"id": one.id, "channel": one.channel, "thread": one.thread, "html": html, "is_bot": bool(one.reply)}
            found.append(("message", told, message, dialogue))
        for opened in self._town.board.dialogues_since(dialogue, reader.account.id):
            dialogue = opened.id
            address = json.loads(opened.address)
            shown = None
            if address.get("tab") == tab and address["channel"] in channels:
                _, setting = self._dialogue_setting(reader, opened)
                html = self._pages.dialogue(reader, REPLY_JSON.validate_json(opened.reply), setting)
                shown = {"id": opened.id, "html": html}
            found.append(("dialogue", shown, message, dialogue))
        return found

    # --- pieces

    def _on_thread(self, handler: Callable[[Request], Response]) -> Callable[[Request], Any]:
        async def handle(request: Request) -> Response:
            return await run_in_threadpool(handler, request)

        return handle

    def _sent(self, handler: Callable[[Request, FormData], Response]) -> Callable[[Request], Any]:
        async def handle(request: Request) -> Response:
            form = await _form_of(request)
            if str(form.get("token") or "") != token_of(request):
                raise HelpfulError("This page was open too long, or is not ours.", "Load it again. Nothing was sent.")
            return await run_in_threadpool(handler, request, form)

        return handle

    def _reader(self, request: Request) -> Reader:
        workspace = self._town.workspace()
        chosen = request.cookies.get(ACCOUNT, "")
        nobody = workspace.accounts[-1] if chosen else workspace.accounts[0]  # who is gone becomes the outsider
        return Reader(workspace.account(chosen) or nobody, workspace, token_of(request))

    def _channel(self, reader: Reader, id_: str) -> Channel:
        channel = reader.workspace.channel(id_, reader.account.id)
        if channel is None:
            raise HelpfulError(f"{reader.account.name} is in no such channel.", "Choose one from the list.")
        return channel

    def _sender(self, request: Request, form: FormData) -> tuple[Reader, Channel, int]:
        reader = self._reader(request)
        if str(form.get("as") or reader.account.id) != reader.account.id:
            raise HelpfulError(f"You are {reader.account.name} by now.", "Load the page again. Nothing was sent.")
        channel = self._channel(reader, str(form.get("channel") or ""))
        thread = _number(str(form.get("thread") or ""))
        root = self._town.board.message(thread, reader.account.id) if thread else None
        if thread and (root is None or root.channel != channel.id or root.thread):
            raise HelpfulError(
                "That message is not there any more.", "Write it outside of the thread. Nothing was sent."
            )
        return reader, channel, thread

    def _dialogue_setting(self, reader: Reader, opened: Dialogue) -> tuple[Channel, Setting]:
        address = json.loads(opened.address)
        channel = self._channel(reader, address["channel"])
        setting = setting_in(reader, channel, _number(address["thread"]))
        return channel, Setting((*setting.about, ("dialogue", str(opened.id))), setting.channels)

    def _opened_after(self, before: int, reader: Reader) -> int:
        """The dialogue that opened for a click without scripts; 0 where none did in time."""
        until = time.monotonic() + OPENING_SECONDS
        while time.monotonic() < until:
            for one in self._town.board.dialogues_since(before, reader.account.id):
                if json.loads(one.address).get("tab") == NO_SCRIPT:
                    return one.id
            time.sleep(0.05)
        return 0

    def _wrong(
        self, reader: Reader, channel: Channel, thread: int, key: str, fields: dict[str, str], error: FieldError
    ) -> Response:
        """The form again, with what was filled in and what is wrong."""
        opened = self._town.board.dialogue(_number(key), reader.account.id)
        if opened is None:
            raise error
        _, setting = self._dialogue_setting(reader, opened)
        again = Setting(setting.about, setting.channels, tuple(fields.items()), ((error.name, str(error)),))
        reply = REPLY_JSON.validate_json(opened.reply)
        return HTMLResponse(self._pages.dialogue_page(reader, channel, reply, again), 422)

    def _done(self, request: Request, where: str, told: dict[str, object]) -> Response:
        """What a script is told, or the page to see next."""
        if request.headers.get("accept") == "application/json":
            return JSONResponse(told)
        return RedirectResponse(where, 303)

    async def _not_found(self, request: Request, error: Exception) -> Response:
        page = self._pages.problem(None, "There is no such page.", "Go back to the workspace.")
        return HTMLResponse(page, 404)

    async def _problem(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, HelpfulError)
        return HTMLResponse(self._pages.problem(None, error.what_happened, error.what_to_do), 400)

    async def _unexpected(self, request: Request, error: Exception) -> Response:
        todo = f"Try again. The log has it under {log_incident()}."
        page = self._pages.problem(None, "Something went wrong on my side.", todo)
        return HTMLResponse(page, 500)


async def _form_of(request: Request) -> FormData:
    """What was sent, URL-encoded. Raises HelpfulError for too much."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise HelpfulError("That is too long to send.", "Please keep to 40,000 characters. Nothing was sent.")
    try:
        pairs = parse_qsl(body.decode(errors="replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise HelpfulError("That is no form of ours: it has too many fields.", "Nothing was sent.") from None
    return FormData(list[tuple[str, str | UploadFile]](pairs))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


def _digest(fields: Mapping[str, str]) -> str:
    return hashlib.blake2b(json.dumps(sorted(fields.items())).encode(), digest_size=8).hexdigest()


def _fields(form: FormData) -> dict[str, str]:
    """What was filled in, by the names of the fields; several boxes joined with blanks."""
    names = dict.fromkeys(name for name in form if name.startswith("field-"))
    found = {name.removeprefix("field-"): " ".join(str(one) for one in form.getlist(name)) for name in names}
    return {name: answer for name, answer in found.items() if answer.strip()}
