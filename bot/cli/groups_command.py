"""`anchorbot groups import`, `groups list` and `schedule`."""

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from bot.cli.dates import day_typed, in_utc
from bot.cli.owed import owed_lines
from bot.cli.reading_files import content_of
from bot.cli.running import USAGE, guarded, settings_with, tell
from bot.wiring.clock import now_by
from bot.words.groups import say_groups, say_groups_saved, say_schedule, say_wrong_groups
from bot.words.names import shown
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import WorkingGroup
from knowledge.groups.read_group import ListedGroup, read_groups
from knowledge.groups.reminders import ladder
from knowledge.notices import Reminder
from knowledge.store.database import open_database, snapshot
from knowledge.store.group_rows import all_groups, group_named, save_groups

_ACTOR = "command line"
_MOST_BYTES = 10_000_000
_TWO_YEARS = timedelta(days=731)
_LONGEST = timedelta(days=366 * 30)


def run_import(file: str, data: Path | None, is_trial: bool) -> int:
    """Takes over the groups of a file ("-": standard input), or names all that has to be mended."""

    def work() -> int:
        name = "standard input" if file == "-" else Path(file).name
        groups, problems = read_groups(_json_in(file, name))
        if problems:
            tell(say_wrong_groups(name, problems))
            return USAGE
        if is_trial:
            print(f"{shown(name)}: {_counted(groups)}. Nothing was saved.")  # noqa: T201
            return 0
        settings = settings_with(data)
        with open_database(settings.data) as db:
            now = now_by(db)
            saved = save_groups(db, groups, now, _ACTOR)
            owed = owed_lines(db, settings, saved.changed, now)
            print("\n".join((say_groups_saved(name, saved), *owed)))  # noqa: T201
        return 0

    return guarded(work)


def _counted(groups: Iterable[ListedGroup]) -> str:
    return ", ".join(f"{group.name} ({len(group.members)} listed)" for group in groups)


def _json_in(file: str, name: str) -> object:
    content = content_of(file, _MOST_BYTES)
    if len(content) > _MOST_BYTES:
        raise HelpfulError(f"{name} is far too big for a file of groups.", "Nothing was saved.")
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise HelpfulError(f"{name} is not text in UTF-8.", "Save it as UTF-8. Nothing was saved.") from error
    except (ValueError, RecursionError) as error:
        raise HelpfulError(f"{name} is not JSON: {error}.", "Nothing was saved.") from error


def run_list(data: Path | None) -> int:
    """Prints every group."""

    def work() -> int:
        with open_database(settings_with(data).data) as db, snapshot(db):
            print(say_groups(all_groups(db)))  # noqa: T201
        return 0

    return guarded(work)


def run_schedule(name: str, start: str, end: str, data: Path | None, as_json: bool) -> int:
    """Prints the meetings of a group between two days, with their reminders: for a program one JSON object a line."""

    def work() -> int:
        with open_database(settings_with(data).data) as db, snapshot(db):
            group = group_named(db, name)
            today = now_by(db).astimezone(group.zone).date()
        first = day_typed(start, "--from", today) if start else today
        last = day_typed(end, "--to", first) if end else first + _TWO_YEARS
        if not first <= last <= first + _LONGEST:
            raise HelpfulError(
                f"From {first} to {last} there is nothing to print.", "Give up to thirty years, the first day first."
            )
        occurrences = group.calendar.occurrences(first, last, group.working)
        if as_json:
            for one in occurrences:
                reminders = ladder(one, group.zone, group.working)
                print(json.dumps(_record(group, one, reminders), ensure_ascii=False))  # noqa: T201
        else:
            print(say_schedule(group, first, last, occurrences))  # noqa: T201
        return 0

    return guarded(work)


def _record(group: WorkingGroup, occurrence: Occurrence, reminders: Iterable[Reminder]) -> dict[str, object]:
    def start(day: date) -> str:
        return datetime.combine(day, occurrence.at, group.zone).isoformat()

    return {
        "group": group.slug,
        "occurrence": occurrence.original.isoformat(),
        "start": start(occurrence.day),
        "status": occurrence.status.value,
        "why": occurrence.why,
        "proposals": [start(day) for day in occurrence.proposals],
        "reminders": [
            {
                "rung": one.rung.value,
                "recipient": one.recipient.value,
                "due_at": in_utc(one.due_at),
                "expires_at": in_utc(one.expires_at),
                "merged_from": [rung.value for rung in one.merged_from],
            }
            for one in reminders
        ],
    }
