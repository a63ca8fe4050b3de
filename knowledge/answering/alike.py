"""Papers of several groups that look alike: a question that names one group is not about another's terms or minutes."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

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
    asked = frozenset(map(stem, content_words(question)))
    called = {one.id: (one.kind, one.title) for one in documents if one.kind in _OF_GROUPS}
    titles = {(kind, words_of_title(title), _groups_in(title)) for kind, title in called.values()}
    named = [one for one in titles if asked & one[1]]

    def is_named(own: frozenset[str]) -> bool:
        return len(asked & own) > _NAMED * len(own)

    @cache
    def is_meant(kind: DocumentKind, words: frozenset[str]) -> bool:
        return not any(
            other is kind
            and look_alike(others, words)
            and any(is_named(name - words) for name in (others, *groups))
            and not asked & (words - others)
            for other, others, groups in named
        )

    return tuple(one for one in documents if one.id not in called or is_meant(one.kind, words_of_title(one.title)))


@lru_cache(maxsize=10_000)
def _groups_in(title: str) -> tuple[frozenset[str], ...]:
    """The words of each part of a title that names a group."""
    return tuple(words_of_title(part) for part in _PARTS.split(title) if _GROUP.search(part))


def look_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * len(one & other) > min(len(one), len(other))


@lru_cache(maxsize=10_000)
def words_of_title(title: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(title) if word.isalpha())
