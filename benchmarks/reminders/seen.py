"""What was seen of a whole simulation: looked into by the audit; and kept, to be looked into again."""

import pickle
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random

from benchmarks.reminders.audit import Audit, Findings
from benchmarks.reminders.clock import SharedClock
from benchmarks.reminders.excuses import Excuses, notes_astray, records_of
from benchmarks.reminders.mail import Mail
from benchmarks.reminders.stage import Stage
from tests.fakes.slack.server import SlackServer

DATA = "data"
_CLOCK, _SEEN = "clock", "seen.pickle"


def clock_in(folder: Path) -> SharedClock:
    """The clock of the simulation in this folder."""
    return SharedClock(folder / _CLOCK)


def look(stage: Stage, mail: Sequence[Mail]) -> Findings:
    """What is wrong with it."""
    accounts = frozenset(stage.accounts.values())
    excuses = Excuses(stage.truth, records_of(stage), {one.key: one for one in mail}, accounts)
    return Audit(stage.truth, mail, excuses, stage.ends, notes_astray(stage)).look()


def keep(stage: Stage, mail: Sequence[Mail]) -> None:
    """Beside the database, all that the audit is given."""
    seen = (stage.begins, stage.ends, stage.truth, list(mail), stage.people, stage.accounts)
    (stage.data.parent / _SEEN).write_bytes(pickle.dumps(seen))


def look_again(folder: Path) -> Findings:
    """What is wrong with a simulation that was kept in a folder."""
    begins, ends, truth, mail, people, accounts = pickle.loads((folder / _SEEN).read_bytes())
    stage = Stage(
        Random(), folder / DATA, clock_in(folder), SlackServer(), begins, ends,
        truth=truth, people=people, accounts=accounts,
    )  # fmt: skip
    with closing(stage):
        return look(stage, mail)
