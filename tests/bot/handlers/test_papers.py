"""Which documents there are on something, when one was published and by whom: asked in plain words."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.build_index import build_index
from knowledge.answering.library import Library
from tests.bot.handlers.recording import OTTO
from tests.bot.handlers.test_meetings import BOB, NOW, Place
from tests.fakes.bag_of_words import BagOfWords

Say = Callable[..., str]
UNKNOWN = "I do not know you yet"
PAPERS = {
    "leeds-report.md": "# Leeds: what we learnt\n\nPublished by Leeds City Council\n\nMay 2022\n\nThe lift is mended.",
    "leeds-charter.md": "# Leeds Anchor Charter\n\nWe mend lifts.",
    "essex-minutes.md": "# Minutes of the Essex group\n\nDate: 8 September 2025\n\nPresent: Ann.\n\nLifts were mended.",
    "essex-secret.md": "# Essex: risks kept to ourselves\n\nDate: 1 July 2026\n\nThe lift may stop.",
}


@pytest.fixture
def place(place: Place, tmp_path: Path) -> Place:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in PAPERS.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "documents.toml").write_text(
        '["essex-secret.md"]\nvisibility = "co-chairs"\n["leeds-charter.md"]\nvisibility = "public"\n', "utf-8"
    )
    with place.database() as db:
        build_index(db, folder, BagOfWords(), NOW)
    library = Library(place.database.args[0], BagOfWords())
    place.desk = replace(place.desk, library=lambda: library)
    return place


def test_the_documents_on_a_place_are_listed_the_newest_first(say: Say, place: Place) -> None:
    assert say(BOB, "which documents do you have on Leeds?").splitlines() == [
        "From the list of documents, by title, kind, place and publisher: 2 documents.",
        "  • Leeds: what we learnt (leeds-report.md): report, Leeds, Leeds City Council, May 2022.",
        "  • Leeds Anchor Charter (leeds-charter.md): charter, Leeds, no date stated, public.",
    ]


def test_all_documents_are_listed_however_it_is_asked(say: Say, place: Place) -> None:
    for typed in ("what documents have you got?", "list the documents", "where do your answers come from?"):
        assert say(BOB, typed) == say(BOB, "documents")


def test_whoever_may_not_see_a_document_is_not_told_of_it(say: Say, place: Place) -> None:
    assert "ourselves" not in say(BOB, "which documents do you have on Essex?")
    assert "Minutes of the Essex group" in say(BOB, "which documents do you have on Essex?")
    said = say(OTTO, "which documents do you have on Essex?")
    assert said.startswith("By title, kind, place and publisher none of the documents is that.")
    assert UNKNOWN in said
    assert "leeds-report" not in say(OTTO, "when was the Leeds report published?")
    assert "1 July" not in say(BOB, "what is the date of the Essex risks paper?")


def test_when_and_by_whom_a_document_was_published_is_told_with_what_shows_it(say: Say, place: Place) -> None:
    named = "“Leeds: what we learnt” (leeds-report.md)"
    assert (
        say(BOB, "When was the Leeds report published?")
        == f"{named} is dated May 2022, going by its cover: “May 2022”."
    )
    assert say(BOB, "who wrote the Leeds report?").startswith(f"{named} was published by Leeds City Council, going by ")
    assert say(BOB, "how old are the minutes?") == (
        "“Minutes of the Essex group” (essex-minutes.md) is dated Monday 8 September 2025, "
        "going by what stands beside “Date”: “8 September 2025”."
    )  # fmt: skip


def test_a_document_that_does_not_say_is_named(say: Say, place: Place) -> None:
    assert say(BOB, "when was the charter published?").startswith(
        "“Leeds Anchor Charter” (leeds-charter.md) does not say its date."
    )
    said = say(BOB, "when were the Leeds papers published?")
    assert said.splitlines()[0].startswith("“Leeds: what we learnt” (leeds-report.md) is dated May 2022")
    assert "“Leeds Anchor Charter” (leeds-charter.md) does not say its date." in said


def test_a_question_to_the_documents_stays_one(say: Say, place: Place) -> None:
    assert "“The lift is mended.”" in say(BOB, "is the lift mended in Leeds?")
    assert "From the list of documents" not in say(BOB, "when was the lift of the council mended?")
