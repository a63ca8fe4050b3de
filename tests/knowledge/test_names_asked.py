"""Rows with a short name answer who asks with the long one, and the other way round."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.words.answers import say_answer
from bot.words.plain import as_text
from indexer.build_index import build_index
from knowledge.answering.answer import answer
from knowledge.answering.found import Answer, NotFound
from knowledge.answering.library import Library
from knowledge.documents import MEMBER, Viewer
from knowledge.store.database import open_database
from tests.fakes.bag_of_words import BagOfWords
from tests.knowledge.test_read_statements import Knowing

NOW = datetime(2026, 11, 17, 10, tzinfo=UTC)
MEMBERS = """# {place} Anchor Network: members

| Member | Short | Site |
| --- | --- | --- |
| {university} | BU | Pool Lane |
| {place} Hospitals NHS Trust | WHT | Long Road |
"""
PAY = """# {place} Anchor Network: pay

## Lowest hourly rate

| | 31 March 2024 | 31 March 2025 |
| --- | --- | --- |
| BU | £11.90 | {rate} |
| WHT | £11.45 | £12.08 |

## Interviews

Brayford University has still to decide on interviews.
"""


class Town:
    """A folder of papers, indexed."""

    def __init__(self, folder: Path, papers: dict[str, str]) -> None:
        self.data, documents = folder / "data", folder / "documents"
        documents.mkdir()
        for name, text in papers.items():
            (documents / name).write_text(text, "utf-8")
        with open_database(self.data) as db:
            build_index(db, documents, BagOfWords(), NOW)

    def ask(self, question: str, reader: Knowing | None = None, viewer: Viewer = MEMBER) -> Answer | NotFound:
        with open_database(self.data) as db:
            return answer(db, Library(self.data, BagOfWords(), reader), question, viewer)


def papers(place: str = "Leeds", university: str = "Brayford University", rate: str = "£12.35") -> dict[str, str]:
    said = {"place": place, "university": university, "rate": rate}
    return {
        f"{place.casefold()}-members.md": MEMBERS.format(**said),
        f"{place.casefold()}-pay.md": PAY.format(**said),
    }


ROW = "BU – 31 March 2024: £11.90; 31 March 2025: £12.35"


@pytest.mark.parametrize(
    "question",
    [
        "What was the lowest hourly rate at Brayford University on 31 March 2025?",
        "what was brayford's lowest hourly rate in march 2025",
        "what was the lowest hourly rate at the university in march 2025",
        "lowest hourly rate at BU in march 2025?",
    ],
)
def test_a_row_of_another_document_is_found_by_any_form_of_its_name(tmp_path: Path, question: str) -> None:
    found = Town(tmp_path, papers()).ask(question)
    assert isinstance(found, Answer)
    assert found.told[0].text == ROW, "told as it stands in the document"
    assert found.told[0].citation.quote == "BU £11.90 £12.35"


def test_the_reader_reads_the_name_that_was_typed(tmp_path: Path) -> None:
    reader = Knowing("brayford university – 31 March 2024: £11.90")
    found = Town(tmp_path, papers()).ask("what is the lowest hourly rate at brayford university", reader)
    assert isinstance(found, Answer)
    assert found.told[0].text == ROW
    assert not any("brayford university – 31 March 2024: £11.45" in one for w in reader.shown for one in w.statements)


def test_who_asks_with_the_short_name_finds_the_long_one(tmp_path: Path) -> None:
    reader = Knowing("BU has still to decide")
    found = Town(tmp_path, papers()).ask("has BU decided on interviews?", reader)
    assert isinstance(found, Answer)
    assert found.told[0].text == "Brayford University has still to decide on interviews."
    assert not found.short_names


def test_a_short_name_that_was_not_typed_is_explained_below_the_answer(tmp_path: Path) -> None:
    found = Town(tmp_path, papers()).ask("What was the lowest hourly rate at Brayford University in March 2025?")
    assert isinstance(found, Answer)
    assert as_text(say_answer(found)).endswith("BU is Brayford University.")


def test_rows_are_picked_by_a_value_that_is_written_for_short(tmp_path: Path) -> None:
    pledges = """# Leeds Anchor Network: pledges

