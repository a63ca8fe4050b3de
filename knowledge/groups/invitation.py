"""Invitations for calendars (iCalendar, RFC 5545 and 5546): one event a meeting, with its own UID and no rule.

A meeting keeps its UID for good. Its SEQUENCE goes up with each change of its time or place, and when it is cancelled;
a calendar that has a later one ignores an earlier.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress

from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.group import Member, WorkingGroup
from knowledge.groups.time_zone_rules import WEEKDAYS, ClockChange, clock_changes

PRODUCT = "-//anchorbot//meetings//EN"
_SINCE = 1970
_WEEK = 7


@dataclass(frozen=True)
class Sender:
    """Who invites: the network's `domain` makes UIDs of its own, `organiser` is who answers for the meeting."""

    domain: str
    organiser: Member | None = None


def uid(group: WorkingGroup, occurrence: Occurrence, domain: str) -> str:
    """By what calendars know a meeting, whatever becomes of its day."""
    return f"{occurrence.original:%Y%m%d}-{group.slug}@{domain}"


def sequence(group: WorkingGroup, occurrence: Occurrence) -> int:
    """How often a meeting has changed its time or its place, at least (SEQUENCE): it only ever grows."""
    return occurrence.sequence + group.place_changes


def invitation(
    group: WorkingGroup, occurrence: Occurrence, sender: Sender, stamp: datetime, guest: Member | None = None
) -> bytes:
    """A file that puts the meeting into a calendar, changes it there, or (once cancelled) takes it out.

    For a guest it is a request, which asks for an answer as long as the meeting is to come; without one, a meeting to
    keep. `stamp` is the instant of the writing.
    """
    asks = "REQUEST" if guest and sender.organiser else "PUBLISH"
    calendar = _calendar(asks if occurrence.takes_place else "CANCEL")
    calendar.add_component(_time_zone(group.zone, occurrence.day.year))
    may_come = occurrence.takes_place and stamp < occurrence.starts(group.zone)
    calendar.add_component(_event(group, occurrence, sender, stamp, guest, may_come))
    return bytes(calendar.to_ical())


def withdrawal(group: WorkingGroup, occurrence: Occurrence, sender: Sender, stamp: datetime, guest: Member) -> bytes:
    """A file that takes a meeting out of the calendar of one guest, who is invited no more and asked nothing; it has no
    STATUS, since the meeting itself is not cancelled (RFC 5546, 3.2.5)."""
    event = _event(group, occurrence, sender, stamp, guest, may_come=False)
    del event["status"]
    calendar = _calendar("CANCEL")
    calendar.add_component(_time_zone(group.zone, occurrence.day.year))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def guests(group: WorkingGroup) -> tuple[Member, ...]:
    """Whom invitations are sent to: who holds a seat, once each, as far as they have an address."""
    holders = [seat.holder for seat in group.seats if seat.holder and seat.holder.email]
    return tuple({holder.email: holder for holder in holders}.values())


def uids_in(content: bytes) -> frozenset[str]:
    """The UIDs of the events in a calendar file; none where it is no such file."""
    try:
        calendar = Calendar.from_ical(content)
    except (ValueError, IndexError, KeyError):
        return frozenset()
    return frozenset(str(event.get("uid", "")) for event in calendar.walk("VEVENT"))


def feed(meetings: Iterable[tuple[WorkingGroup, Sequence[Occurrence]]], sender: Sender, stamp: datetime) -> bytes:
    """A calendar to subscribe to: all these meetings, cancelled ones marked as such."""
    calendar = _calendar("PUBLISH")
    zones: dict[str, Timezone] = {}
    for group, occurrences in meetings:
        for occurrence in occurrences:
            zones.setdefault(group.time_zone, _time_zone(group.zone, occurrence.day.year))
            calendar.add_component(_event(group, occurrence, sender, stamp, None, may_come=False))
    for zone in zones.values():
        calendar.subcomponents.insert(0, zone)
    return bytes(calendar.to_ical())


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _event(
    group: WorkingGroup,
    occurrence: Occurrence,
    sender: Sender,
    stamp: datetime,
    guest: Member | None,
    may_come: bool,
) -> Event:
    event = Event()
    event.add("uid", uid(group, occurrence, sender.domain))
    event.add("sequence", sequence(group, occurrence))
    event.add("dtstamp", stamp)
    start = datetime.combine(occurrence.day, occurrence.at, group.zone)
    event.add("dtstart", start)
    event.add("duration", timedelta(minutes=group.duration_minutes))
    event.add("summary", group.name)
    event.add("status", {Status.CANCELLED: "CANCELLED", Status.CLASH: "TENTATIVE"}.get(occurrence.status, "CONFIRMED"))
    if group.place or group.link:
        event.add("location", group.place or group.link)
    if group.link:
        event.add("url", group.link)
    if occurrence.why:
        event.add("description", occurrence.why)
    if sender.organiser:
        event.add("organizer", _address(sender.organiser))
    if guest and sender.organiser:
        attendee = _address(guest)
        attendee.params["PARTSTAT"] = "NEEDS-ACTION"
        attendee.params["RSVP"] = "TRUE" if may_come else "FALSE"
        event.add("attendee", attendee)
    return event


def _address(member: Member) -> vCalAddress:
    address = vCalAddress(f"mailto:{member.email}")
    address.params["CN"] = member.name
    return address


def _time_zone(zone: ZoneInfo, year: int) -> Timezone:
    found = Timezone()
    found.add("tzid", zone.key)
    changes = clock_changes(zone, year)
    for change in changes:
        part = TimezoneDaylight() if change.is_summer else TimezoneStandard()
        part.add("dtstart", _first(change))
        rule = {"freq": "yearly", "bymonth": change.month, "byday": f"{change.nth}{WEEKDAYS[change.weekday]}"}
        part.add("rrule", rule)
        part.add("tzoffsetfrom", change.offset_before)
        part.add("tzoffsetto", change.offset_after)
        part.add("tzname", change.name)
        found.add_component(part)
    if not changes:
        always = datetime(year, 1, 1, tzinfo=zone)
        part = TimezoneStandard()
        part.add("dtstart", datetime(_SINCE, 1, 1))  # noqa: DTZ001 - wall time, as RFC 5545 wants it here
        part.add("tzoffsetfrom", always.utcoffset())
        part.add("tzoffsetto", always.utcoffset())
        part.add("tzname", always.tzname())
        found.add_component(part)
    return found


def _first(change: ClockChange) -> datetime:
    """The wall time of a change in the first year."""
    length = monthrange(_SINCE, change.month)[1]
    days = [date(_SINCE, change.month, day) for day in range(1, length + 1)]
    same = [day for day in days if day.weekday() == change.weekday]
    return datetime.combine(same[change.nth if change.nth < 0 else change.nth - 1], change.at)
