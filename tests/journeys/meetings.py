"""A working group for journeys, which meets in twenty days."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.words.dates import in_words
from knowledge.groups.read_group import read_groups
from knowledge.store.database import open_database
from knowledge.store.group_rows import save_groups

_NOW = datetime.now(UTC)
DAY = (_NOW + timedelta(days=20)).date()
WHEN = f"{in_words(DAY.isoformat())}, 10am"


def add_group(data: Path, *members: tuple[str, str, str, str]) -> None:
    """The group “Skills” with these members (name, address, organisation, role); two organisations are its quorum."""
    keys = ("name", "email", "organisation", "role")
    record = {
        "name": "Skills",
        "first_meeting": f"{DAY}T10:00",
        "cadence": {"unit": "week", "interval": 6},
        "quorum": {"count": 2},
        "quorum_unit": "organisations",
        "members": [dict(zip(keys, one, strict=True)) for one in members],
    }
    groups, problems = read_groups({"groups": [record]})
    assert not problems
    with open_database(data) as db:
        save_groups(db, groups, _NOW, "tests")
