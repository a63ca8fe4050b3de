"""Sketches of contents: a small sample by which two documents can be compared without their texts.

The resemblance of two documents is the share of their runs of five words that they have in common (Jaccard). It is
estimated from the least 256 hashes of each: A. Broder, "On the resemblance and containment of documents",
Compression and Complexity of Sequences, 1997. The estimate's standard error is at most 0.032.
"""

import heapq
import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from knowledge.words import words_of

SKETCH_SIZE = 256
RUN = 5  # words
FEW_WORDS = 50
NEARLY_ALL = 0.9

_INSIDE_WORD = re.compile(r"\u00ad|(?<=[^\W\d_])[‐‑-]\s*(?=[^\W\d_])")
_LABEL = re.compile(
    r"(?<!\S)\(?\d{1,2}(?:\.\d{1,2})+\.?\)?\s+(?=[A-Z])"
    r"|(?:^|(?<=[.;:!?]\s))\(?(?:\d{1,2}[.)]|[a-z]\)|[ivx]{1,4}\))\s+"
)  # "3.1 Members", "(a) to report": a Word file makes these by itself, so they are not among its words


def sketch_of(texts: Iterable[str]) -> frozenset[int]:
    """The least 256 hashes of the runs of five words in `texts`, all hashes where there are fewer; none for no words.

    `texts` are a document's headings and passages in order; where they are cut does not matter, as runs go on from
    one to the next. Nor do capitals, punctuation, ligatures, labels such as "3.1", or hyphens inside words, as at the
    ends of a PDF's lines. Hashes are integers of 63 bits, the same in every process.
    """
    least: set[int] = set()
    bound = 1 << 63
    for run in _runs(texts):
        value = int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) >> 1
        if value < bound:
            least.add(value)
        if len(least) > 8 * SKETCH_SIZE:
            least = set(heapq.nsmallest(SKETCH_SIZE, least))
            bound = max(least)
    return frozenset(heapq.nsmallest(SKETCH_SIZE, least))


def resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """The estimated Jaccard resemblance, 0 to 1; exact for sketches of short documents; 0 where one is empty."""
    least = sorted(one | other)[:SKETCH_SIZE]
    return len((one & other).intersection(least)) / len(least) if least else 0.0


def overlap(one: frozenset[int], words: int, other: frozenset[int], others_words: int) -> float:
    """How much of each document the other contains, 0 to 1: the lesser of the two shares, estimated.

    With resemblance r and n and m runs in the documents, r / (1 + r) * (n + m) runs are shared (Broder 1997).
    """
    share = resemblance(one, other)
    runs, others_runs = _count_runs(one, words), _count_runs(other, others_words)
    if not runs or not others_runs:
        return 0.0
    return min(1.0, share / (1 + share) * (runs + others_runs) / max(runs, others_runs))


def is_near_duplicate(
    one: frozenset[int], words: int, other: frozenset[int], others_words: int, share: float = NEARLY_ALL
) -> bool:
    """Whether each document contains this share of the other; short ones must have the same words throughout."""
    if min(words, others_words) < FEW_WORDS:
        return bool(one) and one == other
    return overlap(one, words, other, others_words) >= share


def _runs(texts: Iterable[str]) -> Iterator[str]:
    run: deque[str] = deque(maxlen=RUN)
    for text in texts:
        for word in words_of(_INSIDE_WORD.sub("", _LABEL.sub("", unicodedata.normalize("NFKC", text)))):
            run.append(word)
            if len(run) == RUN:
                yield " ".join(run)
    if 0 < len(run) < RUN:
        yield " ".join(run)


def _count_runs(sketch: frozenset[int], words: int) -> int:
    """The number of different runs; for long documents taken from their words, as if none came twice."""
    return len(sketch) if len(sketch) < SKETCH_SIZE else max(words - RUN + 1, SKETCH_SIZE)
