"""Sends what is due from a database, until it is killed: `python -m tests.jobs.killed_sender DATA INSTANT FILE HANGS`.

Each key is written down in FILE as it is posted. After HANGS posts it hangs, at the very moment at which the message is
posted and nothing is recorded yet.
"""

import sys
import time
from datetime import datetime
from functools import partial
from pathlib import Path

from jobs.deliver import Delivery
from jobs.tick import tick
from knowledge.notices import CannotLook, Looked, Notice, Outcome, Sent
from knowledge.store.database import open_database


class WritingDown:
    def __init__(self, file: Path, hangs_after: int) -> None:
        self.file, self.left = file, hangs_after

    def announce(self, notice: Notice) -> Outcome:
        with self.file.open("a", encoding="utf-8") as posted:
            posted.write(f"{notice.key}\n")
        self.left -= 1
        if self.left == 0:
            time.sleep(600)
        return Sent()

    def look(self, key: str, person_id: int, since: datetime) -> Looked:
        return CannotLook()


def main(data: str, at: str, file: str, hangs_after: str) -> None:
    instant = datetime.fromisoformat(at)
    telling = WritingDown(Path(file), int(hangs_after))
    tick(Delivery(partial(open_database, Path(data)), telling, lambda: instant))


if __name__ == "__main__":
    main(*sys.argv[1:])
