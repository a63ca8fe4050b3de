"""What calendars have to be put right about, after groups were changed in the terminal."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlite_utils import Database

from bot.handlers.sending import owed_to_calendars
from bot.settings import Settings
from bot.words.corrections import say_owed_after_import
from knowledge.store.group_rows import group_named


def owed_lines(db: Database, settings: Settings, groups: Iterable[str], now: datetime) -> Iterator[str]:
    """Of each of these groups, by name, which invitations are so no more, and how that is sent."""
    for name in groups:
        group = group_named(db, name)
        yield from say_owed_after_import(group, owed_to_calendars(db, group, now), bool(settings.smtp_host))
