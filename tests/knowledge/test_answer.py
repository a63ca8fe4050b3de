"""From files to answers with a small deterministic embedder: places, lists, visibility."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from indexer.build_index import build_index
from knowledge.answering.answer import answer
from knowledge.answering.coverage import mistyped
from knowledge.answering.found import Answer, NotFound
from knowledge.answering.library import Library
from knowledge.documents import MEMBER, Viewer
from knowledge.store.database import open_database
from knowledge.words import stem
from tests.fakes.bag_of_words import BagOfWords

NOW = datetime(2026, 11, 17, 10, tzinfo=UTC)
FILES = {
    "leeds.md": "# Leeds Anchors Network\n\n## Buying\n\nThe anchors buy food from farms nearby.\n\n"
    "## Members\n\nThe members of the network are:\n\n- the council\n- the hospital trust\n- the college\n",
    "essex.md": "# Essex Anchors Network\n\n## Meetings\n\nThe quorum of the meeting is ten members.\n\n"
    "## Example\n\nIn Preston the anchors buy food from cooperatives.\n",
    "secret.md": "# Essex co-chairs' paper\n\n## Budget\n\nThe budget of the secretariat is short by a third.\n",
    "documents.toml": '["secret.md"]\nvisibility = "co-chairs"\n',
}
CHAIR = Viewer(in_network=True, co_chair_of=frozenset({"any"}))


class Bot:
    """The little bot that these tests ask."""

    def __init__(self, tmp: Path, db: Database, files: dict[str, str]) -> None:
        self.db = db
        folder = tmp / "documents"
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8")
        build_index(db, folder, BagOfWords(), NOW)
        self.library = Library(tmp / "data", BagOfWords())

    def ask(self, question: str, viewer: Viewer = MEMBER) -> Answer | NotFound:
        return answer(self.db, self.library, question, viewer)

    def texts(self, question: str, viewer: Viewer = MEMBER) -> list[str]:
        found = self.ask(question, viewer)
        return [told.text for told in found.told] if isinstance(found, Answer) else []


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Bot]:
    with open_database(tmp_path / "data") as db:
        yield Bot(tmp_path, db, FILES)


def test_a_question_about_one_place_is_not_answered_from_another(bot: Bot) -> None:
    assert bot.texts("what is the quorum of the Essex meeting?")[0] == "The quorum of the meeting is ten members."
    found = bot.ask("what is the quorum of the Leeds meeting?")
    assert isinstance(found, NotFound)
    assert found.places == ("Leeds",)
    assert found.told_elsewhere
    assert [near.document for near in found.nearest] == ["essex.md"]


def test_what_a_document_tells_of_a_third_place_answers_for_that_place_only(bot: Bot) -> None:
    cooperatives = "In Preston the anchors buy food from cooperatives."
    assert bot.texts("where do anchors buy food in Preston?") == [cooperatives]
    assert cooperatives not in bot.texts("where do anchors buy food in Leeds?")


def test_the_second_of_two_questions_is_about_the_place_of_the_first(bot: Bot) -> None:
    cooperatives = "In Preston the anchors buy food from cooperatives."
    assert cooperatives in bot.texts("what is the quorum of the meeting and where do anchors buy food?")
    assert cooperatives not in bot.texts("what is the quorum of the Essex meeting and where do anchors buy food?")


def test_a_list_is_shown_whole_when_the_list_is_asked_for(bot: Bot) -> None:
    assert bot.texts("who are the members of the Leeds network?") == [
        "The members of the network are:",
        "the council",
        "the hospital trust",
        "the college",
    ]


def test_a_list_too_long_for_a_chat_says_how_many_more_there_are(tmp_path: Path) -> None:
    items = "".join(f"- Body number {number}, of some standing in the county\n" for number in range(40))
    files = {"long.md": f"# Dorset Anchors Network\n\n## Members\n\nThe members of the network are:\n\n{items}"}
    with open_database(tmp_path / "data") as db:
        found = Bot(tmp_path, db, files).ask("who are the members of the Dorset network?")
    assert isinstance(found, Answer)
    assert found.more == 41 - len(found.told) > 0


SCHOOLS = {
    "schools.md": "# Dorset Anchors Network\n\n## Schools\n\nEleven schools take part, and four more have asked.\n\n"
    "Two farms, Hill End and Long Acre, gave eggs. The two vans were lent.\n\n## Kitchens\n\nThe idle kitchens were "
    "let to three cooks. All three had orders by June. One has moved out.\n\n## Weather\n\nIt rained.\n",
}


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("can I have the names of the eleven schools that take part?", False),
        ("which four schools have asked?", False),
        ("how many schools take part?", True),
        ("which two farms gave eggs?", True),
        ("name the other five farms that gave eggs", False),
    ],
)
def test_so_many_names_are_not_told_by_how_many_there_are(tmp_path: Path, question: str, answers: bool) -> None:
    with open_database(tmp_path / "data") as db:
        assert isinstance(Bot(tmp_path, db, SCHOOLS).ask(question), Answer if answers else NotFound)


def test_a_quorum_is_told_only_by_what_may_be_one(tmp_path: Path) -> None:
    text = "# Board papers\n\n## Salford\n\nSalford has a procurement board with a chair of its own.\n"
    with open_database(tmp_path / "data") as db:
        bot = Bot(tmp_path, db, {"board.md": text})
        assert bot.texts("who has a procurement board?")
        assert isinstance(bot.ask("what is the quorum of the procurement board with a chair of its own?"), NotFound)


def test_what_came_of_something_is_told_to_its_end(tmp_path: Path) -> None:
    with open_database(tmp_path / "data") as db:
        bot = Bot(tmp_path, db, SCHOOLS)
        came_of_it = [
            "The idle kitchens were let to three cooks.",
            "All three had orders by June.",
            "One has moved out.",
        ]
        assert bot.texts("what became of the idle kitchens?") == came_of_it
        assert bot.texts("the idle kitchens were let, did it work?") == came_of_it
        assert bot.texts("what did they do about the idle kitchens?") == came_of_it
        assert bot.texts("who were the idle kitchens let to?") == came_of_it[:1]


def test_two_places_are_answered_side_by_side_and_a_missing_one_is_named(bot: Bot) -> None:
    found = bot.ask("what is the quorum of the meeting in Essex and in Leeds?")
    assert isinstance(found, Answer)
    assert {told.citation.document for told in found.told} == {"essex.md"}
    assert found.without == ("Leeds",)


def test_a_mistyped_word_is_read_as_it_was_meant(bot: Bot) -> None:
    assert bot.texts("what is the qourum of the Essex meeting?")[0] == "The quorum of the meeting is ten members."


def test_a_word_that_the_embedder_knows_is_not_taken_for_a_slip(bot: Bot) -> None:
    class Knowing(BagOfWords):
        def knows(self, word: str) -> bool:
            return word == "secretaries"

    assert mistyped(bot.db, "secretaries", BagOfWords()) == stem("secretariat")
    assert mistyped(bot.db, "secretaries", Knowing()) is None
    assert mistyped(bot.db, "secretarait", Knowing()) == stem("secretariat")


def test_what_one_may_not_see_is_as_if_it_were_not_there(bot: Bot, tmp_path: Path) -> None:
    assert bot.texts("what is the budget of the secretariat?", CHAIR) == [
        "The budget of the secretariat is short by a third."
    ]
    (tmp_path / "other").mkdir()
    with open_database(tmp_path / "other" / "data") as db:
        files = {name: text for name, text in FILES.items() if name not in ("secret.md", "documents.toml")}
        without = Bot(tmp_path / "other", db, files)
        for question in ("what is the budget of the secretariat?", "Essex budget", "what is the quorum in Essex?"):
            assert bot.texts(question) == without.texts(question)
            found = [getattr(one.ask(question), "nearest", ()) for one in (bot, without)]
            nearest = [[(near.document, near.title) for near in one] for one in found]
            assert nearest[0] == nearest[1]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60))
@example("PÄN뾱")  # what is nearest fits worse than nothing
def test_whatever_is_asked_gets_an_answer_with_sources_or_a_no(bot: Bot, question: str) -> None:
    found = bot.ask(question)
    if isinstance(found, Answer):
        assert 1 <= len(found.told) <= 12
        assert all(told.citation.quote for told in found.told)
    else:
        assert 0.0 <= found.confidence <= 1.0


ELSEWHERE = {
    "northmere.md": "# Durham Anchors Network\n\n## Learning from others\n\n"
    "In Bristol the anchors meet young people. Every leader there mentors two of them for a year. "
    "In Salford the anchors run a jobs brokerage. It placed 260 people in work.\n\n"
    "## Wigan\n\nThe anchors passed twelve empty buildings to community groups.\n"
}


@pytest.mark.parametrize(
    ("question", "answer_"),
    [
        (
            "how many young people does every leader mentor in Bristol?",
            "Every leader there mentors two of them for a year.",
        ),
        ("how many people were placed in work in Salford?", "It placed 260 people in work."),
        (
            "how many empty buildings went to community groups in Wigan?",
            "The anchors passed twelve empty buildings to community groups.",
        ),
    ],
)
def test_a_statement_speaks_of_the_place_named_before_it_or_above_it(
    tmp_path: Path, question: str, answer_: str
) -> None:
    with open_database(tmp_path / "data") as db:
        bot = Bot(tmp_path, db, ELSEWHERE)
        assert bot.texts(question)[0] == answer_


def test_a_statement_does_not_speak_of_a_place_named_after_it_or_before_another(tmp_path: Path) -> None:
    with open_database(tmp_path / "data") as db:
        bot = Bot(tmp_path, db, ELSEWHERE)
        assert "It placed 260 people in work." not in bot.texts("how many people were placed in work in Bristol?")
        assert not bot.texts("how many empty buildings went to community groups in Preston?")


HOME = {
    "charter.md": "# Durham Anchors Network: charter\n\n## Meetings\n\nThe board meets four times a year.\n",
    "plan.md": "# Durham Anchors Network: plan\n\n## Buying\n\nThe anchors buy bread from bakers nearby.\n",
    "news.md": "# News in spring\n\n## Visitors\n\nForty bakers came to the open day.\n",
}


def test_what_is_about_no_place_in_particular_is_about_home(tmp_path: Path) -> None:
    with open_database(tmp_path / "data") as db:
        bot = Bot(tmp_path, db, HOME)
        assert bot.texts("how many bakers came to the open day in Durham?") == ["Forty bakers came to the open day."]
        assert not bot.texts("how many bakers came to the open day in Leeds?")


def test_where_documents_are_of_several_places_none_is_home(tmp_path: Path) -> None:
    with open_database(tmp_path / "data") as db:
        files = HOME | {"plan.md": HOME["plan.md"].replace("Durham", "Leeds")}
        bot = Bot(tmp_path, db, files)
        assert not bot.texts("how many bakers came to the open day in Durham?")


def test_a_line_that_repeats_the_question_is_no_answer(tmp_path: Path) -> None:
    asked = "What is the quorum of the steering group?"
    with open_database(tmp_path / "data") as db:
        text = f"# Northmere Anchors\n\n## Frequently asked\n\n{asked} The steering group has a quorum of five.\n"
        assert Bot(tmp_path, db, {"faq.md": text}).texts(asked)[0] == "The steering group has a quorum of five."


PANELS = {
    "kitchen.md": "# Kitchen panel: rules\n\n## Meetings\n\nThe kitchen panel meets every six weeks.\n\n"
    "## Quorum\n\nFour people have to be at a meeting of the kitchen panel.\n",
    "garden.md": "# Garden panel: rules\n\n## Meetings\n\nThe garden panel meets once a month.\n\n"
    "## Tools\n\nTwelve spades are lent to neighbours.\n",
}


def test_both_sides_of_a_comparison_are_told_each_with_its_source(tmp_path: Path) -> None:
    with open_database(tmp_path / "data") as db:
        found = Bot(tmp_path, db, PANELS).ask("which panel meets more often, the kitchen one or the garden one?")
    assert isinstance(found, Answer)
    told = {(one.text, one.citation.document) for one in found.told}
    assert ("The kitchen panel meets every six weeks.", "kitchen.md") in told
    assert ("The garden panel meets once a month.", "garden.md") in told
    assert found.unanswered == ()


def test_a_side_of_a_comparison_without_an_answer_is_named(tmp_path: Path) -> None:
    with open_database(tmp_path / "data") as db:
        found = Bot(tmp_path, db, PANELS).ask(
            "how many people have to be at a meeting of the kitchen panel compared with the lighthouse keepers"
        )
    assert isinstance(found, Answer)
    assert found.told[0].text == "Four people have to be at a meeting of the kitchen panel."
    assert found.unanswered == ("how many people have to be at a meeting of the lighthouse keepers",)


def test_what_is_told_of_one_side_of_a_comparison_does_not_answer_for_the_other(tmp_path: Path) -> None:
    with open_database(tmp_path / "data") as db:
        found = Bot(tmp_path, db, PANELS).ask("how many spades does the garden panel lend versus the kitchen panel")
    assert isinstance(found, Answer)
    assert [told.citation.document for told in found.told if "spades" in told.text] == ["garden.md"]
