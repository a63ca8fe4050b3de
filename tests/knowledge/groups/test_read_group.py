"""Groups from a file: what is understood, and all that is wrong with it, named."""

import copy
from datetime import date, time
from fractions import Fraction
from typing import Any

import pytest

from knowledge.dates import Break
from knowledge.groups.calendar import Grid
from knowledge.groups.quorum_rule import CountedBy, QuorumRule, Rounding, read_condition
from knowledge.groups.read_group import read_groups, read_share
from knowledge.groups.read_members import Listed
from knowledge.groups.terms import Beyond, Cadence, Share, Unit
from knowledge.people import Role

GROUP: dict[str, Any] = {
    "name": "Social value",
    "slug": "social-value",
    "timezone": "Europe/London",
    "subdivision": "ENG",
    "first_meeting": "2026-10-06T10:00",
    "cadence": {"unit": "week", "interval": 6},
    "duration_minutes": 90,
    "breaks": [["2026-12-21", "2027-01-03"]],
    "quorum": {"count": 2},
    "quorum_unit": "organisations",
    "quorum_conditions": ["a co-chair is present"],
    "members": [
        {
            "name": "Ann",
            "email": "Ann@leigh.example",
            "organisation": "Leigh Council",
            "role": "co-chair",
            "deputy_of": None,
        },
        {"name": "Bob", "email": "bob@tyde.example", "organisation": "Tyde NHS Trust", "role": "member"},
        {
            "name": "Cy",
            "email": "cy@tyde.example",
            "organisation": "Tyde NHS Trust",
            "role": "member",
            "deputy_of": "bob@tyde.example",
        },
        {"name": None, "email": None, "organisation": "Marsh College", "role": "member"},
    ],
}


def changed(**fields: object) -> dict[str, Any]:
    return {**copy.deepcopy(GROUP), **fields}


def wrong(*groups: object) -> list[str]:
    return read_groups({"groups": list(groups)})[1]


def test_a_group_is_read() -> None:
    (group,), problems = read_groups({"groups": [GROUP]})
    assert problems == []
    assert (group.slug, group.name, group.time_zone, group.duration_minutes) == (
        "social-value",
        "Social value",
        "Europe/London",
        90,
    )
    assert group.grid == Grid(date(2026, 10, 6), time(10), Cadence(Unit.WEEK, 6))
    assert group.working.breaks == (Break(date(2026, 12, 21), date(2027, 1, 3)),)
    assert group.quorum == QuorumRule(2, CountedBy.ORGANISATIONS, conditions=(read_condition("a co-chair is present"),))
    assert group.members == (
        Listed("Ann", "ann@leigh.example", "Leigh Council", Role.CO_CHAIR),
        Listed("Bob", "bob@tyde.example", "Tyde NHS Trust", Role.MEMBER),
        Listed("Cy", "cy@tyde.example", "Tyde NHS Trust", Role.MEMBER, "bob@tyde.example"),
        Listed("", None, "Marsh College", Role.MEMBER),
    )


