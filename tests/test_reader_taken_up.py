"""A shipped reader can learn on where its weights in 32 bits are gone: `benchmarks/reader/take_up.py`, `export.py`."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from knowledge.answering.onnx_reader import FOLDER, OnnxReader
from knowledge.answering.reader import Window

ROOT = Path(__file__).resolve().parents[1]
WINDOW = Window(
    "Wrexham Together › Terms of reference",
    ("The group meets every six weeks.", "Five members make a quorum.", "Ceri Pugh takes the chair until June 2027."),
)
QUESTIONS = ("how many make a quorum?", "who chairs the group?", "how often do they meet", "who takes the minutes?")


@pytest.mark.slow
def test_a_shipped_reader_taken_up_and_exported_again_judges_as_before(tmp_path: Path) -> None:
    weights, folder = tmp_path / "taken.pt", tmp_path / "reader"
    for command in (("take_up.py", str(FOLDER), str(weights)), ("export.py", str(weights), str(folder))):
        script = ROOT / "benchmarks" / "reader" / command[0]
        done = subprocess.run([sys.executable, str(script), *command[1:]], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    shipped, again = OnnxReader(), OnnxReader(folder)
    for question in QUESTIONS:
        (wanted,), (found,) = shipped.judge(question, [WINDOW]), again.judge(question, [WINDOW])
        assert np.abs(wanted - found).max() < 0.8  # eight bits, rounded once more; log-odds go from -9 to 5
        assert wanted.argmax() == found.argmax()
