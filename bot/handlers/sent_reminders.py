"""What became of reminders, for the secretariat."""

from datetime import timedelta

from bot.commands import ShowReminders
from bot.desk import Desk, Visitor
from bot.reply import Reply
from bot.words.feedback import say_for_secretariat
from bot.words.sent_reminders import say_reminders
from knowledge.store.group_rows import all_groups, group_named
from knowledge.store.people_rows import all_people
from knowledge.store.reminder_log import what_became

SHOWN = timedelta(days=14)


def handle_reminders(desk: Desk, command: ShowReminders, visitor: Visitor) -> Reply:
    """What was sent in the last two weeks, what was not and why, and what went astray."""
    if not visitor.in_secretariat:
        return say_for_secretariat("What became of reminders")
    with desk.database() as db:
        group = group_named(db, command.group) if command.group else None
        found = what_became(db, desk.now() - SHOWN, command.which, group.id if group else None)
        people = {one.id: one.name for one in all_people(db)}
        return say_reminders(found, command.which, group, people, {one.id: one.name for one in all_groups(db)})
