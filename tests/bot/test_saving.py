"""Files of replies in the terminal: saved beside what is there, never over it."""

from pathlib import Path

import pytest

from bot.cli.saving import save_beside, save_files
from bot.reply import File, Paragraph, Reply
from bot.words.names import file_name
from bot.words.plain import as_text
from knowledge.errors import HelpfulError


def reply_with(name: str, content: bytes = b"1") -> Reply:
    return Reply("", (Paragraph("Here."), File(name, "text/calendar", content, "For your calendar")))


def test_a_file_is_saved_in_the_folder_and_its_place_is_told(tmp_path: Path) -> None:
    reply = reply_with("skills.ics")
    assert as_text(reply) == "Here.\nFor your calendar: skills.ics"
    assert save_files(reply, tmp_path) == [f"Saved: {tmp_path / 'skills.ics'}"]
    assert (tmp_path / "skills.ics").read_bytes() == b"1"


def test_nothing_is_overwritten_and_the_same_is_not_saved_twice(tmp_path: Path) -> None:
    saved = [save_beside(tmp_path / "skills.ics", content).name for content in (b"1", b"2", b"1", b"3", b"2")]
    assert saved == ["skills.ics", "skills-2.ics", "skills.ics", "skills-3.ics", "skills-2.ics"]
    assert sorted(path.read_bytes() for path in tmp_path.iterdir()) == [b"1", b"2", b"3"]


def test_a_folder_of_that_name_stays_and_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "skills.ics").mkdir()
    (tmp_path / "skills-2.ics").symlink_to(tmp_path / "elsewhere")
    assert save_beside(tmp_path / "skills.ics", b"1").name == "skills-3.ics"
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    with pytest.raises(HelpfulError, match=r"cannot be written: No such file or directory\. Nothing was saved\."):
        save_beside(gone / "skills.ics", b"1")
    (told,) = save_files(reply_with("skills.ics"), gone)
    assert "cannot be written" in told


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Social value 2026-11-17.ics", "Social value 2026-11-17.ics"),
        ("../../etc/passwd", "passwd"),
        ("C:\\boot.ini", "boot.ini"),
        (".bashrc", "bashrc"),
        ("…", "-"),
        ("", "file"),
        ("..", "file"),
        ("con.ics", "con-.ics"),
        ("a\x1b[31mb\u202e.ics", "a-31mb-.ics"),
        ('a"b;c\r\n.ics', "a-b-c-.ics"),
        ("x" * 300 + ".ics", "x" * 100 + ".ics"),
    ],
)
def test_names_are_taken_by_every_system_and_stay_in_their_folder(name: str, safe: str) -> None:
    assert file_name(name) == safe
    assert file_name(safe) == safe
