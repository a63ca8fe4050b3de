"""Cutting windows out of texts, and what the makers of windows share."""

import random
import re
from collections.abc import Callable, Sequence
from typing import Any

from knowledge.words import content_words, stem

Row = dict[str, Any]
SHORTENED = 0.5
"""How often a window is cut to a part of its statements."""
WITHOUT_HEADING = 0.15
LONGEST = 1_100
"""Characters of a window's statements."""

_END = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")
_NO_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|vs|etc|e\.g|i\.e|No|approx|Inc|Ltd|Co|Jr|Sr|U\.S|[A-Z])\.$")


def cut(
    chance: random.Random,
    source: str,
    question: str,
    heading: str,
    texts: Sequence[str],
    labels: Sequence[int],
    span: tuple[int, int, int] | None = None,
) -> Row:
    """One window, around the answer where there is one, at times cut shorter or without its heading."""
    about = span[0] if span else labels.index(1) if 1 in labels else chance.randrange(len(texts))
    first = last = about
    room = LONGEST if chance.random() >= SHORTENED else chance.choice((1, 300, 500))
    length = len(texts[about])
    while True:
        sides = [at for at in (first - 1, last + 1) if 0 <= at < len(texts) and length + len(texts[at]) <= room]
        if not sides:
            break
        at = chance.choice(sides)
        first, last, length = min(first, at), max(last, at), length + len(texts[at])
    luck = chance.random()
    question = question.casefold() if luck < 0.25 else question
    return {
        "question": question.rstrip("?") if luck < 0.4 else question,
        "heading": "" if chance.random() < WITHOUT_HEADING else heading,
        "statements": list(texts[first : last + 1]),
        "labels": list(labels[first : last + 1]),
        "span": [span[0] - first, span[1], span[2]] if span else None,
        "source": source,
    }


def sentences(text: str) -> list[tuple[int, str]]:
    """Each sentence, or line of a table, with where it begins."""
    found, at = [], 0
    for end in _END.finditer(text):
        if not _NO_END.search(text[at : end.start()]):
            found.append((at, text[at : end.start()].strip()))
            at = end.end()
    return [(start, one) for start, one in [*found, (at, text[at:].strip())] if one]


def lines_of(text: str) -> list[tuple[int, str]]:
    """The lines of a table, each with where it begins."""
    return [(match.start(), match[0]) for match in re.finditer(r"[^\n]+", text)]


def sharing(question: str, chance: random.Random) -> Callable[[str], float]:
    """How many of the question's words a text shares, with a little luck between equals."""
    words = set(map(stem, content_words(question)))
    return lambda text: len(words & set(map(stem, content_words(text)))) + 0.8 * chance.random()


def free_of(answers: Sequence[str]) -> Callable[[str], bool]:
    """Whether a text has none of the answers in it: it might answer, too."""
    wanted = [answer.casefold() for answer in answers if len(answer) > 1]
    return lambda text: not any(answer in text.casefold() for answer in wanted)
