"""From a reply to the minutes in Slack: not quorate, provisional, quorate, confirmed, drafted."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.fakes.slack.reading import plain_text_of
from tests.journeys.meetings import add_group_that_meets
from tests.journeys.slack.workspace import Place, nothing_more


@pytest.fixture(autouse=True)
def group(data: Path) -> None:
    add_group_that_meets(
        data,
        ("Ben Okafor", "ben@nhs.example", "Tyde NHS Trust", "co-chair"),
        ("Cara Lund", "cara@college.example", "Marsh College", "member"),
    )


def test_a_meeting_from_the_first_reply_to_its_minutes(socket_place: Place) -> None:
    slack, ben, cara = socket_place.slack, socket_place.people.ben, socket_place.people.cara

    def said(who: str, typed: str) -> str:
        before = len(slack.messages)
        slack.command(who, "/meeting", typed)
        return plain_text_of(slack.wait_for_messages(before + 1)[-1])

    def clicked(who: str, label: str) -> str:
        before = len(slack.messages)
        slack.click(who, label, on=slack.messages[-1])
        return plain_text_of(slack.wait_for_messages(before + 1)[-1])

    assert "Noted: Cara Lund (Marsh College) will be there" in said(cara, "rsvp yes")
    assert "Not quorate: 1 of 2 organisations are there." in said(cara, "here")
    assert "Only a quorate meeting confirms decision 1" in said(ben, "confirm 1")
    assert "It is provisional" in said(ben, 'decide "Pay <!channel> *now* & =1+1"')
    slack.direct_message(ben, f"meeting action <@{cara}> Send the survey by the next meeting")
    given = plain_text_of(slack.wait_for_messages(5)[-1])
    assert "Action 1: Cara Lund (Marsh College): Send the survey, by" in given
    assert "Quorate: 2 of 2 organisations are there." in said(ben, "here")
    assert "These wait for a quorate meeting:" in said(ben, "decisions")
    confirmed = clicked(ben, "Confirm 1: no objection")
    assert "Decision 1: “Adopt the levy transfer protocol”: confirmed, no objection from those present" in confirmed
    assert "Open actions of Skills: 1" in said(cara, "actions")
    assert "is done" in clicked(cara, "Done: 1")
    minutes = said(cara, "minutes")
    assert "Decision 2: “Pay <!channel> *now* & =1+1”: no objection from those present" in minutes
    assert "Decision 1: “Adopt the levy transfer protocol” of" in minutes
    slack.wait_for(lambda: len(slack.shared_files) == 2, what="two files")
    files = {one.name.rpartition(".")[2]: one.content for one in slack.shared_files}
    assert "# Skills: draft minutes, " in files["md"].decode()
    lines = [one.text for one in Document(BytesIO(files["docx"])).paragraphs]
    assert {"Ben Okafor (Tyde NHS Trust, co-chair)", "Cara Lund (Marsh College)"} <= set(lines)
    assert any("“Pay <!channel> *now* & =1+1”" in one for one in lines)


def test_an_outsider_hears_of_no_decision(socket_place: Place) -> None:
    slack, people = socket_place.slack, socket_place.people
    for count, typed in enumerate(('decide "x"', "decisions skills", "confirm 1", "minutes skills", "done 1"), 1):
        slack.command(people.otto, "/meeting", typed, channel=socket_place.open)
        told = plain_text_of(slack.wait_for_messages(count)[-1])
        assert "I know of no working group that you belong to." in told
    slack.command(people.ben, "/meeting", "decisions", channel=socket_place.open)
    assert "“Adopt the levy transfer protocol”" in plain_text_of(slack.wait_for_messages(6)[-1])
    assert slack.messages[-1].ephemeral_to == people.ben
    nothing_more(slack)
