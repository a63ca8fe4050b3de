"""Files are read in a process of its own, within limits; what breaks it costs that file only."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.documents_toml import Correction
from indexer.limits import MIB, Limits
from indexer.read_file import ReadHere
from indexer.reading_process import ReadingProcess
from knowledge.documents import Audience, Standing, Visibility
from knowledge.errors import HelpfulError

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples/documents/essex-social-value-terms-of-reference.md"
CORRECTION = Correction(
    title="Rules",
    places=("Essex",),
    visibility=Visibility(Audience.GROUP, frozenset({"buying"})),
    standing=Standing("/x"),
)


def refusal(reader: ReadingProcess, data: bytes = b"A line of text.") -> str:
    with pytest.raises(HelpfulError) as error:
        reader.read(Path("a.txt"), data, None)
    return str(error.value)


def children() -> list[int]:
    found = subprocess.run(
        ["pgrep", "-P", str(os.getpid()), "-f", "indexer.reading_worker"], capture_output=True, text=True, check=False
    )
    return [int(line) for line in found.stdout.split()]


@pytest.mark.parametrize("correction", [None, CORRECTION])
def test_a_document_comes_back_from_the_process_as_it_is_read_here(correction: Correction | None) -> None:
    with ReadingProcess(Limits()) as reader:
        assert reader.read(SAMPLE, SAMPLE.read_bytes(), correction) == ReadHere().read(
            SAMPLE, SAMPLE.read_bytes(), correction
        )


def test_what_the_reader_says_of_a_file_comes_back_in_its_words() -> None:
    with ReadingProcess(Limits()) as reader:
        assert refusal(reader, b"\x89PNG\r\n\x1a\n").startswith("It is a picture.")


def test_a_file_that_takes_too_long_is_named_and_the_next_one_is_read() -> None:
    with ReadingProcess(Limits(seconds=0.01)) as reader:
        assert "longer than the 0.01 seconds" in refusal(reader)
        reader.limits = Limits()
        assert reader.read(SAMPLE, SAMPLE.read_bytes(), None).sections


def test_a_file_that_needs_too_much_memory_is_named_and_the_next_one_is_read() -> None:
    text = b"Our plan is to buy more from local firms.\n\n" * 500_000
    with ReadingProcess(Limits(memory_bytes=150 * MIB)) as reader:
        assert "memory" in refusal(reader, text)
        assert reader.read(SAMPLE, SAMPLE.read_bytes(), None).sections


def test_a_process_that_dies_is_started_again() -> None:
    with ReadingProcess(Limits()) as reader:
        reader.read(SAMPLE, SAMPLE.read_bytes(), None)
        (worker,) = children()
        os.kill(worker, signal.SIGKILL)
        time.sleep(0.1)
        assert "broke down" in refusal(reader)
        assert reader.read(SAMPLE, SAMPLE.read_bytes(), None).sections
    assert children() == []


def test_the_process_ends_with_the_one_that_started_it() -> None:
    program = (
        "import os; from pathlib import Path; from indexer.limits import Limits; "
        "from indexer.reading_process import ReadingProcess; reader = ReadingProcess(Limits()); "
        "reader.read(Path('a.txt'), b'Some words.', None); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    for _ in range(50):
        left = subprocess.run(["pgrep", "-fx", ".*-m indexer.reading_worker .*"], capture_output=True, check=False)
        orphans = [pid for pid in left.stdout.split() if _parent_of(int(pid)) == 1]
        if not orphans:
            return
        time.sleep(0.1)
    pytest.fail("a reading process outlived its parent")


def _parent_of(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
    except FileNotFoundError:
        return 0


def test_more_text_than_is_allowed_is_cut_off_and_said() -> None:
    text = "\n\n".join(f"Paragraph {number} says something on our plan." for number in range(1000)).encode()
    whole = ReadHere().read(Path("a.txt"), text, None)
    cut = ReadHere(replace(Limits(), pages=2)).read(Path("a.txt"), text, None)
    assert whole.problems == ()
    assert "Only its first 6,000 characters" in cut.problems[0]
    assert len(cut.sections[0].passages) < len(whole.sections[0].passages)
