"""What people of a group are to do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from knowledge.errors import HelpfulError
from knowledge.groups.actions import Action
from knowledge.groups.group import Member, Seat, WorkingGroup
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write


@dataclass(frozen=True)
class Owned:
    """An action with its group's id, and its owner's where they are known."""

    group_id: int
    owner_id: int | None
    action: Action


_SELECT = (
    "SELECT group_id, owner_id, number, text, email, name, actions.organisation, due, original, noted_at, done_at, "
    "taken_back_at FROM actions LEFT JOIN people ON people.id = owner_id"
)


def actions(db: Database, group: WorkingGroup) -> list[Action]:
    """Every action of a group by number, those done and taken back among them."""
    rows = db.execute(f"{_SELECT} WHERE group_id = ? ORDER BY number", (group.id,)).fetchall()
    return [_owned(row).action for row in rows]


def owned_actions(db: Database, first: date, last: date) -> list[Owned]:
    """The open actions of all groups that are due on these days."""
    sql = f"{_SELECT} WHERE due BETWEEN ? AND ? AND done_at IS NULL AND taken_back_at IS NULL ORDER BY group_id, number"
    return [_owned(row) for row in db.execute(sql, (first.isoformat(), last.isoformat())).fetchall()]


def owned_action(db: Database, group_id: int, number: int) -> Owned | None:
    """One action, whatever became of it."""
    row = db.execute(f"{_SELECT} WHERE group_id = ? AND number = ?", (group_id, number)).fetchone()
    return _owned(row) if row else None


def _owned(row: Iterable[Any]) -> Owned:
    group_id, owner_id, number, text, email, name, organisation, *days, noted, done, taken_back = row
    due, original = (date.fromisoformat(one) if one else None for one in days)
    done_at, taken_back_at = (datetime.fromisoformat(one) if one else None for one in (done, taken_back))
    owner, noted_at = Member(email or "", name) if name is not None else None, datetime.fromisoformat(noted)
    action = Action(number, text, owner, organisation, due, original, noted_at, done_at, taken_back_at)
    return Owned(group_id, owner_id, action)


def action_numbered(db: Database, group: WorkingGroup, number: int) -> Action:
    """The action with this number. Raises HelpfulError where there is none."""
    found = next((one for one in actions(db, group) if one.number == number), None)
    if found is None:
        raise HelpfulError(
            f"{group.name} has no action {number}.", "To see them: /meeting actions. Nothing was changed."
        )
    return found


def add_action(
    db: Database,
    group: WorkingGroup,
    owner: tuple[Seat, Member],
    text: str,
    due: date | None,
    original: date | None,
    now: datetime,
    actor: str,
) -> Action:
    """Keeps an action and gives it the next number."""
    seat, person = owner
    with write(db):
        sql = (
            "INSERT INTO actions (group_id, number, text, owner_id, organisation, due, original, noted_at) "
            "SELECT ?, COALESCE(MAX(number), 0) + 1, ?, (SELECT id FROM people WHERE email = ?), ?, ?, ?, ? "
            "FROM actions WHERE group_id = ? RETURNING number"
        )
        days = (due.isoformat() if due else None, original.isoformat() if original else None)
        values = (group.id, text, person.email, seat.organisation, *days, now.isoformat(timespec="seconds"), group.id)
        number = int(db.execute(sql, values).fetchone()[0])
        _record(db, group, number, "given", now, actor)
    return Action(number, text, person, seat.organisation, due, original, now)


def note_done(
    db: Database, group: WorkingGroup, number: int, check: Callable[[Action], None], now: datetime, actor: str
) -> tuple[Action, bool]:
    """Notes that an action is done; False where that was known. `check` raises where it may not be said."""
    with write(db):
        action = _standing(db, group, number)
        check(action)
        if action.done_at is None:
            _mark(db, group, number, "done_at", now)
            _record(db, group, number, "done", now, actor)
    return action, action.done_at is None


def note_not_done(
    db: Database, group: WorkingGroup, number: int, check: Callable[[Action], None], now: datetime, actor: str
) -> tuple[Action, bool]:
    """Notes that an action is not done after all; False where it was open. `check` raises where it may not be said."""
    with write(db):
        action = _standing(db, group, number)
        check(action)
        if action.done_at is not None:
            _mark(db, group, number, "done_at", None)
            _record(db, group, number, "not done", now, actor)
    return action, action.done_at is not None


def take_back_action(db: Database, group: WorkingGroup, number: int, now: datetime, actor: str) -> Action:
    """Takes an action off the list; its row stays. Raises HelpfulError where it is off already."""
    with write(db):
        action = _standing(db, group, number)
        _mark(db, group, number, "taken_back_at", now)
        _record(db, group, number, "taken back", now, actor)
    return action


def put_back_action(db: Database, group: WorkingGroup, number: int, now: datetime, actor: str) -> Action:
    """Puts an action on the list again. Raises HelpfulError where it is on it."""
    with write(db):
        action = action_numbered(db, group, number)
        if action.taken_back_at is None:
            raise HelpfulError(f"Action {number} is on the list.", "Nothing was changed.")
        _mark(db, group, number, "taken_back_at", None)
        _record(db, group, number, "put back", now, actor)
    return action


def _standing(db: Database, group: WorkingGroup, number: int) -> Action:
    action = action_numbered(db, group, number)
    if action.taken_back_at is not None:
        raise HelpfulError(f"Action {number} was taken back.", "Nothing was changed.")
    return action


def _mark(db: Database, group: WorkingGroup, number: int, column: str, at: datetime | None) -> None:
    values = (at.isoformat(timespec="seconds") if at else None, group.id, number)
    db.execute(f"UPDATE actions SET {column} = ? WHERE group_id = ? AND number = ?", values)


def _record(db: Database, group: WorkingGroup, number: int, outcome: str, now: datetime, actor: str) -> None:
    record_audit(db, now, actor, "meeting action", f"group {group.slug} action {number}", outcome)