SC = Saltby Council, HB = Health Board

| Pledge | Lead | Target |
| --- | --- | --- |
| Apprentices started | HB | 250 |
| Paid tasters | SC | 180 |
| Firms paid in time | HB | 90% |
| Homes made warm | SC | 420 |
| Growers supplying kitchens | HB | 15% |
| Fixed hours offered | HB | 900 |
| Bus passes | SC | 300 |
| Rotas published | HB | all |
"""
    found = Town(tmp_path, {"leeds-pledges.md": pledges}).ask("which pledges does the Health Board lead on?")
    assert isinstance(found, Answer)
    assert [one.text.partition(" –")[0] for one in found.told] == [
        "Apprentices started", "Firms paid in time", "Growers supplying kitchens", "Fixed hours offered",
        "Rotas published",
    ]  # fmt: skip
    assert [(one.short, one.name) for one in found.short_names] == [("HB", "Health Board")]


def test_the_same_short_name_of_another_place_does_not_answer(tmp_path: Path) -> None:
    town = Town(tmp_path, papers() | papers("Dorset", "Burton University", "£19.99"))
    reader = Knowing("Brayford University – 31 March")
    found = town.ask("What was the lowest hourly rate at Brayford University on 31 March 2025?", reader)
    assert isinstance(found, Answer)
    assert [one.text for one in found.told] == [ROW]


def test_a_short_name_of_two_things_stands_for_none(tmp_path: Path) -> None:
    other = "# Leeds Anchor Network: more\n\nThe Bakers Union (BU) has joined.\n"
    reader = Knowing("Brayford University – 31 March")
    found = Town(tmp_path, papers() | {"leeds-more.md": other}).ask("lowest rate at Brayford University?", reader)
    assert isinstance(found, NotFound)
    assert any(ROW in window.statements for window in reader.shown)


def test_what_a_restricted_document_defines_changes_nothing_for_others(tmp_path: Path) -> None:
    restricted = '["leeds-members.md"]\nvisibility = "group"\nvisible_to = ["Pay"]\n'
    town = Town(tmp_path, papers() | {"documents.toml": restricted})
    question = "What was the lowest hourly rate at Brayford University on 31 March 2025?"
    reader = Knowing("Brayford University – 31 March")
    assert isinstance(town.ask(question, reader), NotFound)
    seated = Viewer(in_network=True, groups=frozenset({"Pay"}))
    assert isinstance(town.ask(question, reader, seated), Answer)


def test_the_college_is_the_one_that_a_paper_calls_so(tmp_path: Path) -> None:
    town = Town(
        tmp_path,
        {
            "charter.md": '# Leeds charter\n\n## Members\n\n- Brayford College ("the College")\n- Long Road Trust\n',
            "spend.md": "# Leeds spend\n\n## Bills\n\nThe College told us that a new finance system made it slow."
            "\n\nLong Road Trust told us that a lack of staff made it slow.\n",
        },
    )
    found = town.ask("what made brayford slow?")
    assert isinstance(found, Answer)
    assert "new finance system" in found.told[0].text
    assert "The College is Brayford College." in as_text(say_answer(found))


def test_a_short_name_speaks_of_the_place_in_the_long_one(tmp_path: Path) -> None:
    """The paper is about Leeds, and what it says of KC it says of Kendal."""
    text = """# Leeds Anchor Network: apprentices

| | Started 2024 | Started 2025 |
| --- | --- | --- |
| KC | 47 | 41 |
| LC | 62 | 60 |
"""
    members = "# Leeds Anchor Network: members\n\nKC = Kendal Council, LC = Leeds Council\n"
    town = Town(tmp_path, {"apprentices.md": text, "members.md": members})
    found = town.ask("How many apprentices did Kendal Council start in 2025?")
    assert isinstance(found, Answer)
    assert found.told[0].text == "KC – Started 2024: 47; Started 2025: 41"
