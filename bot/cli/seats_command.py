"""`anchorbot groups seats GROUP FILE.csv`."""

from pathlib import Path

from bot.cli.owed import owed_lines
from bot.cli.reading_files import content_of
from bot.cli.running import USAGE, guarded, settings_with, tell
from bot.wiring.clock import now_by
from bot.words.groups import say_seats_listed, say_wrong_groups
from bot.words.names import shown
from knowledge.errors import HelpfulError
from knowledge.groups.read_seats import read_seats
from knowledge.store.database import open_database
from knowledge.store.group_rows import group_named
from knowledge.store.seat_change_rows import list_seats

_MOST_BYTES = 5_000_000


def run_seats(name: str, file: str, data: Path | None, is_trial: bool) -> int:
    """Takes over all seats of a group from a file ("-": standard input), or names all that has to be mended."""

    def work() -> int:
        content = content_of(file, _MOST_BYTES)
        if len(content) > _MOST_BYTES:
            raise HelpfulError(f"{shown(file)} is far too big for a list of seats.", "Nothing was saved.")
        settings = settings_with(data)
        with open_database(settings.data) as db:
            group = group_named(db, name)
            members, problems = read_seats(content, group)
            if problems:
                tell(say_wrong_groups(Path(file).name, problems))
                return USAGE
            if is_trial:
                seats = sum(not one.deputy_of for one in members)
                print(f"{shown(group.name)} would have {seats} seats. Nothing was saved.")  # noqa: T201
                return 0
            now = now_by(db)
            new_people = list_seats(db, group.slug, members, now, "command line")
            owed = owed_lines(db, settings, [group.name], now)
            print("\n".join((say_seats_listed(group_named(db, group.slug), new_people), *owed)))  # noqa: T201
        return 0

    return guarded(work)
