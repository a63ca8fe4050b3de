"""The reader that comes with anchorbot, run by ONNX Runtime."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.onnx_model import load_session
from knowledge.answering.reader import Window
from knowledge.errors import HelpfulError

FOLDER = Path(__file__).parent / "reader"
"""Where the weights are; benchmarks/reader says how they were made."""

_CLS, _SEP = 101, 102
_TOKENS = 1_200  # of a batch, padding counted


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
        self._session = load_session(folder / "reader.onnx")

    def judge(self, question: str, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
        """See `Reader.judge`. Windows of like length are read together, longest first."""
        texts = [question, *(text for window in windows for text in (window.heading, *window.statements))]
        tokens = iter(self._tokenizer.encode_batch(texts, add_special_tokens=False))
        asked = [_CLS, *next(tokens).ids[: self._question], _SEP]
        laid = [self._lay_out(asked, [next(tokens).ids for _ in (0, *window.statements)]) for window in windows]
        order = sorted(range(len(laid)), key=lambda at: (-len(laid[at][0]), at))
        found: dict[int, NDArray[np.float32]] = {}
        while order:
            many = max(1, _TOKENS // max(1, len(laid[order[0]][0])))
            batch, order = order[:many], order[many:]
            for at, log_odds in zip(batch, self._run(len(asked), [laid[at] for at in batch]), strict=True):
                found[at] = log_odds[: len(laid[at][1])]
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

    def _run(self, own: int, batch: Sequence[tuple[list[int], list[tuple[int, int]]]]) -> NDArray[np.float32]:
        tokens, statements = max(len(ids) for ids, _ in batch), max(1, *(len(places) for _, places in batch))
        ids = np.zeros((len(batch), tokens), dtype=np.int64)
        types, mask = np.zeros_like(ids), np.zeros_like(ids)
        share = np.zeros((len(batch), statements, tokens), dtype=np.float32)
        ends = np.zeros((len(batch), statements), dtype=np.int64)
        for row, (one, places) in enumerate(batch):
            ids[row, : len(one)] = one
            types[row, own : len(one)] = 1
            mask[row, : len(one)] = 1
            for at, (start, end) in enumerate(places):
                share[row, at, start:end] = 1 / (end - start)
                ends[row, at] = end
        feed = {"ids": ids, "types": types, "mask": mask, "share": share, "ends": ends}
        log_odds: NDArray[np.float32] = self._session.run(None, feed)[0]
        return log_odds


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
