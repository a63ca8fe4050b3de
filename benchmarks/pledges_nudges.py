"""How long the quarter's nudges take: `python benchmarks/pledges_nudges.py [--dry]`.

5,000 pledges of 250 owners with 100,000 updates are stored, and a secretariat of three; nobody has reported. Then it is
planned who is asked at each of the four steps of a quarter, and it is looked once more, as before each sending, whether
the three of the secretariat are still to be told of what nobody answered for. The baselines, in the same run and
database: SQLite alone reads the same rows of pledges and entries, and they are read as records.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from pledges_update import PLEDGES, UPDATES_EACH, pledge  # noqa: E402
from results_file import machine, table, write_part  # noqa: E402
from sqlite_utils import Database  # noqa: E402

from jobs.kinds import pledges as nudging  # noqa: E402
from jobs.kinds.kind import Planning  # noqa: E402
from jobs.plan import plan  # noqa: E402
from knowledge.notices import Kind, Nudge  # noqa: E402
from knowledge.people import Grant, Role  # noqa: E402
from knowledge.pledges.entries import Contact  # noqa: E402
from knowledge.store.database import open_database, write  # noqa: E402
from knowledge.store.groups_now import GroupsNow  # noqa: E402
from knowledge.store.people_rows import insert_person  # noqa: E402
from knowledge.store.pledge_rows import all_pledges, insert_pledge  # noqa: E402
from knowledge.store.reminder_rows import unsent  # noqa: E402

OWNERS, OFFICE, TIMES = 250, 3, 3
MADE = datetime(2021, 1, 4, tzinfo=UTC)
BEFORE_THE_END, AFTER_IT = datetime(2026, 12, 9, 9, tzinfo=UTC), datetime(2027, 1, 14, 11, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry", action="store_true", help="print only, write nothing into RESULTS.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_database(Path(folder)) as db:
        fill(db)
        rows = measured(db)
    text = f"{machine()}.\n\n{table(['what', 'median ms', 'slowest ms'], rows)}"
    print(text)
    if not options.dry:
        write_part("pledges nudges", text)


def fill(db: Database) -> None:
    with write(db):
        for number in range(OFFICE):
            insert_person(
                db, f"Office {number}", f"o{number}@office.example", "Office", (Grant(Role.SECRETARIAT),), MADE
            )
        owners = [
            Contact(email, f"Owner {at}", "Council", insert_person(db, f"Owner {at}", email, "Council", (), MADE))
            for at in range(OWNERS)
            for email in (f"owner{at}@council.example",)
        ]
        for number in range(1, PLEDGES + 1):
            insert_pledge(db, pledge(number, owners[number % OWNERS]), "benchmark")


def measured(db: Database) -> list[list[str]]:
    def rows_alone() -> None:
        for name, count in (("pledges", PLEDGES), ("pledge_entries", PLEDGES * (UPDATES_EACH + 1))):
            assert len(db.execute(f"SELECT * FROM {name}").fetchall()) == count

    def as_records() -> None:
        assert len(all_pledges(db)) == PLEDGES

    def planned() -> None:
        found = nudging.wanted(db, Planning("n", (), {}, BEFORE_THE_END, AFTER_IT))
        steps = [sum(one.reminder.rung is step for one in found) for step in Nudge]
        assert steps == [OWNERS, OWNERS, OWNERS, OFFICE]

    plan(db, AFTER_IT - timedelta(hours=12))

    def looked_again() -> None:
        waiting = [one for one in unsent(db, Kind.PLEDGES) if one.rung == Nudge.OFFICE]
        now = GroupsNow()
        assert len(waiting) == OFFICE
        assert not any(nudging.outdated(db, now, one) for one in waiting)

    work: dict[str, Callable[[], None]] = {
        "baseline: SQLite reads the rows": rows_alone,
        "baseline: they are read as pledges with their histories": as_records,
        f"who is asked is planned, all {len(Nudge)} steps of a quarter": planned,
        f"it is looked again whether each of the {OFFICE} of the secretariat is to be told": looked_again,
    }
    times = list(zip(*([timed(one) for one in work.values()] for _ in range(TIMES)), strict=True))
    return [[name, shown(median(some)), shown(max(some))] for name, some in zip(work, times, strict=True)]


def timed(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def shown(seconds: float) -> str:
    return f"{1000 * seconds:,.0f}"


if __name__ == "__main__":
    main()
