"""Who is to get which reminder of a meeting, and when."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from knowledge.dates import WorkingDays
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import Seat, WorkingGroup
from knowledge.groups.reminders import Rung, ladder
from knowledge.groups.sending_hours import next_opening
from knowledge.notices import CHANNEL, Kind, Planned, Recipient, Reminder, Subject
from knowledge.people import Role

_FOR_ALL = {Rung.CALL, Rung.PAPERS}
"""What can be said to a whole channel; whoever has not answered is asked by themselves."""
REMINDED = (Role.MEMBER, Role.CO_CHAIR)
"""Who of those with a seat is reminded: observers are not."""
BACK, AHEAD = timedelta(days=45), timedelta(days=75)
"""Meetings so long ago may still have a note to come, and those so far ahead a first one: two weeks, and the longest
break before them."""


def meetings_to_plan(group: WorkingGroup, now: datetime, until: datetime) -> list[Occurrence]:
    """The meetings that may have a reminder due by `until`, or one that is not too late yet."""
    zone = group.zone
    first, last = (now - BACK).astimezone(zone).date(), (until + AHEAD).astimezone(zone).date()
    return group.calendar.occurrences(first, last, group.working)


def reminders_of(occurrence: Occurrence, zone: ZoneInfo, working: WorkingDays, known_at: datetime) -> list[Reminder]:
    """The reminders of a meeting that stands as it does since `known_at`: what was due before is dropped. Where it was
    moved (or put back) after its agenda call, people are asked again as soon as they may be written to."""
    rungs = ladder(occurrence, zone, working, known_at)
    found = [one for one in rungs if one.expires_at > known_at]
    if not occurrence.takes_place or not occurrence.sequence or known_at >= occurrence.starts(zone):
        return found
    before = [one for one in found if one.rung is not Rung.MINUTES]
    if any(Rung.CALL in (one.rung, *one.merged_from) for one in before):
        return found
    at = next_opening(known_at, zone, working)
    if before and at >= before[0].due_at:
        first, *rest = found
        return [replace(first, recipient=Recipient.SEATS, merged_from=(Rung.CALL, *first.merged_from)), *rest]
    end = before[0].due_at if before else occurrence.starts(zone)
    return [Reminder(Rung.CALL, Recipient.SEATS, min(at, end), end), *found]


def planned(
    network: str,
    group: WorkingGroup,
    occurrence: Occurrence,
    reminders: Iterable[Reminder],
    holders: Mapping[int, int],
    attended: Collection[int],
    direct: Collection[int] = (),
    refused: Collection[str] = (),
) -> Iterator[Planned]:
    """One reminder a person. `holders` are the people in the seats, by the seat's id; `attended` who was there. What is
    no chasing goes to the channel of a group that is reminded there, once, and to those who want it directly all the
    same (`direct`); to each, where the channel did not take it (`refused` are the keys of that)."""
    about = Subject(Kind.MEETING, group.id, occurrence.original.isoformat())

    def key_of(one: Reminder, whose: object) -> str:
        return f"{network}:{group.id}/{about.name}:{one.rung.name.lower()}:{whose}:{occurrence.sequence}"

    for one in reminders:
        people = people_for(one.recipient, group.seats, holders, attended)
        in_channel = group.reminds_in_channel and {one.rung, *one.merged_from} <= _FOR_ALL
        if in_channel and key_of(one, "channel") not in refused:
            people = people & set(direct) | {CHANNEL}
        for person in sorted(people):
            key = key_of(one, person if person != CHANNEL else "channel")
            yield Planned(key, about, occurrence.sequence, person, one, f"{Kind.MEETING} {group.id}/{about.name}")


def people_for(
    recipient: Recipient, seats: Iterable[Seat], holders: Mapping[int, int], attended: Collection[int]
) -> set[int]:
    """Who is meant: nobody for a vacant seat. Who has not answered is only known when it is sent."""
    roles = (Role.CO_CHAIR,) if recipient is Recipient.CO_CHAIRS else REMINDED
    if recipient is Recipient.ATTENDED:
        return set(attended)
    return {holders[seat.id] for seat in seats if seat.role in roles and seat.id in holders}
