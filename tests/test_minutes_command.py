"""`anchorbot meeting minutes`, run as a command."""

import subprocess
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from knowledge.groups.next_meeting import occurrence_on
from knowledge.groups.read_group import read_groups
from knowledge.store.attendance_rows import note_arrivals
from knowledge.store.database import open_database
from knowledge.store.group_rows import group_named, save_groups
from knowledge.store.people_rows import person_with_email
from tests.knowledge.groups.test_read_group import changed
from tests.terminal import anchorbot

FIRST = (datetime.now(UTC) - timedelta(days=7)).date()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A group that met a week ago; Ann was there."""
    folder = tmp_path / "data"
    found, problems = read_groups({"groups": [changed(first_meeting=f"{FIRST}T10:00", breaks=[])]})
    assert not problems
    with open_database(folder) as db:
        now = datetime.now(UTC)
        save_groups(db, found, now, "test")
        group, ann = group_named(db, "social-value"), person_with_email(db, "ann@leigh.example")
        assert ann
        occurrence = occurrence_on(group, FIRST)
        start = occurrence.starts(group.zone)
        note_arrivals(db, group, occurrence.original, [ann.id], start, start, "test")
    return folder


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return anchorbot("meeting", "minutes", *arguments, data=data)


def test_the_draft_is_printed(data: Path) -> None:
    done = run(data, "social-value")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# Social value: draft minutes, ")
    assert "- Ann (Leigh Council, co-chair)" in done.stdout


def test_the_draft_is_written_as_word_or_markdown_and_over_nothing(data: Path, tmp_path: Path) -> None:
    for name in ("minutes.docx", "minutes.md"):
        done = run(data, "social-value", "--occurrence", FIRST.isoformat(), "--out", str(tmp_path / name))
        assert done.returncode == 0, done.stderr
    word = Document(BytesIO((tmp_path / "minutes.docx").read_bytes()))
    assert next(one.text for one in word.paragraphs).startswith("Social value: draft minutes, ")
    written = (tmp_path / "minutes.md").read_text("utf-8")
    again = run(data, "social-value", "--out", str(tmp_path / "minutes.md"))
    assert again.returncode == 2
    assert "is there already. Give another name, or --force. Nothing was written." in again.stderr
    assert (tmp_path / "minutes.md").read_text("utf-8") == written
    assert run(data, "social-value", "--out", str(tmp_path / "minutes.md"), "--force").returncode == 0


def test_what_is_wrong_is_told(data: Path, tmp_path: Path) -> None:
    coming = (FIRST + timedelta(weeks=6)).isoformat()
    for arguments, told in (
        (("nowhere",), 'There is no group "nowhere"'),
        (("social-value", "--occurrence", coming), "has not begun"),
        (("social-value", "--occurrence", "31/11/2026"), "31/11/2026"),
        (("social-value", "--out", str(tmp_path / "no" / "minutes.md")), "cannot be written"),
    ):
        done = run(data, *arguments)
        assert done.returncode == 2
        assert told in done.stderr
        assert "Traceback" not in done.stderr
