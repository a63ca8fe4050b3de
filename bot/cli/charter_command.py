"""`anchorbot charter list`, `charter import` and `charter export`."""

import json
from datetime import date
from pathlib import Path

from bot.cli.reading_files import content_of
from bot.cli.running import USAGE, guarded, settings_with, tell
from bot.cli.saving import write_file
from bot.wiring.clock import now_by
from bot.words.charter import say_charter
from bot.words.names import shown
from bot.words.people import say_problems
from bot.words.plain import as_text
from knowledge.charter.charter_table import as_csv, new_entries, read_charter_table
from knowledge.charter.signatory import Entry, Signatory
from knowledge.errors import HelpfulError
from knowledge.store.charter_rows import add_entry, signatories, signatory_called
from knowledge.store.database import open_database, snapshot, write

_MOST_BYTES = 10_000_000


def run_list(data: Path | None, as_json: bool) -> int:
    """Prints who is how far: for a program one JSON object a line."""

    def work() -> int:
        with open_database(settings_with(data).data) as db, snapshot(db):
            found, today = signatories(db), now_by(db).date()
        if as_json:
            for one in found:
                print(json.dumps(_record(one, today), ensure_ascii=False))  # noqa: T201
        else:
            print(as_text(say_charter(found, None, today)))  # noqa: T201
        return 0

    return guarded(work)


def run_import(file: str, data: Path | None, is_trial: bool) -> int:
    """Adds what is not there yet, all or nothing."""

    def work() -> int:
        name = "standard input" if file == "-" else Path(file).name
        content = content_of(file, _MOST_BYTES)
        if len(content) > _MOST_BYTES:
            raise HelpfulError(f"{shown(name)} is far too big for a list of signatories.", "Nothing was saved.")
        listed, problems = read_charter_table(content)
        with open_database(settings_with(data).data) as db, write(db):
            at = now_by(db)
            entries, forbidden = new_entries(listed, signatories(db), at.date())
            problems = sorted([*problems, *forbidden], key=lambda one: one.row)
            if not problems and not is_trial:
                for organisation, entry in entries:
                    add_entry(db, signatory_called(db, organisation), entry, None, at)
        if problems:
            tell(say_problems(name, problems))
            return USAGE
        count = f"{len(entries)} of {len(listed)} entries {'are' if len(entries) != 1 else 'is'} new"
        end = "Nothing was saved: this was a dry run." if is_trial else "The others were there already."
        print(f"{shown(name)}: {count}. {end}")  # noqa: T201
        return 0

    return guarded(work)


def run_export(out: Path, data: Path | None, may_replace: bool) -> int:
    """Writes every entry to a file."""

    def work() -> int:
        with open_database(settings_with(data).data) as db, snapshot(db):
            found = signatories(db)
        write_file(out, as_csv(found), may_replace)
        print(f"{shown(str(out))}: {sum(len(one.entries) for one in found)} entries.")  # noqa: T201
        return 0

    return guarded(work)


def _record(one: Signatory, today: date) -> dict[str, object]:
    stage = one.stage_on(today)
    return {
        "organisation": one.organisation,
        "stage": stage.value if stage else None,
        "entries": [_entry(entry) for entry in one.entries],
    }


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "number": entry.number,
        "stage": entry.stage.value if entry.stage else None,
        "date": entry.day.isoformat(),
        "by": entry.by or None,
        "call_in_until": entry.call_in_until.isoformat() if entry.call_in_until else None,
        "version": entry.version or None,
        "link": entry.link or None,
        "reason": entry.reason or None,
        "corrects": entry.corrects,
        "noted_at": entry.noted_at.isoformat() if entry.noted_at else None,
        "noted_by": entry.noted_by,
    }
