"""The groups and people that a simulation begins with."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from benchmarks.reminders.stage import ACTOR, Stage
from benchmarks.reminders.truth import Group, Tenure
from knowledge.groups.read_group import read_groups
from knowledge.people_list import read_people_list
from knowledge.store.group_rows import save_groups
from knowledge.store.people_rows import save_people

ZONES = ("Europe/London",) * 7 + ("Europe/Paris", "America/New_York", "Asia/Kolkata")
TIMES = (time(9), time(10), time(14), time(16, 30))
SECRETARIAT = "secretariat@anchor.example"
CO_CHAIRS, SEATS_AN_ORGANISATION = 2, 2
BEYOND = timedelta(days=150)
"""So long after the end meetings are known still."""


def found(stage: Stage, groups: int, people: int) -> None:
    """Groups are laid down, and their people have accounts in Slack."""
    listed = [_found_group(stage, number) for number in range(groups)]
    for number in range(people):
        group = stage.truth.groups[number % groups]
        _sit(stage, group, f"person{number:03d}@anchor.example")
        if stage.dice.random() < 0.1:
            other = stage.dice.choice(stage.truth.groups)
            if other is not group:
                _sit(stage, other, f"person{number:03d}@anchor.example")
    for record, group in zip(listed, stage.truth.groups, strict=True):
        record["members"] = [_member(one) for one in group.tenures]
    for email in sorted({one.email for group in stage.truth.groups for one in group.tenures} | {SECRETARIAT}):
        stage.welcome(email)
    if SECRETARIAT not in stage.accounts.values():
        stage.accounts[stage.server.add_person("secretariat", SECRETARIAT)] = SECRETARIAT
    _save(stage, listed)


def _save(stage: Stage, listed: list[dict[str, object]]) -> None:
    read, problems = read_groups({"groups": listed})
    assert not problems, problems
    people = read_people_list(f"name,email,organisation,roles\nSec,{SECRETARIAT},Network,secretariat\n".encode())
    with stage.database() as db:
        save_people(db, people.entries, stage.begins, ACTOR)
        save_groups(db, read, stage.begins, ACTOR)
        for group in stage.truth.groups:
            stage.changed(db, group.slug)


def _found_group(stage: Stage, number: int) -> dict[str, object]:
    dice, begins = stage.dice, stage.begins
    zone, at, weeks = dice.choice(ZONES), dice.choice(TIMES), dice.choice((4, 6, 6, 6, 8))
    first = (begins + timedelta(days=dice.randrange(2, 7 * weeks))).date()
    while first.weekday() > 4:
        first += timedelta(days=1)
    breaks = tuple(pair for pair in _breaks(begins, stage.ends) if dice.random() < 0.6)
    group = Group(f"group-{number:02d}", f"Working group {number:02d}", ZoneInfo(zone), weeks, at, breaks)
    group.lay_grid(first, (stage.ends + BEYOND).date(), begins)
    stage.truth.groups.append(group)
    return {
        "name": group.name, "slug": group.slug, "timezone": zone, "subdivision": "ENG",
        "first_meeting": f"{first}T{at:%H:%M}", "cadence": {"unit": "week", "interval": weeks},
        "duration_minutes": 90, "breaks": [[str(day) for day in pair] for pair in breaks],
        "quorum": {"count": 3}, "quorum_unit": "organisations",
    }  # fmt: skip


def _breaks(begins: datetime, ends: datetime) -> list[tuple[date, date]]:
    years = range(begins.year, ends.year + 1)
    winter = [(date(year, 12, 21), date(year + 1, 1, 3)) for year in years]
    return winter + [(date(year, 8, 2), date(year, 8, 15)) for year in years if year > begins.year]


def _sit(stage: Stage, group: Group, email: str) -> None:
    seat = len(group.tenures)
    organisation = f"Organisation {seat // SEATS_AN_ORGANISATION}"
    group.tenures.append(Tenure(email, organisation, seat < CO_CHAIRS, stage.begins))


def _member(one: Tenure) -> dict[str, object]:
    role = "co-chair" if one.is_co_chair else "member"
    return {"name": one.email.partition("@")[0], "email": one.email, "organisation": one.organisation, "role": role}
