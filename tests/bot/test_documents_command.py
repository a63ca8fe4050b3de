"""`anchorbot documents` and `documents show`, as whoever keeps the index uses them: real processes."""

import json
from pathlib import Path

import pytest

from tests.fakes.odd_files.good_pdfs import half_scanned_pdf
from tests.fakes.odd_files.groups import spare_group
from tests.fakes.odd_files.pdf_objects import text_pdf
from tests.terminal import anchorbot

ROOT = Path(__file__).resolve().parents[2]
RULES = """# Terms of reference of the Tea Group

Version {version}

## Quorum

A quorum is {members} members, and the chair must be one of them. Without it nothing may be decided, though those who
came may talk, and the notes go round within a week.

## Tasks

The group will:

- buy tea from growers who pay fairly;
- mend kettles rather than replace them; and
- report to the board every spring.
"""
RESTRICTED = '["risks.txt"]\nvisibility = "group"\nvisible_to = ["Tea Group"]\n'
REPORT = [
    ["Report on the tea market", "", "Prices rose by 9% in spring."],
    ["What is next", "", "The board meets in May."],
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("documents")
    folder = top / "share"
    folder.mkdir()
    (folder / "tea rules v1.md").write_text(RULES.format(version="1.0", members=3), "utf-8")
    (folder / "tea rules v2.md").write_text(RULES.format(version="2.0", members=5), "utf-8")
    (folder / "risks.txt").write_text("Risks of the tea trade\n\nThe kettle may run dry.\n", "utf-8")
    (folder / "documents.toml").write_text(RESTRICTED, "utf-8")
    (folder / "market report.pdf").write_bytes(text_pdf(REPORT))
    (folder / "half scanned.pdf").write_bytes(half_scanned_pdf(spare_group("Kettle")))
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    done = anchorbot("index", str(folder), data=top / "data")
    assert done.returncode == 0, done.stderr
    return top / "data"


@pytest.fixture(scope="module")
def listed(data: Path) -> str:
    return anchorbot("documents", data=data).stdout


@pytest.fixture(scope="module")
def rows(data: Path) -> dict[str, dict[str, object]]:
    done = anchorbot("documents", "--json", data=data)
    assert done.returncode == 0, done.stderr
    return {row["document"]: row for row in map(json.loads, done.stdout.splitlines())}


def line_of(name: str, listed: str) -> str:
    (line,) = (line for line in listed.splitlines() if f"({name})" in line)
    return line


def test_the_list_says_how_many_pages_a_document_has(listed: str) -> None:
    assert "I answer from 5 documents:" in listed
    assert "2 pages" in line_of("market report.pdf", listed)
    assert "page" not in line_of("tea rules v2.md", listed)


def test_the_list_says_who_may_see_a_document_that_is_not_for_all(listed: str) -> None:
    assert "for the group Tea Group" in line_of("risks.txt", listed)
    assert "for the" not in line_of("market report.pdf", listed)


def test_the_list_says_what_could_not_be_read_of_a_document(listed: str) -> None:
    assert "Page 2 is a picture without text" in line_of("half scanned.pdf", listed)


def test_the_list_says_what_supersedes_a_document_and_why(listed: str) -> None:
    assert "is superseded by tea rules v2.md (" in line_of("tea rules v1.md", listed)
    assert "superseded" not in line_of("tea rules v2.md", listed)


def test_the_list_ends_with_the_files_that_could_not_be_read(listed: str) -> None:
    assert "1 file could not be read:" in listed
    assert "broken.docx: It is damaged" in listed.splitlines()[-1]


def test_as_json_a_document_has_the_promised_fields(rows: dict[str, dict[str, object]]) -> None:
    report = rows["market report.pdf"]
    assert list(report) == [
        "document",
        "path",
        "title",
        "kind",
        "places",
        "network",
        "publisher",
        "date",
        "pages",
        "visibility",
        "visible_to",
        "relation",
        "problems",
        "evidence",
    ]
    assert (report["title"], report["kind"], report["pages"]) == ("Report on the tea market", "report", 2)
    assert (report["visibility"], report["visible_to"], report["relation"]) == ("network", [], None)


def test_as_json_restrictions_relations_and_problems_are_there_too(rows: dict[str, dict[str, object]]) -> None:
    assert (rows["risks.txt"]["visibility"], rows["risks.txt"]["visible_to"]) == ("group", ["Tea Group"])
    relation = rows["tea rules v1.md"]["relation"]
    assert isinstance(relation, dict)
    assert relation["kind"] == "superseded by"
    assert Path(relation["other"]).name == "tea rules v2.md"
    assert relation["reason"]
    assert len(rows["half scanned.pdf"]["problems"]) == 1  # type: ignore[arg-type]


def test_as_json_a_file_that_could_not_be_read_has_its_reason(rows: dict[str, dict[str, object]]) -> None:
    assert list(rows["broken.docx"]) == ["document", "path", "not_read"]
    assert "damaged" in str(rows["broken.docx"]["not_read"])


def test_show_prints_the_facts_with_what_showed_them(data: Path) -> None:
    shown = anchorbot("documents", "show", "tea rules v2.md", data=data).stdout
    assert "title: Terms of reference of the Tea Group – heading at the start" in shown
    assert 'kind: terms of reference – title: "Terms of reference of the Tea Group"' in shown
    assert "date: not stated" in shown
    assert "visibility: the network" in shown


def test_show_prints_every_section_with_its_statements(data: Path) -> None:
    lines = anchorbot("documents", "show", "tea rules v2.md", data=data).stdout.splitlines()
    quorum = next(at for at, line in enumerate(lines) if "Quorum [1 passage]" in line)
    assert "[sentence] A quorum is 5 members" in lines[quorum + 1]
    assert any("[item] (The group will) mend kettles" in line for line in lines)


def test_show_prints_the_page_of_each_statement(data: Path) -> None:
    shown = anchorbot("documents", "show", "market report.pdf", data=data).stdout
    assert "[page 1, sentence] Prices rose by 9% in spring." in shown
    assert "[page 2, sentence] The board meets in May." in shown


def test_show_prints_restrictions_and_problems(data: Path) -> None:
    assert "visibility: for the group Tea Group" in anchorbot("documents", "show", "risks.txt", data=data).stdout
    assert "problem: Page 2 is a picture" in anchorbot("documents", "show", "half scanned.pdf", data=data).stdout


@pytest.mark.parametrize("name", ["market report.pdf", "MARKET", "Report on the tea market", "tea market"])
def test_a_document_is_found_by_its_name_its_title_or_a_part_of_one(name: str, data: Path) -> None:
    done = anchorbot("documents", "show", name, data=data)
    assert done.returncode == 0, done.stderr
    assert "market report.pdf" in done.stdout.splitlines()[0]


def test_a_name_need_not_be_in_quotes(data: Path) -> None:
    assert "market report.pdf" in anchorbot("documents", "show", "market", "report.pdf", data=data).stdout


def test_show_as_json_is_the_document_as_it_is_stored(data: Path) -> None:
    found = json.loads(anchorbot("documents", "show", "market report.pdf", "--json", data=data).stdout)
    assert found["description"]["title"]["value"] == "Report on the tea market"
    assert found["paging"]["count"] == 2


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("no such paper", 'No document is called "no such paper".'),
        (" ", 'No document is called " ".'),
        ("tea rules", '2 documents are called "tea rules": '),
        ("Terms of reference of the Tea Group", "Type more of its name, or its path."),
    ],
)
def test_an_unknown_or_ambiguous_name_gets_one_clear_line(name: str, told: str, data: Path) -> None:
    done = anchorbot("documents", "show", name, data=data)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_with_nothing_indexed_it_says_what_to_do(tmp_path: Path) -> None:
    done = anchorbot("documents", data=tmp_path)
    assert done.returncode == 0
    assert "anchorbot index FOLDER" in done.stdout
    assert anchorbot("documents", "--json", data=tmp_path).stdout == ""
