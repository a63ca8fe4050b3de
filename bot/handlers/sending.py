"""Invitations sent by e-mail, each at most once."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlite_utils import Database

from bot.desk import Desk
from bot.letter import Letter, Mailer, Mailing, Sendings
from bot.words.letters import invitation_letter
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence
from knowledge.groups.fallen import fallen_meetings
from knowledge.groups.group import Member, WorkingGroup
from knowledge.groups.invitation import Sender, guests
from knowledge.notices import Outcome, Refused, Sent, Unknown
from knowledge.store.invitation_rows import (
    Mailed,
    calendar_domain,
    claim_invitation,
    doubt_invitations,
    given_out,
    settle_invitation,
    was_invited,
)

_log = logging.getLogger(__name__)
GIVEN_UP_AFTER = timedelta(minutes=10)
"""Nobody sends one letter for so long."""


def mailer_for(desk: Desk, group: WorkingGroup, occurrence: Occurrence) -> Mailer:
    """What sends the invitations to a meeting. Raises HelpfulError where nothing does, or it is too late."""
    if desk.mailer is None:
        raise HelpfulError(
            "I cannot send e-mails: no mail server is set (ANCHORBOT_SMTP_HOST).",
            "“/meeting invite” gives everybody the file for their own calendar. Nothing was sent.",
        )
    if occurrence.starts(group.zone) <= desk.now():
        raise HelpfulError(f"That meeting of {group.name} has begun, or is over.", "Nothing was sent.")
    return desk.mailer


def send_invitations(desk: Desk, mailer: Mailer, group: WorkingGroup, occurrence: Occurrence, actor: str) -> Mailing:
    """Sends the invitation to everybody who has not got it for the meeting as it is now; and to whoever has one for a
    date that the group has no more, that it is cancelled.

    Each is claimed before it is sent: where the process ends in between it counts as unknown, and is not sent again.
    """
    found, now = Mailing(Sendings(), Sendings()), desk.now()
    with desk.database() as db:
        doubt_invitations(db, group, occurrence, now - GIVEN_UP_AFTER, now, actor)
        for gone in _still_to_come(group, now):
            doubt_invitations(db, group, gone, now - GIVEN_UP_AFTER, now, actor)
        owed = cancellations_due(db, group, now, found.cancellations)
        sender = Sender(calendar_domain(db), mailer.sender)
    with mailer.connected() as send:
        for guest in guests(group):
            _post(desk, send, sender, group, occurrence, guest, actor, found.invitations)
        for gone, guest in owed:
            _post(desk, send, sender, group, gone, guest, actor, found.cancellations)
    return found


def cancellations_due(
    db: Database, group: WorkingGroup, now: datetime, known: Sendings | None = None
) -> list[tuple[Occurrence, Member]]:
    """Whom a cancellation is owed for which date to come that the group has no more: those who were given an invitation
    for it, and no cancellation since. Where one went astray that goes among the `known`."""
    owed: list[tuple[Occurrence, Member]] = []
    for gone in _still_to_come(group, now):
        for one in given_out(db, group, gone):
            if not one.is_cancelled:
                owed.append((gone, one.guest))
            elif one.by_mail and known:
                _known(known, one.guest, one.by_mail)
    return owed


def _still_to_come(group: WorkingGroup, now: datetime) -> list[Occurrence]:
    """What is past can stay in calendars: a letter on a day that is over would only puzzle."""
    return [one for one in fallen_meetings(group) if one.starts(group.zone) > now]


def _post(
    desk: Desk,
    send: Callable[[Letter], Outcome],
    sender: Sender,
    group: WorkingGroup,
    occurrence: Occurrence,
    guest: Member,
    actor: str,
    found: Sendings,
) -> None:
    with desk.database() as db:
        is_first = not was_invited(db, group, occurrence, guest.email)
        known = claim_invitation(db, group, occurrence, guest.email, desk.now())
    if known is not None:
        _known(found, guest, known)
        return
    outcome = _sent(send, invitation_letter(group, occurrence, sender, guest, desk.now(), is_first))
    with desk.database() as db:
        state = _note(found, guest, outcome)
        settle_invitation(db, group, occurrence, guest.email, state, desk.now(), actor)


def _sent(send: Callable[[Letter], Outcome], letter: Letter) -> Outcome:
    try:
        return send(letter)
    except Exception:
        _log.exception("a letter may have been sent or not")
        return Unknown("the unexpected")


def _known(found: Sendings, guest: Member, known: Mailed) -> None:
    match known:
        case Mailed.SENT:
            found.before.append(guest)
        case Mailed.SENDING:
            found.sending.append(guest)
        case Mailed.UNKNOWN | Mailed.REFUSED:
            found.unknown.append(guest)


def _note(found: Sendings, guest: Member, outcome: Outcome) -> Mailed:
    match outcome:
        case Sent():
            found.sent.append(guest)
            return Mailed.SENT
        case Refused(reason):
            found.refused.append((guest, reason))
            return Mailed.REFUSED
        case _:
            found.unknown.append(guest)
            return Mailed.UNKNOWN
