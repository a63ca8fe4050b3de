"""Papers of several groups that look alike: a question that names one group is not about another's terms or minutes."""

import re
from collections.abc import Sequence

from knowledge.documents import DocumentKind
from knowledge.store.search_rows import IndexedDocument
from knowledge.words import content_words, stem

_OF_GROUPS = (DocumentKind.TERMS_OF_REFERENCE, DocumentKind.MINUTES)
_NAMED = 0.5
"""More than this part of the words that tell a title from another name it."""

_PARTS = re.compile(r"[:/–—|,]| - ")
_GROUP = re.compile(r"\b(?:board|committee|community|forum|group|panel|team)\b", re.IGNORECASE)


def without_those_not_meant(documents: Sequence[IndexedDocument], question: str) -> tuple[IndexedDocument, ...]:
    """`documents` without those terms of reference (or minutes) that look like others which the question names by the
    words of their title, or of the group in it, where it has no word that is in theirs alone.

    Two look alike when most words of the shorter title are in both. Numbers tell versions and years apart, not groups.
    """
    asked = set(map(stem, content_words(question)))
    titles = {one.id: words_of_title(one.title) for one in documents if one.kind in _OF_GROUPS}
    names = {
        one.id: [words_of_title(part) for part in _PARTS.split(one.title) if _GROUP.search(part)]
        for one in documents
        if one.id in titles
    }

    def is_named(own: frozenset[str]) -> bool:
        return len(asked & own) > _NAMED * len(own)

    def is_meant(document: IndexedDocument) -> bool:
        words = titles[document.id]
        return not any(
            look_alike(titles[other.id], words)
            and any(is_named(name - words) for name in (titles[other.id], *names[other.id]))
            and not asked & (words - titles[other.id])
            for other in documents
            if other.kind is document.kind
        )

    return tuple(one for one in documents if one.id not in titles or is_meant(one))


def look_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * len(one & other) > min(len(one), len(other))


def words_of_title(title: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(title) if word.isalpha())
