"""What keeps other pages and machines out: this machine only, nothing from elsewhere, tokens against forged forms."""

import secrets

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN = "token"
_NAMES = ("127.0.0.1", "localhost", "[::1]")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def token_of(request: Request) -> str:
    """The token that every form of this browser has to send: its cookie's value."""
    return str(request.scope.get("state", {}).get(TOKEN) or "")


class Guard:
    """Refuses requests for another host's name (a page elsewhere whose name was made to lead here) and those that
    another site's page has sent; gives each browser a token; adds the headers that forbid content from elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        if not _is_ours(request):
            await PlainTextResponse("This workspace is for this machine alone.", 403)(scope, receive, send)
            return
        known = request.cookies.get(TOKEN, "")
        token = known if len(known) == 43 else secrets.token_urlsafe(32)
        scope.setdefault("state", {})[TOKEN] = token

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                if scope["path"].startswith("/static/"):
                    headers["Cache-Control"] = "no-cache"
                else:
                    headers["Cache-Control"] = "no-store"
                if token != known:
                    headers.append("set-cookie", f"{TOKEN}={token}; Path=/; HttpOnly; SameSite=Lax")
            await send(message)

        await self._app(scope, receive, guarded)


def _is_ours(request: Request) -> bool:
    host = request.headers.get("host", "")
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site", "same-origin")
    if name not in _NAMES:
        return False
    if request.method == "GET":
        return True
    return origin in (None, f"http://{host}") and site in ("same-origin", "none")
