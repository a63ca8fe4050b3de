"""Thousands of files made wrong, each through the real reading process: every one is read or refused with a reason.

ANCHORBOT_FUZZ_SECONDS says how long to try each format (20 without it), ANCHORBOT_FUZZ_SEED where to begin (1).
"""

import logging
import os
import random
import time
from itertools import count
from pathlib import Path

import pytest

from indexer.limits import MIB, Limits
from indexer.reading_process import ReadingProcess
from knowledge.errors import HelpfulError
from tests.fakes.mutants import mutant_of
from tests.fakes.odd_files.good_files import MAKERS, Maker
from tests.fakes.odd_files.good_office import docx_with_table_of
from tests.fakes.odd_files.good_pdfs import half_scanned_pdf, pdf_by_hand, right_to_left_pdf
from tests.fakes.odd_files.groups import spare_group

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("ANCHORBOT_FUZZ_SECONDS", "20"))
FIRST_SEED = int(os.environ.get("ANCHORBOT_FUZZ_SEED", "1"))
ENOUGH = 10  # different failures to report at once
LIMITS = Limits(file_bytes=10 * MIB, unpacked_bytes=50 * MIB, pages=200, memory_bytes=1024 * MIB, seconds=10)
BAD_ENDS = ("fault of the reader", "broke down", "took longer", "more memory", "nested too deeply")
"""What no small file may come to: these are kept for files that want too much."""

DOCUMENTS = Path(__file__).resolve().parents[2] / "samples" / "documents"
MADE: dict[str, tuple[Maker, ...]] = {
    **{suffix: (maker,) for suffix, maker in MAKERS.items()},
    ".docx": (MAKERS[".docx"], docx_with_table_of),
    ".pdf": (pdf_by_hand, half_scanned_pdf, right_to_left_pdf),  # nothing in them is compressed
}


def samples_of(suffix: str) -> list[bytes]:
    """Good files of a format: small ones made for this, and the sample documents."""
    found = [path.read_bytes() for path in sorted(DOCUMENTS.glob(f"*{suffix}"))]
    return [*found, *(maker(spare_group("Mutable")) for maker in MADE[suffix])]


@pytest.mark.parametrize("suffix", MADE)
def test_a_file_made_wrong_is_read_or_refused_with_a_reason(
    suffix: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    samples = samples_of(suffix)
    failures: dict[str, str] = {}
    deadline = time.monotonic() + SECONDS
    tried = 0
    with ReadingProcess(LIMITS) as reader:
        for seed in count(FIRST_SEED):
            if time.monotonic() > deadline or len(failures) >= ENOUGH:
                break
            chance = random.Random(seed)
            data = mutant_of(chance, suffix, chance.choice(samples))
            caplog.clear()
            if bad_end := bad_end_of(reader, suffix, data):
                kept = tmp_path / f"seed{seed}{suffix}"
                kept.write_bytes(data)
                failures.setdefault(signature(caplog.text) or bad_end, f"{kept}\n{caplog.text or bad_end}")
            tried += 1
    print(f"{suffix}: {tried} files, {len(failures)} kinds of failure")
    assert not failures, "\n\n".join(failures.values())


def bad_end_of(reader: ReadingProcess, suffix: str, data: bytes) -> str | None:
    """What the reading came to, if it may not."""
    try:
        reader.read(Path(f"mutant{suffix}"), data, None)
    except HelpfulError as error:
        assert error.what_happened.endswith("."), error.what_happened
        return str(error) if any(bad in str(error) for bad in BAD_ENDS) else None
    return None


def signature(trace: str) -> str:
    """The place of the error and its kind: the same for two files that show the same fault."""
    lines = trace.strip().split("\n")
    places = [line.strip() for line in lines if line.strip().startswith("File ")]
    return f"{places[-1]} {lines[-1].split(':')[0]}" if places else ""
