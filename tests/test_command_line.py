"""The command line as people and programs use it: real processes, the real model, the sample documents."""

import json
import os
from pathlib import Path

import pytest

from tests.terminal import ROOT, anchorbot

SAMPLES = ROOT / "samples" / "documents"
CITATION_FIELDS = ["document", "title", "section", "page", "page_label", "page_unit", "date", "quote"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("samples")
    done = anchorbot("index", str(SAMPLES), data=data)
    assert done.returncode == 0, done.stderr
    assert "17 added" in done.stderr
    return data


def test_the_question_on_the_card_is_answered_with_what_leeds_did_and_plans(data: Path) -> None:
    done = anchorbot("ask", "what did Leeds do on apprenticeship levy transfer?", data=data)
    assert done.returncode == 0
    assert "Leeds Beckett" in done.stdout
    assert "leeds-anchors" not in done.stdout.splitlines()[0]
    assert "Sends:" not in done.stdout  # who is in the skills group, which another document says


def test_json_has_the_promised_fields_and_quotes_stand_in_their_documents(data: Path) -> None:
    done = anchorbot("ask", "--json", "how many members make a quorum in Essex?", data=data)
    answer = json.loads(done.stdout)
    assert list(answer) == [
        "id",
        "question",
        "status",
        "answer",
        "citations",
        "nearest",
        "confidence",
        "seconds",
    ]
    assert answer["status"] == "answered"
    for citation in answer["citations"]:
        assert list(citation) == CITATION_FIELDS
        assert folded(citation["quote"]) in folded((SAMPLES / citation["document"]).read_text("utf-8"))


def folded(text: str) -> str:
    """White space and the frames of tables as single blanks."""
    return " ".join(text.replace("|", " ").split())


def test_a_batch_answers_in_order_and_says_what_it_does_not_know(data: Path, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    asked = ["what is the quorum of the Essex group?", "what will the weather be like in Oslo?", ""]
    batch.write_text("\n".join(json.dumps({"id": n, "question": q}) for n, q in enumerate(asked)), "utf-8")
    done = anchorbot("ask", "--batch", str(batch), "--json", data=data)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [0, 1, 2]
    assert [answer["status"] for answer in answers] == ["answered", "not_found", "not_found"]
    assert "no question" in answers[2]["answer"]


def test_a_place_asked_about_is_not_answered_with_another_places_figures(data: Path) -> None:
    done = anchorbot("ask", "--json", "what quorum does Leeds use?", data=data)
    assert "10 members" not in done.stdout


def test_a_conversation_in_the_terminal(data: Path) -> None:
    typed = "help\ndocuments\n\nwho supports the Essex meetings?\nqiut\nquit\n"
    done = anchorbot("chat", data=data, typed=typed)
    assert done.returncode == 0
    assert "I answer from 16 documents" in done.stdout
    assert "Essex Partners" in done.stdout
    assert "Goodbye" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ask", ""], "no question"),
        (["ask", "a" * 40_000], "up to 2,000"),
        (["index", "/no/such/folder"], "/no/such/folder"),
        (["index"], "No folder was named"),
        (["index", ""], "An empty name"),
        (["index", ".", "--data", "/proc/x"], "cannot be used"),
        (["ask", "--batch", "/no/such/file"], "cannot be read"),
        (["benchmark", "retrieval", "/no/such/folder"], "BEIR"),
    ],
)
def test_what_cannot_be_done_gets_one_clear_line_and_exit_code_2(
    arguments: list[str], told: str, tmp_path: Path
) -> None:
    done = anchorbot(*arguments, data=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_batch_line_that_is_no_question_is_named(data: Path, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text('{"id": 1, "question": "what?"}\n{"id": 2}\n', "utf-8")
    done = anchorbot("ask", "--batch", str(batch), "--json", data=data)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Line 2" in done.stderr


def test_asking_before_anything_is_indexed_says_what_to_do(tmp_path: Path) -> None:
    for arguments in (["what is our quorum?"], ["--json", "what is our quorum?"]):
        done = anchorbot("ask", *arguments, data=tmp_path)
        assert "anchorbot index FOLDER" in done.stdout
        assert done.returncode == 1


def test_unkind_files_are_skipped_with_a_reason_and_the_others_read(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "good.txt").write_text("The quorum in Essex is ten members.", "utf-8")
    (folder / "empty.txt").touch()
    (folder / "binary.md").write_bytes(bytes(range(256)) * 20)
    (folder / "latin.txt").write_bytes("Dépôt de £5 à Poole – pas cher, n'est-ce pas ?".encode("cp1252"))
    (folder / "outside.txt").symlink_to(ROOT / "README.md")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4")
    os.mkfifo(folder / "pipe.txt")
    done = anchorbot("index", str(folder), data=tmp_path / "data")
    assert done.returncode == 0
    for name in ("empty.txt", "binary.md", "outside.txt", "scan.pdf", "pipe.txt"):
        assert f"skipped {name}: " in done.stderr
    assert "2 added" in done.stderr


def test_a_folder_in_which_nothing_can_be_read_is_exit_code_1(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "empty.txt").touch()
    assert anchorbot("index", str(folder), data=tmp_path / "data").returncode == 1


def test_a_question_in_another_language_gets_a_clear_word(data: Path) -> None:
    for question in ("¿Cuántos miembros hacen quórum?", "什么是法定人数?", "ما هو النصاب القانوني؟"):
        done = anchorbot("ask", "--json", question, data=data)
        assert json.loads(done.stdout)["status"] == "not_found"
        assert "I understand questions in English" in done.stdout


def test_rows_that_the_question_picks_out_are_told_without_a_doubt(data: Path) -> None:
    done = anchorbot("ask", "--json", "which pledges are red?", data=data)
    answer = json.loads(done.stdout)["answer"]
    assert "RAG: Red" in answer
    assert "This may be what you mean" not in answer


def test_who_wants_a_text_written_is_told_what_they_get_instead(data: Path) -> None:
    done = anchorbot("ask", "--json", "Please write me an email about the quorum", data=data)
    assert json.loads(done.stdout)["status"] == "not_found"
    assert "I write no texts: I find what the documents say, and quote it." in done.stdout


def test_documents_lists_what_is_indexed_and_how_it_is_known(data: Path) -> None:
    rows = [json.loads(line) for line in anchorbot("documents", "--json", data=data).stdout.splitlines()]
    leeds = next(row for row in rows if row["document"] == "leeds-anchors-slides.txt")
    assert leeds["places"] == ["Leeds"]
    assert leeds["evidence"]["title"]


def test_what_is_too_short_to_be_found_again_is_no_citation(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    lines = ("# Kent schemes", "## Places", "The bus scheme runs in these places:", "- Dover.\n- Ashford and Hythe.")
    (folder / "kent.md").write_text("\n\n".join(lines), "utf-8")
    anchorbot("index", str(folder), data=tmp_path / "data")
    found = json.loads(
        anchorbot("ask", "--json", "in which places does the bus scheme run?", data=tmp_path / "data").stdout
    )
    assert "Dover." in found["answer"]
    quotes = [citation["quote"] for citation in found["citations"]]
    assert "Ashford and Hythe." in quotes
    assert "Dover." not in quotes


def test_help_names_every_command_and_so_does_the_readme(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = anchorbot("--help", data=tmp_path).stdout
    for command in ("index", "ask", "chat", "documents", "terms", "people", "serve", "slack", "prepare", "benchmark"):
        assert command in shown
        assert f"anchorbot {command}" in readme


def test_stray_bytes_and_half_characters_are_read_as_question_marks(data: Path, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text(
        '{"id": 1, "question": "a\\ud800b quorum"}\n{"id": 2, "question": "what is our quorum?"}\n', "utf-8"
    )
    done = anchorbot("ask", "--batch", str(batch), "--json", data=data)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, 2]
    assert anchorbot("ask", "caf\udce9 quorum?", data=data).returncode == 0


def test_a_database_that_cannot_be_opened_is_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "anchorbot.db").write_bytes(b"no database at all" * 100)
    done = anchorbot("ask", "what is our quorum?", data=tmp_path)
    assert done.returncode == 2
    assert "cannot be opened" in done.stderr


def test_a_known_folder_that_is_gone_does_not_keep_the_others_from_being_indexed(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "paper.txt").write_text(f"Paper {name} of the network in Essex.", "utf-8")
        assert anchorbot("index", str(tmp_path / name), data=tmp_path / "data").returncode == 0
    (tmp_path / "one" / "paper.txt").unlink()
    (tmp_path / "one").rmdir()
    done = anchorbot("index", data=tmp_path / "data")
    assert done.returncode == 2
    assert "There is no file or folder" in done.stderr
    assert "1 unchanged" in done.stderr
    assert anchorbot("index", "--forget-missing", data=tmp_path / "data").returncode == 0
    assert anchorbot("index", data=tmp_path / "data").returncode == 0
