"""Keeping the pace that a platform allows."""

import math
import time
from threading import Lock

_MOST_REMEMBERED = 1_000


class Pace:
    """Lets one post through to each channel every `seconds`; for any number of threads."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._free_at: dict[str, float] = {}
        self._lock = Lock()

    def wait(self, channel: str) -> None:
        """Waits until the next post to a channel may go out, which is taken to go out then."""
        with self._lock:
            now = time.monotonic()
            at = max(now, self._free_at.get(channel, -math.inf))
            if len(self._free_at) >= _MOST_REMEMBERED:
                self._free_at = {known: until for known, until in self._free_at.items() if until > now}
            self._free_at[channel] = at + self._seconds
        time.sleep(at - now)
