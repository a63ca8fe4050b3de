"""What groups decided: every decision with every step taken about it."""

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime

from sqlite_utils import Database

from knowledge.errors import HelpfulError
from knowledge.groups.decisions import Count, Decision, Step, Taken
from knowledge.groups.group import WorkingGroup
from knowledge.groups.quorum import Quorate
from knowledge.groups.quorum_rule import CountedBy
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write


def decisions(db: Database, group: WorkingGroup) -> list[Decision]:
    """Every decision of a group by number, those taken back among them."""
    sql = (
        "SELECT decision_id, step, at, original, day, is_late, present, needed, counted_by, quorate, open_conditions "
        "FROM decision_steps JOIN decisions ON decisions.id = decision_id WHERE group_id = ? ORDER BY decision_steps.id"
    )
    steps: dict[int, list[Taken]] = defaultdict(list)
    for id_, step, at, original, day, is_late, present, needed, by, quorate, unmet in db.execute(sql, (group.id,)):
        count = Count(present, needed, CountedBy(by), Quorate(quorate), tuple(json.loads(unmet)))
        where = date.fromisoformat(original), date.fromisoformat(day)
        steps[id_].append(Taken(Step(step), datetime.fromisoformat(at), *where, count, bool(is_late)))
    sql = "SELECT id, number, text, instead_of FROM decisions WHERE group_id = ? ORDER BY number"
    rows = db.execute(sql, (group.id,)).fetchall()
    return [Decision(number, text, tuple(steps[id_]), instead_of) for id_, number, text, instead_of in rows]


def decision_numbered(db: Database, group: WorkingGroup, number: int) -> Decision:
    """The decision with this number. Raises HelpfulError where there is none."""
    found = next((one for one in decisions(db, group) if one.number == number), None)
    if found is None:
        raise HelpfulError(
            f"{group.name} has no decision {number}.", "To see them: /meeting decisions. Nothing was changed."
        )
    return found


def add_decision(
    db: Database, group: WorkingGroup, text: str, noted: Taken, instead_of: int | None, actor: str
) -> Decision:
    """Keeps a decision and gives it the next number. Raises HelpfulError where there is none that it corrects."""
    with write(db):
        if instead_of is not None:
            decision_numbered(db, group, instead_of)
        sql = (
            "INSERT INTO decisions (group_id, number, text, instead_of) "
            "SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ? FROM decisions WHERE group_id = ? RETURNING number"
        )
        number = int(db.execute(sql, (group.id, text, instead_of, group.id)).fetchone()[0])
        _save_step(db, group, number, noted, actor)
    return Decision(number, text, (noted,), instead_of)


def take_step(
    db: Database, group: WorkingGroup, number: int, step: Callable[[Decision], Taken], actor: str
) -> Decision:
    """The decision after one more step, which is decided on what it is now."""
    with write(db):
        decision = decision_numbered(db, group, number)
        taken = step(decision)
        _save_step(db, group, number, taken, actor)
    return decision.after(taken)


def _save_step(db: Database, group: WorkingGroup, number: int, taken: Taken, actor: str) -> None:
    count = taken.count
    sql = (
        "INSERT INTO decision_steps (decision_id, step, at, original, day, is_late, present, needed, counted_by, "
        "quorate, open_conditions) SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM decisions "
        "WHERE group_id = ? AND number = ?"
    )
    when = (taken.at.isoformat(timespec="seconds"), taken.original.isoformat(), taken.day.isoformat(), taken.is_late)
    counted = (count.present, count.needed, count.counted_by.value, count.quorate.value)
    unmet = json.dumps(count.open_conditions, ensure_ascii=False)
    db.execute(sql, (taken.step.value, *when, *counted, unmet, group.id, number))
    record_audit(db, taken.at, actor, "meeting decision", f"group {group.slug} decision {number}", taken.step.value)
