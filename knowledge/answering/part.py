"""What was found for one place of a question, or everywhere where it asks about none."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.answering.lists import StatementList
from knowledge.answering.place_rule import Scope
from knowledge.answering.read_statements import NEARLY_ALL
from knowledge.answering.statements import Asked, RankedStatement

CERTAINLY = 1.5  # log-odds from which on the best statement of a place answers whatever others say
CLEARLY = 0.1  # how much better another place's statement fits when the place asked about has none


@dataclass(frozen=True)
class Part:
    """One scope's statements, best first, and those of everything outside it (ranked for the topic alone)."""

    asked: Asked
    scope: Scope
    ranked: Sequence[RankedStatement]
    outside: Sequence[RankedStatement]
    by_itself: StatementList | None = None
    """What answers whatever a reader believes of single statements."""

    @property
    def told_elsewhere(self) -> bool:
        """Whether what is told of other places fits the topic clearly better than anything in scope.

        Not where the best in scope has the question's weightiest word itself, and nearly all others in some form:
        others may say more on it, but this place does speak of it. Nor where a reader is certain of it.
        """
        if not self.outside or (self.ranked and (self.ranked[0].log_odds or 0.0) >= CERTAINLY):
            return False
        here = max((one.topic_score for one in self.ranked), default=0.0)
        there = max(one.topic_score for one in self.outside)
        return there - here > CLEARLY and not (self.ranked and self._speaks_of_it(self.ranked[0]))

    @property
    def belief(self) -> float:
        """The log-odds that the reader gives the best statement in scope; certainty where nothing was read."""
        read = [one.log_odds for one in self.ranked if one.log_odds is not None]
        return max(read, default=math.inf)

    def _speaks_of_it(self, best: RankedStatement) -> bool:
        words = self.asked.words
        if not words.stems or best.own[int(np.argmax(words.weights))] < 1.0:
            return False
        return words.share(np.maximum(best.own, best.above)) >= NEARLY_ALL


def confidence(parts: Sequence[Part]) -> float:
    """The score of the best statement found, 0 to 1."""
    best = max((part.ranked[0].score for part in parts if part.ranked), default=0.0)
    return round(max(0.0, min(1.0, best)), 3)
