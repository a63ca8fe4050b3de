"""Meetings in Slack: one tap to reply, changed by another; who replied, among those who may know."""

import re
from pathlib import Path
from urllib.request import urlopen

import pytest
import vobject

from bot.settings import Settings
from bot.wiring.slack import make_slack
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.reading import plain_text_of
from tests.journeys.meetings import WHEN, add_group
from tests.journeys.slack.conftest import free_port
from tests.journeys.slack.workspace import Place, a_workspace, nothing_more, settings_for


@pytest.fixture(autouse=True)
def group(data: Path) -> None:
    add_group(
        data,
        ("Ben Okafor", "ben@nhs.example", "Tyde NHS Trust", "co-chair"),
        ("Cara Lund", "cara@college.example", "Marsh College", "member"),
    )


def test_one_tap_and_another(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    slack.command(ben, "/meeting", "next", channel=place.network)
    (asked,) = slack.wait_for_messages(1)
    assert asked.ephemeral_to == ben
    assert f"Skills meets next on {WHEN}" in plain_text_of(asked)
    slack.click(ben, "I'll be there", on=asked)
    noted = slack.wait_for_messages(2)[-1]
    assert noted.ephemeral_to == ben
    assert f"Noted: Ben Okafor (Tyde NHS Trust) will be there: Skills, {WHEN}." in plain_text_of(noted)
    slack.click(ben, "Can't make it", on=noted)
    changed = slack.wait_for_messages(3)[-1]
    assert "can't make it" in plain_text_of(changed)
    assert "Before, it was: will be there." in plain_text_of(changed)
    nothing_more(slack)


def test_typed_in_the_direct_messages_and_seen_by_the_group_alone(socket_place: Place) -> None:
    slack, people = socket_place.slack, socket_place.people
    slack.direct_message(people.cara, "meeting rsvp maybe")
    slack.wait_for_messages(1)
    slack.command(people.ben, "/meeting", "status")
    assert "Cara Lund (Marsh College): may be there" in plain_text_of(slack.wait_for_messages(2)[-1])
    slack.command(people.otto, "/meeting", "status skills", channel=socket_place.open)
    assert "I know of no working group that you belong to." in plain_text_of(slack.wait_for_messages(3)[-1])
    nothing_more(slack)


def test_a_question_for_the_register_and_a_day_that_is_none(socket_place: Place) -> None:
    slack, ben = socket_place.slack, socket_place.people.ben
    slack.direct_message(ben, "when is our next meeting?")
    assert WHEN in plain_text_of(slack.wait_for_messages(1)[-1])
    slack.command(ben, "/meeting", "move skills 31/11/2026 to 1/12/2026")
    assert "31/11/2026 is not a day in the calendar. Nothing was changed." in plain_text_of(
        slack.wait_for_messages(2)[-1]
    )


def test_whoever_is_in_two_groups_hears_of_both_and_a_click_tells_more(socket_place: Place, data: Path) -> None:
    slack, people = socket_place.slack, socket_place.people
    ben = ("Ben Okafor", "ben@nhs.example", "Tyde NHS Trust", "co-chair")
    add_group(data, ben, ("Amina Khan", "amina@leeds.example", "Leeds City Council", "member"), name="Food")
    slack.direct_message(people.ben, "when do we meet next?")
    told = slack.wait_for_messages(1)[-1]
    assert "You are in 2 groups. They meet next:" in plain_text_of(told)
    assert f"Food: {WHEN}. 0 of 2 organisations so far: quorum is unlikely" in plain_text_of(told)
    assert f"Skills: {WHEN}. 0 of 2 organisations so far" in plain_text_of(told)
    slack.click(people.ben, "Skills", on=told)
    assert f"Skills meets next on {WHEN}, for 60 minutes." in plain_text_of(slack.wait_for_messages(2)[-1])
    slack.direct_message(people.cara, "when do we meet next?")
    assert f"Skills meets next on {WHEN}" in plain_text_of(slack.wait_for_messages(3)[-1])
    nothing_more(slack)


def test_a_mention_says_who_comes_instead_and_a_tap_takes_it_back(socket_place: Place) -> None:
    slack, people = socket_place.slack, socket_place.people
    slack.command(people.ben, "/meeting", f"rsvp deputy <@{people.amina}|amina> for skills", wire=True)
    noted = slack.wait_for_messages(1)[-1]
    assert f"sends a deputy (Amina Khan): Skills, {WHEN}." in plain_text_of(noted)
    assert "so Amina Khan does not. The secretariat can list them." in plain_text_of(noted)
    slack.click(people.ben, "Undo", on=noted)
    assert "Taken back. For Ben Okafor (Tyde NHS Trust) there is no answer" in plain_text_of(
        slack.wait_for_messages(2)[-1]
    )
    slack.direct_message(people.ben, f"meeting rsvp deputy <@{people.otto}>", wire=True)
    assert "I know nobody in the network by the account that you mention." in plain_text_of(
        slack.wait_for_messages(3)[-1]
    )


def test_a_meeting_as_a_file_in_the_direct_messages(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    slack.command(ben, "/meeting", "rsvp yes", channel=place.network)
    (noted,) = slack.wait_for_messages(1)
    slack.click(ben, "Put it in my calendar", on=noted)
    given = slack.wait_for_messages(2)[-1]
    assert given.ephemeral_to == ben
    assert "The file is in our direct messages." in plain_text_of(given)
    slack.wait_for(lambda: slack.shared_files)
    (file,) = slack.shared_files
    assert (file.channel, file.title) == (slack.im_of(ben), "For your calendar")
    assert vobject.readOne(file.content.decode()).vevent.summary.value == "Skills"
    slack.command(place.people.otto, "/meeting", "invite skills", channel=place.open)
    assert "I know of no working group that you belong to." in plain_text_of(slack.wait_for_messages(3)[-1])
    nothing_more(slack)
    assert len(slack.shared_files) == 1


def test_the_board_and_a_button_that_asks_who_is_silent(socket_place: Place) -> None:
    slack, people = socket_place.slack, socket_place.people
    slack.command(people.amina, "/meeting", "board", channel=socket_place.network)
    (board,) = slack.wait_for_messages(1)
    assert f"Skills: {WHEN}" in plain_text_of(board)
    assert "2 not heard from" in plain_text_of(board)
    slack.click(people.amina, "Ask those who have not answered", on=board)
    told = slack.wait_for_messages(4)[1:]
    assert "I am asking Ben Okafor and Cara Lund." in "".join(map(plain_text_of, told)), "neither has written before"
    asked = {one.channel: one for one in told if one.ephemeral_to is None}
    assert set(asked) == {slack.im_of(people.ben), slack.im_of(people.cara)}
    theirs = asked[slack.im_of(people.cara)]
    assert f"Will you be there? Skills, {WHEN}." in plain_text_of(theirs)
    slack.click(people.cara, "I'll be there", on=theirs)
    assert "Noted: Cara Lund (Marsh College) will be there" in plain_text_of(slack.wait_for_messages(5)[-1])
    slack.click(people.amina, "Ask those who have not answered", on=board)
    again = plain_text_of(slack.wait_for_messages(6)[-1])
    assert "there is nobody for me to ask now" in again
    assert "1 person was asked today already" in again
    nothing_more(slack)


@pytest.mark.parametrize("way", ["socket", "http"])
def test_a_feed_is_served_beside_slack_where_a_public_address_is_set(data: Path, way: str) -> None:
    port = free_port()
    with a_workspace(FakeSlack()) as place:
        slack, ben = place.slack, place.people.ben
        if way == "http":
            slack.deliver_to(f"http://127.0.0.1:{port}/slack/events")
        settings = Settings(data=data, http_port=port, public_url=f"http://127.0.0.1:{port}")
        running = make_slack(settings, settings_for(slack), way)
        running.start()
        try:
            slack.command(ben, "/meeting", "feed", channel=place.network)
            (told,) = slack.wait_for_messages(1)
            assert told.ephemeral_to == ben
            (url,) = re.findall(r"http://\S+\.ics", told.text)
            with urlopen(url, timeout=10) as response:
                assert vobject.readOne(response.read().decode()).vevent.summary.value == "Skills"
        finally:
            running.stop()
