"""The seats of a group, kept by the secretariat."""

from dataclasses import replace

from sqlite_utils import Database

from bot.commands import AddSeat, NameDeputy, RemoveSeat, SeatCommand, ShowSeats, VacateSeat, to_text
from bot.handlers.groups import find_group
from bot.handlers.sending import owed_to_calendars
from bot.handlers.whom import Asker, named_with_group
from bot.reply import Reply
from bot.words.seats import say_deputy, say_seat_given, say_seat_removed, say_seats, say_vacated
from knowledge.errors import HelpfulError
from knowledge.groups.group import WorkingGroup
from knowledge.groups.read_members import Listed
from knowledge.people import Role
from knowledge.store.group_rows import group_named
from knowledge.store.seat_change_rows import give_seat, name_deputy, remove_deputy, remove_seat, vacate_seat


def handle_seats(command: SeatCommand, asker: Asker) -> Reply:
    """Shows the seats, or changes one, and says what that changes."""
    visitor = asker.visitor
    with asker.desk.database() as db:
        if isinstance(command, VacateSeat) and not command.group:
            who, name = named_with_group(db, visitor, command.who)
            command = VacateSeat(name, who)
        group = find_group(
            db, command.group, visitor.own, visitor.person, lambda slug: to_text(replace(command, group=slug))
        )
        if isinstance(group, Reply):
            return group
        if not visitor.in_secretariat:
            raise HelpfulError(f"The seats of {group.name} are kept by the secretariat.", "Nothing was changed.")
        return _done(db, group, command, asker)


def _done(db: Database, group: WorkingGroup, command: SeatCommand, asker: Asker) -> Reply:
    now, slug = asker.desk.now(), group.slug
    undo: SeatCommand
    match command:
        case ShowSeats():
            return say_seats(group)
        case AddSeat(_, organisation, name, email, role):
            listed = Listed(name or email, email or None, organisation, role)
            is_new, new_people = give_seat(db, slug, listed, now, asker.actor)
            undo = VacateSeat(slug, email) if email else RemoveSeat(slug, organisation)
            return say_seat_given(group_named(db, slug), listed, is_new, new_people, to_text(undo))
        case VacateSeat(_, who):
            email = asker.person_named(db, who, group).email or ""
            seat = vacate_seat(db, slug, email, now, asker.actor)
            name = seat.holder.name if seat.holder else ""
            undo = AddSeat(slug, seat.organisation, name, email, seat.role)
            after = group_named(db, slug)
            owed = owed_to_calendars(db, after, now)
            return say_vacated(after, seat, to_text(undo), asker.desk.mailer is not None, owed)
        case NameDeputy(_, of, email, name, is_off):
            new_people = []
            if is_off:
                remove_deputy(db, slug, of, email, now, asker.actor)
            else:
                listed = Listed(name or email, email, "", Role.MEMBER, of)
                new_people = name_deputy(db, slug, of, _of_organisation(group, listed), now, asker.actor)
            undo = replace(command, group=slug, is_off=not is_off)
            return say_deputy(group_named(db, slug), command, new_people, to_text(undo))
        case RemoveSeat(_, organisation):
            seat = remove_seat(db, slug, organisation, now, asker.actor)
            return say_seat_removed(
                group_named(db, slug), seat, to_text(AddSeat(slug, seat.organisation, role=seat.role))
            )


def _of_organisation(group: WorkingGroup, listed: Listed) -> Listed:
    """A deputy is taken to be of the organisation whose seat it is."""
    seats = group.seats_of(listed.deputy_of or "")
    return replace(listed, organisation=seats[0].organisation) if seats else listed
