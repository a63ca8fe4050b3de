"""The exported embedding model, run by ONNX Runtime: no torch at serving time."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
ABOUT_FILE = "about.json"
_BATCH = 32


def load_session(file: Path, threads: int = 0) -> Any:
    """An ONNX Runtime session of the model in `file`; a run uses `threads` cores, or all for 0."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = threads
    # threads that wait for the next run by spinning take the core that goes on with the answer
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_cpu_mem_arena = False  # memory that grew for one long batch would otherwise be kept for ever
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


class OnnxModel:
    """A loaded model. `name` says which weights made its vectors."""

    def __init__(self, folder: Path) -> None:
        """Loads from `folder` what `embedding.export_bundled` wrote there."""
        from tokenizers import Tokenizer

        about = json.loads((folder / ABOUT_FILE).read_text("utf-8"))
        self.name: str = about["name"]
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self._tokenizer.enable_truncation(about["max_tokens"])
        self._tokenizer.no_padding()
        self._session = load_session(folder / MODEL_FILE)

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> NDArray[np.float32]:
        """Unit vectors, float32, shape (len(texts), dimension), in the order of `texts`.

        Batches of up to 32 of like length, longest first, so that little is spent on padding.
        """
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        encoded = [self._tokenizer.encode(text).ids for text in texts]
        order = sorted(range(len(encoded)), key=lambda at: -len(encoded[at]))
        found: list[NDArray[np.float32] | None] = [None] * len(encoded)
        for batch in _batches(order, encoded):
            for at, vector in zip(batch, self._run([encoded[at] for at in batch]), strict=True):
                found[at] = vector
            if progress:
                progress(len(batch))
        return np.array(found, dtype=np.float32)

    def knows(self, word: str) -> bool:
        """Whether `word` (in small letters) is one token of the model's vocabulary."""
        return self._tokenizer.token_to_id(word) is not None

    def _run(self, batch: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        ids = np.zeros((len(batch), max(2, *(len(tokens) for tokens in batch))), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, tokens in enumerate(batch):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        vectors: NDArray[np.float32] = self._session.run(None, feed)[0]
        return vectors


def _batches(order: Sequence[int], encoded: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Runs of `order` (longest text first) of at most 32 texts, none shorter than half the longest of its run."""
    batch: list[int] = []
    for at in order:
        if batch and (len(batch) == _BATCH or 2 * len(encoded[at]) < len(encoded[batch[0]])):
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch
