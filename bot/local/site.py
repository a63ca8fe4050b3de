"""The workspace over HTTP: its pages, and what people send."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.commands import FieldError, parse
from bot.dispatch import log_incident
from bot.local.forms import digest_of, fields_of, form_of, number_in
from bot.local.guard import Guard, token_of
from bot.local.incoming import clicked, filled_in, is_command, said
from bot.local.pages import Pages, Reader
from bot.local.show import Setting
from bot.local.stream import Stream
from bot.local.surface import REPLY_JSON
from bot.local.town import ACCOUNT, Town, channel_of, dialogue_setting
from bot.local.workspace import PLATFORM, TEAM, Channel, direct_id
from bot.request import Conversation
from bot.request import Request as Asked
from knowledge.errors import HelpfulError
from knowledge.people import Identity

STATIC = Path(__file__).parent / "static"
A_PAGE = 100  # messages outside of threads
LONGEST_TEXT = 40_000
NO_SCRIPT = "no script"
OPENING_SECONDS = 2.0
"""So long a click without scripts waits for its dialogue, which is a page of its own then."""


class Site:
    """The handlers of the pages. Each works in a thread of its own, since they ask the database."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._pages = Pages()
        self._stream = Stream(town, self._pages)

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
            Route("/events", self._stream.events),
            Route("/favicon.ico", lambda request: RedirectResponse("/static/icon.svg")),
            Route("/health", lambda request: PlainTextResponse("ok")),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]
        handlers: dict[Any, Any] = {404: self._not_found, HelpfulError: self._problem, Exception: self._unexpected}
        return Guard(Starlette(routes=pages, exception_handlers=handlers))

    # --- pages

    def first(self, request: Request) -> Response:
        reader = self._town.reader(request)
        return RedirectResponse(f"/c/{reader.channels[0].id}", 303)

    def channel(self, request: Request) -> Response:
        reader = self._town.reader(request)
        channel = channel_of(reader, request.path_params["channel"])
        before = number_in(request.query_params.get("before", ""))
        board = self._town.board
        newest = board.newest(), board.newest_dialogue()
        messages = board.page(channel.id, reader.account.id, before, A_PAGE)
        has_earlier = sum(1 for one in messages if not one.thread) == A_PAGE
        return HTMLResponse(self._pages.channel(reader, channel, messages, newest, has_earlier))

    def home(self, request: Request) -> Response:
        reader = self._town.reader(request)
        channel = channel_of(reader, direct_id(reader.account.id))
        where = Conversation(PLATFORM, TEAM, channel.id, "", is_direct=True)
        reply = self._town.reply_to(Asked("home", Identity(PLATFORM, TEAM, reader.account.id), where))
        return HTMLResponse(self._pages.home(reader, channel, reply))

    def dialogue(self, request: Request) -> Response:
        reader = self._town.reader(request)
        opened = self._town.board.dialogue(number_in(request.path_params["id"]), reader.account.id)
        if opened is None:
            raise HelpfulError("This dialogue is not open any more.", "Go back and click again.")
        channel, setting = dialogue_setting(reader, opened)
        return HTMLResponse(self._pages.dialogue_page(reader, channel, REPLY_JSON.validate_json(opened.reply), setting))

    # --- what people send

    def say(self, request: Request, form: FormData) -> Response:
        reader, channel, thread = self._town.sender(request, form)
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
        reader, channel, thread = self._town.sender(request, form)
        command, tab = str(form.get("command") or ""), str(form.get("tab") or NO_SCRIPT)
        before = self._town.board.newest_dialogue()
        self._town.receive(clicked(command, reader.account.id, channel, thread, tab))
        if tab != NO_SCRIPT:
            return JSONResponse({"is_for_bot": True})
        opened = self._opened_after(before, reader)
        return RedirectResponse(f"/dialogue/{opened}" if opened else f"/c/{channel.id}", 303)

    def submit(self, request: Request, form: FormData) -> Response:
        reader, channel, thread = self._town.sender(request, form)
        command, key = str(form.get("command") or ""), str(form.get("dialogue") or "")
        fields = fields_of(form)
        try:
            parse(command, fields or {"": ""})
        except FieldError as error:
            return self._wrong(reader, channel, thread, key, fields, error)
        account = reader.account.id
        once = f"form:local:{account}:{key}:{digest_of(fields)}"  # mended and sent again it is another
        is_new = self._town.receive(filled_in(command, fields, account, channel, thread, once))
        return self._done(request, f"/c/{channel.id}", {"is_for_bot": is_new})

    def who(self, request: Request, form: FormData) -> Response:
        account = self._town.workspace().account(str(form.get("account") or ""))
        if account is None:
            raise HelpfulError("Nobody here is called that.", "Choose somebody from the list.")
        response = RedirectResponse("/", 303)
        response.set_cookie(ACCOUNT, account.id, httponly=True, samesite="lax")
        return response

    # --- pieces

    def _on_thread(self, handler: Callable[[Request], Response]) -> Callable[[Request], Any]:
        async def handle(request: Request) -> Response:
            return await run_in_threadpool(handler, request)

        return handle

    def _sent(self, handler: Callable[[Request, FormData], Response]) -> Callable[[Request], Any]:
        async def handle(request: Request) -> Response:
            form = await form_of(request)
            if str(form.get("token") or "") != token_of(request):
                raise HelpfulError("This page was open too long, or is not ours.", "Load it again. Nothing was sent.")
            return await run_in_threadpool(handler, request, form)

        return handle

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
        opened = self._town.board.dialogue(number_in(key), reader.account.id)
        if opened is None:
            raise error
        _, setting = dialogue_setting(reader, opened)
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
