"""Nobody sees what is not for them, and the stream of what is new loses nothing."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.people_list import read_people_list
from knowledge.store.database import open_database
from knowledge.store.people_rows import remove_person, save_people
from tests.journeys.local.conftest import SAMPLE_PEOPLE
from tests.journeys.local.visitor import Visitor

QUORUM = "what is the quorum of the Essex group?"


def change_people(data: Path, more: str) -> None:
    with open_database(data) as db:
        people = read_people_list(SAMPLE_PEOPLE.read_bytes() + more.encode())
        save_people(db, people.entries, datetime.now(UTC), "tests")


def test_a_groups_channel_stays_its_own_whatever_groups_come(url: str, visitor: Visitor, data: Path) -> None:
    visitor.is_somebody("Esi")
    channel = visitor.channel("#social-value")
    visitor.say(channel, "for our group alone")
    change_people(data, "Zed Aardvark,zed@essex.example,Essex,member: aaa first of all\n")
    for name in ("Hal", "Zed", "Dora", "Amina", "Olive"):
        other = Visitor(url)
        other.is_somebody(name)
        links = [str(link["href"]) for link in other.page.select("nav a[href^='/c/']")]
        assert all("for our group alone" not in other.open(link).get_text() for link in links)
    assert "for our group alone" in visitor.open(f"/c/{visitor.channel('#social-value')}").get_text()


def test_a_stream_that_breaks_off_goes_on_where_it_was(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    channel = visitor.channel("#network")
    for number in range(5):
        visitor.say(channel, f"number {number}")
    position, heard = "0-0", []
    for _ in range(5):
        with closing(visitor.events(position, "t")) as events:
            _, told = next(events)
        heard.append(str(told["html"]).split("number ")[1][0])
        position = visitor.position
    assert heard == ["0", "1", "2", "3", "4"]


def test_an_open_stream_tells_no_more_to_who_has_left(url: str, visitor: Visitor, data: Path) -> None:
    visitor.is_somebody("Esi")
    channel = visitor.channel("#network")
    other = Visitor(url)
    other.is_somebody("Hal")
    with closing(visitor.events("0-0", "t")) as events:
        other.say(channel, "hello Esi")
        assert "hello Esi" in str(next(events)[1]["html"])
        with open_database(data) as db:
            remove_person(db, "esi.mensah@essex.example", datetime.now(UTC), "tests")
        other.say(channel, "she has left")
        assert list(events) == []
    assert "Olive Outsider" in visitor.open("/").get_text()
    assert visitor.page.select("option[selected]")[0].text.startswith("Olive")


def test_what_is_shared_by_typing_a_channels_name(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    direct, channel = visitor.channel("anchorbot"), visitor.channel("#network")
    visitor.say(direct, QUORUM)
    visitor.wait_for(f"/c/{direct}", "Ten members")
    visitor.say(direct, "/anchor share #network")
    assert "Esi Mensah asked" in visitor.wait_for(f"/c/{channel}", "Ten members")


def test_a_form_that_was_refused_can_be_mended_and_sent_again(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    direct, open_ = visitor.channel("anchorbot"), visitor.channel("#open")
    visitor.say(direct, QUORUM)
    visitor.wait_for(f"/c/{direct}", "Ten members")
    visitor.send("/click", visitor.button("Share"))
    form = visitor.page.select("form.fields")[0]
    fields = {str(one["name"]): str(one["value"]) for one in form.select("input[type=hidden]")}
    visitor.send("/submit", {**fields, "field-channel": open_})
    visitor.wait_for(f"/c/{direct}", "Not shared: not everybody there may see")
    network = visitor.channel("#network")
    for _ in range(2):
        visitor.send("/submit", {**fields, "field-channel": network})
    visitor.wait_for(f"/c/{network}", "Ten members")
    assert visitor.wait_for(f"/c/{network}", "Ten members").count("Esi Mensah asked") == 1


def test_nobody_speaks_as_somebody_else_than_the_page_says(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    channel = visitor.channel("#network")
    visitor.open(f"/c/{channel}")
    form = visitor.page.select("form.write")[-1]
    fields = {str(one["name"]): str(one["value"]) for one in form.select("input[type=hidden]")}
    visitor.is_somebody("Hal")
    visitor.send("/say", {**fields, "text": "who says this?"})
    assert (visitor.status, "You are Hal Byrne by now." in visitor.page.get_text()) == (400, True)
    assert "who says this?" not in visitor.open(f"/c/{channel}").get_text()


def test_a_threads_own_place_is_all_it_takes(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    channel = visitor.channel("#network")
    visitor.say(channel, "in a thread of nothing", thread="4711")
    assert (visitor.status, "That message is not there any more." in visitor.page.get_text()) == (400, True)


def test_every_answer_has_the_strict_headers_also_where_something_is_wrong(visitor: Visitor) -> None:
    for path in ("/", "/home", "/dialogue/99999999999999999999", "/nowhere", "/c/nowhere", "/static/app.js", "/health"):
        visitor.open(path)
        assert visitor.status in (200, 400, 404), path
        assert "default-src 'none'" in visitor.headers["content-security-policy"]


def test_what_is_shared_below_a_private_answer_is_for_everybody(url: str, visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    channel = visitor.channel("#network")
    visitor.say(channel, f"/ask {QUORUM}")
    visitor.wait_for(f"/c/{channel}", "Ten members")
    visitor.send("/click", visitor.button("Share"))
    other = Visitor(url)
    other.is_somebody("Hal")
    assert "Esi Mensah asked" in other.wait_for(f"/c/{channel}", "Ten members")


@pytest.mark.parametrize("name", ["@anchorbot", "@Anchorbot", "@anchorbt,", "@ANCHORBOT:"])
def test_the_bot_hears_its_name_as_people_type_it(visitor: Visitor, name: str) -> None:
    visitor.is_somebody("Esi")
    channel = visitor.channel("#network")
    visitor.say(channel, f"{name} whoami")
    visitor.wait_for(f"/c/{visitor.channel('anchorbot')}", "You are Esi Mensah")
    visitor.say(channel, "@anchorage is a town")
    assert "@anchorage is a town" in visitor.wait_for(f"/c/{channel}", "is a town")


def test_a_question_on_a_button_is_shown_as_asked(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    visitor.open("/home")
    question = visitor.page.select("form.choice button")[0].text.strip()
    visitor.send("/click", visitor.button(question))
    assert visitor.page.select("p.said")[-1].text == question


def test_nothing_ticked_off_is_said_beside_the_boxes(visitor: Visitor) -> None:
    visitor.is_somebody("Amina")
    direct = visitor.channel("anchorbot")
    visitor.say(direct, "what will the weather be like in Oslo tomorrow?")
    visitor.say(direct, "unanswered")
    visitor.send("/click", visitor.button("Tick some off"))
    form = visitor.page.select("form.fields")[0]
    fields = {str(one["name"]): str(one["value"]) for one in form.select("input[type=hidden]")}
    visitor.send("/submit", fields)
    assert (visitor.status, "Please tick at least one." in visitor.page.get_text()) == (422, True)
