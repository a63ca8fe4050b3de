"""Seats of a group in words."""

from collections.abc import Sequence

from bot.commands import NameDeputy
from bot.reply import Choice, Items, Paragraph, Reply
from bot.words.answers import joined
from bot.words.corrections import say_owed
from bot.words.groups import quorum_in_words
from bot.words.names import shown
from knowledge.groups.corrections import Correction
from knowledge.groups.group import Seat, WorkingGroup
from knowledge.groups.read_members import Listed
from knowledge.people import Role


def say_seats(group: WorkingGroup) -> Reply:
    """Every seat with its holder and deputies, vacant ones first."""
    vacant = sum(seat.holder is None for seat in group.seats)
    many = "1 seat" if len(group.seats) == 1 else f"{len(group.seats)} seats"
    line = f"{shown(group.name)}: {many}, {vacant} vacant."
    seats = sorted(group.seats, key=lambda seat: (seat.holder is not None, seat.organisation.casefold()))
    how = 'To fill one: /meeting seat add "Essex Police" Kim Lee kim@police.example for ' + group.slug
    return Reply(line, (Paragraph(line), Items(tuple(map(_described, seats))), Paragraph(how)))


def _described(seat: Seat) -> str:
    holder = f"{shown(seat.holder.name)}, {shown(seat.holder.email)}" if seat.holder else "vacant"
    role = "" if seat.role is Role.MEMBER else f", {seat.role}"
    deputies = joined(f"{shown(one.name)} ({shown(one.email)})" for one in seat.deputies)
    return f"{shown(seat.organisation)}: {holder}{role}{f'; deputy {deputies}' if deputies else ''}"


def say_seat_given(group: WorkingGroup, listed: Listed, is_new: bool, new_people: Sequence[str], undo: str) -> Reply:
    """Who has which seat now."""
    organisation = shown(listed.organisation)
    if not listed.email:
        return _changed(group, f"{organisation} has one more seat in {shown(group.name)}, and it is vacant.", (), undo)
    which = "a new seat" if is_new else "the seat that was vacant"
    line = f"{shown(listed.name)} has {which} of {organisation} in {shown(group.name)}, as {listed.role}."
    return _changed(group, line, new_people, undo)


def say_vacated(group: WorkingGroup, seat: Seat, undo: str, can_send: bool, owed: Sequence[Correction] = ()) -> Reply:
    """That a seat is vacant; `owed` is what calendars have to be put right about."""
    name = shown(seat.holder.name) if seat.holder else "Nobody"
    line = f"The seat of {shown(seat.organisation)} in {shown(group.name)} is vacant: {name} has left it."
    kept = "What they answered to meetings to come is taken out; that they were at earlier ones stays."
    reply = _changed(group, line, (), undo)
    remove = Choice("Remove the seat", f'meeting seat remove "{seat.organisation}" for {group.slug}')
    invited = map(Paragraph, say_owed(group, owed, can_send))
    send = Choice("Send the invitations by e-mail", f"meeting send-invitations {group.slug}")
    below = (send, remove) if owed and can_send else (remove,)
    return Reply(line, (*reply.parts[:1], Paragraph(kept), *invited, *reply.parts[1:], *below))


def say_deputy(group: WorkingGroup, command: NameDeputy, new_people: Sequence[str], undo: str) -> Reply:
    """Who is deputy, or no more."""
    of = next(seat for seat in group.seats if seat.holder and seat.holder.email == command.of)
    holder = shown(of.holder.name) if of.holder else ""
    is_ = "is no deputy any more" if command.is_off else "is a deputy"
    line = (
        f"{shown(command.name or command.email)} {is_} of {holder} ({shown(of.organisation)}) in {shown(group.name)}."
    )
    return _changed(group, line, new_people, undo)


def say_seat_removed(group: WorkingGroup, seat: Seat, undo: str) -> Reply:
    """That a seat is gone."""
    line = f"The vacant seat of {shown(seat.organisation)} in {shown(group.name)} is removed."
    return _changed(group, line, (), undo)


def _changed(group: WorkingGroup, line: str, new_people: Sequence[str], undo: str) -> Reply:
    known = f"New to the network, and added to it: {shown(joined(new_people))}."
    new = [Paragraph(known)] if new_people else []
    rule = Paragraph(f"The quorum is now: {quorum_in_words(group)}.")
    return Reply(line, (Paragraph(line), *new, rule, Choice("Undo", undo)))
