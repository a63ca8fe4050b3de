"""`anchorbot pledges import`, `themes`, `list`, `history` and `export`."""

import json
from pathlib import Path

from bot.cli.pledge_json import entry_record, pledge_record
from bot.cli.reading_files import content_of
from bot.cli.running import USAGE, guarded, settings_with, tell
from bot.cli.saving import write_file
from bot.wiring.clock import now_by
from bot.words.answers import joined
from bot.words.names import shown
from bot.words.people import say_problems
from bot.words.pledge_register import pledges_in, say_exported, say_line, say_register
from bot.words.pledge_story import story_of
from knowledge.csv_table import table_in
from knowledge.documents import Viewer
from knowledge.errors import HelpfulError
from knowledge.people import Grant, Person, Role
from knowledge.pledges.pledge import number_in
from knowledge.pledges.register import Row, as_csv, as_workbook
from knowledge.pledges.register_rows import rows_in
from knowledge.pledges.themes import crosswalk_from
from knowledge.store.database import open_database, snapshot
from knowledge.store.pledge_rows import all_pledges, visible_pledge
from knowledge.store.register_rows import planned_register, save_register
from knowledge.store.theme_rows import save_themes

_ACTOR = "command line"
_MOST_BYTES = 50_000_000
_OPERATOR = Person(0, "", None, "", frozenset({Grant(Role.ADMINISTRATOR)}))  # sees every pledge


def run_import(file: str, data: Path | None, is_trial: bool) -> int:
    """Takes over a register ("-": standard input), or names every cell that has to be mended."""

    def work() -> int:
        name = "standard input" if file == "-" else Path(file).name
        rows = _rows_in(file, name)
        if isinstance(rows, str):
            tell(rows)
            return USAGE
        settings = settings_with(data)
        with open_database(settings.data) as db:
            at = now_by(db).replace(microsecond=0)
            if is_trial:
                with snapshot(db):
                    outcome = planned_register(db, rows, at, settings.quarters)
            else:
                outcome = save_register(db, rows, at, settings.quarters, _ACTOR)
        if outcome.problems:
            tell(say_problems(name, outcome.problems))
            return USAGE
        print(say_register(name, outcome, is_trial))  # noqa: T201
        return 0

    return guarded(work)


def _rows_in(file: str, name: str) -> list[Row] | str:
    """The rows of a register, or what is wrong with its columns."""
    content = content_of(file, _MOST_BYTES)
    if len(content) > _MOST_BYTES:
        raise HelpfulError(f"{shown(name)} is far too big for a register of pledges.", "Nothing was saved.")
    try:
        rows, problems = rows_in(content)
    except HelpfulError as error:
        wrong = f"{shown(name)} cannot be read as a register of pledges. {error.what_happened}"
        raise HelpfulError(wrong, error.what_to_do) from error
    if problems:
        return say_problems(name, problems)
    if not rows:
        raise HelpfulError(f"{shown(name)} names no pledge: there is no row under the header.", "Nothing was saved.")
    return rows


def run_themes(file: str, data: Path | None) -> int:
    """Takes over the network's list of themes with what other lists call them."""

    def work() -> int:
        crosswalk = crosswalk_from(table_in(content_of(file, _MOST_BYTES)))
        with open_database(settings_with(data).data) as db:
            save_themes(db, crosswalk, now_by(db), _ACTOR)
        print(f"Themes of the network: {shown(joined(crosswalk.own))}.")  # noqa: T201
        return 0

    return guarded(work)


def run_list(data: Path | None, as_json: bool) -> int:
    """Prints every pledge: for a program one JSON object a line."""

    def work() -> int:
        settings = settings_with(data)
        with open_database(settings.data) as db, snapshot(db):
            pledges, today = all_pledges(db), now_by(db).date()
        if as_json:
            for pledge in pledges:
                print(json.dumps(pledge_record(pledge, today, settings.quarters), ensure_ascii=False))  # noqa: T201
        elif not pledges:
            print("There are no pledges yet. Type: anchorbot pledges import FILE.csv")  # noqa: T201
        else:
            print(f"{pledges_in(len(pledges))}:")  # noqa: T201
            for pledge in pledges:
                print(f"  • {say_line(pledge, today)}")  # noqa: T201
        return 0

    return guarded(work)


def run_history(code: str, data: Path | None, as_json: bool) -> int:
    """Prints everything that was entered about a pledge: for a program one JSON object a line."""

    def work() -> int:
        number = number_in(code)
        if number is None:
            raise HelpfulError(f"“{shown(code)}” is no code of a pledge.", "Write it like P-014.")
        settings = settings_with(data)
        with open_database(settings.data) as db, snapshot(db):
            pledge, today = visible_pledge(db, number, Viewer(), _OPERATOR), now_by(db).date()
        if as_json:
            for entry in pledge.entries:
                print(json.dumps(entry_record(entry, settings.quarters), ensure_ascii=False))  # noqa: T201
        else:
            print(say_line(pledge, today))  # noqa: T201
            for told in story_of(pledge, settings.quarters):
                print(f"  • {told}")  # noqa: T201
        return 0

    return guarded(work)


def run_export(out: Path, form: str, data: Path | None, may_replace: bool) -> int:
    """Writes all pledges with their histories to a file."""

    def work() -> int:
        with open_database(settings_with(data).data) as db, snapshot(db):
            pledges = all_pledges(db)
        write_file(out, as_workbook(pledges) if form == "xlsx" else as_csv(pledges), may_replace)
        print(say_exported(str(out), len(pledges), sum(len(one.entries) for one in pledges)))  # noqa: T201
        return 0

    return guarded(work)
