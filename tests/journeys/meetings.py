"""A working group for journeys, which meets in twenty days, or in twenty minutes."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.words.dates import in_words
from knowledge.groups.decisions import count_of, note
from knowledge.groups.quorum import quorum_state
from knowledge.groups.read_group import read_groups
from knowledge.groups.sitting import sitting
from knowledge.store.database import open_database
from knowledge.store.decision_rows import add_decision
from knowledge.store.group_rows import group_named, save_groups

_NOW = datetime.now(UTC)
DAY = (_NOW + timedelta(days=20)).date()
WHEN = f"{in_words(DAY.isoformat())}, 10am"


_LONDON = ZoneInfo("Europe/London")

Listed = tuple[str, str, str, str]


def add_group(data: Path, *members: Listed, name: str = "Skills") -> None:
    """The group “Skills” with these members (name, address, organisation, role); two organisations are its quorum."""
    _add(data, f"{DAY}T10:00", members, name)


def add_group_that_meets(data: Path, *members: Listed) -> None:
    """The same group, whose meeting begins in twenty minutes. At the one six weeks ago nobody was noted as there, and
    “Adopt the levy transfer protocol” was decided."""
    local = datetime.now(_LONDON).replace(tzinfo=None) + timedelta(minutes=20)
    before = local - timedelta(weeks=6)
    _add(data, f"{before:%Y-%m-%dT%H:%M}", members)
    then = before.replace(tzinfo=_LONDON).astimezone(UTC)
    with open_database(data) as db:
        group = group_named(db, "skills")
        count = count_of(quorum_state(group, ()), group.quorum.counted_by)
        taken = note(sitting(group, then), count, then)
        add_decision(db, group, "Adopt the levy transfer protocol", taken, None, "tests")


def _add(data: Path, first_meeting: str, members: Iterable[Listed], name: str = "Skills") -> None:
    keys = ("name", "email", "organisation", "role")
    record = {
        "name": name,
        "first_meeting": first_meeting,
        "cadence": {"unit": "week", "interval": 6},
        "quorum": {"count": 2},
        "quorum_unit": "organisations",
        "members": [dict(zip(keys, one, strict=True)) for one in members],
    }
    groups, problems = read_groups({"groups": [record]})
    assert not problems
    with open_database(data) as db:
        save_groups(db, groups, _NOW, "tests")
