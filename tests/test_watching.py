"""`anchorbot index FOLDER --watch` as a real process: what changes in the folder is answerable soon after."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_S = 60.0


class Watching:
    """A process that follows a folder."""

    def __init__(self, folder: Path, data: Path, told: Path) -> None:
        self.folder, self.data, self._told = folder, data, told
        command = [sys.executable, "-m", "bot", "index", str(folder), "--watch", "--data", str(data)]
        command = ["env", "--default-signal=INT", *command]  # a shell starts what is in the background deaf to Ctrl-C
        with told.open("wb") as output:
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdout=output, stderr=output, env={**os.environ, "PYTHONUNBUFFERED": "1"}
            )

    def told(self) -> str:
        return self._told.read_text("utf-8")

    def wait_until_told(self, words: str) -> None:
        self.wait_until(lambda: words in self.told(), words)

    def wait_until(self, happened: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not happened():
            assert self.process.poll() is None, f"it ended while waiting for: {what}\n{self.told()}"
            assert time.monotonic() < deadline, f"not within {PATIENCE_S:g} s: {what}\n{self.told()}"
            time.sleep(0.2)

    def answer(self, question: str) -> str:
        """What another process answers meanwhile."""
        command = [sys.executable, "-m", "bot", "ask", "--json", question, "--data", str(self.data)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=PATIENCE_S)
        return str(json.loads(done.stdout)["answer"])

    def stop(self) -> int:
        """Ctrl-C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE_S)


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "rooms.txt").write_text("Meetings are held in the Long Gallery.\n", "utf-8")
    watching = Watching(folder, tmp_path / "data", tmp_path / "told.txt")
    try:
        watching.wait_until_told("Stop with Ctrl-C.")
        yield watching
    finally:
        watching.process.kill()
        watching.process.wait()


def test_it_stops_in_the_middle_of_a_run_and_goes_on_the_next_time(watching: Watching) -> None:
    many = "\n\n".join(f"Note {at} of the catering group is about plates, cups and forks." for at in range(6_000))
    (watching.folder / "notes.txt").write_text(many, "utf-8")
    watching.wait_until(lambda: is_locked(watching.data / "index.lock"), "a run over the new file")
    assert watching.stop() == 0
    assert watching.told().endswith("Stopped following.\n")
    assert "Traceback" not in watching.told()
    assert "2 added" not in watching.told()


def is_locked(path: Path) -> bool:
    """Whether another process holds the lock."""
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def test_a_file_that_is_added_changed_and_removed_is_followed(watching: Watching) -> None:
    paper = watching.folder / "chairs.md"
    question = "Who chairs the catering group?"
    paper.write_text("# Chairs\n\nThe catering group is chaired by Amina Yusuf.\n", "utf-8")
    watching.wait_until(lambda: "Amina Yusuf" in watching.answer(question), "the new file answers")
    assert "1 added, 1 unchanged" in watching.told()
    paper.write_text("# Chairs\n\nThe catering group is chaired by Bronwen Pugh.\n", "utf-8")
    watching.wait_until(lambda: "Bronwen Pugh" in watching.answer(question), "the changed file answers")
    assert "Amina Yusuf" not in watching.answer(question)
    paper.unlink()
    watching.wait_until(lambda: "Bronwen Pugh" not in watching.answer(question), "the removed file is forgotten")
    assert "1 removed" in watching.told()
    assert "Long Gallery" in watching.answer("Where are meetings held?")


def test_a_file_in_a_new_folder_and_a_renamed_one_are_followed(watching: Watching) -> None:
    deep = watching.folder / "groups" / "food"
    deep.mkdir(parents=True)
    (deep / "budget.txt").write_text("The food group has a budget of £4,200.\n", "utf-8")
    watching.wait_until(lambda: "4,200" in watching.answer("What is the budget of the food group?"), "a deep file")
    (deep / "budget.txt").rename(watching.folder / "food group budget.txt")
    watching.wait_until_told("1 added, 1 unchanged, 1 removed")
    assert "4,200" in watching.answer("What is the budget of the food group?")


def test_many_files_copied_at_once_are_one_run(watching: Watching) -> None:
    for number in range(30):
        (watching.folder / f"paper{number}.txt").write_text(f"Paper {number} is on the subject of bicycles.\n", "utf-8")
        time.sleep(0.03)
    watching.wait_until_told("30 added, 1 unchanged")


def test_broken_and_hidden_files_do_not_end_it(watching: Watching) -> None:
    (watching.folder / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    watching.wait_until_told("skipped broken.docx")
    (watching.folder / "~$rooms.docx").write_bytes(b"\x05Amina")
    (watching.folder / ".hidden.txt").write_text("Nobody should read this.\n", "utf-8")
    (watching.folder / "good.txt").write_text("The minibus leaves at noon.\n", "utf-8")
    watching.wait_until(lambda: "at noon" in watching.answer("When does the minibus leave?"), "the good file")
    assert ".hidden.txt" not in watching.told()
    assert "~$rooms" not in watching.told()


def test_the_folder_may_go_away_and_come_back(watching: Watching) -> None:
    away = watching.folder.with_name("away")
    watching.folder.rename(away)
    watching.wait_until_told("There is no file or folder")
    assert "Long Gallery" in watching.answer("Where are meetings held?")
    away.rename(watching.folder)
    (watching.folder / "tea.txt").write_text("Tea is served in the Orangery.\n", "utf-8")
    watching.wait_until(lambda: "Orangery" in watching.answer("Where is tea served?"), "the folder that came back")


def test_ctrl_c_ends_it_well(watching: Watching) -> None:
    assert watching.stop() == 0
    assert watching.told().rstrip().endswith("Stopped following.")
    assert "Traceback" not in watching.told()


def test_a_folder_that_is_not_there_cannot_be_followed(tmp_path: Path) -> None:
    watching = Watching(tmp_path / "nowhere", tmp_path / "data", tmp_path / "told.txt")
    assert watching.process.wait(PATIENCE_S) == 2
    assert "There is no file or folder" in watching.told()
    assert "Traceback" not in watching.told()
