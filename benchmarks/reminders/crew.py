"""The bot's processes: started, told to tick, killed at any instant, started anew."""

import multiprocessing
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from random import Random

from benchmarks.reminders.worker import STOP, TICK, work

PATIENCE_SECONDS = 600.0  # also on a busy machine
"""A tick that takes longer hangs."""
_BEFOREHAND = (
    "benchmarks.reminders.worker", "bot.slack.surface", "bot.slack.directory", "holidays.countries.united_kingdom",
)  # fmt: skip
"""What a process has read before it is started, so that one that takes another's place is there at once."""


@dataclass
class _Hand:
    process: ForkServerProcess
    commands: Connection


class Crew:
    """Two processes at once on one database. A context manager: at its end none is left."""

    def __init__(self, data: Path, clock: Path, api_url: str, token: str, size: int = 2) -> None:
        self._arguments = (data, clock, api_url, token)
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(list(_BEFOREHAND))
        self._size, self._hands, self._ticking = size, list[_Hand](), list[_Hand]()
        self.kills, self.sent, self.failures = 0, 0, list[str]()
        self.longest, self._began = 0.0, 0.0
        """Seconds of the longest tick."""

    def __enter__(self) -> "Crew":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """All of them are there."""
        while len(self._hands) < self._size:
            ours, theirs = self._context.Pipe()
            process = self._context.Process(target=work, args=(theirs, *self._arguments), daemon=True)
            process.start()
            theirs.close()
            self._hands.append(_Hand(process, ours))

    def stop(self) -> None:
        """None of them is there any more; each ends its tick."""
        for one in self._hands:
            one.commands.send(STOP)
        for one in self._hands:
            one.process.join(PATIENCE_SECONDS)
            one.commands.close()
        self._hands.clear()

    def begin_tick(self, together: bool) -> None:
        """All of them tick, at the same time; or only the one whose turn it is."""
        self._hands.append(self._hands.pop(0))
        self._ticking, self._began = self._hands[: None if together else 1], time.monotonic()
        for one in self._ticking:
            one.commands.send(TICK)

    def kill_one(self, dice: Random, within_seconds: float) -> None:
        """SIGKILL to one of them at some instant within that time; another takes its place."""
        time.sleep(dice.uniform(0, within_seconds))
        victim = self._hands.pop(dice.randrange(len(self._hands)))
        self.kills += victim.process.is_alive()
        victim.process.kill()
        victim.process.join()
        victim.commands.close()

    def end_tick(self) -> None:
        """Waits for all who tick still; whoever was killed is replaced."""
        waiting = {one.commands for one in self._ticking if one in self._hands}
        deadline = time.monotonic() + PATIENCE_SECONDS
        while waiting:
            ready = wait(list(waiting), timeout=max(0.0, deadline - time.monotonic()))
            if not ready:
                raise AssertionError(f"A tick takes longer than {PATIENCE_SECONDS:g} seconds.")
            for one in ready:
                assert isinstance(one, Connection)
                self._hear(one.recv())
                waiting.discard(one)
        self.longest = max(self.longest, time.monotonic() - self._began)
        self.start()

    def _hear(self, told: int | str) -> None:
        if isinstance(told, str):
            self.failures.append(told)
        else:
            self.sent += told
