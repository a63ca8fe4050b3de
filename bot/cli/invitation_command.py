"""`anchorbot meeting invitation` and `meeting invite`."""

import sys
from functools import partial
from pathlib import Path

from bot.cli.dates import day_typed
from bot.cli.meeting_command import occurrence_typed
from bot.cli.running import guarded, settings_with
from bot.handlers.invitations import sender_of
from bot.handlers.sending import mailer_for, send_invitations
from bot.wiring import make_desk
from bot.wiring.clock import now_in
from bot.words.groups import moment
from bot.words.invitations import say_mailing
from bot.words.names import shown
from bot.words.plain import as_text
from knowledge.errors import HelpfulError
from knowledge.groups.fallen import meeting_on
from knowledge.groups.invitation import invitation, uid, uids_in
from knowledge.groups.next_meeting import next_occurrence
from knowledge.store.database import snapshot
from knowledge.store.group_rows import group_named

_ACTOR = "command line"


def run_invitation(name: str, day: str, out: Path, data: Path | None) -> int:
    """Writes one meeting as a file for calendars."""

    def work() -> int:
        settings = settings_with(data)
        desk = make_desk(settings, clock=partial(now_in, settings.data))
        with desk.database() as db, snapshot(db):
            group, sender = group_named(db, name), sender_of(desk, db)
        instant = desk.now()
        occurrence = (
            meeting_on(group, day_typed(day, "--occurrence", instant.date()))
            if day
            else next_occurrence(group, instant)
        )
        content = invitation(group, occurrence, sender, instant)
        if str(out) == "-":
            sys.stdout.buffer.write(content)
            return 0
        _write(out, content, uid(group, occurrence, sender.domain))
        state = "" if occurrence.takes_place else ": cancelled"
        print(f"{shown(str(out))}: {shown(group.name)}, {moment(occurrence)}{state}.")  # noqa: T201
        return 0

    return guarded(work)


def run_invite(name: str, day: str, data: Path | None) -> int:
    """Sends a meeting's invitations by e-mail to everybody who has not got them; 1 where not all could be sent."""

    def work() -> int:
        settings = settings_with(data)
        desk = make_desk(settings, clock=partial(now_in, settings.data))
        with desk.database() as db, snapshot(db):
            group = group_named(db, name)
        occurrence = occurrence_typed(group, day, desk.now())
        found = send_invitations(desk, mailer_for(desk, group, occurrence), group, occurrence, _ACTOR)
        print(as_text(say_mailing(group, occurrence, found)))  # noqa: T201
        return 0 if found.is_whole else 1

    return guarded(work)


def _write(out: Path, content: bytes, known_as: str) -> None:
    """Writes it whole or not at all, over nothing but an earlier invitation to the same meeting."""
    beside = out.with_name(f".{out.name}.new")
    try:
        if out.exists() and (out.is_dir() or uids_in(out.read_bytes()) != {known_as}):
            wrong = f"{shown(str(out))} is there already, and is no invitation to this meeting."
            raise HelpfulError(wrong, "Name another file. Nothing was written.")
        beside.write_bytes(content)
        beside.replace(out)
    except OSError as error:
        raise HelpfulError(
            f"{shown(str(out))} cannot be written: {error.strerror}.", "Name another file. Nothing was written."
        ) from error
