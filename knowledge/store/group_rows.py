"""Working groups."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from difflib import get_close_matches
from types import MappingProxyType

from sqlite_utils import Database

from knowledge.dates import WorkingDays
from knowledge.documents import name_key
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Calendar, Change, Grid
from knowledge.groups.group import WorkingGroup, is_channel_id
from knowledge.groups.read_group import ListedGroup
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write
from knowledge.store.fallen_rows import fallen_of_groups, remember_fallen
from knowledge.store.group_json import (
    breaks_from_json,
    breaks_to_json,
    grids_from_json,
    grids_to_json,
    quorum_from_json,
    quorum_to_json,
)
from knowledge.store.seat_rows import all_seats, save_seats, take_back_roles

_IN_USE = {
    "replies": "replies",
    "attendance": "attendance",
    "changed dates": "occurrences",
    "decisions": "decisions",
    "actions": "actions",
    "papers": "papers",
    "invitations": "invitations",
}
"""What of a group is in use, and the tables that say so."""


@dataclass(frozen=True)
class GroupsSaved:
    """What came of taking over a file of groups: names of groups, and addresses of people who were not known."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    new_people: tuple[str, ...]


def all_groups(db: Database) -> list[WorkingGroup]:
    """Every group, by name."""
    return sorted(_groups(db), key=lambda group: group.name.casefold())


def group_names(db: Database) -> dict[str, str]:
    """The names of all groups by the keys (`name_key`) of both their names and what is typed for them."""
    rows = db.execute("SELECT slug, name FROM groups").fetchall()
    return {name_key(called): name for slug, name in rows for called in (slug, name)}


def group_named(db: Database, name: str) -> WorkingGroup:
    """The group of this name or slug, however it is written. Raises HelpfulError where there is none."""
    groups, wanted = all_groups(db), name_key(name)
    found = [group for group in groups if wanted in (group.slug, name_key(group.name))]
    if found:
        return found[0]
    if not groups:
        raise HelpfulError("There is no working group yet.", "To add some: anchorbot groups import FILE.json")
    near = get_close_matches(wanted, [group.slug for group in groups], n=1, cutoff=0.6)
    hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(group.slug for group in groups)}."
    raise HelpfulError(f'There is no group "{name}".', hint)


def save_groups(db: Database, listed: Sequence[ListedGroup], now: datetime, actor: str) -> GroupsSaved:
    """Takes over groups from a file, all or nothing. A group with the slug of one that is there takes its place: seats
    of the same people stay the same seats, with what they answered; a new rhythm holds from the first meeting given.

    Whoever is listed is of the network from then on, with their role in the group; a seat of the secretariat gives no
    rights in the network.
    """
    with write(db):
        before = {group.slug: group for group in _groups(db)}
        new_people: list[str] = []
        for group in listed:
            _save(db, group, now, new_people)
            outcome = "changed" if group.slug in before else "added"
            record_audit(db, now, actor, "groups import", f"group {group.slug}", outcome)
        for one in _groups(db):
            if one.slug in {group.slug for group in listed} & before.keys():
                remember_fallen(db, before[one.slug], one.calendar, now)
    return GroupsSaved(
        tuple(group.name for group in listed if group.slug not in before),
        tuple(group.name for group in listed if group.slug in before),
        tuple(new_people),
    )


def add_group(db: Database, group: ListedGroup, now: datetime, actor: str) -> tuple[str, ...]:
    """A new group; the addresses of those who were not known before. Raises HelpfulError where there is one of the
    name."""
    new_people: list[str] = []
    with write(db):
        if db.execute("SELECT 1 FROM groups WHERE slug = ?", (group.slug,)).fetchone():
            raise HelpfulError(f"There is a group called {group.name} already.", "Nothing was saved.")
        _save(db, group, now, new_people)
        record_audit(db, now, actor, "group set up", f"group {group.slug}", "added")
    return tuple(new_people)


def take_back_group(db: Database, group: WorkingGroup, now: datetime, actor: str) -> list[str]:
    """A group is gone, with its seats and the roles in it; where it is in use (what of is returned) nothing changes."""
    with write(db):
        used = [
            what
            for what, table in _IN_USE.items()
            if db.execute(f"SELECT 1 FROM {table} WHERE group_id = ?", (group.id,)).fetchone()
        ]
        if used:
            return used
        people = db.execute("SELECT person_id FROM seats WHERE group_id = ? AND person_id > 0", (group.id,)).fetchall()
        take_back_roles(db, {person_id for (person_id,) in people}, group)
        db.execute("DELETE FROM groups WHERE id = ?", (group.id,))
        record_audit(db, now, actor, "group set up", f"group {group.slug}", "taken back")
    return []


