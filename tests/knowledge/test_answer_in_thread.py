"""Dialogues over the sample documents with the real model, and what somebody else in a thread may see."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.settings import Settings
from bot.wiring import make_embedder
from indexer.build_index import build_index
from knowledge.answering.answer import answer
from knowledge.answering.answer_in_thread import answer_in_thread
from knowledge.answering.found import Answer, NotFound
from knowledge.answering.library import Library
from knowledge.answering.subject import Subject
from knowledge.documents import MEMBER, Viewer
from knowledge.store.database import open_database
from tests.fakes.bag_of_words import BagOfWords

SAMPLES = Path(__file__).parents[2] / "samples" / "documents"
NOW = datetime(2026, 11, 17, 10, tzinfo=UTC)

ESSEX = "essex-social-value-terms-of-reference.md"
HACKNEY = "hackney-procurement-group-terms-of-reference.md"
MINUTES = "hackney-procurement-group-minutes-2026-09-08.md"
LEEDS = "leeds-skills-group-terms-of-reference-v2.docx"
SLIDES = "leeds-anchors-slides.txt"
CHARTER = "derbyshire-anchor-charter.md"
STOCKTAKE = "derbyshire-stocktake.mhtml"
PLEDGES = "hackney-pledges.xlsx"
PILOTS = "essex-jobs-pilots.pptx"
PAPER = "dorset-social-value-board-paper.pdf"

Turn = tuple[str, str | None, str]
"""What is typed, the document it is answered from (None: nothing is found), and words that the answer has."""

DIALOGUES: list[list[Turn]] = [
    [
        ("what is the quorum of the Essex social value group?", ESSEX, "Ten members"),
        ("asdkjh", None, ""),
        ("qwrtz plmnb", None, ""),
        ("and how often does it meet?", ESSEX, "six weeks"),
        ("secretariat", ESSEX, "Essex Partners"),
    ],
    [
        ("what is the quorum of the Essex social value group?", ESSEX, "Ten members"),
        ("and who chairs it?", ESSEX, "co-chairs"),
        ("what about hackney", HACKNEY, "Hackney Council holds it"),
        ("how often does it meet?", HACKNEY, "monthly"),
    ],
    [
        ("what is the quorum of the Essex social value group?", ESSEX, "Ten members"),
        ("what about hackney", HACKNEY, "Half of the filled seats"),
        ("and leeds?", LEEDS, "seven members"),
        ("who is the secretariat there?", LEEDS, "skills-group@"),
    ],
    [
        ("how often does the hackney procurement group meet", HACKNEY, "monthly"),
        ("and the quorum?", HACKNEY, "Half of the filled seats"),
        ("ok and who's the chair", HACKNEY, "Hackney Council holds it"),
        ("when are the papers sent out?", HACKNEY, "five working days"),
    ],
    [
        ("what is the quorum in Essex?", ESSEX, "Ten members"),
        ("same for dorset?", None, ""),
        ("thanks", None, ""),
        ("leeds?", LEEDS, "seven members"),
    ],
    [
        ("what is the Leeds score for procurement?", SLIDES, "1.7"),
        ("and for employment?", SLIDES, "3.1"),
        ("how many anchors sent in scores?", SLIDES, "7 of the 11"),
    ],
    [
        ("what did the hackney group decide on social value measures?", MINUTES, "eight measures"),
        ("who has to send the short list?", MINUTES, "Bronwen Sale"),
        ("by when?", MINUTES, "25 September"),
        ("and the next meeting?", MINUTES, "13 October"),
    ],
    [
        ("how do people join the Derbyshire charter?", CHARTER, "250 people"),
        ("and leave?", CHARTER, "three months"),
        ("who reviews it?", CHARTER, "Executive Group"),
    ],
    [
        ("what is the derbyshire stocktake?", STOCKTAKE, ""),
        ("how many people did Library Work Clubs help?", STOCKTAKE, "620"),
        ("and city traineeships?", STOCKTAKE, "52"),
    ],
    [
        ("what is Hackney Council's pledge on gas boilers?", PLEDGES, "boilers"),
        ("what is the budget?", PLEDGES, "1,150,000"),
        ("when is it due?", PLEDGES, "30 September 2027"),
    ],
    [
        ("how much do the jobs pilots in essex cost", PILOTS, "210,000"),
        ("and how many people have started work", PILOTS, "No Forms: 17"),
        ("what got in the way?", PILOTS, "Identity checks"),
    ],
    [
        ("how many contracts kept their promises in Dorset?", PAPER, "11 of the 17"),
        ("what would option C cost?", PAPER, "142,000"),
        ("and option B", PAPER, "38,000"),
    ],
    [
        ("which bodies are members of the Essex social value group?", ESSEX, ""),
        ("how many are there?", ESSEX, "Twenty-two"),
        ("what is the capital of France?", None, ""),
        ("can the rules be changed?", ESSEX, "in writing"),
    ],
    [
        ("how much of the spend stays in Leeds?", SLIDES, "48%"),
        ("what's the weather", None, ""),
        ("this is useless", None, ""),
        ("stop sending me messages", None, ""),
        ("how many firms have put their names down?", MINUTES, "63 firms"),
        ("and the next meeting?", MINUTES, "13 October"),
    ],
]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Library]]:
    data, embedder = tmp_path_factory.mktemp("data"), make_embedder(Settings())
    with open_database(data) as db:
        build_index(db, SAMPLES, embedder, NOW)
        yield db, Library(data, embedder)


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue[1][0])
def test_a_thread_is_understood_from_turn_to_turn(samples: tuple[Database, Library], dialogue: list[Turn]) -> None:
    subject = None
    for typed, document, words in dialogue:
        threaded = answer_in_thread(*samples, typed, MEMBER, subject)
        subject = threaded.subject
        found = threaded.found
        if document is None:
            assert isinstance(found, NotFound), typed
        else:
            assert isinstance(found, Answer), (typed, threaded.reading)
            assert found.told[0].path == SAMPLES / document, (typed, threaded.reading)
            assert words in " ".join(f"{told.label} {told.text}" for told in found.told), (typed, threaded.reading)


def test_a_question_outside_of_any_thread_is_answered_as_ever(samples: tuple[Database, Library]) -> None:
    for typed in ("what is the quorum of the Essex group?", "and who chairs it?", "thanks"):
        threaded = answer_in_thread(*samples, typed, MEMBER, None)
        assert threaded.found == answer(*samples, typed, MEMBER)
        assert threaded.reading.question == typed


@pytest.mark.parametrize("typed", ["what's the weather", "this is useless", "what's the capital of France?"])
def test_what_stands_on_its_own_and_is_not_found_is_told_as_typed(
    samples: tuple[Database, Library], typed: str
) -> None:
    asked = answer_in_thread(*samples, "how much of the spend stays in Leeds?", MEMBER, None)
    threaded = answer_in_thread(*samples, typed, MEMBER, asked.subject)
    assert (type(threaded.found), threaded.reading.question) == (NotFound, typed)


def test_only_the_documents_named_are_searched(samples: tuple[Database, Library]) -> None:
    asked = "what is the quorum of the group?"
    found = answer(*samples, asked, MEMBER, within=[SAMPLES / LEEDS])
    assert isinstance(found, Answer)
    assert {told.path for told in found.told} == {SAMPLES / LEEDS}
    assert answer(*samples, asked, MEMBER, within=[]) == NotFound((), 0.0)


FILES = {
    "terms.md": "# Kent Anchors Skills Group\n\n## Meetings\n\nThe skills group meets every second month.\n",
    "risks.md": "# Kent risk register\n\n## Risks\n\nThe highest risk is that the landlord ends the lease.\n\n"
    "The lease costs ninety thousand pounds.\n",
    "documents.toml": '["risks.md"]\nvisibility = "co-chairs"\n',
}
CHAIR = Viewer(in_network=True, co_chair_of=frozenset({"any"}))


@pytest.fixture
def kent(tmp_path: Path) -> Iterator[tuple[Database, Library]]:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    with open_database(tmp_path / "data") as db:
        build_index(db, folder, BagOfWords(), NOW)
        yield db, Library(tmp_path / "data", BagOfWords())


def test_a_thread_tells_nobody_what_they_may_not_see(kent: tuple[Database, Library]) -> None:
    asked = answer_in_thread(*kent, "what is the highest risk in Kent?", CHAIR, None)
    assert isinstance(asked.found, Answer)
    for typed in ("what does the lease cost?", "and the lease?", "tell me more", "why?"):
        seen = answer_in_thread(*kent, typed, CHAIR, asked.subject)
        assert isinstance(seen.found, Answer)
        assert {told.path.name for told in seen.found.told} == {"risks.md"}
        carried = answer_in_thread(*kent, typed, MEMBER, asked.subject)
        elsewhere = Subject(asked.subject.question, asked.subject.places, asked.subject.group, (Path("/gone.md"),))
        assert carried.found == answer_in_thread(*kent, typed, MEMBER, elsewhere).found
        told = carried.found.told if isinstance(carried.found, Answer) else ()
        assert "risks.md" not in [one.path.name for one in told]


def test_thanks_leave_the_subject_as_it_was(kent: tuple[Database, Library]) -> None:
    asked = answer_in_thread(*kent, "how often does the Kent skills group meet?", MEMBER, None)
    thanked = answer_in_thread(*kent, "great, thanks!", MEMBER, asked.subject)
    assert thanked.subject == asked.subject
    assert thanked.found == NotFound((), 0.0)


def test_what_is_not_found_keeps_the_documents_of_before(kent: tuple[Database, Library]) -> None:
    asked = answer_in_thread(*kent, "how often does the Kent skills group meet?", MEMBER, None)
    missed = answer_in_thread(*kent, "which telescopes do astronomers prefer?", MEMBER, asked.subject)
    assert isinstance(missed.found, NotFound)
    assert missed.subject.documents == asked.subject.documents != ()
