"""The workspace over HTTP: its pages, and what people send."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.dispatch import log_incident
from bot.local.forms import form_of, typed_in
from bot.local.guard import Guard, token_of
from bot.local.pages import FILES, Pages
from bot.local.reading import Reading
from bot.local.sending import Sending
from bot.local.stream import Stream
from bot.local.town import Town
from knowledge.errors import HelpfulError

STATIC = Path(__file__).parent / "static"


class Site:
    """Leads each address to its handler, and says what is wrong where one fails."""

    def __init__(self, town: Town) -> None:
        self._pages = Pages(town.clock)
        self._reading = Reading(town, self._pages)
        self._sending = Sending(town, self._pages)
        self._stream = Stream(town, self._pages)

    def application(self) -> ASGIApp:
        """The pages, behind the guard."""
        reading, sending = self._reading, self._sending
        routes = [
            Route("/", self._read(reading.first)),
            Route("/c/{channel}", self._read(reading.channel)),
            Route("/c/{channel}/t/{thread}", self._read(reading.thread)),
            Route("/home", self._read(reading.home)),
            Route("/dialogue/{id}", self._read(reading.dialogue)),
            Route(f"{FILES}/{{message}}/{{name}}", self._read(reading.file)),
            Route("/say", self._sent(sending.say), methods=["POST"]),
            Route("/click", self._sent(sending.click), methods=["POST"]),
            Route("/submit", self._sent(sending.submit), methods=["POST"]),
            Route("/who", self._sent(sending.who), methods=["POST"]),
            Route("/events", self._stream.events),
            Route("/favicon.ico", lambda request: RedirectResponse("/static/icon.svg")),
            Route("/health", lambda request: PlainTextResponse("ok")),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]
        handlers: dict[Any, Any] = {404: self._not_found, HelpfulError: self._problem, Exception: self._unexpected}
        return Guard(Starlette(routes=routes, exception_handlers=handlers))

    def _read(self, handler: Callable[[Request], Response]) -> Callable[[Request], Any]:
        async def handle(request: Request) -> Response:
            return await run_in_threadpool(handler, request)

        return handle

    def _sent(self, handler: Callable[[Request, FormData], Response]) -> Callable[[Request], Any]:
        async def handle(request: Request) -> Response:
            form = await form_of(request)
            try:
                if str(form.get("token") or "") != token_of(request):
                    raise HelpfulError(
                        "This page was open too long, or is not ours.", "Load it again. Nothing was sent."
                    )
                return await run_in_threadpool(handler, request, form)
            except HelpfulError as error:
                return self._refused(error, typed_in(form))

        return handle

    async def _not_found(self, request: Request, error: Exception) -> Response:
        page = self._pages.problem(None, "There is no such page.", "Go back to the workspace.")
        return HTMLResponse(page, 404)

    async def _problem(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, HelpfulError)
        return self._refused(error)

    def _refused(self, error: HelpfulError, typed: str = "") -> Response:
        """What is wrong, with what was typed: it is not lost."""
        return HTMLResponse(self._pages.problem(None, error.what_happened, error.what_to_do, typed), 400)

    async def _unexpected(self, request: Request, error: Exception) -> Response:
        todo = f"Try again. The log has it under {log_incident()}."
        page = self._pages.problem(None, "Something went wrong on my side.", todo)
        return HTMLResponse(page, 500)
