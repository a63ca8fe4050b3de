"""`anchorbot terms` as people and programs use it: real processes, real files."""

import json
from pathlib import Path

import pytest

from bot.words.plain import as_text
from bot.words.terms import say_terms
from indexer.read_terms.read_terms import read_terms
from tests.indexer.terms_samples import FACTS
from tests.terminal import anchorbot
from tests.test_command_line import SAMPLES

TEXT = (
    "# Skills Group\n\n## Quorum\n\nSeven members, one of whom must be the Chair.\n\nWe meet every six weeks, online.\n"
)
MORE = ("quorum_counts", "notice_in_working_days", "meeting_day", "months_off", "members", "effective")


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "terms.md"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_document_is_told_in_words_each_fact_with_its_clause(document: Path, tmp_path: Path) -> None:
    done = anchorbot("terms", str(document), data=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Quorum: 7 members – “Seven members, one of whom must be the Chair.”" in done.stdout
    assert "Meets: every 6 weeks – “We meet every six weeks, online.”" in done.stdout
    assert "Not stated, or not clearly: how it decides, who chairs, by name" in done.stdout


def test_json_holds_every_fact_and_the_exact_clauses(document: Path, tmp_path: Path) -> None:
    told = json.loads(anchorbot("terms", str(document), "--json", data=tmp_path).stdout)
    assert told["document"] == "terms.md"
    assert set(told["facts"]) == {*FACTS, *MORE}
    assert told["facts"]["quorum_conditions"] == ["one of whom must be the Chair"]
    assert told["facts"]["quorum_counts"] == "members"
    assert told["clauses"]["cadence"] == ["We meet every six weeks, online."]
    assert all(clause in TEXT for clauses in told["clauses"].values() for clause in clauses)


@pytest.mark.parametrize(
    ("name", "count", "notice"),
    [
        ("essex-social-value-terms-of-reference.md", 10, None),
        ("leeds-skills-group-terms-of-reference-v1.docx", 5, 3),
        ("leeds-skills-group-terms-of-reference-v2.docx", 7, 5),
        ("hackney-procurement-group-terms-of-reference.md", None, 10),
    ],
)
def test_the_sample_documents_are_read_in_their_formats(
    name: str, count: int | None, notice: int | None, tmp_path: Path
) -> None:
    told = json.loads(anchorbot("terms", str(SAMPLES / name), "--json", data=tmp_path).stdout)
    assert (told["facts"]["quorum_count"], told["facts"]["notice_days"]) == (count, notice)
    assert told["facts"]["secretariat"]


def test_a_batch_is_read_line_by_line_in_the_form_that_is_scored(tmp_path: Path) -> None:
    batch = tmp_path / "terms.jsonl"
    texts = ["The board meets quarterly. The quorum is a third of its members.", "", "Bi-monthly meetings. \ud800"]
    batch.write_text("\n\n".join(json.dumps({"id": f"t{n}", "text": text}) for n, text in enumerate(texts)), "utf-8")
    rows = [
        json.loads(line)
        for line in anchorbot("terms", "--batch", str(batch), "--json", data=tmp_path).stdout.splitlines()
    ]
    assert [row["id"] for row in rows] == ["t0", "t1", "t2"]
    assert all(list(row) == ["id", "facts"] and list(row["facts"]) == list(FACTS) for row in rows)
    assert rows[0]["facts"]["quorum_fraction"] == "1/3"
    assert rows[0]["facts"]["cadence"] == {"unit": "quarter", "interval": 1}
    assert not any(rows[1]["facts"].values())
    assert not any(rows[2]["facts"].values())


def test_a_batch_can_be_typed_and_told_in_words(tmp_path: Path) -> None:
    typed = '{"id": 1, "text": "Quorum: four"}\n'
    assert "Quorum: 4 – “Quorum: four”" in anchorbot("terms", "--batch", "-", data=tmp_path, typed=typed).stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["terms"], "No document was named"),
        (["terms", "/no/such/file.md"], "/no/such/file.md cannot be read"),
        (["terms", "/proc"], "cannot be read"),
        (["terms", "--batch", "/no/such/file"], "cannot be read"),
    ],
)
def test_what_cannot_be_read_gets_one_clear_line_and_exit_code_2(
    arguments: list[str], told: str, tmp_path: Path
) -> None:
    done = anchorbot(*arguments, data=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "line", ["{}", "[]", "no json", '{"id": 1}', '{"id": 1, "text": 5}', '{"id": 1, "text": null}']
)
def test_a_line_that_is_no_text_is_named_and_nothing_printed(line: str, tmp_path: Path) -> None:
    batch = tmp_path / "terms.jsonl"
    batch.write_text(f'{{"id": 0, "text": "Quorum: 5"}}\n{line}\n', "utf-8")
    done = anchorbot("terms", "--batch", str(batch), "--json", data=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Line 2" in done.stderr


def test_a_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    broken = tmp_path / "terms.pdf"
    broken.write_bytes(b"%PDF-1.4")
    done = anchorbot("terms", str(broken), data=tmp_path)
    assert done.returncode == 2
    assert f"{broken} cannot be read." in done.stderr


def test_a_document_without_terms_says_so() -> None:
    assert "states nothing that meetings need" in as_text(say_terms("minutes.md", read_terms("We had tea.")))


def test_shares_and_several_chairs_are_told_in_words() -> None:
    told = as_text(
        say_terms(
            "t.md", read_terms("Quorum: half plus one.\n\nCo-chairs: Ada Fenn and Bo Lind\n\nMeets: twice a year")
        )
    )
    assert "Quorum: 1/2 of those who could come, and one more" in told
    assert "Chairs: Ada Fenn and Bo Lind – “Co-chairs: Ada Fenn and Bo Lind”" in told
    assert "Meets: twice a year" in told


def test_a_share_of_the_filled_seats_is_told_as_one() -> None:
    said = as_text(say_terms("terms.md", read_terms("Quorum: half of the filled seats, rounded up.")))
    assert "Quorum: 1/2 of the filled seats – " in said
