"""How long planning takes: `python benchmarks/reminders_plan.py [--dry]`.

500 groups of 20 people each (10,000 people) have a meeting on the same day, whose agenda call falls due: planned the
first time (10,000 reminders are kept), again (nothing is new), and a tick in which nothing is due, also with ten years
of past meetings and 100,000 reminders sent. The baseline, in the same run: reading the same groups, and inserting
10,000 rows into a table of two columns.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from results_file import machine, table, write_part  # noqa: E402
from sqlite_utils import Database  # noqa: E402

from jobs.plan import plan, plan_if_needed  # noqa: E402
from knowledge.groups.read_group import read_groups  # noqa: E402
from knowledge.store.database import open_database, write  # noqa: E402
from knowledge.store.group_rows import all_groups, save_groups  # noqa: E402
from knowledge.store.reminder_states import claim_due  # noqa: E402

GROUPS, PEOPLE, SENT, YEARS_OF_CHANGES = 500, 20, 100_000, 10
MADE, DUE = datetime(2026, 10, 10, tzinfo=UTC), datetime(2026, 11, 2, 12, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry", action="store_true", help="print only, write nothing into RESULTS.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_database(Path(folder)) as db:
        rows = measured(db)
    text = f"{machine()}.\n\n{table(['what', 'seconds'], rows)}"
    print(text)
    if not options.dry:
        write_part("reminders plan", text)


def measured(db: Database) -> list[list[str]]:
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
    rows.append(["a tick with nothing due", f"{timed(lambda: idle(db), 100):.6f}"])
    with write(db):
        age(db)
    rows.append([f"the same after {SENT:,} reminders and ten years of meetings", f"{timed(lambda: idle(db), 100):.6f}"])
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


def idle(db: Database) -> None:
    plan_if_needed(db, DUE)
    assert not claim_due(db, DUE)


def age(db: Database) -> None:
    """Ten years of meetings that were moved, and of reminders that were sent."""
    for group in range(1, GROUPS + 1):
        for number in range(9 * YEARS_OF_CHANGES):
            day = (date(2026, 10, 6) - timedelta(weeks=6 * (number + 1))).isoformat()
            db.execute("INSERT INTO occurrences VALUES (?, ?, ?, '10:00:00', 0, 1, '', 1)", [group, day, day])
    columns = "kind, bundle, group_id, version, rung, person_id, planned_for, due_at, expires_at, planned_at"
    kept = db.execute(f"SELECT {columns} FROM reminders LIMIT {SENT // 10}").fetchall()
    db.conn.executemany(
        f"INSERT INTO reminders ({columns}, key, subject, state, changed_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '2020-01-01', 'sent', '')",
        [(*row, f"old {turn} {number}") for turn in range(SENT // len(kept)) for number, row in enumerate(kept)],
    )


def timed(work: Callable[[], object], times: int = 1) -> float:
    began = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - began) / times


if __name__ == "__main__":
    main()
