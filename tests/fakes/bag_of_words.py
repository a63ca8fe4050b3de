"""A deterministic embedder for tests where ranking is not the point: texts that share words are near."""

import zlib
from collections.abc import Sequence

import numpy as np

from knowledge.answering.embedding import Progress, Vectors
from knowledge.words import content_words, stem

DIMENSION = 64


class BagOfWords:
    """Each stem has a fixed random direction; a text is the sum of its words'. Counts what it embeds."""

    def __init__(self, name: str = "bag of words") -> None:
        self.name = name
        self.embedded: list[str] = []

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        self.embedded += texts
        vectors = np.array([self._vector(text) for text in texts], dtype=np.float32)
        if progress:
            progress(len(texts))
        return vectors.reshape(len(texts), DIMENSION)

    def knows(self, word: str) -> bool:
        return False

    @staticmethod
    def _vector(text: str) -> Vectors:
        total = np.full(DIMENSION, 1e-3, dtype=np.float32)
        for word in content_words(text):
            total += np.random.default_rng(zlib.crc32(stem(word).encode())).standard_normal(DIMENSION)
        return np.asarray(total / np.linalg.norm(total), dtype=np.float32)
