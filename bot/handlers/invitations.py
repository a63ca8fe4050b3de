"""Invitations to meetings: as files for people's own calendars, and by e-mail."""

from sqlite_utils import Database

from bot.commands import InviteToMeeting, Inviting, to_text
from bot.desk import Desk, Visitor
from bot.handlers.groups import find_group, may_decide
from bot.handlers.sending import mailer_for, send_invitations
from bot.reply import Reply
from bot.words.invitations import say_invitation, say_mailing
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence
from knowledge.groups.fallen import meeting_on
from knowledge.groups.group import Member, WorkingGroup
from knowledge.groups.invitation import Sender, invitation
from knowledge.groups.next_meeting import next_occurrence, occurrence_on
from knowledge.store.database import snapshot
from knowledge.store.invitation_rows import calendar_domain, note_file_taken


def handle_invitation(desk: Desk, command: InviteToMeeting, visitor: Visitor) -> Reply:
    """A meeting as a file for whoever asks, or its invitations by e-mail for everybody with a seat."""

    def again(slug: str) -> str:
        return to_text(InviteToMeeting(command.way, slug, command.day))

    with desk.database() as db, snapshot(db):
        group = find_group(db, command.group, visitor.own, visitor.person, again)
        if isinstance(group, Reply):
            return group
        sender = sender_of(desk, db)
    check = _may_send if command.way is Inviting.SEND else _may_have
    check(group, visitor)
    match command.way:
        case Inviting.TAKE:
            occurrence = meeting_on(group, command.day) if command.day else next_occurrence(group, desk.now())
            if visitor.person:
                with desk.database() as db:
                    occurrence = note_file_taken(db, group, occurrence, visitor.person, desk.now())
            content = invitation(group, occurrence, sender, desk.now(), _guest(group, visitor))
            return say_invitation(group, occurrence, content)
        case Inviting.SEND:
            occurrence = occurrence_on(group, command.day) if command.day else next_occurrence(group, desk.now())
            return _send(desk, group, occurrence, visitor)


def sender_of(desk: Desk, db: Database) -> Sender:
    """Who invites: whoever e-mails come from, where they are sent."""
    return Sender(calendar_domain(db), desk.mailer.sender if desk.mailer else None)


def _may_have(group: WorkingGroup, visitor: Visitor) -> None:
    if _guest(group, visitor) is None and not visitor.in_secretariat:
        raise HelpfulError(f"Invitations are for the members of {group.name}.", "Ask in its own channel.")


def _may_send(group: WorkingGroup, visitor: Visitor) -> None:
    if not may_decide(group, visitor):
        wrong = f"Invitations to {group.name} are sent by its co-chairs and the secretariat."
        raise HelpfulError(wrong, "Ask one of them. Nothing was sent.")


def _guest(group: WorkingGroup, visitor: Visitor) -> Member | None:
    """Whoever asks, where they have a seat in the group or are a deputy in it."""
    person = visitor.person
    if person is None or not person.email or not group.seats_of(person.email):
        return None
    return Member(person.email, person.name)


def _send(desk: Desk, group: WorkingGroup, occurrence: Occurrence, visitor: Visitor) -> Reply:
    mailer = mailer_for(desk, group, occurrence)
    actor = f"person {visitor.person.id}" if visitor.person else "unknown"
    return say_mailing(group, occurrence, send_invitations(desk, mailer, group, occurrence, actor))
