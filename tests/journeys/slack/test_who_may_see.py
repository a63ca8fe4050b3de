"""Who may see what, where: public and private channels, large ones, and lists for the secretariat."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.people_list import read_people_list
from knowledge.store.database import open_database
from knowledge.store.people_rows import save_people
from knowledge.store.question_rows import note_question
from knowledge.store.search_rows import all_documents
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.faults import ApiFailure
from tests.journeys.slack.workspace import PEOPLE, Place, a_workspace, bot_in

QUORUM = "what is the quorum of the Essex group?"
BUS = "what do we do about the bus company ending the 5.40am service in Harlow?"
REGISTER = "essex-restricted-risk-register"
STEERING = f"{PEOPLE}Dora Finch,dora@essex.example,Tendring,member: Essex jobs pilots steering group\n"


def add_people(data: Path, list_: str) -> None:
    with open_database(data) as db:
        people = read_people_list(list_.encode())
        assert not people.problems
        save_people(db, people.entries, datetime.now(UTC), "tests")


def test_what_is_for_a_group_is_said_in_its_private_channel_and_never_in_a_public_one(place: Place, data: Path) -> None:
    add_people(data, STEERING)
    slack = place.slack
    dora = slack.add_person("Dora", "dora@essex.example")
    private = slack.add_channel("steering", [dora], private=True)
    public = slack.add_channel("steering-in-the-open", [dora])
    slack.mention(dora, private, BUS)
    slack.mention(dora, public, BUS)  # at the same moment: whichever comes second finds her just recognised
    (told,) = slack.wait_for_messages(1, channel=private)
    (open_,) = slack.wait_for_messages(1, channel=public)
    assert "get prices for a minibus" in told.text
    assert "minibus" not in open_.text


@pytest.mark.parametrize(("setting", "is_told"), [("network", True), ("public", False)])
def test_a_workspace_that_others_use_can_keep_its_public_channels_to_public_documents(
    data: Path, setting: str, is_told: bool
) -> None:
    with a_workspace(FakeSlack()) as place, bot_in(place.slack, data, open_channels=setting):
        place.slack.mention(place.people.ben, place.network, QUORUM)
        (answer,) = place.slack.wait_for_messages(1)
        assert ("Ten members" in answer.text) is is_told


def test_a_large_channel_is_looked_up_little_by_little_and_public_until_then(socket_place: Place, data: Path) -> None:
    slack = socket_place.slack
    names = [f"Person {number}" for number in range(70)]
    lines = [f"{name},{name.replace(' ', '.').lower()}@town.example,Town Council,\n" for name in names]
    add_people(data, PEOPLE + "".join(lines))
    everybody = [slack.add_person(name, f"{name.replace(' ', '.').lower()}@town.example") for name in names]
    large = slack.add_channel("everybody", everybody, private=True)
    for number, is_told in enumerate([False, True], start=1):
        slack.mention(everybody[0], large, QUORUM)
        *_, answer = slack.wait_for_messages(number)
        assert ("Ten members" in answer.text) is is_told
    before = len(slack.calls_of("users.info"))
    slack.mention(everybody[1], large, QUORUM)
    slack.wait_for_messages(3)
    assert len(slack.calls_of("users.info")) == before


def test_somebody_whom_slack_does_not_name_just_now_is_told_so(socket_place: Place) -> None:
    slack, ben = socket_place.slack, socket_place.people.ben
    slack.fail_next("users.info", ApiFailure("internal_error"))
    slack.direct_message(ben, QUORUM)
    slack.direct_message(ben, QUORUM)
    first, second = slack.wait_for_messages(2)
    assert first.text.endswith(
        "I was not told who you are, so I look in public documents only. Please ask again in a minute."
    )
    assert "Ten members" in second.text


def test_the_list_of_questions_names_no_document_that_its_reader_may_not_see(place: Place, data: Path) -> None:
    with open_database(data) as db:
        near = [document for document in all_documents(db) if document.path.stem in ("essex-jobs-pilots", REGISTER)]
        note_question(
            db,
            key="",
            platform="slack",
            text="which bus?",
            typed="which bus?",
            of_network=True,
            told=(),
            nearest=[document.path for document in near],
            now=datetime.now(UTC),
        )
    place.slack.command(place.people.amina, "/anchor", "unanswered", channel=place.network)
    (listed,) = place.slack.wait_for_messages(1)
    assert len(near) == 2
    assert "nearest: “Jobs pilots in Essex: half-way” [" in listed.text


def test_what_was_found_in_private_after_all_is_off_the_list(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    slack.mention(ben, place.open, QUORUM)
    (answer,) = slack.wait_for_messages(1)
    slack.click(ben, "Ask privately", on=answer)
    slack.wait_for_messages(2)
    slack.command(place.people.amina, "/anchor", "unanswered", channel=place.network)
    *_, listed = slack.wait_for_messages(3)
    assert "No question is waiting" in listed.text


def test_whoever_asks_reads_along_also_where_slack_does_not_name_them_as_a_member(place: Place) -> None:
    slack = place.slack
    slack.mention(place.people.otto, place.network, QUORUM)
    (answer,) = slack.wait_for_messages(1)
    assert "Ten members" not in answer.text


def test_the_list_shows_what_was_typed_counts_askings_and_says_what_is_left(place: Place) -> None:
    slack, amina, ben = place.slack, place.people.amina, place.people.ben
    slack.direct_message(ben, "what did Leeds do on apprenticeship levy transfer?")
    slack.wait_for_messages(1)
    slack.direct_message(ben, "what about Hackney?")
    _, unanswered = slack.wait_for_messages(2)
    assert "The question is on the secretariat's list now." in unanswered.text
    assert slack.direct_message(amina, "unanswered done nothing1234").acked
    slack.direct_message(amina, "unanswered")
    *_, refused, listed = slack.wait_for_messages(4)
    assert refused.text == "Not on the list: nothing1234. Nothing was changed."
    assert (
        "“what about Hackney?” – understood as “what did Hackney do on apprenticeship levy transfer?”; " in listed.text
    )
