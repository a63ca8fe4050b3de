"""`anchorbot jobs log`: what became of reminders."""

import json
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from bot.cli.dates import in_utc
from bot.cli.running import guarded, settings_with
from bot.wiring.clock import now_by
from bot.words.notices import THE_CHANNEL
from bot.words.sent_reminders import became_lines, say_no_log
from knowledge.groups.group import WorkingGroup
from knowledge.notices import CHANNEL, Became, Kind
from knowledge.people import Person
from knowledge.store.database import open_database, snapshot
from knowledge.store.group_rows import all_groups, group_named
from knowledge.store.people_rows import all_people
from knowledge.store.reminder_log import what_became
from knowledge.store.reminder_rows import Kept


def run_log(which: Became, group: str, days: int, data: Path | None, as_json: bool) -> int:
    """Prints what became of the reminders of so many days."""

    def work() -> int:
        with open_database(settings_with(data).data) as db, snapshot(db):
            of_group = group_named(db, group).id if group else None
            found = what_became(db, now_by(db) - timedelta(days=days), which, of_group)
            groups, people = all_groups(db), all_people(db)
        if as_json:
            print(json.dumps({"reminders": _records(found, groups, people)}, ensure_ascii=False))  # noqa: T201
            return 0
        names = {one.id: one.name for one in people}
        lines = became_lines(found, names, {one.id: one.name for one in groups})
        print("\n".join(lines or [say_no_log(which, days)]))  # noqa: T201
        return 0

    return guarded(work)


def _records(found: list[Kept], groups: list[WorkingGroup], people: list[Person]) -> list[dict[str, object]]:
    slugs = {one.id: one.slug for one in groups}
    addresses = {CHANNEL: THE_CHANNEL, **{one.id: one.email or one.name for one in people}}
    return [_record(one, slugs, addresses) for one in found]


def _record(one: Kept, slugs: Mapping[int, str], addresses: Mapping[int, str]) -> dict[str, object]:
    return {
        "key": one.key,
        "kind": one.about.kind,
        "rung": one.rung,
        "group": slugs.get(one.about.group_id),
        "subject": one.about.name,
        "occurrence": one.about.name if one.about.kind is Kind.MEETING else None,
        "recipient": addresses.get(one.person_id),
        "state": one.state,
        "reason": one.reason,
        "planned_for": in_utc(one.planned_for),
        "at": in_utc(one.changed_at),
    }
