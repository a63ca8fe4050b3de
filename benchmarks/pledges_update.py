"""How long an update of a pledge takes: `python benchmarks/pledges_update.py [--dry]`.

5,000 pledges with 100,000 updates are stored. Then 300 updates are typed, each of another pledge by its owner, and go
the whole way from the text to the reply; and 300 go to the store alone. The baselines, in the same run and database:
one row into a table of two columns, committed by SQLite alone over a connection that stays open; and the same where
the database is opened for it first, as it is for every request.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from results_file import machine, table, write_part  # noqa: E402
from sqlite_utils import Database  # noqa: E402

from bot.cli.running import at_this_machine  # noqa: E402
from bot.dispatch import reply_or_raise  # noqa: E402
from bot.settings import Settings  # noqa: E402
from bot.wiring import make_desk  # noqa: E402
from knowledge.documents import Viewer  # noqa: E402
from knowledge.pledges.entries import OPERATOR, Contact, Entry, PledgeUpdate, Target  # noqa: E402
from knowledge.pledges.kinds import Rag, Source, Unit  # noqa: E402
from knowledge.pledges.periods import Period  # noqa: E402
from knowledge.pledges.pledge import Pledge, code_of  # noqa: E402
from knowledge.store.database import FILE_NAME, open_database, write  # noqa: E402
from knowledge.store.people_rows import insert_person  # noqa: E402
from knowledge.store.pledge_rows import Meanwhile, insert_pledge, save_entry, visible_pledge  # noqa: E402

PLEDGES, UPDATES_EACH, TIMES = 5_000, 20, 300
MADE = datetime(2021, 1, 4, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry", action="store_true", help="print only, write nothing into RESULTS.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measured(Path(folder))
    text = f"{machine()}.\n\n{table(['what', 'median ms', 'p95 ms'], rows)}"
    print(text)
    if not options.dry:
        write_part("pledges update", text)


def measured(folder: Path) -> list[list[str]]:
    with open_database(folder) as db:
        fill(db)
        db.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, key TEXT)")
    desk = make_desk(Settings(data=folder, reader="none"))
    owner = "owner@council.example"

    def typed(number: int) -> None:
        text = f'/pledge update {code_of(number + 1)} amber 46 "Spend of the quarter is done"'
        assert "Nothing was saved" not in reply_or_raise(desk, at_this_machine(text, email=owner)).summary

    def stored(number: int) -> None:
        with open_database(folder) as db:
            seen = visible_pledge(db, number + 1 + TIMES, Viewer(in_network=True))
            assert not isinstance(save_entry(db, seen, update(46, datetime.now(UTC)), "benchmark"), Meanwhile)

    def opened(number: int) -> None:
        with open_database(folder) as db, write(db):
            db.execute("INSERT INTO plain (key) VALUES (?)", (f"key {number}",))

    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as plain:
        plain.execute("PRAGMA synchronous = NORMAL")

        def committed(number: int) -> None:
            plain.execute("INSERT INTO plain (key) VALUES (?)", (f"key {number}",))

        def one_of_each(number: int) -> list[float]:
            """In turn, so that a busy machine is busy for all of them."""
            return [timed(work, number) for work in (committed, opened, stored, typed)]

        one_of_each(TIMES * 2)
        times = list(zip(*map(one_of_each, range(TIMES)), strict=True))
    with open_database(folder) as db:
        entries = db.execute("SELECT count(*) FROM pledge_entries").fetchone()[0]
        assert entries == PLEDGES * (UPDATES_EACH + 1) + 2 * (TIMES + 1)
    names = (
        "baseline: SQLite commits one row",
        "baseline: the database is opened, one row committed, and closed",
        "the same with an update and its audit row",
        "a typed update, from its text to the reply",
    )
    return [[name, *map(shown, one)] for name, one in zip(names, map(figures, times), strict=True)]


def fill(db: Database) -> None:
    with write(db):
        id_ = insert_person(db, "Ann Owner", "owner@council.example", "Council", (), MADE)
        owner = Contact("owner@council.example", "Ann Owner", "Council", id_)
        for number in range(1, PLEDGES + 1):
            insert_pledge(db, pledge(number, owner), "benchmark")


def pledge(number: int, owner: Contact) -> Pledge:
    target = Target(at=MADE, by=OPERATOR, source=Source.IMPORT, value=Decimal(100), due=date(2030, 3, 31))
    updates = (update(20 + turn, MADE + timedelta(days=91 * (turn + 1)), owner) for turn in range(UPDATES_EACH))
    entries: tuple[Entry, ...] = (target, *updates)
    return Pledge(
        number=number, organisation="Council", theme="Employment", statement=f"Take on {number} apprentices",
        owner=owner, baseline=Decimal(10), unit=Unit("apprentices"), entries=entries,
    )  # fmt: skip


def update(value: int, at: datetime, by: Contact = OPERATOR) -> PledgeUpdate:
    month = (at.month - 1) // 3 * 3 + 1
    period, note = Period(date(at.year, month, 1)), "What was done in this quarter, in a sentence of some length."
    return PledgeUpdate(
        at=at, by=by, source=Source.COMMAND, period=period, value=Decimal(value), rag=Rag.AMBER, note=note,
    )  # fmt: skip


def timed(work: Callable[[int], None], number: int) -> float:
    began = time.perf_counter()
    work(number)
    return time.perf_counter() - began


def figures(seconds: tuple[float, ...]) -> tuple[float, float]:
    return median(seconds), sorted(seconds)[int(len(seconds) * 0.95)]


def shown(seconds: float) -> str:
    return f"{1000 * seconds:.2f}"


if __name__ == "__main__":
    main()
