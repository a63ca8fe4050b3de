"""Sentences that begin with "it" or "they": what these mean stands in a sentence before."""

import re
from collections.abc import Sequence

_POINTS_BACK = re.compile(r"\W*(?:it|its|they|their|he|his|she|her|both|this|these|those)\b", re.IGNORECASE)
_LONGEST = 200  # characters: more would say more than what is meant


def meant_by(sentences: Sequence[str], at: int) -> str:
    """The last sentence before this one that does not itself begin with such a word, or nothing where this one does
    not, or where that one is long."""
    if not _POINTS_BACK.match(sentences[at]):
        return ""
    before = next((one for one in reversed(sentences[:at]) if not _POINTS_BACK.match(one)), "")
    return before if len(before) <= _LONGEST else ""
