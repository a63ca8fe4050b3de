"""One event, command or interaction on its way to the bot, and the tries that Slack makes with it."""

import asyncio
import threading
from dataclasses import dataclass
from typing import Protocol

from tests.fakes.slack.records import Json

RETRY_AFTER = (0.1, 1.0, 2.0)  # seconds; Slack's own are 0, 60 and 300
ACK_SECONDS = 3.0


@dataclass(frozen=True)
class Acked:
    """The bot said that it has it, with what it sent along: a payload, or the status and body of HTTP."""

    seconds: float
    payload: Json | None = None
    status: int | None = None
    body: str = ""


@dataclass(frozen=True)
class NotAcked:
    """One try came to nothing, for one of the reasons that Slack gives; `stop` when the bot wants no retry."""

    reason: str
    status: int | None = None
    body: str = ""
    stop: bool = False


@dataclass(frozen=True)
class Try:
    """Which try this is (0 is the first) and why the one before it failed."""

    number: int
    reason: str


class Carrier(Protocol):
    """A way to the bot: Socket Mode or HTTP."""

    async def carry(self, delivery: "Delivery", attempt: Try, ack_seconds: float) -> Acked | NotAcked:
        """What became of one try."""


class Delivery:
    """A promise: asking how it ended (`acked`, `ack_payload`, `errors`, …) waits until that is known."""

    def __init__(self, kind: str, payload: Json, retries: tuple[float, ...] = ()) -> None:
        self.kind = kind
        self.payload = payload
        self.retries = retries
        self.tries = 0
        self.failures: list[NotAcked] = []
        self.later: list[str] = []  # what a real Slack would have complained about in the answer
        self._ack: Acked | None = None
        self._over = threading.Event()

    @property
    def acked_yet(self) -> bool:
        """Whether the ack is in by now; does not wait."""
        return self._ack is not None

    @property
    def over(self) -> bool:
        """Whether it was acked or given up; does not wait."""
        return self._over.is_set()

    def wait(self, seconds: float = 30) -> "Delivery":
        """Itself, once it was acked or given up; an AssertionError where it is still under way by then."""
        if not self._over.wait(seconds):
            raise AssertionError(f"Still under way after {seconds:g} s and {self.tries} tries: {self!r}")
        return self

    @property
    def acked(self) -> bool:
        """Whether the bot said that it has it, in time."""
        return self.wait()._ack is not None

    @property
    def seconds(self) -> float | None:
        """Seconds from sending the try that was acked until its ack; None when there was none."""
        ack = self.wait()._ack
        return ack.seconds if ack else None

    @property
    def ack_payload(self) -> Json | None:
        """What the bot sent along with the ack, if anything."""
        ack = self.wait()._ack
        return ack.payload if ack else None

    @property
    def status(self) -> int | None:
        """The HTTP status of the last answer; None in Socket Mode."""
        self.wait()
        return self._ack.status if self._ack else self.failures[-1].status if self.failures else None

    @property
    def body(self) -> str:
        """The HTTP body of the last answer."""
        self.wait()
        return self._ack.body if self._ack else self.failures[-1].body if self.failures else ""

    @property
    def errors(self) -> dict[str, str]:
        """What the bot found wrong in a form: block_id → words. Empty when it was content."""
        payload = self.ack_payload or {}
        errors: dict[str, str] = payload.get("errors", {}) if payload.get("response_action") == "errors" else {}
        return errors

    def finish(self, ack: Acked | None) -> None:
        """How it ended; for the server."""
        self._ack = ack
        self._over.set()

    def __repr__(self) -> str:
        event = self.payload.get("event") or {}
        name = event.get("type") or self.payload.get("command") or self.payload.get("type")
        state = "acked" if self.acked_yet else "not acked"
        return f"<Delivery {self.kind} {name}: {state}, {self.tries} tries, {[f.reason for f in self.failures]}>"


async def deliver(delivery: Delivery, carrier: Carrier, ack_seconds: float, first: Try) -> None:
    """Try as often as Slack would; afterwards the delivery knows how it ended."""
    reason = first.reason
    for number, pause in enumerate((0.0, *delivery.retries)):
        await asyncio.sleep(pause)
        outcome = await carrier.carry(delivery, Try(first.number + number, reason), ack_seconds)
        if isinstance(outcome, Acked):
            return delivery.finish(outcome)
        delivery.failures.append(outcome)
        reason = outcome.reason
        if outcome.stop:
            break
    return delivery.finish(None)
