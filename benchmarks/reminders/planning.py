"""How long planning takes: `python benchmarks/reminders/planning.py [--dry]`.

500 groups of 20 people each (10,000 people) have a meeting on the same day, whose agenda call falls due: planned the
first time (10,000 reminders are kept), again (nothing is new), and a whole tick in which nothing is due; with one and
with ten years of past meetings, of each of which 20 reminders were sent and all were moved. The baseline, in the same
run: reading the same groups, and inserting 10,000 rows into a table of two columns.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from results_file import machine, table, write_part  # noqa: E402
from sqlite_utils import Database  # noqa: E402

from jobs.deliver import Delivery  # noqa: E402
from jobs.plan import plan  # noqa: E402
from jobs.tick import tick  # noqa: E402
from knowledge.groups.read_group import read_groups  # noqa: E402
from knowledge.notices import Looked, Notice, Outcome  # noqa: E402
from knowledge.store.database import open_database, write  # noqa: E402
from knowledge.store.group_rows import all_groups, save_groups  # noqa: E402

GROUPS, PEOPLE, MEETINGS_A_YEAR = 500, 20, 9
MADE, DUE = datetime(2026, 10, 10, tzinfo=UTC), datetime(2026, 11, 2, 12, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry", action="store_true", help="print only, write nothing into RESULTS.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_database(Path(folder)) as db:
        rows = measured(db, Path(folder))
    text = f"{machine()}.\n\n{table(['what', 'seconds of processor time'], rows)}"
    print(text)
    if not options.dry:
        write_part("reminders plan", text)


def measured(db: Database, data: Path) -> list[list[str]]:
    people = GROUPS * PEOPLE
    found, problems = read_groups({"groups": [a_group(number) for number in range(GROUPS)]})
    assert not problems
    save_groups(db, found, MADE, "benchmark")
    plan(db, MADE)
    rows = [
        ["baseline: reading the groups", f"{timed(lambda: all_groups(db)):.3f}"],
        [f"baseline: inserting {people:,} rows of two columns", f"{timed(lambda: insert_plain(db, people)):.3f}"],
        [f"planning {people:,} reminders", f"{timed(lambda: plan(db, DUE)):.3f}"],
    ]
    assert db.execute("SELECT count(*) FROM reminders WHERE state = 'due'").fetchone()[0] == people
    rows.append(["planning again, nothing new", f"{timed(lambda: plan(db, DUE)):.3f}"])
    rows.append(["a tick with nothing due", f"{timed(lambda: idle(data), 100):.4f}"])
    for years in (1, 10):
        with write(db):
            age(db, years)
        past = f"{years} years" if years > 1 else "a year"
        sent = db.execute("SELECT count(*) FROM reminders WHERE state = 'sent'").fetchone()[0]
        rows.append(
            [f"a tick with nothing due, {past} of meetings, {sent:,} sent", f"{timed(lambda: idle(data), 100):.4f}"]
        )
        rows.append([f"planning again, {past} of meetings", f"{timed(lambda: plan(db, DUE)):.3f}"])
    return rows


def a_group(number: int) -> dict[str, object]:
    members = [
        {
            "name": f"Person {number} {seat}", "email": f"p{number}-{seat}@example.org",
            "organisation": f"Organisation {seat}", "role": "member" if seat else "co-chair",
        }
        for seat in range(PEOPLE)
    ]  # fmt: skip
    return {
        "name": f"Group {number}", "slug": f"group-{number}", "timezone": "Europe/London", "subdivision": "ENG",
        "first_meeting": "2026-10-06T10:00", "cadence": {"unit": "week", "interval": 6}, "duration_minutes": 90,
        "quorum": {"count": 10}, "quorum_unit": "organisations", "members": members,
    }  # fmt: skip


def insert_plain(db: Database, count: int) -> None:
    db.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, key TEXT UNIQUE)")
    with write(db):
        db.conn.executemany("INSERT INTO plain (key) VALUES (?)", [(f"key {number}",) for number in range(count)])


def idle(data: Path) -> None:
    report = tick(Delivery(partial(open_database, data), Nobody(), lambda: DUE))
    assert not report.sent


class Nobody:
    """Tells nothing: nothing is due."""

    def announce(self, notice: Notice) -> Outcome:
        raise AssertionError

    def look(self, key: str, person_id: int, since: datetime) -> Looked:
        raise AssertionError


def age(db: Database, years: int) -> None:
    """So many years of meetings that were moved, and of reminders that were sent."""
    columns = "kind, bundle, group_id, version, rung, person_id, planned_for, due_at, expires_at, planned_at"
    planned = db.execute(f"SELECT {columns} FROM reminders WHERE state = 'due'").fetchall()
    for number in range(MEETINGS_A_YEAR * years):
        day = (date(2026, 10, 6) - timedelta(weeks=6 * (number + 1))).isoformat()
        db.conn.executemany(
            "INSERT OR IGNORE INTO occurrences (group_id, original, day, at, sequence) VALUES (?, ?, ?, '10:00:00', 1)",
            [(group, day, day) for group in range(1, GROUPS + 1)],
        )
        db.conn.executemany(
            f"INSERT OR IGNORE INTO reminders ({columns}, key, subject, state, changed_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'sent', '')",
            [(*row, f"old {day} {each}", day) for each, row in enumerate(planned)],
        )


def timed(work: Callable[[], object], times: int = 1) -> float:
    began = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - began) / times


if __name__ == "__main__":
    main()
