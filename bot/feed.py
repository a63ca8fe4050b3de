"""Calendar feeds over HTTP: to be read by whoever knows the address, without cookies."""

from hashlib import blake2b

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.desk import Desk
from bot.handlers.feeds import PATH, feed_of

_FRESH_SECONDS = 900
_HEADERS = {
    "Cache-Control": f"private, max-age={_FRESH_SECONDS}",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
}


class Feeds:
    """The feeds, and `beside` them another site at all other addresses."""

    def __init__(self, desk: Desk, beside: ASGIApp | None = None) -> None:
        self._desk = desk
        self._beside = beside or Starlette(routes=[Route("/health", lambda request: PlainTextResponse("ok"))])
        self._site = Starlette(routes=[Route(f"{PATH}{{secret}}.ics", self._feed)])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_feed = scope["type"] == "http" and scope["path"].startswith(PATH)
        await (self._site if is_feed else self._beside)(scope, receive, send)

    async def _feed(self, request: Request) -> Response:
        content = await run_in_threadpool(feed_of, self._desk, request.path_params["secret"])
        if content is None:
            return PlainTextResponse("There is no such calendar.", 404)
        headers = {**_HEADERS, "ETag": f'"{blake2b(content, digest_size=16).hexdigest()}"'}
        known = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
        if headers["ETag"] in known or "*" in known:
            return Response(status_code=304, headers=headers)
        return Response(content, headers=headers, media_type="text/calendar")
