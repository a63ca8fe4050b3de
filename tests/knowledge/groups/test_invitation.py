"""Invitations, read back by two parsers that did not write them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.group import Member, WorkingGroup
from knowledge.groups.invitation import Sender, feed, invitation
from tests.knowledge.groups.groups import group, member, seat

STAMP = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
SENDER = Sender("network.example.org", Member("office@example.org", "The secretariat"))
SKILLS = replace(group([seat(1, "Leigh Council", "ann")]), link="https://meet.example.org/skills?a=1;b=2")
NOVEMBER = Occurrence(date(2026, 11, 17), date(2026, 11, 17), time(10), Status.SCHEDULED)


def lines(content: bytes) -> list[str]:
    """Unfolded, as RFC 5545 (3.1) says."""
    assert content.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return content.decode().replace("\r\n ", "").split("\r\n")


def with_ical(content: bytes) -> Event:
    (event,) = IcsCalendarStream.calendar_from_ics(content.decode()).events
    return event


def with_vobject(content: bytes):  # type: ignore[no-untyped-def]
    return vobject.readOne(content.decode())


def test_an_invitation_is_read_by_both_parsers() -> None:
    content = invitation(SKILLS, NOVEMBER, SENDER, STAMP, member("ann"))
    event = with_ical(content)
    assert event.uid == "20261117-skills@network.example.org"
    assert event.sequence == 0
    assert event.summary == "Skills"
    assert event.start_datetime == datetime(2026, 11, 17, 10, tzinfo=UTC)
    assert event.end_datetime == datetime(2026, 11, 17, 11, 30, tzinfo=UTC)
    assert event.location == "https://meet.example.org/skills?a=1;b=2"
    other = with_vobject(content)
    assert other.method.value == "REQUEST"
    assert other.vevent.uid.value == event.uid
    assert other.vevent.dtstart.value.astimezone(UTC) == datetime(2026, 11, 17, 10, tzinfo=UTC)
    assert other.vevent.duration.value == timedelta(minutes=90)
    assert other.vevent.attendee.value == "mailto:ann@example.org"
    assert other.vevent.attendee.params["RSVP"] == ["TRUE"]
    assert other.vevent.organizer.value == "mailto:office@example.org"
    assert "rrule" not in other.vevent.contents


def test_the_time_zone_is_two_rules() -> None:
    found = lines(invitation(SKILLS, NOVEMBER, SENDER, STAMP))
    zone = found[found.index("BEGIN:VTIMEZONE") : found.index("END:VTIMEZONE")]
    assert zone == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/London",
        "BEGIN:DAYLIGHT",
        "DTSTART:19700329T010000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZNAME:BST",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0100",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19701025T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZNAME:GMT",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0000",
        "END:STANDARD",
    ]


def test_created_moved_moved_again_and_cancelled() -> None:
    """The UID stays, and the SEQUENCE goes up each time."""
    later = replace(NOVEMBER, day=date(2026, 11, 19), status=Status.MOVED, sequence=1)
    again = replace(later, at=time(14), sequence=2)
    gone = replace(again, status=Status.CANCELLED, sequence=3, why="strike")
    files = [invitation(SKILLS, one, SENDER, STAMP, member("ann")) for one in (NOVEMBER, later, again, gone)]
    events = [with_ical(one) for one in files]
    assert {event.uid for event in events} == {"20261117-skills@network.example.org"}
    assert [event.sequence for event in events] == [0, 1, 2, 3]
    assert [f"{event.start_datetime:%d %H:%M}" for event in events] == ["17 10:00", "19 10:00", "19 14:00", "19 14:00"]
    assert [with_vobject(one).method.value for one in files] == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"]
    assert [with_vobject(one).vevent.status.value for one in files][2:] == ["CONFIRMED", "CANCELLED"]
    assert with_vobject(files[3]).vevent.description.value == "strike"


def test_a_feed_holds_all_and_marks_what_was_cancelled() -> None:
    gone = replace(NOVEMBER, status=Status.CANCELLED, sequence=1)
    may = Occurrence(date(2027, 5, 4), date(2027, 5, 4), time(10), Status.SCHEDULED)
    content = feed([(SKILLS, [gone, may])], SENDER, STAMP)
    events = IcsCalendarStream.calendar_from_ics(content.decode()).events
    assert [(event.uid[:8], event.status) for event in events] == [("20261117", "CANCELLED"), ("20270504", "CONFIRMED")]
    assert [event.start_datetime.hour for event in events] == [10, 9], "both are at ten in London"
    assert lines(content).count("BEGIN:VTIMEZONE") == 1
    assert "METHOD:PUBLISH" in lines(content)


@settings(max_examples=150, deadline=None)
@given(
    zone=st.sampled_from(["Europe/London", "Europe/Dublin", "Europe/Paris", "America/New_York", "Asia/Kolkata", "UTC"]),
    day=st.dates(date(2026, 1, 1), date(2032, 12, 31)),
    hour=st.integers(3, 23),
    name=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=90),
)
def test_any_meeting_is_read_at_its_wall_time_with_its_name(zone: str, day: date, hour: int, name: str) -> None:
    one: WorkingGroup = replace(SKILLS, time_zone=zone, name=name)
    content = invitation(one, replace(NOVEMBER, original=day, day=day, at=time(hour)), SENDER, STAMP)
    expected = datetime.combine(day, time(hour), ZoneInfo(zone)).astimezone(UTC)
    assert with_ical(content).start_datetime.astimezone(UTC) == expected
    read = with_vobject(content)
    assert read.vevent.dtstart.value.astimezone(UTC) == expected
    assert read.vevent.summary.value == name
    assert with_ical(content).summary == name


def test_who_sends_no_e_mail_publishes() -> None:
    content = invitation(SKILLS, NOVEMBER, Sender("network.example.org"), STAMP, member("ann"))
    assert with_vobject(content).method.value == "PUBLISH"
    assert not [line for line in lines(content) if line.startswith(("ATTENDEE", "ORGANIZER"))]


def test_a_name_with_odd_signs_stays_one_address() -> None:
    odd = Member("ann@example.org", 'Ann "Annie"; O’Neil,\nHead: of')
    content = invitation(SKILLS, NOVEMBER, SENDER, STAMP, odd)
    assert with_vobject(content).vevent.attendee.value == "mailto:ann@example.org"
    assert len([line for line in lines(content) if line.startswith("ATTENDEE")]) == 1


@pytest.mark.parametrize("zone", ["Europe/London", "Europe/Dublin"])
def test_vobject_knows_the_zone_by_our_rules_alone(zone: str) -> None:
    """It reads the rules in the file instead of a database of zones."""
    content = invitation(replace(SKILLS, time_zone=zone), replace(NOVEMBER, day=date(2027, 7, 6)), SENDER, STAMP)
    renamed = content.replace(zone.encode(), b"Somewhere/Else")
    start = with_vobject(renamed).vevent.dtstart.value
    assert start.utcoffset() == timedelta(hours=1)
