"""Questions answered from the register of pledges: with the code, for whom it may be told, and no others."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.reply import Choice, Quote, Reply
from indexer.build_index import build_index
from knowledge.answering.library import Library
from knowledge.documents import Audience, Visibility
from knowledge.pledges.entries import Contact, StatusChange
from knowledge.pledges.kinds import Rag, Source, Status
from knowledge.store.people_rows import person_with_email
from knowledge.store.pledge_rows import add_pledge, all_pledges, save_entry
from tests.bot.handlers.recording import GUS, OTTO, with_more_people
from tests.bot.handlers.test_meetings import ANN, BOB, CY, Place
from tests.fakes.bag_of_words import BagOfWords
from tests.knowledge.pledges.pledges import pledge, update

Say = Callable[..., str]
NOW = datetime(2026, 7, 10, 9, tzinfo=UTC)
ASKED = "what has Leigh Council pledged on apprenticeships?"
SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "questions.jsonl"


@pytest.fixture
def place(place: Place) -> Place:
    found = with_more_people(place)
    found.now = NOW
    return found


def register(place: Place, visibility: Visibility | None = None, status: Status = Status.ACTIVE) -> None:
    """Ann's pledge, which stands at 12 apprentices."""
    with place.database() as db:
        person = person_with_email(db, "ann@leigh.example")
        assert person
        ann = Contact("ann@leigh.example", person.name, person.organisation, person.id)
        first = replace(pledge().entries[0], by=ann)
        made = add_pledge(
            db, pledge(owner=ann, deputy=None, visibility=visibility or Visibility(), status=status, entries=(first,)),
            "test",
        )  # fmt: skip
        if status is Status.ACTIVE:
            save_entry(db, made, update("12", Rag.AMBER, by=ann), "test")


@pytest.fixture
def indexed(place: Place) -> None:
    """The sample documents, to be answered from."""
    with place.database() as db:
        build_index(db, SAMPLES.parent / "documents", BagOfWords(), NOW)
    data = place.database.args[0]
    library = Library(data, BagOfWords())
    place.desk = replace(place.desk, library=lambda: library)


def test_the_register_is_named_with_code_owner_value_target_date_and_status(place: Place, say: Say) -> None:
    register(place)
    assert say(BOB, ASKED).splitlines() == [
        "From the register of pledges (1 pledge):",
        "  • P-014 (Leigh Council, Employment): Take on 40 apprentices. Promised: 40 apprentices by Wednesday 31 March "
        "2027. Latest: 12 apprentices, amber (A), reported on Wednesday 1 July 2026.",
    ]
    reply = place.ask(BOB, "how is P-014 doing?")
    assert [part.command for part in reply.parts if isinstance(part, Choice)] == ["pledge show P-014"]
    assert not any(isinstance(part, Quote) for part in reply.parts)


def test_what_is_not_agreed_yet_is_told_as_planned(place: Place, say: Say) -> None:
    register(place, status=Status.PROPOSED)
    assert "Nothing is reported yet." in say(BOB, ASKED)
    assert "It is planned (proposed), not agreed yet." in say(BOB, ASKED)


def test_old_news_is_told_as_stale(place: Place, say: Say) -> None:
    register(place)
    place.now = datetime(2027, 6, 1, 9, tzinfo=UTC)
    assert "What is known is stale" in say(BOB, ASKED)


@pytest.mark.parametrize(
    ("visibility", "told", "untold"),
    [
        (Visibility(), (ANN, BOB, CY, GUS), (OTTO,)),
        (Visibility(Audience.PUBLIC), (ANN, BOB, OTTO), ()),
        (Visibility(Audience.ORGANISATION, frozenset({"Leigh Council"})), (ANN, GUS), (BOB, OTTO)),
        (Visibility(Audience.CO_CHAIRS), (ANN, GUS), (CY, OTTO)),
    ],
)
def test_only_who_may_see_a_pledge_is_told_of_it_and_to_the_others_there_is_none(
    place: Place, say: Say, visibility: Visibility, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    asked = (
        ASKED, "how is P-014 doing?", "who owns P-014?", "what has Leigh Council pledged?", "which pledges are amber?",
        "what has Leihg Council pledged?", "which pledges of Leigh Council are amber?",
    )  # fmt: skip
    before = {(who, text): say(who, text) for who in untold for text in asked}
    register(place, visibility)
    for text in asked:
        assert all("P-014" in say(who, text) for who in told)
        assert all(say(who, text) == before[who, text] for who in untold)


def test_a_code_that_there_is_not_and_an_organisation_without_a_pledge_are_told_from_the_register(
    place: Place, say: Say
) -> None:
    register(place)
    assert say(BOB, "how is P-099 doing?") == "There is no pledge P-099.\nTo see which there are: /pledge list"
    assert say(BOB, "what has Tyde NHS Trust pledged?") == "The register of pledges has none of Tyde NHS Trust."
    assert say(BOB, "what has Tyde NSH Trust pledged?") == (
        "The register of pledges has none of Tyde NHS Trust, taking “Tyde NSH Trust” for Tyde NHS Trust."
    )
    assert say(BOB, "what has Leigh Council pledged on moonshots?") == (
        "The register of pledges has none of Leigh Council on that.\nOn other things there is P-014."
    )
    assert say(OTTO, "what has Tyde NHS Trust pledged?") == say(OTTO, "what has Nowhere NHS Trust pledged?")


def test_who_owns_a_pledge_is_told_to_whom_may_see_it(place: Place, say: Say) -> None:
    register(place)
    assert say(BOB, "who owns P-014?").endswith("Owner: Ann.")
    assert "Owner" not in say(BOB, "how is P-014 doing?")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("which pledges are amber?", "1 pledge that is amber."),
        ("which pledges are off track?", "1 pledge that is red or amber."),
        ("Which pledges are in trouble", "I know of no pledges that are red."),
        ("How many pledges are red or green?", "I know of no pledges that are red or green."),
        ("which pledges are overdue?", "I know of no pledges that are overdue."),
        ("which pledges haven't been reported yet?", "1 pledge that is unreported."),
        ("which pledges of Leigh Council are not reported", "1 pledge that is unreported of Leigh Council."),
        ("which of our pledges on employment are blocked?", "I know of no pledges that are blocked on Employment."),
        ("which pledges are due by March 2027?", "1 pledge due by Wednesday 31 March 2027."),
        ("which of my pledges are amber?", "I know of no pledges that are yours, amber."),
    ],
)
def test_a_list_that_is_asked_for_is_answered_from_the_register(place: Place, say: Say, asked: str, told: str) -> None:
    empty = say(BOB, asked)
    register(place)
    place.now = datetime(2026, 10, 10, 9, tzinfo=UTC)
    assert say(BOB, asked).splitlines()[0] == told
    assert told not in empty


