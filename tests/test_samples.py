"""The sample documents and questions: the kept script makes the kept files, and each question fits its documents."""

import email
import html
import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from knowledge.groups.calendar import Calendar, Status
from knowledge.groups.read_group import read_groups

SAMPLES = Path(__file__).parents[1] / "samples"
DOCUMENTS = SAMPLES / "documents"
QUESTIONS = [json.loads(line) for line in (SAMPLES / "questions.jsonl").read_text("utf-8").splitlines()]
ANSWERED = [question for question in QUESTIONS if question["docs"]]
PACKAGES = (".docx", ".pptx", ".xlsx")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    subprocess.run([sys.executable, "-W", "error", SAMPLES / "make_samples.py", folder], check=True)
    return folder


def members(package: Path) -> list[tuple[str, tuple[int, ...], bytes]]:
    """Name, time and content in order. How tightly they are packed is left to the machine's zlib."""
    with zipfile.ZipFile(package) as opened:
        return [(member.filename, member.date_time, opened.read(member)) for member in opened.infolist()]


def test_the_script_makes_the_kept_documents_again(made: Path) -> None:
    names = sorted(path.name for path in made.iterdir())
    assert len(names) == 9
    for name in names:
        if name.endswith(PACKAGES):
            assert members(made / name) == members(DOCUMENTS / name), name
        else:
            assert (made / name).read_bytes() == (DOCUMENTS / name).read_bytes(), name


def test_the_documents_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in DOCUMENTS.iterdir()) < 400_000


def test_every_document_says_that_it_is_a_sample() -> None:
    for path in DOCUMENTS.iterdir():
        if path.name != "documents.toml":
            assert re.search(r"[Ss]ample(,| document)? written for anchorbot", words_in(path)), path.name


def test_every_question_is_asked_once_and_names_documents_that_are_there() -> None:
    assert max(Counter(question["id"] for question in QUESTIONS).values()) == 1
    for question in QUESTIONS:
        assert bool(question["docs"]) != question["type"].startswith("unanswerable"), question["id"]
        for name in question["docs"]:
            assert (DOCUMENTS / name).is_file(), question["id"]


@pytest.mark.parametrize("question", ANSWERED, ids=lambda question: question["id"])
def test_the_evidence_stands_in_the_documents(question: dict[str, list[str]]) -> None:
    """A table's row is given as "cell | cell". Cells without letters are not looked for: how a workbook shows a number
    or a date does not stand in its file as such."""
    texts = [words_in(DOCUMENTS / name) for name in question["docs"]]
    for evidence in question["evidence"]:
        cells = [folded(cell) for cell in evidence.split("|") if re.search("[a-z]", cell.casefold())]
        assert cells
        assert any(all(cell in text for cell in cells) for text in texts), evidence


def words_in(path: Path) -> str:
    """Everything a reader could find in the file, without markup and without what is struck out; white space folded.

    A PDF's text is joined across its lines.
    """
    match path.suffix:
        case ".docx" | ".pptx" | ".xlsx":
            texts = (content.decode() for name, _, content in members(path) if name.endswith(".xml"))
            return folded(untagged(re.sub(r"<w:del .*?</w:del>", "", " ".join(texts))))
        case ".mhtml":
            parts = email.message_from_bytes(path.read_bytes()).walk()
            pages = [part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/html"]
            return folded(untagged(b"".join(page for page in pages if isinstance(page, bytes)).decode()))
        case ".html":
            return folded(untagged(path.read_text("utf-8")))
        case ".pdf":
            return folded(" ".join(re.findall(r"\((.*?)\) Tj", path.read_text("latin-1"))))
        case _:
            return folded(path.read_text("utf-8-sig"))


def untagged(markup: str) -> str:
    """Text runs of one paragraph belong together; other tags part words."""
    joined = re.sub(r"</?(?:[wa]:(?:r|t|rPr|ins)|b|i|strong)(?: [^<>]*)?/?>", "", markup)
    return html.unescape(re.sub(r"<[^<>]*>", " ", joined))


def folded(text: str) -> str:
    return " ".join(text.replace("*", "").replace("#", "").split())


def test_the_sample_groups_are_read_whole() -> None:
    (group, small), problems = read_groups(json.loads((SAMPLES / "groups.json").read_text("utf-8")))
    assert problems == []
    assert len({one.organisation for one in group.members}) == 22
    assert group.quorum.clause in (DOCUMENTS / "essex-social-value-terms-of-reference.md").read_text("utf-8")
    assert len({one.organisation for one in small.members}) == 4
    members = (*group.members, *small.members)
    assert all(one.email is None or one.email.endswith(".example") for one in members)


def test_the_small_sample_group_has_no_clash_before_the_end_of_2027() -> None:
    """Its six weeks are what somebody new is shown first."""
    (_, small), _ = read_groups(json.loads((SAMPLES / "groups.json").read_text("utf-8")))
    meetings = Calendar((small.grid,)).occurrences(date(2026, 11, 1), date(2027, 12, 1), small.working)
    assert {one.status for one in meetings} == {Status.SCHEDULED}
