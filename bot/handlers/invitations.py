"""Invitations to meetings, for people's own calendars."""

from bot.commands import InviteToMeeting, Inviting, to_text
from bot.desk import Desk, Visitor
from bot.handlers.groups import find_group
from bot.reply import Reply
from bot.words.invitations import say_invitation
from knowledge.errors import HelpfulError
from knowledge.groups.group import Member, WorkingGroup
from knowledge.groups.invitation import Sender, invitation
from knowledge.groups.next_meeting import next_occurrence, occurrence_on
from knowledge.store.database import snapshot
from knowledge.store.invitation_rows import calendar_domain


def handle_invitation(desk: Desk, command: InviteToMeeting, visitor: Visitor) -> Reply:
    """A meeting as a file for the calendar: for those with a seat in the group, and the secretariat."""

    if command.way is Inviting.SEND:
        raise HelpfulError("I cannot send e-mails: no mail server is set.", "“/meeting invite” gives the file.")

    def again(slug: str) -> str:
        return to_text(InviteToMeeting(command.way, slug, command.day))

    with desk.database() as db, snapshot(db):
        group = find_group(db, command.group, visitor.own, visitor.person, again)
        if isinstance(group, Reply):
            return group
        guest = _guest(group, visitor)
        if guest is None and not visitor.in_secretariat:
            raise HelpfulError(f"Invitations are for the members of {group.name}.", "Ask in its own channel.")
        now = desk.now()
        occurrence = occurrence_on(group, command.day) if command.day else next_occurrence(group, now)
        sender = Sender(calendar_domain(db))
    return say_invitation(group, occurrence, invitation(group, occurrence, sender, now, guest))


def _guest(group: WorkingGroup, visitor: Visitor) -> Member | None:
    """Whoever asks, where they have a seat in the group or are a deputy in it."""
    person = visitor.person
    if person is None or not person.email or not group.seats_of(person.email):
        return None
    return Member(person.email, person.name)