def test_a_channel_is_told_what_everybody_in_it_may_see(place: Place, say: Say) -> None:
    register(place)
    assert "P-014" in say(ANN, ASKED, in_channel=True)
    place.people.is_open = True
    assert "P-014" not in say(ANN, ASKED, in_channel=True)


def test_questions_of_documents_get_the_same_reply_with_a_register_and_without(place: Place, indexed: None) -> None:
    asked = [json.loads(line)["question"] for line in SAMPLES.read_text("utf-8").splitlines()]
    before = [_told(place.ask(BOB, text)) for text in asked]
    assert sum("Quote(" in one for one in before) > 25, "many are answered from the documents"
    register(place)
    assert [_told(place.ask(BOB, text)) for text in asked] == before
    assert _told(place.ask(BOB, ASKED)) not in before


def _told(reply: Reply) -> str:
    """All that a reply says and offers, but for the number of its question."""
    return re.sub(r"\b(?=[a-z]*[2-7])[a-z2-7]{10}\b", "ID", repr(reply))


def test_an_organisation_that_only_documents_know_is_left_to_them(place: Place, indexed: None) -> None:
    register(place)
    reply = place.ask(BOB, "what has Homerton Healthcare pledged on procurement?")
    assert "P-014" not in repr(reply)
    assert any(isinstance(part, Quote) for part in reply.parts)


def test_home_has_a_question_that_the_register_answers_for_whom_may_see_it(
    place: Place, say: Say, indexed: None
) -> None:
    before = _tried(place, BOB)
    register(place)
    *documents, pledged = _tried(place, BOB)
    assert (documents, pledged) == (before[:2], "ask what has Leigh Council pledged on employment?")
    assert "P-014" in say(BOB, pledged)
    assert not [one for one in _tried(place, OTTO) if "pledged" in one]


def _tried(place: Place, who: str) -> list[str]:
    """The questions that Home offers."""
    parts = place.ask(who, "welcome").parts
    return [part.command for part in parts if isinstance(part, Choice) and part.command.startswith("ask ")]


def test_a_withdrawn_pledge_is_told_as_withdrawn(place: Place, say: Say) -> None:
    register(place)
    with place.database() as db:
        (made,) = all_pledges(db)
        assert made.owner
        gone = StatusChange(at=NOW, by=made.owner, source=Source.COMMAND, status=Status.WITHDRAWN, reason="merged")
        save_entry(db, made, gone, "test")
    assert "It is withdrawn; promised was: 40 apprentices" in say(BOB, ASKED)


def test_what_the_register_answered_is_not_listed_as_unanswered(place: Place, say: Say, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "terms.md").write_text("# Kent Skills Group\n\nGuests are welcome.\n", "utf-8")
    with place.database() as db:
        build_index(db, tmp_path / "papers", BagOfWords(), NOW)
    data = place.database.args[0]
    place.desk = replace(place.desk, library=lambda: Library(data, BagOfWords()))
    say(BOB, "what is the colour of the moon?")
    assert "colour of the moon" in say(GUS, "/anchor unanswered")
    register(place)
    assert "P-014" in say(BOB, ASKED)
    assert ASKED not in say(GUS, "/anchor unanswered")


@pytest.mark.parametrize("typed", ["yes", "no", "Ok.", "nope"])
def test_a_small_word_is_pointed_to_the_buttons_and_never_listed_as_unanswered(
    place: Place, say: Say, typed: str
) -> None:
    listed = say(GUS, "/anchor unanswered")
    assert "press a button, or type the line again" in say(BOB, typed)
    assert say(GUS, "/anchor unanswered") == listed
