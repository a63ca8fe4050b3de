"""What may go wrong between a bot and the Web API, to be queued one by one for a method."""

import threading
from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True)
class RateLimited:
    """HTTP 429 with Retry-After; nothing was done."""

    retry_after: int = 1


@dataclass(frozen=True)
class ServerError:
    """An HTTP status without a Slack answer; nothing was done."""

    status: int = 500


@dataclass(frozen=True)
class ApiFailure:
    """`{"ok": false, "error": …}`; nothing was done."""

    error: str


@dataclass(frozen=True)
class LostAnswer:
    """It was done, but the connection is closed without a reply."""


@dataclass(frozen=True)
class Dropped:
    """The connection is closed without a reply, and nothing was done."""


@dataclass(frozen=True)
class SlowAnswer:
    """It was done at once; the answer takes this long."""

    seconds: float


@dataclass(frozen=True)
class NotJson:
    """HTTP 200 with a page of HTML, as a proxy gives; nothing was done."""


Fault = RateLimited | ServerError | ApiFailure | LostAnswer | Dropped | SlowAnswer | NotJson


class FaultQueue:
    """For each method the faults of its next requests, first in first out; `*` stands for any method."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[str, deque[Fault | None]] = {}

    def add(self, method: str, *faults: Fault | None) -> None:
        """Queue the faults; None lets one request through."""
        with self._lock:
            self._waiting.setdefault(method, deque()).extend(faults)

    def take(self, method: str) -> Fault | None:
        """The fault for a request that has just come in, if one is due."""
        with self._lock:
            waiting = self._waiting.get(method) or self._waiting.get("*")
            return waiting.popleft() if waiting else None

    def clear(self) -> None:
        """Forget those that are still queued."""
        with self._lock:
            self._waiting.clear()
