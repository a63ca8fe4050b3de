"""Moving the clock of the workspace in the browser."""

from datetime import datetime, timedelta
from typing import assert_never

from bot.commands import ClockCommand, MoveClockBy, MoveClockTo, MoveClockToNext, SetClockBack, ShowClock
from bot.desk import Desk, Visitor
from bot.reply import Reply
from bot.words.clock import ask_back, say_back, say_clock, say_moved
from bot.words.dates import LONDON
from jobs.time_machine import TimeMachine
from knowledge.dates import instant
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write
from knowledge.store.group_rows import all_groups
from knowledge.store.people_rows import all_people


def handle_clock(desk: Desk, machine: TimeMachine, command: ClockCommand, visitor: Visitor) -> Reply:
    """What time it is in the workspace, after it was moved. Raises HelpfulError for what the clock does not do."""
    reading = machine.read()
    match command:
        case ShowClock():
            return say_clock(reading)
        case SetClockBack(is_sure):
            if not reading.ahead:
                return say_clock(reading)
            if not is_sure:
                return ask_back(reading)
            machine.set_back()
            _note(desk, visitor, "set back to the true time")
            return say_back(machine.read())
        case MoveClockToNext():
            passed = machine.go_to_next()
        case MoveClockBy(days):
            passed = machine.go_to(_days_on(reading.now, days))
        case MoveClockTo(day, at):
            passed = machine.go_to(instant(day, at, LONDON))
        case _:
            assert_never(command)
    came_to = machine.read()
    _note(desk, visitor, f"moved to {came_to.now.isoformat(timespec='minutes')}")
    with desk.database() as db:
        people = {one.id: one.name for one in all_people(db)}
        groups = {one.id: one.name for one in all_groups(db)}
    return say_moved(came_to, passed, people, groups)


def _days_on(now: datetime, days: int) -> datetime:
    """The same time by the clock on the wall, so many days later."""
    local = now.astimezone(LONDON)
    return instant(local.date() + timedelta(days=days), local.time(), LONDON)


def _note(desk: Desk, visitor: Visitor, outcome: str) -> None:
    actor = f"person {visitor.person.id}" if visitor.person else "somebody in the workspace"
    with desk.database() as db, write(db):
        record_audit(db, desk.true_now(), actor, "clock", "workspace", outcome)
