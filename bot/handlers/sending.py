"""Invitations sent by e-mail, each at most once."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlite_utils import Database

from bot.desk import Desk
from bot.letter import Letter, Mailer, Mailing, Sendings
from bot.words.letters import correction_letter, invitation_letter
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence
from knowledge.groups.corrections import Cause, Correction, corrections
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
    """Sends the invitation to everybody who has not got it for the meeting as it is now; and, about other meetings,
    what puts the calendars right of those who were given an invitation that is so no more.

    Each is claimed before it is sent: where the process ends in between it counts as unknown, and is not sent again.
    """
    found, now = Mailing(Sendings(), {cause: Sendings() for cause in Cause}), desk.now()
    with desk.database() as db:
        doubt_invitations(db, group, now - GIVEN_UP_AFTER, now, actor)
        owed = corrections(group, given_out(db, group), now)
        sender = Sender(calendar_domain(db), mailer.sender)
    letters = [_Due(occurrence, guest, found.invitations) for guest in guests(group)]
    letters += [_Due(one.occurrence, one.guest, found.corrections[one.cause], one) for one in owed]
    with mailer.connected() as send:
        for one in letters:
            _post(desk, send, sender, group, one, actor)
    return found


def owed_to_calendars(db: Database, group: WorkingGroup, now: datetime) -> list[Correction]:
    """What the next sending will put right in whose calendar, beside the invitations themselves."""
    return [one for one in corrections(group, given_out(db, group), now) if not one.was_tried]


@dataclass(frozen=True)
class _Due:
    """What is to be sent to one guest, unless it was before, and where what becomes of it is noted."""

    occurrence: Occurrence
    guest: Member
    found: Sendings
    correction: Correction | None = None

    @property
    def takes_out(self) -> bool:
        return self.correction.takes_out if self.correction else not self.occurrence.takes_place


def _post(
    desk: Desk, send: Callable[[Letter], Outcome], sender: Sender, group: WorkingGroup, due: _Due, actor: str
) -> None:
    occurrence, guest = due.occurrence, due.guest
    with desk.database() as db:
        is_first = not was_invited(db, group, occurrence, guest.email)
        claimed = claim_invitation(db, group, occurrence, due.takes_out, guest.email, desk.now())
    if isinstance(claimed, Mailed):
        _known(due.found, guest, claimed)
        return
    if due.correction:
        letter = correction_letter(group, replace(due.correction, occurrence=claimed), sender, desk.now())
    else:
        letter = invitation_letter(group, claimed, sender, guest, desk.now(), is_first)
    outcome = _sent(send, letter)
    with desk.database() as db:
        state = _note(due.found, guest, outcome)
        settle_invitation(db, group, claimed, guest.email, state, desk.now(), actor)


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
