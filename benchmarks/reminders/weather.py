"""What goes wrong between the bot and Slack: for each request one throw of the dice."""

from collections import Counter
from random import Random

from tests.fakes.slack.faults import (
    ApiFailure,
    Dropped,
    Fault,
    FaultQueue,
    LostAnswer,
    NotJson,
    RateLimited,
    ServerError,
)

POST = "chat.postMessage"
REFUSALS = ("user_disabled", "restricted_action", "messages_tab_disabled")
_OF_POSTS = (("429", 8), ("answer lost", 3), ("connection dropped", 2), ("HTTP 500", 2), ("refused", 2), ("no JSON", 1))


class Weather(FaultQueue):
    """A queue of faults that never ends: `share` of the posts meet one, and a tenth as many of the other requests."""

    def __init__(self, dice: Random, share: float) -> None:
        super().__init__()
        self._dice, self._share = dice, share
        self.counts: Counter[str] = Counter()

    def take(self, method: str) -> Fault | None:
        if method == "auth.test" or self._dice.random() >= (self._share if method == POST else self._share / 10):
            return None
        if method != POST:
            self.counts["other requests dropped"] += 1
            return Dropped()
        names, weights = zip(*_OF_POSTS, strict=True)
        (name,) = self._dice.choices(names, weights)
        self.counts[name] += 1
        return self._fault(name)

    def _fault(self, name: str) -> Fault:
        match name:
            case "429":
                return RateLimited(self._dice.choice((1, 30, 120)))
            case "answer lost":
                return LostAnswer()
            case "connection dropped":
                return Dropped()
            case "HTTP 500":
                return ServerError(self._dice.choice((500, 502, 503)))
            case "refused":
                return ApiFailure(self._dice.choice(REFUSALS))
            case _:
                return NotJson()
