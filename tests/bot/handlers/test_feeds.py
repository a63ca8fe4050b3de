"""Calendar feeds: an address of one's own in chat, and what is to be had there over real HTTP."""

import http.client
import socket
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from ical.calendar_stream import IcsCalendarStream

from bot.feed import Feeds
from bot.http_listener import HttpListener
from bot.reply import Choice
from bot.request import Conversation
from bot.words.plain import as_text
from knowledge.store.people_rows import remove_person
from tests.bot.handlers.test_meetings import ANN, BOB, CY, NOW, Place
from tests.knowledge.groups.test_read_group import GROUP, changed

STRANGER = "stranger@nowhere"
SKILLS = changed(name="Skills", slug="skills", first_meeting="2026-12-02T14:00", members=[GROUP["members"][0]])


@dataclass
class Fetched:
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def summaries(self) -> list[tuple[str, str]]:
        events = IcsCalendarStream.calendar_from_ics(self.content.decode()).events
        return [(event.summary or "", f"{event.start_datetime:%Y-%m-%d %H:%M}") for event in events]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    found = Place(tmp_path)
    found.groups(GROUP, {**SKILLS, "quorum": {"count": 1}})
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    found.desk = replace(found.desk, public_url=f"http://127.0.0.1:{port}")
    listener = HttpListener(Feeds(found.desk), "127.0.0.1", port, "another port")
    listener.start()
    yield found
    listener.close()


def address(place: Place, who: str, typed: str = "/meeting feed") -> str:
    (line,) = (line for line in as_text(place.ask(who, typed)).splitlines() if line.startswith("http"))
    return line


def fetch(url: str, method: str = "GET", **headers: str) -> Fetched:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    connection.request(method, parts.path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    found = Fetched(response.status, {k.lower(): v for k, v in response.headers.items()}, response.read())
    connection.close()
    return found


def test_a_feed_has_the_meetings_of_ones_own_groups_alone(place: Place) -> None:
    told = place.ask(BOB, "/meeting feed")
    assert "to have the meetings of Social value there." in as_text(told)
    bobs, anns = fetch(address(place, BOB)), fetch(address(place, ANN))
    assert {name for name, _ in bobs.summaries} == {"Social value"}
    assert {name for name, _ in anns.summaries} == {"Skills", "Social value"}
    assert ("Social value", "2026-11-17 10:00") in bobs.summaries
    assert ("Skills", "2026-12-02 14:00") in anns.summaries
    assert max(day for _, day in anns.summaries) < "2028-11-12"
    assert fetch(address(place, CY)).summaries == bobs.summaries, "a deputy has a seat to sit in"


def test_the_address_stays_until_it_is_replaced_and_then_leads_nowhere(place: Place) -> None:
    first = address(place, ANN)
    assert len(first.rpartition("/")[2]) >= 40
    assert address(place, ANN) == first != address(place, BOB)
    (button,) = (part for part in place.ask(ANN, "/meeting feed").parts if isinstance(part, Choice))
    second = address(place, ANN, button.command)
    assert (fetch(first).status, fetch(second).status) == (404, 200)
    assert "the old one leads nowhere" in as_text(place.ask(ANN, "/meeting feed new"))


def test_what_changes_shows_and_what_does_not_is_not_sent_again(place: Place) -> None:
    url = address(place, BOB)
    first = fetch(url)
    again = fetch(url, If_None_Match=f'"other", W/{first.headers["etag"]}')
    assert (again.status, again.content) == (304, b"")
    place.ask(ANN, "/meeting move social-value 2026-11-17 to 2026-11-19 at 2pm keep")
    changed_ = fetch(url, If_None_Match=first.headers["etag"])
    assert changed_.status == 200
    assert ("Social value", "2026-11-19 14:00") in changed_.summaries
    place.ask(ANN, "/meeting cancel social-value 2026-11-17")
    assert b"STATUS:CANCELLED" in fetch(url).content


def test_it_sets_no_cookie_is_kept_by_nobody_else_and_takes_nothing(place: Place) -> None:
    found = fetch(address(place, BOB))
    assert found.headers["content-type"] == "text/calendar; charset=utf-8"
    assert found.headers["cache-control"].startswith("private")
    assert "set-cookie" not in found.headers
    assert fetch(address(place, BOB), "HEAD").status == 200
    assert fetch(address(place, BOB), "POST").status == 405


def test_who_leaves_the_group_or_the_network_sees_no_more_meetings(place: Place) -> None:
    url = address(place, BOB)
    place.groups(changed(members=[GROUP["members"][0], GROUP["members"][3]], quorum={"count": 1}))
    assert fetch(url).summaries == []
    with place.database() as db:
        remove_person(db, "bob@tyde.example", NOW, "test")
    assert fetch(url).status == 404


@pytest.mark.parametrize("path", ["/calendar/.ics", "/calendar/x.ics", "/calendar/%00.ics", "/calendar/", "/other"])
def test_what_is_guessed_at_is_not_there(place: Place, path: str) -> None:
    address(place, ANN)
    assert fetch(f"{place.desk.public_url}{path}").status == 404


def test_a_stranger_hears_of_no_group_and_without_a_public_address_there_is_no_feed(place: Place) -> None:
    assert "I know of no working group that you belong to." in as_text(place.ask(STRANGER, "/meeting feed"))
    place.desk = replace(place.desk, public_url="")
    assert "no public address is set (ANCHORBOT_PUBLIC_URL)" in as_text(place.ask(ANN, "/meeting feed"))
    assert "I know of no working group" in as_text(place.ask(STRANGER, "/meeting feed"))


def test_asked_for_in_a_channel_the_address_is_told_in_private(place: Place) -> None:
    reply = place.ask(ANN, "/meeting feed", in_channel=True)
    assert reply.into == Conversation("test", "", f"{ANN}.example", is_direct=True)


def test_what_is_wrong_is_told(place: Place) -> None:
    assert "Type /meeting feed, or /meeting feed new." in as_text(place.ask(ANN, "/meeting feed all"))


def test_the_audit_knows_of_a_new_address_and_not_the_address(place: Place) -> None:
    secret = address(place, ANN).rpartition("/")[2].removesuffix(".ics")
    address(place, ANN, "/meeting feed new")
    with place.database() as db:
        rows = db.execute("SELECT * FROM audit WHERE action = 'calendar feed'").fetchall()
    assert [row[-1] for row in rows] == ["made", "replaced"]
    assert secret not in str(rows)


def test_the_window_goes_on_with_the_days(place: Place) -> None:
    url = address(place, BOB)
    place.now = NOW + timedelta(days=200)
    assert ("Social value", "2026-11-17 10:00") not in fetch(url).summaries
