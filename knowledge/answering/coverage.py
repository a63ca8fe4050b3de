"""How much of a question's meaning stands in a text, word by word."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from knowledge.answering.embedding import Embedder
from knowledge.answering.word_vectors import WordVectors
from knowledge.store.search_rows import count_passages_with
from knowledge.store.word_rows import words_like
from knowledge.words import stem

Vectors = NDArray[np.float32]

_UNRELATED = 0.3  # the cosine of two words below which they have nothing to do with each other
_SAME = 0.8  # from here on they mean the same
_NEAR = 0.8  # what a word of the same meaning counts, beside 1 for the word itself


@dataclass(frozen=True)
class WeightedWords:
    """A question's words, each with its stem, its weight and its unit vector (words, dimension)."""

    stems: tuple[str, ...]
    weights: NDArray[np.float64]
    vectors: Vectors

    def share(self, values: NDArray[np.float64]) -> float:
        """The weighted mean of one value (0 to 1) a word; 0 for a question without words."""
        total = float(self.weights.sum())
        return float(values @ self.weights) / total if total else 0.0

    def found_in(self, stems: Collection[str]) -> NDArray[np.float64]:
        """1 for each word that stands there, in any form with the same stem; else 0."""
        return np.array([float(one in stems) for one in self.stems])


@dataclass(frozen=True)
class WeighedWord:
    """A word of a question as it was `meant`, its weight, and whether it stands in any document the viewer may see."""

    typed: str
    meant: str
    weight: float
    known: bool


def weigh(
    db: Database, words: Sequence[str], documents: Collection[int] | None, passages: int, embedder: Embedder
) -> list[WeighedWord]:
    """A question's words with their inverse document frequency over what the viewer may see (None: everything).

    Weight: log(1 + N / n) for a stem in n of N passages. A word that stands nowhere, and that the embedder does not
    know either, is read as the one it was mistyped for, if any; else n = 0.5.
    """
    weighed = []
    for word in words:
        meant = word
        count = count_passages_with(db, word, documents)
        if not count and (other := mistyped(db, word, embedder)):
            meant, count = other, count_passages_with(db, other, documents)
        weighed.append(WeighedWord(word, meant, math.log(1 + passages / (count or 0.5)), bool(count)))
    return weighed


def mistyped(db: Database, word: str, embedder: Embedder) -> str | None:
    """The indexed stem that `word` was most likely meant to be, if it is no word itself and one is close (five letters
    or more)."""
    if len(word) < 5 or not word.isalpha() or embedder.knows(word):
        return None
    close = get_close_matches(stem(word), words_like(db, word[:2]), n=1, cutoff=0.84)
    return close[0] if close else None


def encoded(embedder: Embedder, known: WordVectors, texts: Sequence[str], words: Sequence[str]) -> list[Vectors]:
    """The unit vectors of `texts`, then of `words`: of those that stand in no document made anew."""
    of_word = dict(zip(*known.of(words), strict=True))
    new = [word for word in words if word not in of_word]
    made = embedder.encode([*texts, *new])
    of_word.update(zip(new, made[len(texts) :], strict=True))
    return [*made[: len(texts)], *(of_word[word] for word in words)]


class Closeness:
    """How near in meaning the words of texts are to the words of a question."""

    def __init__(self, known: WordVectors, weighted: WeightedWords, words: Iterable[str]) -> None:
        """For texts made of `words`; those that are not known count for nothing."""
        found, vectors = known.of(words)
        self._row = {word: row for row, word in enumerate(found)}
        self._close = np.zeros((len(found) + 1, len(weighted.stems)))
        if found and len(weighted.stems):
            cosines = vectors @ weighted.vectors.T
            self._close[:-1] = _NEAR * np.clip((cosines - _UNRELATED) / (_SAME - _UNRELATED), 0.0, 1.0)

    def to(self, words: Iterable[str]) -> NDArray[np.float64]:
        """For each word of the question 0 to 0.8: the best of its likeness to one of `words`."""
        rows = [self._row[word] for word in words if word in self._row]
        best: NDArray[np.float64] = self._close[rows or [-1]].max(axis=0)
        return best
