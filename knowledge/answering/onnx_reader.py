"""The reader that comes with anchorbot, run by ONNX Runtime."""

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.onnx_model import load_session
from knowledge.answering.reader import Window
from knowledge.errors import HelpfulError

FOLDER = Path(__file__).parent / "reader"
"""Where the weights are; benchmarks/reader says how they were made."""

_CLS, _SEP = 101, 102


class OnnxReader:
    """A loaded reader. Its weights and limits are those of `benchmarks/reader`."""

    def __init__(self, folder: Path = FOLDER, most_windows: int = 10) -> None:
        """Loads what `benchmarks/reader/export.py` wrote. Raises HelpfulError when a file is missing or not itself."""
        from tokenizers import Tokenizer

        self.most_windows = most_windows
        about = _checked(folder)
        self._question, self._heading = int(about["question_tokens"]), int(about["heading_tokens"])
        self._statement, self._window = int(about["statement_tokens"]), int(about["window_tokens"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._session = load_session(folder / "reader.onnx", threads=1)
        self._readers = ThreadPoolExecutor(os.cpu_count(), "reader")

    def judge(self, question: str, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
        """See `Reader.judge`. Each window is read by itself, as many at a time as there are cores, the longest first:
        in eight bits a batch shares its range, and a judgement would depend on what else is read."""
        texts = [question, *(text for window in windows for text in (window.heading, *window.statements))]
        tokens = (self._tokenizer.encode(text, add_special_tokens=False) for text in texts)
        asked = [_CLS, *next(tokens).ids[: self._question], _SEP]
        laid = [self._lay_out(asked, [next(tokens).ids for _ in (0, *window.statements)]) for window in windows]
        order = sorted(range(len(laid)), key=lambda at: -len(laid[at][0]))
        judged = self._readers.map(lambda at: self.log_odds(len(asked), *laid[at]), order)
        found = dict(zip(order, judged, strict=True))
        return [found[at] for at in range(len(windows))]

    def _lay_out(self, asked: list[int], texts: Sequence[list[int]]) -> tuple[list[int], list[tuple[int, int]]]:
        """The tokens of a window, and where each statement begins and ends (at its [SEP])."""
        ids = [*asked, *texts[0][: self._heading], _SEP]
        places: list[tuple[int, int]] = []
        for text in texts[1:]:
            room = min(self._statement, self._window - len(ids) - 1)
            if room <= 0 or not text:
                break
            places.append((len(ids), len(ids) + len(text[:room])))
            ids += [*text[:room], _SEP]
        return ids, places

    def log_odds(self, own: int, window: Sequence[int], places: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """What each statement of one window is given: `window` its tokens, the first `own` of them the question's,
        `places` where each statement begins and ends."""
        ids = np.array([window], dtype=np.int64)
        types = (np.arange(len(window)) >= own).astype(np.int64)[None]
        share = np.zeros((1, max(1, len(places)), len(window)), dtype=np.float32)
        ends = np.zeros((1, max(1, len(places))), dtype=np.int64)
        for at, (start, end) in enumerate(places):
            share[0, at, start:end] = 1 / (end - start)
            ends[0, at] = end
        feed = {"ids": ids, "types": types, "mask": np.ones_like(ids), "share": share, "ends": ends}
        log_odds: NDArray[np.float32] = self._session.run(None, feed)[0][0]
        return log_odds[: len(places)]


def _checked(folder: Path) -> dict[str, int]:
    """What is known of the reader in `folder`, once its files are found to be those that were written."""
    try:
        about = json.loads((folder / "about.json").read_text("utf-8"))
        for name, wanted in about["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != wanted:
                raise HelpfulError(f"{folder / name} is not the file that belongs there.", "Install anchorbot again.")
    except (OSError, ValueError, KeyError) as error:
        raise HelpfulError(f"The reader in {folder} cannot be loaded: {error}.", "Install anchorbot again.") from error
    return dict(about)
