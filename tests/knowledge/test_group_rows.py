"""Groups in the database."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from knowledge.groups.group import WorkingGroup
from knowledge.groups.read_group import ListedGroup, read_groups
from knowledge.people import Grant, Role
from knowledge.people_list import read_people_list
from knowledge.store.database import open_database
from knowledge.store.group_rows import all_groups, day_overrides, group_named, save_groups, set_day_overrides
from knowledge.store.people_rows import all_people, person_with_email, remove_person, save_people
from tests.knowledge.groups.test_read_group import GROUP, changed

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_database(tmp_path) as opened:
        yield opened


def listed(*groups: object) -> list[ListedGroup]:
    found, problems = read_groups({"groups": list(groups)})
    assert problems == []
    return found


def saved(db: Database, *groups: object) -> list[WorkingGroup]:
    save_groups(db, listed(*groups), NOW, "test")
    return all_groups(db)


def grants(db: Database, email: str) -> frozenset[Grant]:
    person = person_with_email(db, email)
    assert person
    return person.grants


def test_a_group_comes_back_as_it_was_given(db: Database) -> None:
    (given,) = listed(GROUP)
    (group,) = saved(db, GROUP)
    assert (group.slug, group.name, group.time_zone, group.quorum) == (
        given.slug,
        given.name,
        given.time_zone,
        given.quorum,
    )
    assert group.working.breaks == given.working.breaks
    assert group.calendar.grids == (given.grid,)
    assert [(seat.organisation, seat.role, seat.holder and seat.holder.email) for seat in group.seats] == [
        ("Leigh Council", Role.CO_CHAIR, "ann@leigh.example"),
        ("Tyde NHS Trust", Role.MEMBER, "bob@tyde.example"),
        ("Marsh College", Role.MEMBER, None),
    ]
    assert [one.email for one in group.seats[1].deputies] == ["cy@tyde.example"]


@pytest.mark.parametrize("quorum", [{"fraction": ">1/2", "of": "filled"}, {"fraction": "1/2+1", "rounding": "up"}])
def test_shares_come_back_exactly(db: Database, quorum: dict[str, str]) -> None:
    (given,) = listed(changed(quorum=quorum))
    assert saved(db, changed(quorum=quorum))[0].quorum == given.quorum


def test_whoever_has_a_seat_is_of_the_group_and_whoever_lost_it_is_not(db: Database) -> None:
    saved(db, GROUP)
    assert grants(db, "ann@leigh.example") == {Grant(Role.CO_CHAIR, "Social value")}
    assert grants(db, "cy@tyde.example") == frozenset(), "a deputy sees what the network sees"
    without_ann = [one for one in GROUP["members"] if one["name"] != "Ann"]
    saved(
        db,
        changed(members=[*without_ann, {"name": "Al", "email": "al@leigh.example", "organisation": "Leigh Council"}]),
    )
    assert grants(db, "ann@leigh.example") == frozenset()
    assert grants(db, "al@leigh.example") == {Grant(Role.MEMBER, "Social value")}


def test_a_seat_of_the_secretariat_gives_no_rights_in_the_network(db: Database) -> None:
    clerk = {"name": "Gus", "email": "gus@leigh.example", "organisation": "Leigh Council", "role": "secretariat"}
    saved(db, changed(members=[*GROUP["members"], clerk]))
    assert grants(db, "gus@leigh.example") == frozenset()


def test_the_same_people_keep_their_seats(db: Database) -> None:
    (before,) = saved(db, GROUP)
    (after,) = saved(db, changed(members=list(reversed(GROUP["members"]))))
    assert {seat.holder and seat.holder.email: seat.id for seat in after.seats} == {
        seat.holder and seat.holder.email: seat.id for seat in before.seats
    }
    assert len(all_people(db)) == 3


def test_who_is_removed_leaves_a_vacant_seat(db: Database) -> None:
    saved(db, GROUP)
    remove_person(db, "bob@tyde.example", NOW, "test")
    remove_person(db, "cy@tyde.example", NOW, "test")
    (group,) = all_groups(db)
    assert [seat.holder is None for seat in group.seats] == [False, True, True]
    assert group.seats[1].deputies == ()


def test_a_new_rhythm_holds_from_its_first_meeting_on(db: Database) -> None:
    saved(db, GROUP)
    later = changed(first_meeting="2027-03-03T14:00", cadence={"unit": "week", "interval": 4})
    (group,) = saved(db, later)
    days = [one.day for one in group.calendar.occurrences(date(2026, 10, 1), date(2027, 5, 1), group.working)]
    assert [str(day) for day in days] == [
        "2026-10-06",
        "2026-11-17",
        "2026-12-29",
        "2027-02-09",
        "2027-03-03",
        "2027-03-31",
        "2027-04-28",
    ]
    assert saved(db, later)[0].calendar == group.calendar


def test_all_or_nothing(db: Database) -> None:
    one, other = listed(GROUP, changed(name="Skills", slug="skills"))
    broken = replace(other, duration_minutes=None)  # type: ignore[arg-type]
    with pytest.raises(Exception, match="NOT NULL"):
        save_groups(db, [one, broken], NOW, "test")
    assert all_groups(db) == []
    assert all_people(db) == []


def test_overrides_are_of_all_groups_and_can_be_taken_back(db: Database) -> None:
    saved(db, GROUP)
    jubilee = date(2026, 11, 17)
    set_day_overrides(db, [(jubilee, "Jubilee")], NOW, "test")
    clash = group_named(db, "social value").calendar.occurrence(jubilee, group_named(db, "SOCIAL-VALUE").working)
    assert clash
    assert (clash.status.value, clash.why) == ("clash", "Jubilee")
    set_day_overrides(db, [(jubilee, None)], NOW, "test")
    assert day_overrides(db) == {}


def test_a_role_that_a_list_of_people_gave_is_not_given_twice(db: Database) -> None:
    people = read_people_list(b"name,email,organisation,roles\nAnn,ann@leigh.example,Leigh,co-chair: social-value\n")
    save_people(db, people.entries, NOW, "test")
    saved(db, GROUP)
    assert grants(db, "ann@leigh.example") == {Grant(Role.CO_CHAIR, "social-value")}
