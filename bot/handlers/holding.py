"""Holding reminders back, and letting them go."""

from datetime import date, time

from sqlite_utils import Database

from bot.commands import HoldingCommand, PauseReminders, ResumeReminders, to_text
from bot.handlers.whom import Asker
from bot.reply import Reply
from bot.words.sending import say_held, say_paused, say_resumed
from jobs.kinds.kind import OFFICE
from jobs.plan import foresee
from knowledge.dates import instant, spoken
from knowledge.errors import HelpfulError
from knowledge.groups.group import WorkingGroup
from knowledge.store.group_rows import all_groups, group_named
from knowledge.store.pause_rows import EVERYTHING, Pause, count_held, pause, pauses, resume


def handle_holding(command: HoldingCommand, asker: Asker) -> Reply:
    """Holds the reminders of all groups, or of one, or lets them go; a button undoes it."""
    if not asker.visitor.in_secretariat:
        raise HelpfulError("Reminders are held back by the secretariat.", "Ask them. Nothing was changed.")
    with asker.desk.database() as db:
        group = group_named(db, command.group) if command.group else None
        if isinstance(command, PauseReminders):
            return _paused(db, group, command.until, asker)
        return _resumed(db, group, asker)


def _paused(db: Database, group: WorkingGroup | None, day: date | None, asker: Asker) -> Reply:
    now, group_id = asker.desk.now(), group.id if group else EVERYTHING
    until = instant(day, time(0), OFFICE.zone) if day else None
    if day and until and until <= now:
        raise HelpfulError(f"{spoken(day)} is not to come.", "Give a later day. Nothing was changed.")
    before = pauses(db, now).get(group_id)
    pause(db, group_id, until, now, asker.actor, _target(group))
    waiting = len(foresee(db, now, until, [group] if group else None)) if until else None
    undo = _command(before, group) if before else ResumeReminders(group.slug if group else "")
    return say_paused(group.name if group else "", day, waiting, to_text(undo))


def _resumed(db: Database, group: WorkingGroup | None, asker: Asker) -> Reply:
    now, group_id = asker.desk.now(), group.id if group else EVERYTHING
    found = pauses(db, now)
    before, waiting = found.pop(group_id, None), count_held(db, now, group_id)
    names = {one.id: one for one in all_groups(db)}
    if before is None:
        held = ", ".join(f"/anchor {to_text(ResumeReminders(_slug(names.get(one))))}" for one in found)
        all_of_them = (
            "Not all reminders are held back" if found else "Reminders are not held back: they are sent already"
        )
        wrong = f"The reminders of {group.name} are not held back" if group else all_of_them
        raise HelpfulError(f"{wrong}.", f"Nothing was changed.{f' What is, goes with: {held}' if held else ''}")
    resume(db, group_id, now, asker.actor, _target(group))
    if group:
        found = {one: each for one, each in found.items() if one == EVERYTHING}
    still = [say_held(each, names[one].name if one in names else "") for one, each in sorted(found.items())]
    return say_resumed(group.name if group else "", waiting, still, to_text(_command(before, group)))


def _command(of: Pause, group: WorkingGroup | None) -> PauseReminders:
    day = of.until.astimezone(OFFICE.zone).date() if of.until else None
    return PauseReminders(day, _slug(group))


def _slug(group: WorkingGroup | None) -> str:
    return group.slug if group else ""


def _target(group: WorkingGroup | None) -> str:
    return f"group {group.slug}" if group else "all reminders"
