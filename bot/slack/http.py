"""The other way in: signed HTTP requests from Slack."""

import logging

from slack_bolt import App
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

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
