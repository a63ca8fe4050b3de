"""Every command for the terminal that README and docs offer works on the samples as it is written, in that order."""

import shlex
import subprocess
from pathlib import Path

import pytest

from tests.pasted import PAGES, ROOT, answers_shown, lines_of_blocks, typed_in_tables_of_the_terminal
from tests.terminal import anchorbot

LEFT_OUT = ("serve", "benchmark", "prepare", "index FOLDER", "charter import", "meeting minutes")
"""Commands that end only when somebody ends them, or take minutes, or are in a block before; that want a file which the
samples do not have, or a meeting that is over since the group was set up."""
NAMED = {
    "groups seats GROUP FILE.csv": "groups seats jobs-pilots seats.csv",
    "EMAIL": "esi.mensah@essex.example", "GROUP": "social-value", "ANSWER": "yes",
    "groups import FILE.json": "groups import samples/groups.json",
    "people import FILE.csv": "people import samples/people.csv",
    "pledges import FILE": "pledges import samples/pledges.csv",
    "terms FILE": "terms samples/documents/essex-social-value-terms-of-reference.md",
    "documents show NAME": "documents show dorset-learning-from-others.md", "csv --out FILE": "csv --out pledges.csv",
    "charter export --out FILE.csv": "charter export --out signatories.csv", "invitation social-value --out FILE":
    "invitation social-value --out meeting.ics", '"…"': '"what is the quorum of the Essex group?"',
}  # fmt: skip
SEATS = "organisation,name,email,role,deputy_of\nEssex Police,June Abbot,june.abbot@police.example,co-chair,\n"


class Clone:
    """A folder like a clone's, and a data folder."""

    def __init__(self, room: Path) -> None:
        self.room, self.data = room, room / "data"
        for name in ("samples", ".env.example"):
            (room / name).symlink_to(ROOT / name)
        (room / "seats.csv").write_text(SEATS, "utf-8")

    def run(self, line: str, ends: tuple[int, ...] = (0,)) -> str:
        """What is printed by a line of a shell, in which "~" is a folder of the room."""
        line = line.replace("~", str(self.room)).removeprefix(".venv/bin/")
        if not line.startswith("anchorbot "):
            return subprocess.run(line, shell=True, check=True, cwd=self.room, capture_output=True, text=True).stdout
        done = anchorbot(*shlex.split(line)[1:], data=self.data, folder=self.room, typed="quit\n")
        assert done.returncode in ends, (line, done.stdout, done.stderr)
        return done.stdout


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """One for the whole file, in the order of README: what its blocks index is there for what follows."""
    clone = Clone(tmp_path_factory.mktemp("clone"))
    lines = [line for line in lines_of_blocks("README.md") if not is_left_out(line)]
    assert len(lines) > 5
    for line in lines:
        clone.run(line)
    for line in ("groups import samples/groups.json", "pledges import samples/pledges.csv"):
        clone.run(f"anchorbot {line}")
    return clone


@pytest.mark.parametrize(("question", "pieces"), list(answers_shown("README.md")))
def test_what_the_readme_shows_of_an_answer_is_what_is_answered(clone: Clone, question: str, pieces: list[str]) -> None:
    answer = " ".join(clone.run(f"anchorbot ask {shlex.quote(question)}").split())
    for piece in pieces:
        assert piece in answer


def test_the_commands_of_tables_work_with_names_of_the_demo(clone: Clone) -> None:
    lines = [with_names(one) for one in typed_in_tables_of_the_terminal("README.md") if not is_left_out(one)]
    assert len(lines) > 20
    for line in lines:
        clone.run(line, ends=(0, 1) if line.startswith("anchorbot status") else (0,))


@pytest.mark.parametrize("page", [name for name in PAGES if name != "README.md"])
def test_the_blocks_of_docs_work_in_their_order(clone: Clone, page: str) -> None:
    for line in lines_of_blocks(page):
        clone.run(line)


def test_the_groups_in_the_docs_can_be_imported(clone: Clone) -> None:
    text = PAGES["working-groups.md"]
    start = text.index('    {"groups"')
    (clone.room / "own.json").write_text(text[start : text.index("\n\n", start)], "utf-8")
    assert "Nothing was saved." in clone.run("anchorbot groups import own.json --dry-run")


def with_names(line: str) -> str:
    for word, stands_for in NAMED.items():
        line = line.replace(word, stands_for)
    return line


def is_left_out(line: str) -> bool:
    return line.removeprefix(".venv/bin/").removeprefix("anchorbot ").startswith(LEFT_OUT)
