"""Whether a statement is the contact that a question asks for: an address needs no belief."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.coverage import WeightedWords
from knowledge.words import stem, words_of

_MAIL = re.compile(r"[\w.+'-]+@[\w.-]+\w")
_PHONE = re.compile(r"\b0\d{2,4}[ -]?\d{3}")
_ASKS_MAIL = re.compile(r"\be-?mails?\b|\b(?:mail|e-mail) address", re.IGNORECASE)
_ASKS_PHONE = re.compile(r"\b(?:tele)?phone\b|\bring\b|\bnumber (?:for|to|of)\b", re.IGNORECASE)
_ASKS_EITHER = re.compile(r"\bcontacts? (?:details?|for|person|point)\b|\bcontacts\b|\bget in touch\b", re.IGNORECASE)
_OF_NO_MATTER = frozenset(
    map(
        stem,
        "address addresses ask both cabinet contact deck details document documents email emails folk get give got has "
        "have latest mail need number paper person phone pls please point report ring send share slide slides speak "
        "talk telephone touch want who whom write".split(),
    )
)
"""Words of such questions, and of what kind of document somebody has in mind."""
NEARLY_ALL = 0.8


def is_contact_asked_for(question: str, statement: str, words: WeightedWords, held: NDArray[np.float64]) -> bool:
    """Whether `statement` has an address of the kind that `question` asks for, and it, what stands above it, or the
    address itself has nearly all else that the question says. `held` says how far each of the question's words stands
    in the statement or above it."""
    addresses = _addresses(question, statement)
    if not addresses:
        return False
    parts = {stem(part) for address in addresses for part in words_of(re.sub(r"[@._-]", " ", address))}
    left = [(weight, max(value, float(one in parts))) for one, weight, value in _rest(words, held)]
    total = sum(weight for weight, _ in left)
    return total > 0 and sum(weight * value for weight, value in left) >= NEARLY_ALL * total


def _rest(words: WeightedWords, held: NDArray[np.float64]) -> Sequence[tuple[str, float, float]]:
    each = zip(words.stems, words.weights, held, strict=True)
    return [(one, float(weight), float(value)) for one, weight, value in each if one not in _OF_NO_MATTER]


def _addresses(question: str, statement: str) -> list[str]:
    """The addresses of a statement that are of the kind asked for: e-mail, telephone, or either."""
    mail, phone = bool(_ASKS_MAIL.search(question)), bool(_ASKS_PHONE.search(question))
    if not (mail or phone) and _ASKS_EITHER.search(question):
        mail = phone = True
    return [*(_MAIL.findall(statement) if mail else ()), *(_PHONE.findall(statement) if phone else ())]
