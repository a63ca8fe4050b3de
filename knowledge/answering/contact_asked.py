"""Whether a statement is the contact that a question asks for: an address needs little belief."""

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.coverage import WeightedWords
from knowledge.answering.question import PHONE, Question, Wanted
from knowledge.words import stem, words_of

_MAIL = re.compile(r"[\w.+'-]+@[\w.-]+\w")
_ASKS_MAIL = re.compile(r"\be-?mails?\b", re.IGNORECASE)
_ASKS_PHONE = re.compile(r"\b(?:tele)?phone\b", re.IGNORECASE)
_ASKS_SOMETHING_ELSE = re.compile(r"\b(?:when|why|how|policy|did|does)\b", re.IGNORECASE)
_NOT_THEIRS = re.compile(
    r"\b(?:not|fax|left|leaves|leaving|assistant|away|absence|instead|former|formerly|old|longer|unless|except)\b",
    re.IGNORECASE,
)
_OF_NO_MATTER = frozenset(
    map(
        stem,
        "address addresses ask both contact contacts deck details document documents email emails get give got has "
        "have latest mail need number paper phone pls please point report send share slide slides speak talk telephone "
        "touch want who whom write".split(),
    )
)
"""Words of such questions, and of what kind of document somebody has in mind."""
NEARLY_ALL = 0.8
_NEAR = 8  # words before an address that may say whose it is


def is_contact_asked_for(
    question: Question, asked: str, statement: str, words: WeightedWords, above: NDArray[np.float64]
) -> bool:
    """Whether `statement` has an address of the kind `asked` for, and what stands right before that, above it, or in
    it, has nearly all else that the question says; nothing about another's, an old, or a fax number. `above` says how
    far each of the question's words stands above the statement."""
    if question.wanted is not Wanted.CONTACT or _ASKS_SOMETHING_ELSE.search(asked) or _NOT_THEIRS.search(statement):
        return False
    return any(_says_whose(near, words, above) for near in _near_addresses(asked, statement))


def _says_whose(near: frozenset[str], words: WeightedWords, above: NDArray[np.float64]) -> bool:
    each = zip(words.stems, words.weights, above, strict=True)
    rest = [one for one in each if one[0] not in _OF_NO_MATTER]
    left = [(float(weight), max(float(value), float(one in near))) for one, weight, value in rest]
    total = sum(weight for weight, _ in left)
    return total > 0 and sum(weight * value for weight, value in left) >= NEARLY_ALL * total


def _near_addresses(asked: str, statement: str) -> Iterator[frozenset[str]]:
    """Of each address of the kind asked for, e-mail, telephone or either, the words right before it and its own."""
    mail, phone = bool(_ASKS_MAIL.search(asked)), bool(_ASKS_PHONE.search(asked))
    for pattern, is_asked in ((_MAIL, mail or not phone), (PHONE, phone or not mail)):
        for found in pattern.finditer(statement) if is_asked else ():
            own = words_of(re.sub(r"[@._-]", " ", found[0]))
            before = words_of(statement[: found.start()])[-_NEAR:]
            yield frozenset(map(stem, [*before, *own]))
