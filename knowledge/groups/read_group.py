"""Reads working groups from a file of JSON: `{"groups": [{"name": …, "members": […]}]}`; an example is in docs.

All that is wrong is named at once, each with its group and field, so that a file is mended in one go.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import TypeVar

from knowledge.dates import Break, WorkingDays, zone_named
from knowledge.documents import name_key
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Grid
from knowledge.groups.group import LONGEST_MINUTES, SHORTEST_MINUTES
from knowledge.groups.quorum_rule import CountedBy, QuorumRule, Rounding, read_condition
from knowledge.groups.read_members import Listed, Reading, Record, check_seats, is_count, read_members, shown
from knowledge.groups.terms import Beyond, Cadence, Share, Unit

Made = TypeVar("Made")
_FIELDS = frozenset(
    "name slug timezone subdivision first_meeting cadence duration_minutes breaks quorum quorum_unit quorum_conditions "
    "co_chairs_count deputies_count place link decides_by channel members".split()
)
USUAL_MINUTES = 60
_SHARE = re.compile(r"(?P<more>>?)\s*(?P<part>\d+\s*/\s*\d+|\d+(?:\.\d+)?\s*%|0?\.\d+)\s*(?P<plus>\+\s*1)?")


@dataclass(frozen=True)
class ListedGroup:
    """A group as its file describes it."""

    slug: str
    name: str
    time_zone: str
    working: WorkingDays
    grid: Grid
    duration_minutes: int
    quorum: QuorumRule
    members: tuple[Listed, ...]
    place: str = ""
    link: str = ""
    decides_by: str = ""
    channel: str = ""


def read_groups(content: object) -> tuple[list[ListedGroup], list[str]]:
    """The groups in a file's JSON, and all that is wrong with it; the groups count for something only where that is
    nothing."""
    records = content.get("groups") if isinstance(content, dict) else None
    if not isinstance(records, list) or not records:
        return [], ['There are no groups: the file has to hold {"groups": [{"name": …, "members": […]}]}.']
    groups, problems, seen = [], [], dict[str, int]()
    for number, record in enumerate(records, 1):
        if not isinstance(record, dict):
            problems.append(f"Group {number}: this is no group but {shown(record)}.")
            continue
        name = str(record.get("name") or "").strip()
        reading = Reading(f'Group {number} ("{name}")' if name else f"Group {number}")
        found = _read_group(record, reading)
        for key in {name_key(name), found.slug if found else ""} - {""}:
            if (other := seen.setdefault(key, number)) != number:
                reading.wrong(f'group {other} has the name "{key}", too. Give each a name and a slug of its own.')
        problems += reading.problems
        if found:
            groups.append(found)
    return groups, problems


def _read_group(record: Record, reading: Reading) -> ListedGroup | None:
    for unknown in sorted(record.keys() - _FIELDS):
        reading.wrong(f'there is no field "{unknown}". Known are {", ".join(sorted(_FIELDS))}.')
    name = str(record.get("name") or "").strip()
    slug = name_key(str(record.get("slug") or name))
    if not slug:
        reading.wrong('it has no name. Give a "name" with a letter in it.')
    zone, subdivision = str(record.get("timezone", "Europe/London")), str(record.get("subdivision", "ENG"))
    with reading.telling("timezone"):
        zone_named(zone)
    working, grid = (
        _tried(reading, "subdivision", lambda: WorkingDays(subdivision, _breaks(record))),
        _grid(record, reading),
    )
    quorum, members = _tried(reading, "quorum", lambda: _quorum(record)), read_members(record, reading)
    minutes = record.get("duration_minutes", USUAL_MINUTES)
    if not is_count(minutes) or not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        reading.wrong(f"duration_minutes: {shown(minutes)} is no length of a meeting. Give minutes, such as 90.")
    texts = {key: str(record.get(key) or "").strip() for key in ("place", "link", "decides_by", "channel")}
    if texts["link"] and not re.match(r"https?://\S+$", texts["link"]):
        reading.wrong(f'link: "{texts["link"]}" is no address of a web page. It begins with https://.')
    if quorum and members:
        check_seats(quorum, members, reading)
    if reading.problems or not (working and grid and quorum and members):
        return None
    return ListedGroup(slug, name, zone, working, grid, minutes, quorum, members, **texts)


def _tried(reading: Reading, where: str, make: Callable[[], Made]) -> Made | None:
    with reading.telling(where):
        return make()
    return None


def _breaks(record: Record) -> tuple[Break, ...]:
    found = []
    for one in record.get("breaks") or ():
        if not isinstance(one, list | tuple) or len(one) not in (2, 3):
            raise HelpfulError(
                f"A break is its first and its last day, not {shown(one)}.", 'As in ["2026-12-21", "2027-01-03"].'
            )
        found.append(Break(_day(one[0]), _day(one[1]), str(one[2]) if len(one) > 2 else ""))
    return tuple(found)


def _day(text: object) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise HelpfulError(f"{shown(text)} is not a day in the calendar.", "Write it as 2026-11-17.") from error


def _grid(record: Record, reading: Reading) -> Grid | None:
    first, cadence = record.get("first_meeting"), record.get("cadence")
    start = None
    try:
        start = datetime.fromisoformat(str(first))
    except ValueError:
        reading.wrong(f'first_meeting: {shown(first)} is no day and time. Write it as "2026-10-06T10:00".')
    if start and (start.tzinfo or start.second or start.microsecond or len(str(first)) <= len("2026-10-06")):
        reading.wrong('first_meeting: give the day and the time on the clock there, as in "2026-10-06T10:00".')
        start = None
    units = {unit.value: unit for unit in Unit}
    known = isinstance(cadence, dict) and str(cadence.get("unit")).rstrip("s") in units
    if not isinstance(cadence, dict) or not known or not is_count(cadence.get("interval", 1)):
        reading.wrong(f'cadence: {shown(cadence)} is none. Write it as {{"unit": "week", "interval": 6}}.')
        return None
    nth = cadence.get("nth")
    if nth is not None and not isinstance(nth, int):
        reading.wrong(f"cadence: nth is a number, such as 1 for the first Tuesday, not {shown(nth)}.")
        return None
    with reading.telling("cadence"):
        rhythm = Cadence(units[str(cadence["unit"]).rstrip("s")], cadence.get("interval", 1))
        return Grid(start.date(), start.time(), rhythm, nth) if start else None
    return None


def _quorum(record: Record) -> QuorumRule:
    quorum, counted = record.get("quorum"), str(record.get("quorum_unit", "")).strip().lower()
    example = 'Write {"count": 10} or {"fraction": "1/2"}.'
    if not isinstance(quorum, dict) or len(quorum.keys() & {"count", "fraction"}) != 1:
        raise HelpfulError(f"{shown(quorum)} is no quorum.", example)
    number: int | Share
    if "count" in quorum:
        if not is_count(quorum["count"]):
            raise HelpfulError(f"{shown(quorum['count'])} is no count.", example)
        number = quorum["count"]
    else:
        number = read_share(str(quorum["fraction"]))
    if counted not in set(CountedBy):
        raise HelpfulError(
            "It is not said whether people or organisations count.", 'Write "quorum_unit": "people" or "organisations".'
        )
    rounding = quorum.get("rounding")
    if rounding is not None and rounding not in set(Rounding):
        raise HelpfulError(f"{shown(rounding)} is no way of rounding.", 'Write "up" or "down".')
    return QuorumRule(
        number,
        CountedBy(counted),
        co_chairs_count=bool(record.get("co_chairs_count", True)),
        deputies_count=bool(record.get("deputies_count", True)),
        of_filled=quorum.get("of") == "filled",
        rounding=Rounding(rounding) if rounding else None,
        conditions=tuple(read_condition(str(one)) for one in record.get("quorum_conditions") or ()),
        clause=str(quorum.get("clause") or ""),
    )


def read_share(text: str) -> Share:
    """ "1/3", "40%", "0.5", "1/2+1" (half plus one), ">1/2" (more than half). Raises HelpfulError for anything else."""
    found = _SHARE.fullmatch(text.strip())
    if not found or (found["more"] and found["plus"]):
        raise HelpfulError(f'"{text}" is no share of the seats.', 'Write "1/3", "40%", "1/2+1" or ">1/2".')
    part = found["part"].replace(" ", "")
    try:
        share = Fraction(part.rstrip("%")) / (100 if part.endswith("%") else 1)
    except ZeroDivisionError as error:
        raise HelpfulError(f'"{text}" is no share of the seats.', "Nothing can be divided by 0.") from error
    beyond = Beyond.MORE_THAN if found["more"] else Beyond.ONE_MORE if found["plus"] else Beyond.NOTHING
    return Share(share, beyond)
