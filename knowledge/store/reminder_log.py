"""What became of reminders, to read afterwards."""

from datetime import datetime
from typing import assert_never

from sqlite_utils import Database

from knowledge.notices import Became
from knowledge.store.reminder_rows import COLUMNS, Kept, kept, stamp


def what_became(db: Database, since: datetime, which: Became = Became.ALL, group_id: int | None = None) -> list[Kept]:
    """The reminders of which it is known since then what became of them, the newest first; of one group where
    `group_id` is given."""
    states = _states(which)
    marks = ", ".join("?" * len(states))
    of_group = "" if group_id is None else "AND group_id = ?"
    sql = (
        f"SELECT {COLUMNS} FROM reminders WHERE state IN ({marks}) AND changed_at >= ? {of_group} "
        "ORDER BY changed_at DESC, id DESC"
    )
    values = [*states, stamp(since), *([] if group_id is None else [group_id])]
    return [kept(row) for row in db.execute(sql, values).fetchall()]


def _states(which: Became) -> tuple[str, ...]:
    match which:
        case Became.ALL:
            return ("sent", "skipped", "superseded", "unknown", "dead")
        case Became.SENT:
            return ("sent",)
        case Became.SKIPPED:
            return ("skipped", "superseded")
        case Became.ASTRAY:
            return ("unknown", "dead")
        case _:
            assert_never(which)
