"""The Web API over HTTP: reads a request, looks at its token, applies a queued fault, and answers."""

import asyncio
import json
import time
from collections.abc import Callable

from aiohttp import web

from tests.fakes.slack import chat_methods, file_methods, read_methods, view_methods
from tests.fakes.slack.faults import (
    ApiFailure,
    Dropped,
    Fault,
    LostAnswer,
    NotJson,
    RateLimited,
    ServerError,
    SlowAnswer,
)
from tests.fakes.slack.records import Call, Json
from tests.fakes.slack.state import ApiError, State

Method = Callable[[State, Json], Json]
METHODS: dict[str, Method] = {
    **chat_methods.METHODS,
    **file_methods.METHODS,
    **read_methods.METHODS,
    **view_methods.METHODS,
}
PLAIN_METHODS = frozenset({"auth.test", "apps.connections.open", "chat.postMessage", "views.open", "views.publish"})
SCOPES = "app_mentions:read,assistant:write,chat:write,commands,im:history,im:write,users:read,users:read.email"


async def answer(state: State, request: web.Request) -> web.StreamResponse:
    """What Slack would answer to this request, or what the fault that is due makes of it."""
    method = request.match_info["method"]
    params = await _read_params(request)
    fault = state.faults.take(method)
    if method == "apps.connections.open" and time.monotonic() < state.refuse_connections_until:
        fault = ServerError(503)
    if fault is None or isinstance(fault, LostAnswer | SlowAnswer):
        outcome, response = _act(state, method, params, request)
    else:
        outcome, response = _fail(fault)
    headers = dict(request.headers)
    state.journal.add_call(Call(method, params, _name(fault) or outcome, time.monotonic(), headers))
    if isinstance(fault, SlowAnswer):
        await asyncio.sleep(fault.seconds)
    if isinstance(fault, LostAnswer | Dropped) and request.transport is not None:
        request.transport.abort()
    return response


def _act(state: State, method: str, params: Json, request: web.Request) -> tuple[str, web.Response]:
    try:
        with state.journal.changed:
            _check_token(state, method, params, request)
            if method not in METHODS or method in state.disabled:
                raise ApiError("unknown_method", req_method=method)
            given = {key: value for key, value in params.items() if key != "token"}
            body = {"ok": True, **METHODS[method](state, given)}
    except ApiError as refusal:
        if refusal.error == "ratelimited":
            return _fail(RateLimited(1))
        return refusal.error, web.json_response({"ok": False, "error": refusal.error, **refusal.further})
    return "ok", web.json_response(body, headers={"x-oauth-scopes": SCOPES})


def _fail(fault: Fault) -> tuple[str, web.Response]:
    match fault:
        case RateLimited(retry_after):
            body = {"ok": False, "error": "ratelimited"}
            return "ratelimited", web.json_response(body, status=429, headers={"Retry-After": str(retry_after)})
        case ServerError(status):
            return f"HTTP {status}", web.Response(status=status, text="upstream connect error")
        case ApiFailure(error):
            return error, web.json_response({"ok": False, "error": error})
        case NotJson():
            return "not JSON", web.Response(
                text="<html><body>Sign in to the proxy</body></html>", content_type="text/html"
            )
        case _:
            return "dropped", web.Response()


def _name(fault: Fault | None) -> str:
    return {LostAnswer: "answer lost", SlowAnswer: "slow answer"}.get(type(fault), "")


def _check_token(state: State, method: str, params: Json, request: web.Request) -> None:
    token = str(params.get("token") or "") or request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    wanted = state.workspace.app_token if method == "apps.connections.open" else state.workspace.bot_token
    if not token:
        raise ApiError("not_authed")
    if token not in (state.workspace.bot_token, state.workspace.app_token):
        raise ApiError("invalid_auth")
    if token == state.workspace.bot_token and state.is_revoked:
        raise ApiError("token_revoked")
    if token != wanted:
        raise ApiError("not_allowed_token_type")


async def _read_params(request: web.Request) -> Json:
    params: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            sent = json.loads(await request.text() or "{}")
        except ValueError:
            sent = {}
        return {**params, **(sent if isinstance(sent, dict) else {})}
    return {**params, **{key: value for key, value in (await request.post()).items() if isinstance(value, str)}}
