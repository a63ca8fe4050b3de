"""A folder of some four hundred odd files through the real command line: every one is answered from or named, and none
ends the run, holds it up, or costs more than it may."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fakes.odd_files import Answered, Either, Named, OddFile, Silent, make_odd_folder

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
LIMITS = {
    "ANCHORBOT_MAX_SECONDS": "20",
    "ANCHORBOT_MAX_FILE_MB": "50",
    "ANCHORBOT_MAX_MEMORY_MB": "1024",
    "ANCHORBOT_MAX_PAGES": "50",
}
MOST_SECONDS = 900
MAY_BREAK_DOWN = re.compile(r"^pdf/(gigabyte|page tree|forms? )")
"""What can only be ended by the system, for its memory: the library that draws PDF pages knows no limit."""

Row = dict[str, object]


@dataclass(frozen=True)
class Run:
    """One run: what it said, and what it took. `reader_mb` is the most that a process reading files took."""

    exit_code: int
    told: str
    seconds: float
    reader_mb: float


@dataclass(frozen=True)
class Indexed:
    """The odd folder, indexed."""

    folder: Path
    data: Path
    files: list[OddFile]
    run: Run
    rows: dict[str, Row]

    def name(self, file: OddFile) -> str:
        return str(file.path.relative_to(self.folder))

    def row(self, file: OddFile) -> Row | None:
        """What `anchorbot documents` knows of it. Bytes that are not UTF-8 are shown as "�" there."""
        return self.rows.get(os.fsencode(file.path).decode("utf-8", "replace"))

    def promised(self, kind: type) -> list[OddFile]:
        return [file for file in self.files if isinstance(file.promise, kind)]


def run_index(folder: Path, data: Path, told: Path) -> Run:
    command = [sys.executable, "-m", "bot", "index", str(folder), "--data", str(data)]
    start = time.monotonic()
    with told.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **LIMITS}, stdout=output, stderr=output)
    reader_mb = 0.0
    while process.poll() is None:
        reader_mb = max(reader_mb, *map(peak_mb, children(process.pid)), 0.0)
        if time.monotonic() > start + MOST_SECONDS:
            process.kill()
            process.wait()
            pytest.fail(f"the run did not end within {MOST_SECONDS} seconds")
        time.sleep(0.1)
    return Run(process.returncode, told.read_text("utf-8"), time.monotonic() - start, reader_mb)


def children(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def peak_mb(pid: int) -> float:
    """The most memory that a process has held; 0 for one that has ended."""
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def documents(data: Path) -> dict[str, Row]:
    """The rows of `anchorbot documents --json` by path."""
    command = [sys.executable, "-m", "bot", "documents", "--json", "--data", str(data)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    rows = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    by_path = {str(row["path"]): row for row in rows}
    assert len(by_path) == len(rows), "a file is listed twice"
    return by_path


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Indexed]:
    top = tmp_path_factory.mktemp("odd")
    folder, data = top / "share", top / "data"
    files = make_odd_folder(folder)
    run = run_index(folder, data, top / "told.txt")
    yield Indexed(folder, data, files, run, documents(data))
    for file in files:  # so that those without leave to read can be removed
        if not file.path.is_symlink() and file.path.exists():
            file.path.chmod(0o700)


def test_the_run_ends_well_whatever_is_in_the_folder(indexed: Indexed) -> None:
    assert len(indexed.files) >= 300
    assert indexed.run.exit_code == 0, indexed.run.told[-3000:]
    assert "Traceback" not in indexed.run.told
    print(f"{len(indexed.files)} files in {indexed.run.seconds:.0f} s, read with {indexed.run.reader_mb:.0f} MB")


def test_reading_takes_no_more_memory_than_is_allowed(indexed: Indexed) -> None:
    assert 0 < indexed.run.reader_mb < int(LIMITS["ANCHORBOT_MAX_MEMORY_MB"])


def test_every_good_file_is_read_and_what_is_missing_of_it_is_said(indexed: Indexed) -> None:
    broken = []
    for file in indexed.promised(Answered):
        assert isinstance(file.promise, Answered)
        row = indexed.row(file) or {"not_read": "nothing is known of it"}
        problems = " ".join(map(str, row.get("problems") or ()))  # type: ignore[call-overload]
        as_promised = re.search(file.promise.problem, problems) if file.promise.problem else not problems
        if "not_read" in row or not as_promised:
            broken.append((indexed.name(file), row.get("not_read"), problems))
    assert broken == []


def test_every_file_that_cannot_be_read_is_named_with_a_reason_that_helps(indexed: Indexed) -> None:
    broken = []
    for file in indexed.promised(Named):
        assert isinstance(file.promise, Named)
        row = indexed.row(file) or {"not_read": None}
        reason = row.get("not_read", "it was read")
        if not re.search(file.promise.reason, str(reason)) or reason in (None, "it was read"):
            broken.append((indexed.name(file), reason))
    assert broken == []


def test_the_summary_names_the_same_files_with_the_same_reasons(indexed: Indexed) -> None:
    skipped = [row for row in indexed.rows.values() if "not_read" in row]
    lines = indexed.run.told.split("\n")
    missing = [row for row in skipped if not any(told_of(row, line) for line in lines)]
    assert missing == []
    assert f"{len(skipped)} skipped" in indexed.run.told


def told_of(row: Row, line: str) -> bool:
    """Whether a line of the summary names the file (its name on one line) and the reason."""
    name = re.sub(r"[\x00-\x1f]", ".", re.escape(str(row["document"]))).replace("\\.", ".")
    return re.match(rf"\s*skipped (?:.*/)?{name}: {re.escape(str(row['not_read']))}", line) is not None


def test_names_of_files_cannot_forge_lines_or_speak_to_the_terminal(indexed: Indexed) -> None:
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", indexed.run.told)
    assert "\nlines.txt" not in indexed.run.told


def test_what_systems_leave_behind_is_passed_over_in_silence(indexed: Indexed) -> None:
    heard_of = [indexed.name(file) for file in indexed.promised(Silent) if indexed.row(file)]
    assert heard_of == []


def test_every_damaged_file_is_read_or_named(indexed: Indexed) -> None:
    unknown = [indexed.name(file) for file in indexed.promised(Either) if not indexed.row(file)]
    assert unknown == []


def test_no_file_is_a_riddle_to_its_reader(indexed: Indexed) -> None:
    riddles = []
    for file in indexed.files:
        reason = str((indexed.row(file) or {}).get("not_read"))
        broke_down = "broke down" in reason and not MAY_BREAK_DOWN.match(indexed.name(file))
        if broke_down or "fault of the reader" in reason or "took longer" in reason:
            riddles.append((indexed.name(file), reason))
    assert riddles == []


def test_every_code_word_is_told_with_its_file_as_the_source(indexed: Indexed, tmp_path: Path) -> None:
    files = indexed.promised(Answered)
    groups = [file.promise.group for file in files if isinstance(file.promise, Answered)]
    batch = tmp_path / "questions.jsonl"
    lines = [json.dumps({"id": at, "question": group.question}) for at, group in enumerate(groups)]
    batch.write_text("\n".join(lines), "utf-8")
    command = [sys.executable, "-m", "bot", "ask", "--batch", str(batch), "--json", "--data", str(indexed.data)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    answers = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    broken = []
    for file, group, answer in zip(files, groups, answers, strict=True):
        told = [cited for cited in answer["citations"] if group.code_word in cited["quote"]]
        if [cited["document"] for cited in told] != [file.path.name]:
            broken.append((indexed.name(file), answer["answer"][:200], [cited["document"] for cited in told]))
    assert broken == []


def test_a_second_run_reads_nothing_again_and_says_the_same(indexed: Indexed, tmp_path: Path) -> None:
    again = run_index(indexed.folder, indexed.data, tmp_path / "told.txt")
    assert again.exit_code == 0
    assert "0 added" in again.told
    assert "changed" not in again.told.split("\n")[0].replace("unchanged", "")
    assert documents(indexed.data) == indexed.rows
    skipped = [line for line in indexed.run.told.split("\n") if "skipped" in line]
    assert [line for line in again.told.split("\n") if "skipped" in line][1:] == skipped[1:]
