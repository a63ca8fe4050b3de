"""Who has signed the charter: for everybody of the network to read, for the secretariat to note."""

from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from bot.commands import CharterCommand, NoteStage, ShowCharter, to_text
from bot.desk import Desk, Visitor
from bot.reply import Reply
from bot.words.charter import (
    ask_for_step,
    ask_whether_meant,
    ask_whether_new,
    ask_which_organisation,
    ask_why,
    say_charter,
    say_noted,
    say_signatory,
)
from knowledge.charter.signatory import Entry, Stage, at_stage
from knowledge.charter.steps import NOT_SAVED, check_entry, doubts
from knowledge.errors import HelpfulError
from knowledge.organisations import organisations_meant
from knowledge.store.charter_rows import add_entry, signatories, signatory_called
from knowledge.store.database import write
from knowledge.store.group_rows import all_groups
from knowledge.store.people_rows import all_people

_LONDON = ZoneInfo("Europe/London")
_NEAR = 0.75


def handle_charter(desk: Desk, command: CharterCommand, visitor: Visitor) -> Reply:
    """The list, one organisation's history, or an entry that is kept."""
    today = desk.now().astimezone(_LONDON).date()
    if isinstance(command, ShowCharter):
        return _show(desk, command, visitor, today)
    if not visitor.in_secretariat:
        raise HelpfulError("Who is on the way to the charter is noted by the secretariat.", f"Ask them. {NOT_SAVED}")
    return _note(desk, command, visitor, today)


def _show(desk: Desk, command: ShowCharter, visitor: Visitor, today: date) -> Reply:
    with desk.database() as db:
        found = signatories(db) if visitor.viewer.in_network else []
    if command.stage:
        found = at_stage(found, command.stage, today)
    if not command.organisation:
        return say_charter(found, command.stage, today)
    names = organisations_meant(command.organisation, [one.organisation for one in found])
    named = [one for one in found if one.organisation in names]
    if not named:
        raise HelpfulError(
            f"Nothing is noted on the charter of “{command.organisation[:80]}”.", "To see what is: /charter list"
        )
    if len(named) > 1:
        return say_charter(named, command.stage, today)
    return say_signatory(named[0], today, visitor.in_secretariat and visitor.own == visitor.viewer)


def _note(desk: Desk, command: NoteStage, visitor: Visitor, today: date) -> Reply:
    with desk.database() as db:
        known = _known_organisations(db)
        if not command.organisation:
            return ask_for_step(known)
        found = organisations_meant(command.organisation, known)
        if len(found) > 1:
            return ask_which_organisation(found, [to_text(replace(command, organisation=one)) for one in found])
        if not found and not command.is_sure:
            return ask_whether_new(command, get_close_matches(command.organisation, known, n=3, cutoff=_NEAR))
        command = replace(command, organisation=found[0] if found else command.organisation)
        return _kept(desk, db, command, visitor, today)


def _kept(desk: Desk, db: Database, command: NoteStage, visitor: Visitor, today: date) -> Reply:
    """The entry, kept; or a question back where it is unusual, and for the reason where nobody has given one."""
    entry = _entry(command, today)
    with write(db):
        signatory = signatory_called(db, command.organisation)
        check_entry(signatory, entry, today)
        unusual = doubts(signatory, entry)
        if unusual and not command.is_sure:
            return ask_whether_meant(command, unusual)
        if unusual and not entry.reason:
            return ask_why(command, unusual)
        return say_noted(add_entry(db, signatory, entry, visitor.person, desk.now()), today)


def _entry(command: NoteStage, today: date) -> Entry:
    """The entry that a command is. Raises HelpfulError for what it leaves open."""
    told, stage, name = command.told, command.stage, command.organisation
    is_by_word = stage in (None, Stage.CALL_IN_OVER)
    missing = {
        "the day": told.day is None and not is_by_word,
        "the body that decided": stage is Stage.DECIDED and not told.by,
        "the version that was signed": stage is Stage.SIGNED and not told.version,
    }
    if open_ := [what for what, is_missing in missing.items() if is_missing]:
        day = told.day or "…"
        whole = {
            Stage.DECIDED: f'decided {day} by "{told.by or "…"}"',
            Stage.WITHDRAWN: f"withdrawn {day} because {told.why or '…'}",
            Stage.SIGNED: f"signed {day} version {told.version or '…'}",
        }.get(stage or Stage.SIGNED, f"{stage} {day}")
        number = f" {command.corrects}" if command.corrects else ""
        verb = "correct" if command.corrects else "sign"
        raise HelpfulError(
            f"I read “{stage}” of {name}. I need {' and '.join(open_)}.",
            f'{NOT_SAVED} With that in place of the dots: /charter {verb} "{name}"{number} {whole}',
        )
    return Entry(
        stage=stage,
        day=told.day or today,
        by=told.by,
        call_in_until=told.call_in_until,
        version=told.version,
        link=told.link,
        reason=told.why,
        corrects=command.corrects,
    )


def _known_organisations(db: Database) -> list[str]:
    """Those of the network's people, of seats, and of the charter itself, by name."""
    names = [one.organisation for one in signatories(db)]
    names += [person.organisation for person in all_people(db)]
    names += [seat.organisation for group in all_groups(db) for seat in group.seats]
    return sorted({name.casefold(): name for name in reversed(names) if name.strip()}.values(), key=str.casefold)
