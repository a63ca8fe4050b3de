"""The bot on one platform, while it runs."""

from dataclasses import dataclass
from typing import Protocol

from bot.mailroom.mailroom import Mailroom
from jobs.schedule import Schedule


class Listener(Protocol):
    """What lets a platform in."""

    def start(self) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Both:
    """Two that listen, as one."""

    first: Listener
    second: Listener

    def start(self) -> None:
        """Starts both or neither."""
        self.first.start()
        try:
            self.second.start()
        except BaseException:
            self.first.close()
            raise

    def close(self) -> None:
        """Closes both."""
        self.second.close()
        self.first.close()


@dataclass(frozen=True)
class Running:
    """What listens, and what works. `name` is where or as whom people find the bot; `schedule` is what ticks, if
    anything does."""

    name: str
    listener: Listener
    mailroom: Mailroom
    schedule: Schedule | None = None

    def start(self) -> None:
        """Works on what is left from before, then listens. Nothing runs where it raises."""
        self.mailroom.start()
        try:
            self.listener.start()
            if self.schedule:
                self.schedule.start()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stops listening, then finishes what is in hand."""
        self.listener.close()
        if self.schedule:
            self.schedule.stop()
        self.mailroom.stop()
