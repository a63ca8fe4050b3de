"""A database that a newer version of anchorbot has migrated: every command says so, as people type them."""

from hashlib import sha256
from pathlib import Path

import pytest

from knowledge.store.database import FILE_NAME, open_database
from tests.terminal import ROOT, anchorbot

STEP = "m999_from_the_future"
COMMANDS = [
    ["ask", "what is our quorum?"],
    ["charter", "list"],
    ["chat"],
    ["documents"],
    ["groups", "list"],
    ["groups", "import", str(ROOT / "samples" / "groups.json")],
    ["index", str(ROOT / "samples" / "documents")],
    ["jobs", "log"],
    ["jobs", "preview", "--to", "2026-12-01"],
    ["jobs", "tick", "--now", "2026-11-03T10:00:00Z"],
    ["meeting", "invite", "social-value"],
    ["meeting", "quorum", "social-value"],
    ["people", "list"],
    ["pledges", "list"],
    ["serve", "--local"],
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with open_database(tmp_path) as db:
        row = ["anchorbot", STEP, "2027-01-01 00:00:00"]
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)", row)
        db.execute("ALTER TABLE groups DROP COLUMN place")
        db.conn.commit()
    return tmp_path


def digest(data: Path) -> str:
    return sha256((data / FILE_NAME).read_bytes()).hexdigest()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: "-".join(command[:2])[:20])
def test_every_command_says_what_is_found_and_what_to_do_and_changes_nothing(data: Path, command: list[str]) -> None:
    before = digest(data)
    done = anchorbot(*command, data=data, typed="what is our quorum?\n")
    assert done.returncode == 2
    assert f"{data / FILE_NAME} was brought up to date by a newer anchorbot than this one" in done.stderr
    assert STEP in done.stderr
    assert "Nothing was changed. Update anchorbot to that version, or restore the backup" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert digest(data) == before


def test_whoever_watches_is_alarmed(data: Path) -> None:
    done = anchorbot("status", "--json", data=data)
    assert done.returncode == 1
    assert "newer anchorbot" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
