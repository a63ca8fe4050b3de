"""`anchorbot meeting invitation`."""

import sys
from pathlib import Path

from bot.cli.meeting_command import occurrence_typed
from bot.cli.running import guarded, settings_with
from bot.wiring import now
from bot.words.groups import moment
from bot.words.names import shown
from knowledge.errors import HelpfulError
from knowledge.groups.invitation import Sender, invitation, uid, uids_in
from knowledge.store.database import open_database, snapshot
from knowledge.store.group_rows import group_named
from knowledge.store.invitation_rows import calendar_domain


def run_invitation(name: str, day: str, out: Path, data: Path | None) -> int:
    """Writes one meeting as a file for calendars."""

    def work() -> int:
        with open_database(settings_with(data).data) as db, snapshot(db):
            group = group_named(db, name)
            sender = Sender(calendar_domain(db))
        occurrence = occurrence_typed(group, day, now())
        content = invitation(group, occurrence, sender, now())
        if str(out) == "-":
            sys.stdout.buffer.write(content)
            return 0
        _write(out, content, uid(group, occurrence, sender.domain))
        state = "" if occurrence.takes_place else ": cancelled"
        print(f"{shown(str(out))}: {shown(group.name)}, {moment(occurrence)}{state}.")  # noqa: T201
        return 0

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