def _save(db: Database, group: ListedGroup, now: datetime, new_people: list[str]) -> None:
    sql = (
        "INSERT INTO groups (slug, name, time_zone, subdivision, breaks, grids, duration_minutes, quorum, place, link, "
        "decides_by, channel, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (slug) DO UPDATE SET name = excluded.name, "
        "time_zone = excluded.time_zone, subdivision = excluded.subdivision, breaks = excluded.breaks, "
        "grids = excluded.grids, duration_minutes = excluded.duration_minutes, quorum = excluded.quorum, "
        "place_changes = place_changes + (place != excluded.place OR link != excluded.link OR "
        "time_zone != excluded.time_zone OR duration_minutes != excluded.duration_minutes), "
        "place = excluded.place, link = excluded.link, decides_by = excluded.decides_by, channel = excluded.channel "
        "RETURNING id"
    )
    working = group.working
    values = (group.slug, group.name, group.time_zone, working.subdivision, breaks_to_json(working.breaks))
    rest = (
        grids_to_json(_grids(db, group)),
        group.duration_minutes,
        quorum_to_json(group.quorum),
        group.place,
        group.link,
        group.decides_by,
        group.channel,
    )
    group_id = int(db.execute(sql, (*values, *rest, now.isoformat(timespec="seconds"))).fetchone()[0])
    save_seats(db, group_id, group, group.members, now, new_people)


def _grids(db: Database, group: ListedGroup) -> Sequence[Grid]:
    """The listed rhythm, after what was met before; all as it is where the file says what it said before."""
    row = db.execute("SELECT grids FROM groups WHERE slug = ?", (group.slug,)).fetchone()
    if row is None:
        return [group.grid]
    grids = grids_from_json(row[0])
    if group.grid == grids[0]:
        return grids
    since = group.grid.first
    return [*(grid for grid in grids if grid.since < since), replace(group.grid, since=since)]


def _groups(db: Database) -> list[WorkingGroup]:
    seats, changes, fallen, overrides = all_seats(db), _changes(db), fallen_of_groups(db), day_overrides(db)
    return [
        WorkingGroup(
            row["slug"],
            row["name"],
            row["time_zone"],
            WorkingDays(row["subdivision"], breaks_from_json(row["breaks"]), MappingProxyType(overrides)),
            Calendar(grids_from_json(row["grids"]), changes.get(row["id"], {}), fallen.get(row["id"], {})),
            row["duration_minutes"],
            quorum_from_json(row["quorum"]),
            tuple(seats.get(row["id"], ())),
            row["place"],
            row["link"],
            row["decides_by"],
            row["channel"],
            row["place_changes"],
            row["id"],
            row["reminds_in"] == "channel" and is_channel_id(row["channel"]),
            datetime.fromisoformat(row["made_at"]),
        )
        for row in db.query("SELECT * FROM groups")
    ]


def _changes(db: Database) -> dict[int, dict[date, Change]]:
    found: dict[int, dict[date, Change]] = defaultdict(dict)
    sql = "SELECT group_id, original, day, at, is_cancelled, added_for, why, sequence FROM occurrences"
    for group_id, original, day, at, is_cancelled, added_for, why, sequence in db.execute(sql).fetchall():
        hour = time.fromisoformat(added_for) if added_for else None
        change = Change(date.fromisoformat(day), time.fromisoformat(at), bool(is_cancelled), hour, why, sequence)
        found[group_id][date.fromisoformat(original)] = change
    return found


def day_overrides(db: Database) -> dict[date, str]:
    """Days that are holidays (with their name) or working days ("") whatever the calendar of bank holidays says."""
    return {date.fromisoformat(day): name for day, name in db.execute("SELECT day, name FROM day_overrides")}


def set_day_overrides(db: Database, days: Iterable[tuple[date, str | None]], now: datetime, actor: str) -> None:
    """Names days as holidays, with "" as working days, or (None) leaves them to the calendar again."""
    with write(db):
        for day, name in days:
            db.execute("DELETE FROM day_overrides WHERE day = ?", (day.isoformat(),))
            if name is not None:
                db.execute("INSERT INTO day_overrides VALUES (?, ?)", (day.isoformat(), name))
            record_audit(
                db, now, actor, "day override", day.isoformat(), "left to the calendar" if name is None else "set"
            )
