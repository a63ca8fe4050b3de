"""A working group in the terminal: set up from its terms of reference, answered to and looked at, as a real process."""

from pathlib import Path

import pytest

from tests.journeys.meetings import DAY, WHEN
from tests.terminal import anchorbot

TERMS = """# Tyde Skills Group: terms of reference

## Members

The member organisations are:

- Tyde Council
- Marsh College

## Meetings

- Quorum: two members have to be present.
- The group meets every six weeks.
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "skills-terms-of-reference.md").write_text(TERMS, "utf-8")
    anchorbot("index", str(tmp_path / "documents"), data=tmp_path / "data")
    return tmp_path / "data"


def chat(data: Path, *lines: str, email: str = "") -> str:
    done = anchorbot("chat", *(["--as", email] if email else []), data=data, typed="\n".join([*lines, "quit", ""]))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_a_group_is_set_up_answered_to_and_looked_at(data: Path) -> None:
    seats = ["Marsh College; Cara Lund; cara@college.example; co-chair", "Tyde Council", ""]
    answers = ["Skills", "31/11/2026 10am", "", "", "1", "1", "1", "1", "", *seats, *[""] * 6]
    said = chat(data, "/meeting setup skills-terms-of-reference.md", *answers, f"{DAY} 10am")
    assert "31/11/2026 is not a day in the calendar. Nothing was saved." in said  # and only that is asked for again
    assert "two members have to be present" in said
    assert f"Skills is set up: it meets every 6 weeks on {DAY:%A}s." in said
    assert "2 seats of 2 organisations, 1 of them vacant." in said

    said = chat(data, "/meeting next", "/meeting rsvp yes", "/meeting quorum", email="cara@college.example")
    assert f"Skills meets next on {WHEN}" in said
    assert "Noted: Cara Lund (Marsh College) will be there" in said
    assert "1 of 1 organisations so far" in said


def test_nobody_speaks_in_the_name_of_a_stranger(data: Path) -> None:
    done = anchorbot("chat", "--as", "zoe@elsewhere.example", data=data, typed="whoami\n")
    assert done.returncode == 2
    assert "Nobody of the network has the address zoe@elsewhere.example." in done.stderr
