"""A run over a folder, through real SQLite and FAISS, with a small deterministic embedder."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.words.indexing import say_report
from indexer.build_index import build_index
from indexer.documents_toml import Correction
from indexer.index_report import IndexReport
from indexer.limits import Limits
from indexer.read_file import ReadHere
from knowledge.answering.answer import answer
from knowledge.answering.found import Answer
from knowledge.answering.library import Library
from knowledge.documents import MEMBER, Document, Viewer
from knowledge.errors import HelpfulError
from knowledge.store.database import open_database
from knowledge.store.document_rows import folders
from knowledge.store.search_rows import passage_ids, visible_documents
from knowledge.store.unreadable_rows import unreadable_files
from tests.fakes.bag_of_words import BagOfWords

NOW = datetime(2026, 11, 17, 10, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "rules.md").write_text("# Rules of the Leeds group\n\nThe quorum is eleven members.\n", "utf-8")
    (folder / "story.txt").write_text("A story from Hackney\n\nTen workshops were held on buying.\n", "utf-8")
    return folder


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_database(tmp_path / "data") as db:
        yield db


def run(db: Database, folder: Path, embedder: BagOfWords | None = None, may_empty: bool = False) -> IndexReport:
    return build_index(db, folder, embedder or BagOfWords(), NOW, may_empty=may_empty)


def said(db: Database, tmp_path: Path, question: str, viewer: Viewer = MEMBER) -> str:
    found = answer(db, Library(tmp_path / "data", BagOfWords()), question, viewer)
    return found.told[0].text if isinstance(found, Answer) else "not found"


def test_what_was_indexed_can_be_asked_for(db: Database, folder: Path, tmp_path: Path) -> None:
    report = run(db, folder)
    assert [path.name for path in report.added] == ["rules.md", "story.txt"]
    assert said(db, tmp_path, "what is the quorum of members?") == "The quorum is eleven members."


def test_an_unchanged_file_costs_no_embedding(db: Database, folder: Path) -> None:
    run(db, folder)
    embedder = BagOfWords()
    report = run(db, folder, embedder)
    assert (len(report.unchanged), embedder.embedded) == (2, [])


def test_of_a_changed_file_only_the_new_texts_are_embedded(db: Database, folder: Path, tmp_path: Path) -> None:
    long = "\n\n".join(f"## Part {n}\n\nParagraph {n} speaks of subject {n}." for n in range(20))
    (folder / "long.md").write_text(long, "utf-8")
    run(db, folder)
    (folder / "long.md").write_text(long.replace("subject 7", "bicycles"), "utf-8")
    embedder = BagOfWords()
    report = run(db, folder, embedder)
    assert [path.name for path in report.changed] == ["long.md"]
    assert all("bicycles" in text for text in embedder.embedded)
    assert said(db, tmp_path, "bicycles?") == "Paragraph 7 speaks of bicycles."


def test_a_removed_file_leaves_nothing_behind(db: Database, folder: Path, tmp_path: Path) -> None:
    run(db, folder)
    (folder / "rules.md").unlink()
    report = run(db, folder)
    assert [path.name for path in report.removed] == ["rules.md"]
    assert said(db, tmp_path, "what is the quorum of members?") == "not found"
    left = {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("documents", "passages")}
    assert left == {"documents": 1, "passages": 1}
    db.execute("INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1)")


def test_a_file_that_cannot_be_read_any_more_stays_answerable(db: Database, folder: Path, tmp_path: Path) -> None:
    run(db, folder)
    (folder / "rules.md").write_bytes(b"\x00\x01\x02" * 100)
    report = run(db, folder)
    assert [path.name for path in report.kept] == ["rules.md"]
    assert said(db, tmp_path, "what is the quorum of members?") == "The quorum is eleven members."


def test_a_folder_that_became_empty_changes_nothing_until_asked_to(db: Database, folder: Path, tmp_path: Path) -> None:
    run(db, folder)
    for path in folder.iterdir():
        path.unlink()
    with pytest.raises(HelpfulError, match="2 were indexed from it"):
        run(db, folder)
    assert said(db, tmp_path, "what is the quorum of members?") == "The quorum is eleven members."
    assert len(run(db, folder, may_empty=True).removed) == 2


def test_another_folder_is_left_alone(db: Database, folder: Path, tmp_path: Path) -> None:
    run(db, folder)
    other = tmp_path / "other"
    other.mkdir()
    (other / "new.txt").write_text("Something about Essex and its pledges.", "utf-8")
    report = run(db, other)
    assert (len(report.added), report.removed) == (1, [])
    assert len(visible_documents(db, MEMBER)) == 3


def test_a_changed_model_embeds_everything_again_and_never_mixes(db: Database, folder: Path, tmp_path: Path) -> None:
    run(db, folder)
    other = tmp_path / "other"
    other.mkdir()
    (other / "new.txt").write_text("Something about Essex and its pledges.", "utf-8")
    with pytest.raises(HelpfulError, match="another embedding model"):
        answer(db, Library(tmp_path / "data", BagOfWords("new model")), "quorum of members?", MEMBER)
    report = run(db, other, BagOfWords("new model"))
    assert sorted(path.name for path in report.embedded_again) == ["rules.md", "story.txt"]
    assert {document.model for document in visible_documents(db, MEMBER)} == {"new model"}


def test_a_run_that_stops_half_way_changes_no_answer_and_the_next_goes_on(
    db: Database, folder: Path, tmp_path: Path
) -> None:
    run(db, folder)
    (folder / "rules.md").write_text("# Rules of the Leeds group\n\nThe quorum is fifteen members.\n", "utf-8")
    for number in range(40):
        (folder / f"z{number:02}.txt").write_text(f"Note {number} is on trees and leaves. " * 80, "utf-8")

    class Stops(BagOfWords):
        def encode(self, texts, progress=None):  # type: ignore[no-untyped-def]
            if self.embedded:
                raise KeyboardInterrupt
            return super().encode(texts, progress)

    first = Stops()
    with pytest.raises(KeyboardInterrupt):
        run(db, folder, first)
    assert said(db, tmp_path, "what is the quorum of members?") == "The quorum is eleven members."
    db.execute("INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1)")
    db.conn.commit()
    second = BagOfWords()
    run(db, folder, second)
    assert said(db, tmp_path, "what is the quorum of members?") == "The quorum is fifteen members."
    assert first.embedded
    assert second.embedded
    assert not set(first.embedded) & set(second.embedded)


def test_a_lost_or_foreign_vector_file_is_rebuilt_from_the_database(db: Database, folder: Path, tmp_path: Path) -> None:
    run(db, folder)
    vectors = tmp_path / "data" / "vectors.faiss"
    for content in (None, b"not an index", b""):
        vectors.unlink(missing_ok=True)
        if content is not None:
            vectors.write_bytes(content)
        library = Library(tmp_path / "data", BagOfWords())
        assert library.vectors(db).holds(passage_ids(db))


def test_an_outsider_sees_public_documents_only(db: Database, folder: Path, tmp_path: Path) -> None:
    (folder / "documents.toml").write_text('["rules.md"]\nvisibility = "public"\n', "utf-8")
    run(db, folder)
    assert said(db, tmp_path, "what is the quorum of members?", Viewer()) == "The quorum is eleven members."
    assert said(db, tmp_path, "how many workshops were held on buying?", Viewer()) == "not found"
    assert said(db, tmp_path, "how many workshops were held on buying?") == "Ten workshops were held on buying."


def test_a_mistyped_name_in_documents_toml_leaves_nothing_open_by_mistake(db: Database, folder: Path) -> None:
    (folder / "documents.toml").write_text('["rulse.md"]\nvisibility = "co-chairs"\n', "utf-8")
    with pytest.raises(HelpfulError, match=r"rulse\.md"):
        run(db, folder)
    assert visible_documents(db, MEMBER) == []


RESTRICT = '["rules.md"]\nvisibility = "co-chairs"\n'


def seen(db: Database) -> list[str]:
    """What an ordinary member may see."""
    return [document.path.name for document in visible_documents(db, MEMBER)]


def test_a_restricted_file_that_was_renamed_is_not_opened(db: Database, folder: Path) -> None:
    (folder / "documents.toml").write_text(RESTRICT, "utf-8")
    run(db, folder)
    (folder / "rules.md").rename(folder / "plan.md")
    with pytest.raises(HelpfulError, match=r"rules\.md"):
        run(db, folder)
    assert seen(db) == ["story.txt"]


@pytest.mark.parametrize("lost", ["deleted", "emptied", "misnamed"])
def test_a_lost_documents_toml_opens_nothing(lost: str, db: Database, folder: Path) -> None:
    toml = folder / "documents.toml"
    toml.write_text(RESTRICT, "utf-8")
    run(db, folder)
    if lost == "emptied":
        toml.write_text("", "utf-8")
    elif lost == "deleted":
        toml.unlink()
    else:
        toml.rename(folder / "Documents.toml")
    with pytest.raises(HelpfulError, match="Nothing was changed"):
        run(db, folder)
    assert seen(db) == ["story.txt"]
    (folder / "Documents.toml").unlink(missing_ok=True)
    toml.write_text('["rules.md"]\nvisibility = "network"\n', "utf-8")
    run(db, folder)
    assert seen(db) == ["rules.md", "story.txt"]


@pytest.mark.parametrize("now", ["empty", "a pipe"])
def test_a_file_that_cannot_be_read_any_more_can_still_be_restricted(now: str, db: Database, folder: Path) -> None:
    run(db, folder)
    (folder / "rules.md").unlink()
    if now == "empty":
        (folder / "rules.md").touch()
    else:
        os.mkfifo(folder / "rules.md")
    (folder / "documents.toml").write_text(RESTRICT, "utf-8")
    report = run(db, folder)
    assert ([path.name for path in report.kept], seen(db)) == (["rules.md"], ["story.txt"])
    assert len(visible_documents(db, Viewer(in_network=True, co_chair_of=frozenset({"any"})))) == 2


def test_a_folder_that_is_gone_can_be_forgotten(db: Database, folder: Path) -> None:
    run(db, folder)
    shutil.rmtree(folder)
    with pytest.raises(HelpfulError):
        run(db, folder)
    assert len(run(db, folder, may_empty=True).removed) == 2
    assert (seen(db), folders(db)) == ([], [])


@pytest.mark.parametrize("part", ["papers", "papers/rules.md"])
def test_a_restriction_holds_when_only_a_part_of_the_folder_is_indexed(
    part: str, db: Database, folder: Path, tmp_path: Path
) -> None:
    (folder / "papers").mkdir()
    (folder / "rules.md").rename(folder / "papers" / "rules.md")
    (folder / "documents.toml").write_text('["papers/rules.md"]\nvisibility = "co-chairs"\n', "utf-8")
    run(db, folder / part)
    assert visible_documents(db, MEMBER) == []
    assert len(visible_documents(db, Viewer(in_network=True, co_chair_of=frozenset({"any"})))) == 1


class CountingReader:
    """Reads here, and notes which files it was asked for."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.asked: list[str] = []

    def read(self, path: Path, data: bytes, correction: Correction | None) -> Document:
        self.asked.append(path.name)
        return ReadHere(self.limits).read(path, data, correction)


