"""When and where a group meets: breaks, holidays, place, link and papers."""

from dataclasses import replace
from types import MappingProxyType

from sqlite_utils import Database

from bot.commands import Arrange, Arrangement, SetBreak, SetDay, to_text
from bot.handlers.groups import find_group, may_decide
from bot.handlers.whom import Asker
from bot.reply import Reply
from bot.words.arrangements import say_arranged, say_break, say_day
from knowledge.dates import Break, spoken
from knowledge.errors import HelpfulError
from knowledge.groups.closures import clashes_after, with_break, without_break
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import next_occurrence, occurrence_on
from knowledge.groups.whom import group_at_start
from knowledge.store.arrangement_rows import papers_of, save_breaks, save_link, save_papers, save_place
from knowledge.store.group_rows import all_groups, day_overrides, set_day_overrides

_NOTHING = "Ask them. Nothing was changed."


def handle_break(command: SetBreak, asker: Asker) -> Reply:
    """Adds a break of a group, or takes one out; says which meetings clash since, or do no more."""
    now = asker.desk.now()
    with asker.desk.database() as db:
        group = _group(db, command, asker)
        if isinstance(group, Reply):
            return group
        if not asker.visitor.in_secretariat:
            raise HelpfulError(f"The breaks of {group.name} are set by the secretariat.", _NOTHING)
        if command.is_off:
            working, one = without_break(group.working, command.first, command.last)
        else:
            one = Break(command.first, command.last, command.name)
            working = with_break(group.working, one, now.astimezone(group.zone).date())
        save_breaks(db, group, working.breaks, now, asker.actor)
    undo = SetBreak(group.slug, one.first, one.last, "" if not command.is_off else one.name, not command.is_off)
    return say_break(one, command.is_off, clashes_after(group, working, now), to_text(undo))


def handle_day(command: SetDay, asker: Asker) -> Reply:
    """Says of a day what it is for all groups, and which meetings clash since, or do no more."""
    now, day = asker.desk.now(), command.day
    if not asker.visitor.in_secretariat:
        raise HelpfulError("Holidays and working days of the network are set by the secretariat.", _NOTHING)
    with asker.desk.database() as db:
        groups, before = all_groups(db), day_overrides(db)
        if day < now.date():
            raise HelpfulError(f"{spoken(day)} is in the past.", "Nothing was changed.")
        if before.get(day) == command.name:
            raise HelpfulError(f"{spoken(day)} is that already.", "Nothing was changed.")
        set_day_overrides(db, [(day, command.name)], now, asker.actor)
        after = MappingProxyType(day_overrides(db))
    changed = [clashes_after(group, replace(group.working, overrides=after), now) for group in groups]
    undo = to_text(SetDay(day, before.get(day)))
    return say_day(day, command.name, [one for one in changed if one.new or one.gone], undo)


def handle_arrangement(command: Arrange, asker: Asker) -> Reply:
    """Keeps a group's place or link, or the papers of a meeting."""
    now, what = asker.desk.now(), command.what
    with asker.desk.database() as db:
        if what is Arrangement.PLACE and command.value and asker.visitor.own.in_network:
            name, place = group_at_start(f"{command.group} {command.value}", all_groups(db))
            command = replace(command, group=name, value=place) if name and place else command
        group = _group(db, command, asker)
        if isinstance(group, Reply):
            return group
        _check_may_arrange(group, what, asker)
        occurrence = None
        match what:
            case Arrangement.PLACE:
                before = group.place
                save_place(db, group, command.value, now, asker.actor)
            case Arrangement.LINK:
                before = group.link
                save_link(db, group, command.value, now, asker.actor)
            case Arrangement.PAPERS:
                occurrence = occurrence_on(group, command.day) if command.day else next_occurrence(group, now)
                before = papers_of(db, group, occurrence.original)
                save_papers(db, group, occurrence.original, command.value, now, asker.actor)
    undo = Arrange(what, group.slug, before, occurrence.original if occurrence else None)
    return say_arranged(group, what, command.value, occurrence, to_text(undo))


def _group(db: Database, command: SetBreak | Arrange, asker: Asker) -> WorkingGroup | Reply:
    visitor = asker.visitor
    return find_group(
        db, command.group, visitor.own, visitor.person, lambda slug: to_text(replace(command, group=slug))
    )


def _check_may_arrange(group: WorkingGroup, what: Arrangement, asker: Asker) -> None:
    if what is Arrangement.PLACE and not asker.visitor.in_secretariat:
        raise HelpfulError(f"The place of {group.name} is set by the secretariat.", _NOTHING)
    if not may_decide(group, asker.visitor):
        raise HelpfulError(f"The {what} of {group.name} can be set by its co-chairs and the secretariat.", _NOTHING)
