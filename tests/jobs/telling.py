"""Somebody to tell people things, for tests: keeps what was told, and does with it as the test says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from knowledge.notices import CannotLook, Looked, Notice, NotThere, Outcome, Sent


@dataclass
class Telling:
    """`answers` says what becomes of each notice; `can_look` whether it can be looked for."""

    answers: Callable[[Notice], Outcome] = lambda notice: Sent(notice.key)
    can_look: bool = False
    posted: list[Notice] = field(default_factory=list)
    tried: list[Notice] = field(default_factory=list)

    def announce(self, notice: Notice) -> Outcome:
        self.tried.append(notice)
        outcome = self.answers(notice)
        if isinstance(outcome, Sent):
            self.posted.append(notice)
        return outcome

    def look(self, key: str, person_id: int, since: datetime) -> Looked:
        if not self.can_look:
            return CannotLook()
        return Sent(key) if key in {one.key for one in self.posted} else NotThere()
