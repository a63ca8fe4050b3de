"""The other way in: signed HTTP requests from Slack."""

import logging
import threading
import time
from collections.abc import Callable

from slack_bolt import App
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from uvicorn import Config, Server

from knowledge.errors import HelpfulError

_log = logging.getLogger(__name__)

PATH = "/slack/events"
MOST_BYTES = 1_000_000


def make_site(app: App) -> Starlette:
    """The pages: Slack's events, commands and clicks at /slack/events, and /health for whoever watches the machine."""

    async def events(request: Request) -> Response:
        if not request.headers.get("x-slack-request-timestamp", "0").isdecimal():  # bolt takes it for a number
            return PlainTextResponse("not signed as Slack signs", status_code=401)
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > MOST_BYTES:
                return PlainTextResponse("too large", status_code=413)
        try:
            asked = to_bolt_request(request, body)
        except Exception:  # whatever bolt cannot make sense of; who sent it is not known yet
            return PlainTextResponse("this is no request of Slack's", status_code=400)
        answer = to_starlette_response(await run_in_threadpool(app.dispatch, asked))
        if answer.status_code == 401:
            _log.warning("a request was refused: not signed with SLACK_SIGNING_SECRET, or more than five minutes old")
        return answer

    async def health(request: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(routes=[Route(PATH, events, methods=["POST"]), Route("/health", health)])


class HttpListener:
    """Serves the site in a thread of its own until `close`."""

    def __init__(self, app: App, host: str, port: int, started: Callable[[], None]) -> None:
        config = Config(make_site(app), host=host, port=port, log_level="warning", access_log=False, lifespan="off")
        self._server = Server(config)
        self._where = f"{host}:{port}"
        self._started = started
        self._thread = threading.Thread(target=self._server.run, name="http", daemon=True)

    def start(self) -> None:
        """Listens. Raises HelpfulError when the address cannot be used."""
        self._thread.start()
        while not self._server.started:
            if not self._thread.is_alive():
                raise HelpfulError(
                    f"Nothing can listen at {self._where}: it is in use, or not this machine's.",
                    "Set ANCHORBOT_HTTP_HOST and ANCHORBOT_HTTP_PORT to another. Nothing was started.",
                )
            time.sleep(0.02)
        self._started()

    def close(self) -> None:
        """Stops listening once the requests in hand are answered."""
        self._server.should_exit = True
        self._thread.join(timeout=10)