def test_what_is_left_out_has_sensible_defaults() -> None:
    least = {key: GROUP[key] for key in ("name", "first_meeting", "cadence", "quorum", "quorum_unit", "members")}
    (group,), problems = read_groups({"groups": [least]})
    assert problems == []
    assert (group.slug, group.time_zone, group.working.subdivision) == ("social-value", "Europe/London", "ENG")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"name": " ", "slug": ""}, "Group 1: it has no name."),
        ({"timezone": "Europe/Leeds"}, 'timezone: There is no time zone "Europe/Leeds".'),
        ({"subdivision": "UK"}, 'subdivision: There is no part of the United Kingdom "UK".'),
        ({"first_meeting": "2026-11-31T10:00"}, 'first_meeting: "2026-11-31T10:00" is no day and time.'),
        ({"first_meeting": "31/11"}, 'first_meeting: "31/11" is no day and time.'),
        ({"first_meeting": "2026-10-06"}, "first_meeting: give the day and the time"),
        ({"first_meeting": "2026-10-06T10:00+01:00"}, "first_meeting: give the day and the time"),
        ({"first_meeting": None}, "first_meeting: nothing is no day and time."),
        ({"cadence": {"unit": "fortnight", "interval": 1}}, "cadence:"),
        ({"cadence": {"unit": "week", "interval": 0}}, "cadence:"),
        ({"cadence": "six-weekly"}, 'cadence: "six-weekly" is none.'),
        ({"cadence": {"unit": "month", "interval": 1, "nth": 3}}, "cadence: Tuesday 2026-10-06 is not number 3"),
        ({"duration_minutes": 0}, 'duration_minutes: "0" is no length'),
        ({"duration_minutes": True}, 'duration_minutes: "True" is no length'),
        ({"breaks": [["2027-01-03", "2026-12-21"]]}, "ends before it begins"),
        ({"breaks": [["2026-12-21", "31/1"]]}, '"31/1" is not a day in the calendar'),
        ({"breaks": ["Christmas"]}, "A break is its first and its last day"),
        ({"quorum": {"count": 3}}, ""),
        ({"quorum": {"count": 4}}, "quorum: it takes 4, and there are 3 organisations who count."),
        ({"quorum": {"count": 0}}, 'quorum: "0" is no count.'),
        ({"quorum": {"fraction": "half"}}, 'quorum: "half" is no share'),
        ({"quorum": {"fraction": "1/0"}}, 'quorum: "1/0" is no share'),
        ({"quorum": {"fraction": "1/2+1"}}, "read in two ways"),
        ({"quorum": {"fraction": "3/2"}}, "quorum: A quorum of 3/2"),
        ({"quorum": {"count": 2, "fraction": "1/2"}}, "is no quorum"),
        ({"quorum_unit": ""}, "whether people or organisations count"),
        ({"quorum_unit": "heads"}, "whether people or organisations count"),
        ({"members": []}, "it is empty"),
        ({"link": "javascript:alert(1)"}, "is no address of a web page"),
        ({"colour": "red"}, 'there is no field "colour"'),
    ],
)
def test_what_is_wrong_is_named_with_its_group_and_field(fields: dict[str, object], expected: str) -> None:
    problems = wrong(changed(**fields))
    if not expected:
        assert problems == []
        return
    assert len(problems) == 1, problems
    assert expected in problems[0]
    assert problems[0].startswith("Group 1")


def member(**fields: object) -> dict[str, object]:
    return {"name": "Dee", "email": "dee@marsh.example", "organisation": "Marsh College", "role": "member", **fields}


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (member(email="dee"), 'member 5: "dee" is no e-mail address.'),
        (member(organisation=""), "member 5: it is not said for which organisation"),
        (member(role="chairman"), 'member 5: there is no role "chairman"'),
        (member(role="administrator"), 'member 5: there is no role "administrator"'),
        (member(deputy_of="zed@example.org"), "dee@marsh.example is deputy of zed@example.org, who has no seat"),
        (member(email=None, deputy_of="bob@tyde.example"), "member 5: a deputy needs an e-mail address."),
        (member(email="bob@tyde.example"), "members: bob@tyde.example holds two seats."),
        (member(phone="0113"), 'member 5: there is no field "phone"'),
        ("Dee", 'member 5: this is nobody but "Dee".'),
    ],
)
def test_what_is_wrong_with_a_member_is_named(one: object, expected: str) -> None:
    problems = wrong(changed(members=[*GROUP["members"], one]))
    assert len(problems) == 1, problems
    assert expected in problems[0]


def test_all_is_named_at_once_and_two_groups_of_one_name_are() -> None:
    problems = wrong(changed(timezone="Nowhere/Else", duration_minutes=-1), changed(slug="other"))
    assert len(problems) == 3
    assert 'Group 2 ("Social value"): group 1 has the name "social-value", too.' in problems[2]


@pytest.mark.parametrize("content", [None, [], {}, {"groups": []}, {"groups": {}}, "text", {"group": [GROUP]}])
def test_a_file_without_groups_is_told(content: object) -> None:
    groups, (problem,) = read_groups(content)
    assert groups == []
    assert "There are no groups" in problem


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("1/3", Share(Fraction(1, 3))),
        (" 40 % ", Share(Fraction(2, 5))),
        ("0.07", Share(Fraction(7, 100))),
        (">1/2", Share(Fraction(1, 2), Beyond.MORE_THAN)),
        ("1/2 + 1", Share(Fraction(1, 2), Beyond.ONE_MORE)),
        ("7%", Share(Fraction(7, 100))),
    ],
)
def test_shares_are_read_exactly(text: str, share: Share) -> None:
    assert read_share(text) == share


def test_half_plus_one_says_how_it_is_read() -> None:
    (group,), _ = read_groups({"groups": [changed(quorum={"fraction": "1/2+1", "rounding": "down"})]})
    assert group.quorum.rounding is Rounding.DOWN
    assert group.quorum.needed_of(3) == 2
