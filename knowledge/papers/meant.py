"""Which documents are meant by what somebody calls them: "the Dorset report", "our charter", "minutes of the skills
group"."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from knowledge.documents import DocumentKind
from knowledge.places import contains, find_places
from knowledge.words import STOP_WORDS, stem, words_of


class Described(Protocol):
    """What is known of a document."""

    @property
    def path(self) -> Path: ...
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> DocumentKind: ...
    @property
    def places(self) -> tuple[str, ...]: ...
    @property
    def network(self) -> str | None: ...
    @property
    def publisher(self) -> str | None: ...
    @property
    def date(self) -> str | None: ...


Of = TypeVar("Of", bound=Described)

_ANY = frozenset(map(stem, "document paper file source publication pdf text other different written".split()))
"""What every document may be called."""
_KINDS = {
    "charter": {DocumentKind.CHARTER},
    "report": {DocumentKind.REPORT},
    "minutes": {DocumentKind.MINUTES},
    "slides": {DocumentKind.SLIDES},
    "presentation": {DocumentKind.SLIDES},
    "deck": {DocumentKind.SLIDES},
    "study": {DocumentKind.CASE_STUDY},
    "terms": {DocumentKind.TERMS_OF_REFERENCE},
    "tor": {DocumentKind.TERMS_OF_REFERENCE},
}
_KIND_OF = {stem(word): kinds for word, kinds in _KINDS.items()}
_WITH_A_KIND = frozenset(map(stem, "case reference".split()))
"""What stands in the name of a kind beside the word that tells it."""
_CALLED = frozenset(
    map(stem, "strategy plan evaluation guidance guide policy agreement newsletter briefing toolkit review".split())
)
"""What a document is called that has it in its title."""


def names_a_paper(typed: str) -> bool:
    """Whether something is called by what a document is."""
    return any(word in _ANY | _KIND_OF.keys() | _CALLED for word in map(stem, words_of(typed)))


def means_all(typed: str) -> bool:
    """Whether nothing is said of the documents wanted but that they are documents."""
    return all(stem(word) in _ANY for word in words_of(typed) if word not in STOP_WORDS)


def papers_meant(typed: str, documents: Iterable[Of]) -> list[Of]:
    """Those of `documents` that `typed` may name, the newest first: each word of it is in their title, the name of
    their file, their places, network or publisher, or tells their kind. A report may be a paper of any kind where no
    report is meant."""
    documents = list(documents)
    words = [stem(word) for word in words_of(typed) if word not in STOP_WORDS]
    found = [one for one in documents if _is_meant(one, typed, words)]
    if not found and stem("report") in words:
        rest = [word for word in words if word != stem("report")]
        found = [one for one in documents if _is_meant(one, typed, rest)] if set(rest) - _ANY else []
    return sorted(found, key=lambda one: one.date or "", reverse=True)


def has_title(typed: str, documents: Iterable[Described]) -> bool:
    """Whether `typed` is the whole title of one of them, in two words or more."""
    words = _words(typed)
    return len(words) > 1 and any(words == _words(one.title) for one in documents)


def _is_meant(document: Described, typed: str, words: Sequence[str]) -> bool:
    own = {*_words(document.title), *_words(document.path.stem.replace("_", " "))}
    own |= {stem(word) for name in (document.network, document.publisher) if name for word in words_of(name)}
    within = {
        stem(word)
        for place in find_places(typed)
        if any(contains(place.name, inner) for inner in document.places)
        for word in words_of(typed[place.start : place.end])
    }
    named = own | within | {stem(word) for place in document.places for word in words_of(place)}
    has_kind = any(word in _KIND_OF for word in words)
    return all(
        word in named or word in _ANY or (has_kind and word in _WITH_A_KIND) or document.kind in _KIND_OF.get(word, ())
        for word in words
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(text) if word not in STOP_WORDS)