def test_a_file_that_cannot_be_read_is_not_tried_again_until_it_changes(db: Database, folder: Path) -> None:
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    reader = CountingReader()
    first = build_index(db, folder, BagOfWords(), NOW, reader)
    second = build_index(db, folder, BagOfWords(), NOW, reader)
    assert reader.asked.count("broken.docx") == 1
    assert [one.reason for one in first.skipped] == [one.reason for one in second.skipped]
    assert "damaged" in second.skipped[0].reason
    build_index(db, folder, BagOfWords(), NOW, reader, again=True)
    assert reader.asked.count("broken.docx") == 2
    (folder / "broken.docx").write_text("Now it is a text.", "utf-8")
    assert [path.name for path in build_index(db, folder, BagOfWords(), NOW, reader).added] == ["broken.docx"]
    assert unreadable_files(db) == {}


def test_other_limits_let_a_file_be_tried_again(db: Database, folder: Path) -> None:
    build_index(db, folder, BagOfWords(), NOW, CountingReader(Limits(file_bytes=5)))
    assert {one.path.name for one in unreadable_files(db).values()} == {"rules.md", "story.txt"}
    report = build_index(db, folder, BagOfWords(), NOW, CountingReader())
    assert (len(report.added), report.skipped, unreadable_files(db)) == (2, [], {})


