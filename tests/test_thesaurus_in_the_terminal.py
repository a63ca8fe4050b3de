"""A network's own thesaurus.txt, from the folder of documents to the answer, as typed in a terminal."""

import os
from pathlib import Path

import pytest

from tests.terminal import anchorbot

REPORT = """# Report of the Mere anchors

This is a sample document written for anchorbot.

## Skills

The council handed on £84,000 of its levy to eleven employers.

## Buying

Small firms won 31% of the council's contracts.
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "report.md").write_text(REPORT, "utf-8")
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def index(documents: Path, data: Path) -> str:
    done = anchorbot("index", str(documents), data=data)
    assert done.returncode == 0, done.stderr
    return done.stderr


def ask(question: str, data: Path) -> str:
    return anchorbot("ask", question, data=data).stdout


def test_what_comes_with_anchorbot_finds_what_papers_call_otherwise(documents: Path, data: Path) -> None:
    index(documents, data)
    told = ask("what share of contracts went to SMEs?", data)
    assert "“Small firms won 31% of the council's contracts.”" in told
    assert "I take “SMEs” and “small firm” for the same." in told
    assert "for the same" not in ask("what share of contracts went to small firms?", data)


def test_a_network_adds_names_and_takes_them_away(documents: Path, data: Path) -> None:
    index(documents, data)
    assert "for the same" not in ask("what was regifted to employers?", data)
    (documents / "Thesaurus.txt").write_text("# ours\nskills = training\nhanded on = regifted\n", "utf-8")
    report = index(documents, data)
    assert "1 unchanged" in report
    assert "thesaurus.txt: 2 lines of names that are taken for each other." in report
    told = ask("what was regifted to employers?", data)
    assert "£84,000" in told
    assert "I take “regifted” and “handed on” for the same." in told
    assert "thesaurus" not in index(documents, data)
    (documents / "Thesaurus.txt").unlink()
    assert "thesaurus.txt says nothing any more" in index(documents, data)
    assert "for the same" not in ask("what was regifted to employers?", data)


def test_a_slip_in_it_is_named_and_changes_nothing(documents: Path, data: Path) -> None:
    (documents / "thesaurus.txt").write_text("handed on = regifted\n", "utf-8")
    index(documents, data)
    (documents / "thesaurus.txt").write_text("handed on = regifted\nlevy\n", "utf-8")
    (documents / "report.md").write_text("# Nothing\n\nNothing was done.\n", "utf-8")
    done = anchorbot("index", str(documents), data=data)
    assert done.returncode != 0
    assert "Line 2 of" in done.stderr
    assert "is not understood: “levy”." in done.stderr
    assert "Nothing was changed." in done.stderr
    assert "£84,000" in ask("what was regifted to employers?", data)


def test_one_below_the_folder_is_named(documents: Path, data: Path) -> None:
    (documents / "more").mkdir()
    (documents / "more" / "thesaurus.txt").write_text("handed on = regifted\n", "utf-8")
    report = index(documents, data)
    assert "skipped more/thesaurus.txt: a thesaurus has to lie in the folder that is indexed" in report


def test_one_that_is_no_text_is_named(documents: Path, data: Path) -> None:
    (documents / "thesaurus.txt").write_bytes(b"caf\xe9 = coffee shop\n")
    done = anchorbot("index", str(documents), data=data)
    assert done.returncode != 0
    assert "thesaurus.txt is not UTF-8 text. Save it as UTF-8. Nothing was changed." in done.stderr


def test_two_of_them_are_refused(documents: Path, data: Path) -> None:
    (documents / "thesaurus.txt").write_text("handed on = regifted\n", "utf-8")
    (documents / "Thesaurus.txt").write_text("handed on = regifted\n", "utf-8")
    done = anchorbot("index", str(documents), data=data)
    assert done.returncode != 0
    assert "are both there. Put all into one. Nothing was changed." in done.stderr


def test_what_a_paper_says_of_its_short_names_goes_before(documents: Path, data: Path) -> None:
    text = "# Training\n\nInitial Teacher Training (ITT) is offered in Mere.\n\nThe ITT is run by Mere College.\n"
    (documents / "training.md").write_text(text, "utf-8")
    index(documents, data)
    assert "for the same" not in ask("who runs the invitation to tender?", data)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_of_that_name_is_named_and_not_waited_for(documents: Path, data: Path) -> None:
    os.mkfifo(documents / "thesaurus.txt")
    done = anchorbot("index", str(documents), data=data)
    assert done.returncode != 0
    assert "thesaurus.txt cannot be read: It is not an ordinary file" in done.stderr
    assert "Nothing was changed." in done.stderr


def test_one_that_is_far_too_long_is_named(documents: Path, data: Path) -> None:
    (documents / "thesaurus.txt").write_text("# much\n" * 200_000, "utf-8")
    done = anchorbot("index", str(documents), data=data)
    assert done.returncode != 0
    assert "thesaurus.txt cannot be read: It is 2 MB" in done.stderr
    assert "at most 1 MB. Nothing was changed." in done.stderr
