"""HTTP mode: the same events as signed POSTs (docs.slack.dev, "Verifying requests from Slack")."""

import asyncio
import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

import aiohttp

from tests.fakes.slack.deliveries import Acked, Delivery, NotAcked, Try
from tests.fakes.slack.records import Json
from tests.fakes.slack.state import State

RAW = "raw"  # the kind of a delivery whose payload is a content type and a body


@dataclass(frozen=True)
class Signing:
    """How requests are signed: rightly, wrongly, with parts missing, or as if made `seconds_ago`."""

    how: Literal["right", "wrong", "missing", "without timestamp", "malformed"] = "right"
    seconds_ago: int = 0

    def headers(self, secret: str, body: str) -> dict[str, str]:
        """The two signature headers, or what is left of them."""
        timestamp = str(int(time.time()) - self.seconds_ago)
        key = secret if self.how != "wrong" else secret[::-1]
        digest = hmac.new(key.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256).hexdigest()
        both = {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}
        match self.how:
            case "missing":
                return {}
            case "without timestamp":
                return {"X-Slack-Signature": both["X-Slack-Signature"]}
            case "malformed":
                return {**both, "X-Slack-Request-Timestamp": "yesterday"}
            case _:
                return both


class HttpEvents:
    """Posts to one URL. Lives in the server's loop."""

    def __init__(self, state: State, url: str, signing: Signing) -> None:
        self.state = state
        self.url = url
        self.signing = signing
        self._session: aiohttp.ClientSession | None = None

    async def carry(self, delivery: Delivery, attempt: Try, ack_seconds: float) -> Acked | NotAcked:
        """One POST; any 2xx is an ack."""
        delivery.tries += 1
        content_type, body = body_of(delivery)
        headers = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)"}
        headers |= self.signing.headers(self.state.workspace.signing_secret, body)
        if attempt.number:
            headers |= {"X-Slack-Retry-Num": str(attempt.number), "X-Slack-Retry-Reason": attempt.reason}
        started = time.monotonic()
        try:
            async with asyncio.timeout(ack_seconds):
                return await self._post(body, headers, started)
        except TimeoutError:
            return NotAcked("http_timeout")
        except aiohttp.ClientError:
            return NotAcked("connection_failed")

    async def close(self) -> None:
        """Close the connections to the bot."""
        if self._session is not None:
            await self._session.close()

    async def _post(self, body: str, headers: dict[str, str], started: float) -> Acked | NotAcked:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        async with self._session.post(self.url, data=body.encode(), headers=headers, allow_redirects=False) as answer:
            text = await answer.text()
            stop = answer.headers.get("X-Slack-No-Retry") == "1"
            if 200 <= answer.status < 300:
                return Acked(time.monotonic() - started, _as_json(text), answer.status, text)
            return NotAcked("http_error", answer.status, text, stop)


def body_of(delivery: Delivery) -> tuple[str, str]:
    """Content type and body: events as JSON, commands as a form, interactions as a form with one `payload`."""
    form = "application/x-www-form-urlencoded"
    if delivery.kind == RAW:
        return delivery.payload["content_type"], delivery.payload["body"]
    if delivery.kind == "slash_commands":
        return form, urlencode(delivery.payload)
    if delivery.kind == "interactive":
        return form, urlencode({"payload": json.dumps(delivery.payload)})
    return "application/json", json.dumps(delivery.payload)


def _as_json(text: str) -> Json | None:
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