def test_files_of_other_folders_keep_their_reasons(db: Database, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "others").mkdir()
    (tmp_path / "others/empty.txt").write_text("", "utf-8")
    run(db, tmp_path / "others")
    run(db, folder)
    assert [path.name for path in unreadable_files(db)] == ["empty.txt"]


def terms(folder: Path, version: int, quorum: str) -> None:
    text = f"# Terms of reference of the Leeds buying group\n\n## Quorum\n\nThe quorum is {quorum} members.\n"
    (folder / f"buying-tor-v{version}.md").write_text(text, "utf-8")


def test_a_newer_version_supersedes_an_older_one_until_it_is_gone(db: Database, folder: Path, tmp_path: Path) -> None:
    terms(folder, 1, "five")
    terms(folder, 2, "nine")
    report = run(db, folder)
    assert {path.name: one.other.name for path, one in report.relations.items()} == {
        "buying-tor-v1.md": "buying-tor-v2.md"
    }
    assert "nine" in said(db, tmp_path, "what is the quorum of the buying group?")
    assert "five" in said(db, tmp_path, "what was the quorum in version 1 of the buying group's terms?")
    assert run(db, folder).relations == {}
    (folder / "buying-tor-v2.md").unlink()
    run(db, folder)
    assert "five" in said(db, tmp_path, "what is the quorum of the buying group?")


