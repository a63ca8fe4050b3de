"""A quoted statement is shown with what stands around it, to whoever may see it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from indexer.build_index import build_index
from knowledge.answering.answer import Answer, answer
from knowledge.answering.library import Library
from knowledge.answering.surroundings import Surroundings, surroundings
from knowledge.documents import MEMBER, Viewer
from knowledge.store.database import open_database
from tests.fakes.bag_of_words import BagOfWords

NOW = datetime(2026, 11, 17, 10, tzinfo=UTC)
TITLE = "Kent Anchors Skills Group"
FILES = {
    "terms.md": f"""Before any heading there is a line.

# {TITLE}

## Meetings

The group meets every *second* month. Papers go out a week before. The chair opens the meeting on time.
Minutes follow within a week. Guests are welcome.

## Members

Members are:

- the council
- the **hospital** trust
- the college

## Fees

| Body | Yearly fee | Paid by |
|---|---|---|
| Council | £400 | April |
| College | £250 | May |

## Notes

{"A sentence with many words about very little indeed. " * 4}The short one stands here. {"A" * 450}.

## Notes

The second notes say something else.
""",
    "risks.md": "# Kent risk register\n\n## Risks\n\nThe highest risk is the lease. It ends in May.\n",
    "documents.toml": '["risks.md"]\nvisibility = "co-chairs"\n',
}
CHAIR = Viewer(in_network=True, co_chair_of=frozenset({"any"}))
Look = Callable[..., Surroundings | None]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    with open_database(tmp_path / "data") as db:
        build_index(db, folder, BagOfWords(), NOW)
        yield db


@pytest.fixture
def look(db: Database, tmp_path: Path) -> Look:
    def look(section: str, quote: str, name: str = "terms.md", viewer: Viewer = MEMBER) -> Surroundings | None:
        title = TITLE if name == "terms.md" else "Kent risk register"
        return surroundings(db, viewer, tmp_path / "documents" / name, (title, section), quote)

    return look


def test_two_statements_before_and_two_after_are_shown(look: Look) -> None:
    found = look("Meetings", "The chair opens the meeting on time.")
    assert found
    assert found.before == ("The group meets every second month.", "Papers go out a week before.")
    assert found.text == "The chair opens the meeting on time."
    assert found.after == ("Minutes follow within a week.", "Guests are welcome.")


def test_surroundings_end_with_the_section(look: Look) -> None:
    first, last = look("Meetings", "The group meets every *second* month."), look("Meetings", "Guests are welcome.")
    assert first
    assert last
    assert (first.before, first.text, last.after) == ((), "The group meets every second month.", ())


def test_items_are_shown_as_they_are_read(look: Look) -> None:
    found = look("Members", "the **hospital** trust")
    assert found
    assert (found.before, found.text, found.after) == (
        ("Members are:", "the council"),
        "the hospital trust",
        ("the college",),
    )


def test_every_answer_can_be_looked_up_with_the_source_it_was_given(db: Database, tmp_path: Path) -> None:
    library = Library(tmp_path / "data", BagOfWords())
    for question in (
        "what is the yearly fee of the college?",
        "who are the members?",
        "how often does the group meet?",
    ):
        found = answer(db, library, question, MEMBER)
        assert isinstance(found, Answer)
        for told in found.told:
            section = tuple((told.citation.section or "").split(" › "))
            seen = surroundings(db, MEMBER, told.path, section, told.citation.quote)
            assert seen
            assert seen.citation == told.citation
            assert told.text in seen.text


def test_what_is_long_is_not_followed_by_more(look: Look) -> None:
    found = look("Notes", "The short one stands here.")
    assert found
    assert sum(map(len, found.before)) <= 400
    assert len(found.after) == 1


def test_a_heading_that_is_repeated_is_looked_up_under_all_its_sections(look: Look) -> None:
    found = look("Notes", "The second notes say something else.")
    assert found
    assert found.before == ()


def test_what_stands_before_any_heading_is_found_without_one(db: Database, tmp_path: Path) -> None:
    path, quote = tmp_path / "documents" / "terms.md", "Before any heading there is a line."
    assert surroundings(db, MEMBER, path, None, quote) == surroundings(db, MEMBER, path, ("",), quote) is not None


def test_what_one_may_not_see_is_as_if_it_were_not_there(look: Look) -> None:
    asked = ("Risks", "It ends in May.", "risks.md")
    seen = look(*asked, viewer=CHAIR)
    assert seen
    assert seen.before == ("The highest risk is the lease.",)
    assert look(*asked) is look("Risks", "It ends in May.", "gone.md") is None


def test_what_is_no_longer_said_there_is_not_found(look: Look) -> None:
    assert look("Meetings", "The chair opens the meeting late.") is None
    assert look("Members", "Guests are welcome.") is None
