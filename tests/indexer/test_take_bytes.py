"""A file's bytes, all from one moment."""

import os
import threading
import time
from pathlib import Path

import pytest

from indexer.take_bytes import take_bytes
from knowledge.errors import HelpfulError


def test_the_bytes_come_back_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\0\r\n\x1a words")
    assert take_bytes(tmp_path / "a", 100) == b"\0\r\n\x1a words"


def test_a_file_above_the_limit_is_refused_by_its_size(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.truncate(5 * 1024**3)  # five gigabytes that take no room
    with pytest.raises(HelpfulError, match=r"5,120 MB, more than the 1 MB.*ANCHORBOT_MAX_FILE_MB"):
        take_bytes(tmp_path / "a", 1024 * 1024)


def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    with pytest.raises(HelpfulError, match="not an ordinary file"):
        take_bytes(tmp_path / "a", 100)


PATIENCE_S = 60.0


def test_a_file_that_keeps_changing_is_named_and_never_read_in_two_halves(tmp_path: Path) -> None:
    """Two versions take turns; what comes back is of one of them alone, or the word that it keeps changing. Where a
    writer rests half-way, nothing tells that its file is not complete."""
    path, stop = tmp_path / "a", threading.Event()
    versions = [letter * 2_000_000 for letter in (b"a", b"b")]
    path.write_bytes(versions[0])

    def write() -> None:
        while not stop.is_set():
            for version in versions:
                path.write_bytes(version)

    writer = threading.Thread(target=write)
    writer.start()
    changing, deadline = 0, time.monotonic() + PATIENCE_S
    try:
        while changing < 5:
            assert time.monotonic() < deadline, "on a busy machine the writer may rest, but not for so long"
            try:
                assert len(set(take_bytes(path, 10_000_000))) <= 1
            except HelpfulError as error:
                changing += 1
                assert "being written" in str(error)
    finally:
        stop.set()
        writer.join()