def test_documents_toml_decides_which_version_is_current(db: Database, folder: Path, tmp_path: Path) -> None:
    terms(folder, 1, "five")
    terms(folder, 2, "nine")
    (folder / "documents.toml").write_text('["buying-tor-v2.md"]\nsuperseded_by = "buying-tor-v1.md"\n', "utf-8")
    report = run(db, folder)
    assert {path.name for path in report.relations} == {"buying-tor-v2.md"}
    assert "five" in said(db, tmp_path, "what is the quorum of the buying group?")
    (folder / "documents.toml").write_text('["buying-tor-v1.md"]\ncurrent = true\n', "utf-8")
    run(db, folder)
    assert {document.relation for document in visible_documents(db, MEMBER)} == {None}


def test_a_copy_answers_once(db: Database, folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "rules.md", folder / "rules of the group.txt")
    report = run(db, folder)
    assert [(path.name, one.kind.value) for path, one in report.relations.items()] == [
        ("rules of the group.txt", "copy of")
    ]


def test_an_answer_from_an_earlier_version_says_so(db: Database, folder: Path, tmp_path: Path) -> None:
    terms(folder, 1, "five")
    terms(folder, 2, "nine")
    run(db, folder)
    library = Library(tmp_path / "data", BagOfWords())
    old = answer(db, library, "what was the quorum in version 1 of the buying group's terms?", MEMBER)
    new = answer(db, library, "what is the quorum of the buying group?", MEMBER)
    assert isinstance(old, Answer)
    assert isinstance(new, Answer)
    assert (old.superseded, new.superseded) == ((("buying-tor-v1.md", "buying-tor-v2.md"),), ())


def test_a_restricted_newer_version_is_not_named_to_those_who_may_not_see_it(
    db: Database, folder: Path, tmp_path: Path
) -> None:
    terms(folder, 1, "five")
    terms(folder, 2, "nine")
    restrict = '["buying-tor-v2.md"]\nvisibility = "group"\nvisible_to = ["buying"]\n'
    (folder / "documents.toml").write_text(restrict, "utf-8")
    run(db, folder)
    library = Library(tmp_path / "data", BagOfWords())
    found = answer(db, library, "what is the quorum of the buying group?", MEMBER)
    assert isinstance(found, Answer)
    assert ("five" in found.told[0].text, found.superseded) == (True, ())
    assert {document.relation for document in visible_documents(db, MEMBER)} == {None}


def test_a_restricted_document_with_an_open_copy_is_named(db: Database, folder: Path) -> None:
    shutil.copy(folder / "rules.md", folder / "rules of the group.txt")
    restrict = '["rules of the group.txt"]\nvisibility = "co-chairs"\n'
    (folder / "documents.toml").write_text(restrict, "utf-8")
    report = run(db, folder)
    assert [(hidden.name, seen.name) for hidden, seen in report.open_copies] == [("rules of the group.txt", "rules.md")]
    assert "everybody in the network is answered from that" in say_report(folder, report)
    assert len(run(db, folder).open_copies) == 1
