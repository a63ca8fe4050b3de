"""What an answer quotes is shown with what stands around it, each line once, to whoever may see it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from indexer.build_index import build_index
from knowledge.answering.answer import answer
from knowledge.answering.found import Answer
from knowledge.answering.library import Library
from knowledge.answering.surroundings import Surroundings, surroundings
from knowledge.documents import MEMBER, Viewer
from knowledge.store.database import open_database, write
from knowledge.store.question_rows import ToldFrom
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

## Seats

- vacant
- the council
- vacant

## Rota

{"".join(f"- Week {number}" + chr(10) for number in range(1, 13))}
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
Look = Callable[..., list[list[str]]]


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
    """What is read of each place when these quotes of a section were told; none of it where they are gone."""

    def look(section: str, *quotes: str, name: str = "terms.md", viewer: Viewer = MEMBER) -> list[list[str]]:
        title = TITLE if name == "terms.md" else "Kent risk register"
        told = [ToldFrom(tmp_path / "documents" / name, (title, section), quote) for quote in quotes]
        places, gone = surroundings(db, viewer, told)
        assert bool(places) is (gone == 0)
        return list(map(as_read, places))

    return look


def as_read(place: Surroundings) -> list[str]:
    """Its lines; "» " marks what is quoted, "…" what is left out."""
    read = [[f"» {one.text}" if one.is_quoted else one.text for one in stretch] for stretch in place.stretches]
    return [line for number, lines in enumerate(read) for line in (["…", *lines] if number else lines)]


def test_two_statements_before_and_two_after_are_shown(look: Look) -> None:
    assert look("Meetings", "The chair opens the meeting on time.") == [
        [
            "The group meets every second month.",
            "Papers go out a week before.",
            "» The chair opens the meeting on time.",
            "Minutes follow within a week.",
            "Guests are welcome.",
        ]
    ]


def test_surroundings_end_with_the_section(look: Look) -> None:
    ((first, *_),) = look("Meetings", "The group meets every *second* month.")
    ((*_, last),) = look("Meetings", "Guests are welcome.")
    assert (first, last) == ("» The group meets every second month.", "» Guests are welcome.")


def test_items_are_shown_as_they_are_read(look: Look) -> None:
    assert look("Members", "the **hospital** trust") == [
        ["Members are:", "the council", "» the hospital trust", "the college"]
    ]


def test_all_that_is_quoted_from_a_section_is_one_place_and_no_line_is_repeated(look: Look) -> None:
    assert look("Members", "the college", "the council", "the **hospital** trust") == [
        ["Members are:", "» the council", "» the hospital trust", "» the college"]
    ]


def test_what_lies_between_quotes_that_stand_near_each_other_is_shown_once(look: Look) -> None:
    assert look("Rota", "Week 7", "Week 2") == [
        ["Week 1", "» Week 2", "Week 3", "Week 4", "Week 5", "Week 6", "» Week 7", "Week 8", "Week 9"]
    ]


def test_what_lies_between_quotes_that_stand_far_apart_is_left_out_visibly(look: Look) -> None:
    assert look("Rota", "Week 11", "Week 2") == [
        ["Week 1", "» Week 2", "Week 3", "Week 4", "…", "Week 9", "Week 10", "» Week 11", "Week 12"]
    ]


def test_a_line_that_stands_there_twice_is_marked_as_often_as_it_is_quoted(look: Look) -> None:
    assert look("Seats", "vacant") == [["» vacant", "the council", "vacant"]]
    for quotes in (["vacant"] * 2, ["vacant"] * 3):
        assert look("Seats", *quotes) == [["» vacant", "the council", "» vacant"]]


def test_a_place_ends_with_the_page_where_the_next_is_quoted_from_too(db: Database, look: Look) -> None:
    with write(db):
        db.execute("UPDATE statements SET page = 1 WHERE text LIKE 'Week _'")
        db.execute("UPDATE statements SET page = 2 WHERE text LIKE 'Week __'")
    assert look("Rota", "Week 10", "Week 8") == [
        ["» Week 10", "Week 11", "Week 12"],
        ["Week 6", "Week 7", "» Week 8", "Week 9"],
    ]
    assert look("Rota", "Week 10") == [["Week 8", "Week 9", "» Week 10", "Week 11", "Week 12"]]


def test_places_stand_in_the_order_in_which_they_were_first_told_from(db: Database, tmp_path: Path) -> None:
    path = tmp_path / "documents" / "terms.md"
    told = (("Rota", "Week 2"), ("Members", "the council"), ("Rota", "Week 1"), ("Fees", "gone"))
    places, gone = surroundings(db, MEMBER, [ToldFrom(path, (TITLE, section), quote) for section, quote in told])
    assert [place.citation.section for place in places] == [f"{TITLE} › Rota", f"{TITLE} › Members"]
    assert [place.citation.quote for place in places] == ["Week 2", "the council"]
    assert gone == 1


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
            (seen,), _ = surroundings(db, MEMBER, [ToldFrom(told.path, section, told.citation.quote)])
            assert seen.citation == told.citation
            (quoted,) = (one for stretch in seen.stretches for one in stretch if one.is_quoted)
            assert told.text in quoted.text


def test_what_is_long_is_not_followed_by_more(look: Look) -> None:
    (lines,) = look("Notes", "The short one stands here.")
    at = lines.index("» The short one stands here.")
    assert sum(map(len, lines[:at])) <= 400
    assert len(lines[at + 1 :]) == 1


def test_a_heading_that_is_repeated_is_looked_up_under_all_its_sections(look: Look) -> None:
    assert look("Notes", "The second notes say something else.") == [["» The second notes say something else."]]


def test_what_stands_before_any_heading_is_found_without_one(db: Database, tmp_path: Path) -> None:
    path, quote = tmp_path / "documents" / "terms.md", "Before any heading there is a line."
    for section in ((), ("",)):
        (seen,), gone = surroundings(db, MEMBER, [ToldFrom(path, section, quote)])
        assert (as_read(seen), gone) == ([f"» {quote}"], 0)


def test_what_one_may_not_see_is_as_if_it_were_not_there(look: Look) -> None:
    asked = ("Risks", "It ends in May.")
    assert look(*asked, name="risks.md", viewer=CHAIR) == [["The highest risk is the lease.", "» It ends in May."]]
    assert look(*asked, name="risks.md") == look(*asked, name="gone.md") == []


def test_what_is_no_longer_said_there_is_not_found(look: Look) -> None:
    assert look("Meetings", "The chair opens the meeting late.") == []
    assert look("Members", "Guests are welcome.") == []


@pytest.fixture(scope="module")
def one_section(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Path]]:
    """A document of a single section, whose statements are put in its place."""
    path = tmp_path_factory.mktemp("documents") / "list.md"
    path.write_text("# List\n\nA line.\n", "utf-8")
    with open_database(tmp_path_factory.mktemp("data")) as db:
        build_index(db, path.parent, BagOfWords(), NOW)
        yield db, path


def put_in(db: Database, texts: Sequence[str], pages: Sequence[int | None]) -> None:
    with write(db):
        (row,) = db.execute("SELECT passage_id, section_id, vector FROM statements LIMIT 1").fetchall()
        db.execute("DELETE FROM statements")
        for text, page in zip(texts, pages, strict=True):
            db.execute(
                "INSERT INTO statements (passage_id, section_id, vector, kind, text, quote, context, list_number, page)"
                " VALUES (?, ?, ?, 'item', ?, ?, '', 1, ?)",
                [*row, text, text, page],
            )


@given(st.data())
def test_whatever_is_quoted_of_a_section_no_line_is_repeated_and_each_quote_is_marked(
    one_section: tuple[Database, Path], data: st.DataObject
) -> None:
    db, path = one_section
    lengths = data.draw(st.lists(st.sampled_from((5, 150, 250, 450)), min_size=1, max_size=16))
    texts = [f"{at:02} ".ljust(length, "x") for at, length in enumerate(lengths)]
    turns = data.draw(st.sets(st.integers(1, len(texts)), max_size=4))
    pages = [sum(turn <= at for turn in turns) or None for at in range(len(texts))]
    told = data.draw(st.lists(st.integers(0, len(texts) - 1), min_size=1, max_size=8))
    put_in(db, texts, pages)
    places, gone = surroundings(db, MEMBER, [ToldFrom(path, ("List",), texts[at]) for at in told])
    assert gone == 0

    seen = [one for place in places for stretch in place.stretches for one in stretch]
    positions = [texts.index(one.text) for one in seen]
    assert sorted(positions) == [at for at in range(len(texts)) if any(_is_near(at, one, texts) for one in told)]
    assert {at for at, one in zip(positions, seen, strict=True) if one.is_quoted} == set(told)
    assert len(places) == len({pages[at] for at in told})
    firsts = []
    for place in places:
        stretches = [[texts.index(one.text) for one in stretch] for stretch in place.stretches]
        assert all(stretch == list(range(stretch[0], stretch[-1] + 1)) for stretch in stretches)
        assert all(one[-1] + 1 < other[0] for one, other in pairwise(stretches)), "something lies between"
        quoted = {at for stretch in stretches for at in stretch} & set(told)
        assert {pages[at] for at in quoted} == {place.citation.page}
        firsts.append(min(map(told.index, quoted)))
        assert place.citation.quote == texts[told[firsts[-1]]]
    assert firsts == sorted(firsts)


def _is_near(at: int, quoted: int, texts: Sequence[str]) -> bool:
    """Whether it is the statement quoted, stands next to it, or is the second from it and there is room."""
    between = texts[at:quoted] if at < quoted else texts[quoted + 1 : at + 1]
    return abs(at - quoted) < 2 or (abs(at - quoted) == 2 and sum(map(len, between)) <= 400)
