"""`kill -9` at random instants of an indexing run: the old answers stand, or the new ones, never a mixture."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KILLS = 50
FACTS = 12  # files, each with one fact; old and new versions differ in every one


def write_version(folder: Path, version: str, figure: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(FACTS):  # enough text for several batches, so that some kills find staged work
        filler = " ".join(f"Point {n} in the {version} edition of group {number}." for n in range(50))
        text = f"# Group {number}\n\nThe quorum of group {number} is {figure + number} members.\n\n{filler}\n"
        (folder / f"group{number}.md").write_text(text, "utf-8")


def index(folder: Path, data: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "bot", "index", str(folder), "--data", str(data)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def answered_versions(data: Path) -> set[str]:
    """Which editions the live statements come from, words and vectors included; checks the database, too."""
    db = sqlite3.connect(data / "anchorbot.db")
    try:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        db.execute("INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1)")
        rows = db.execute(
            "SELECT p.text FROM passages p JOIN documents d ON d.id = p.document_id WHERE d.state = 'live'"
        ).fetchall()
        found = db.execute("SELECT count(*) FROM passage_words WHERE passage_words MATCH 'quorum'").fetchone()[0]
    finally:
        db.close()
    assert found == FACTS
    return {edition for (text,) in rows for edition in ("first", "second") if f"{edition} edition" in text}


def ask(data: Path, question: str) -> dict[str, object]:
    command = [sys.executable, "-m", "bot", "ask", "--json", question, "--data", str(data)]
    found: dict[str, object] = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    return found


@pytest.mark.slow
def test_killing_an_indexing_run_at_fifty_instants_never_mixes_editions(tmp_path: Path) -> None:
    folder, data = tmp_path / "documents", tmp_path / "data"
    write_version(folder, "first", 10)
    assert index(folder, data).wait() == 0
    before = tmp_path / "before"
    shutil.copytree(data, before)
    write_version(folder, "second", 50)
    start = time.perf_counter()
    assert index(folder, data).wait() == 0
    whole = time.perf_counter() - start

    chance = random.Random(20261117)
    seen: dict[str, int] = {"first": 0, "second": 0}
    continued = 0
    for round_ in range(KILLS):
        shutil.rmtree(data)
        shutil.copytree(before, data)
        process = index(folder, data)
        time.sleep(chance.uniform(0.2, 1.1) * whole)  # `whole` as it is now: other tests come and go beside this one
        process.send_signal(signal.SIGKILL)
        process.wait()
        versions = answered_versions(data)
        assert len(versions) == 1, f"round {round_}: {versions}"
        (version,) = versions
        seen[version] += 1
        if round_ % 5 == 4 and not seen["second"]:
            whole *= 1.4
        if round_ % 5 == 4 and not seen["first"]:
            whole *= 0.7
        continued += has_staged(data)
        if round_ % 10 == 0:
            figure = 10 if version == "first" else 50
            assert f"is {figure + 3} members" in str(ask(data, "what is the quorum of group 3?")["answer"])
    assert index(folder, data).wait() == 0
    assert answered_versions(data) == {"second"}
    assert min(*seen.values(), continued) > 0, f"the kills did not fall in every phase: {seen}, {continued}"
    print(f"killed {KILLS} times: {seen}, {continued} of them with staged work to go on from; {os.cpu_count()} cores")


def has_staged(data: Path) -> bool:
    db = sqlite3.connect(data / "anchorbot.db")
    try:
        return bool(db.execute("SELECT count(*) FROM documents WHERE state = 'staged'").fetchone()[0])
    finally:
        db.close()
