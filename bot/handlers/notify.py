"""How somebody is reminded, and what they want to be otherwise about it."""

from dataclasses import replace
from datetime import date, timedelta

from sqlite_utils import Database

from bot.commands import ChangeNotify, NotifyCommand, ShowNotify
from bot.handlers.whom import Asker
from bot.reply import Reply
from bot.words.notify import ask_wishes, say_wishes
from knowledge.dates import spoken, zone_named, zone_typed
from knowledge.errors import HelpfulError
from knowledge.groups.group import WorkingGroup
from knowledge.groups.wishes import Wishes, turned_on
from knowledge.people import Person
from knowledge.store.group_rows import all_groups
from knowledge.store.silence_rows import tell_of_silence
from knowledge.store.wish_rows import save_wishes, wishes_of

LONGEST_SNOOZE = timedelta(days=183)
_LONDON = zone_named("Europe/London")


def handle_notify(command: NotifyCommand, asker: Asker) -> Reply:
    """Shows how the asker is reminded, after the change that they asked for. A seat holder who is to get nothing is
    told that the secretariat asks them by other ways."""
    person, now = asker.visitor.person, asker.desk.now()
    if person is None or not person.id:
        raise HelpfulError(
            "I do not know you, so I send you no reminders.", "Type /anchor whoami to see how to be added."
        )
    with asker.desk.database() as db:
        wishes, groups = wishes_of(db, person.id), _groups_of(db, person)
        today = now.astimezone(wishes.zone(_LONDON)).date()
        if isinstance(command, ShowNotify):
            return ask_wishes(wishes) if command.in_form else say_wishes(wishes, groups, person, today)
        wanted = changed(wishes, command, today)
        is_same = wanted == wishes
        if not is_same:
            wishes = save_wishes(db, person.id, wanted, now, asker.actor)
            if wishes.is_off and groups:
                tell_of_silence(db, person.id, now)
    return say_wishes(wishes, groups, person, today, "It is so already." if is_same else "Noted.")


def changed(wishes: Wishes, command: ChangeNotify, today: date) -> Wishes:
    """The wishes after a change. Whoever says how much they want to be reminded wants to be reminded. Raises
    HelpfulError for a time zone that is not there, and a day that is over or far away."""
    if command.amount:
        weekday = wishes.weekday if command.weekday is None else command.weekday
        wishes = replace(turned_on(wishes), amount=command.amount, weekday=weekday)
    if command.zone is not None:
        wishes = replace(wishes, time_zone=zone_typed(command.zone) if command.zone else "")
    if command.is_direct is not None:
        wishes = replace(wishes, prefers_direct=command.is_direct)
    if command.is_on is not None:
        wishes = replace(turned_on(wishes), is_off=not command.is_on)
    until = command.until if command.days is None else today + timedelta(days=command.days)
    return replace(wishes, not_before=_checked(until, today), is_off=False) if until else wishes


def _checked(until: date, today: date) -> date:
    if not today < until <= today + LONGEST_SNOOZE:
        wrong = "is not to come" if until <= today else "is more than half a year away"
        raise HelpfulError(
            f"{spoken(until)} {wrong}.",
            "Try: /anchor notify snooze 2 weeks, or: /anchor notify off. Nothing was changed.",
        )
    return until


def _groups_of(db: Database, person: Person) -> list[WorkingGroup]:
    """The groups in which somebody holds a seat."""
    return [group for group in all_groups(db) if group.is_held_by(person.email)]
