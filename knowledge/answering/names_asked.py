"""What a question calls something, and what the documents call it: a name and what is written for it are the same."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from knowledge.answering.name_typed import TypedNames
from knowledge.answering.place_rule import home_of
from knowledge.places import contains
from knowledge.short_names import SMALL, ShortName
from knowledge.store.search_rows import IndexedDocument, StoredStatement
from knowledge.thesaurus import Names, OtherName, other_names
from knowledge.words import content_words, words_of

ByDocument = Mapping[int, Collection[ShortName]]


@dataclass(frozen=True)
class _Called:
    """A name that a question has in one form, as `typed`, and documents in another."""

    name: ShortName
    typed: str

    @property
    def is_short(self) -> bool:
        """Whether the question has the short form."""
        return self.typed == self.name.short

    @property
    def words(self) -> tuple[str, ...]:
        """Those of the other form."""
        return tuple(content_words(self.name.name) if self.is_short else words_of(self.name.short))

    def told(self, text: str) -> str:
        """A text with this name as it was typed; as it is where it has that already."""
        if self.typed.casefold() in text.casefold():
            return text
        if self.is_short:
            return _whole(self.name.name).sub(lambda _: self.typed, text)
        return _short(self.name.short).sub(lambda _: self.typed, text)


def _short(name: str) -> re.Pattern[str]:
    said = re.escape(name).replace("the\\ ", "[Tt]he ", 1) if name.startswith("the ") else re.escape(name)
    return re.compile(rf"(?<![\w&]){said}(?![\w&])")


def _whole(name: str) -> re.Pattern[str]:
    words = r"\W+".join(re.findall(r"\w+", name))
    return re.compile(rf"\b{words}\b", re.IGNORECASE)


@dataclass(frozen=True)
class NamesAsked:
    """The names in a question, by the documents that may have them in another form; and what else the thesaurus calls
    what it names, in whatever document."""

    by_document: Mapping[int, Sequence[_Called]] = field(default_factory=dict)
    others: Sequence[OtherName] = ()
    own_shorts: Mapping[int, Sequence[ShortName]] = field(default_factory=dict)

    @property
    def words(self) -> list[str]:
        """What to search for beside the question's own words."""
        own = (word for all_ in self.by_document.values() for one in all_ for word in one.words)
        return list(dict.fromkeys((*own, *(word for other in self.others for word in other.words))))

    def told(self, document: int, text: str) -> str:
        """A text of a document with these names as the question has them: for judging it, never for showing it."""
        for called in self.by_document.get(document, ()):
            text = called.told(text)
        for other in self._others_in(document):
            text = other.told(text)
        return text

    def _others_in(self, document: int) -> list[OtherName]:
        """What a document itself says that a name stands for goes before the thesaurus."""
        own = {called.typed for called in self.by_document.get(document, ())}
        shorts = self.own_shorts.get(document, ())
        return [
            other
            for other in self.others
            if other.typed not in own and all(other.may_mean(one.short, one.name) for one in shorts)
        ]

    def as_asked(self, statement: StoredStatement) -> StoredStatement:
        """The same of a statement with all that gives it sense."""
        document = statement.document_id
        if document not in self.by_document and not self.others:
            return statement
        text, context = self.told(document, statement.text), self.told(document, statement.context)
        path = tuple(self.told(document, name) for name in statement.section_path)
        return replace(statement, text=text, context=context, section_path=path)

    def short_in(self, statements: Iterable[StoredStatement]) -> list[ShortName]:
        """The short names that stand in what is told, where the question has them long."""
        told = [(one.document_id, f"{one.context} {one.text}") for one in statements]
        found = [
            called.name
            for document, text in told
            for called in self.by_document.get(document, ())
            if not called.is_short and _short(called.name.short).search(text) and called.name.name not in text
        ]
        return list(dict.fromkeys(found))

    def other_in(self, statements: Iterable[StoredStatement]) -> list[OtherName]:
        """What the thesaurus calls otherwise than the question, and stands so in what is told."""
        told = [(one.document_id, f"{one.context} {one.text}") for one in statements]
        found = [other for document, text in told for other in self._others_in(document) if other.stands_in(text)]
        return list(dict.fromkeys(found))


NO_NAMES = NamesAsked()


def names_asked(
    question: str,
    documents: Collection[IndexedDocument],
    known: ByDocument,
    is_word: Callable[[str], bool],
    thesaurus: Collection[Names] = (),
) -> NamesAsked:
    """The names that a question has, of those `known` by the documents that define them, and of the thesaurus. A name
    holds in the document that defines it, and in all of the same place if none of these defines it otherwise."""
    others = other_names(question, thesaurus)
    own_shorts = _shorts_among(others, documents, known) if others else {}
    known = _that_may_be_asked(question, known)
    if not known:
        return NamesAsked(others=others, own_shorts=own_shorts)
    typed = TypedNames(question, is_word)
    found: dict[tuple[ShortName, ...], list[_Called]] = {}
    by_document = {}
    for document, names in _that_hold(documents, known):
        if names not in found:
            found[names] = list(_called(question, typed, names))
        if found[names]:
            by_document[document] = found[names]
    return NamesAsked(by_document, others, own_shorts)


def _shorts_among(
    others: Sequence[OtherName], documents: Collection[IndexedDocument], known: ByDocument
) -> dict[int, tuple[ShortName, ...]]:
    """The short names that hold in each document and that the thesaurus has, too."""
    said = {name.casefold() for other in others for name in (other.typed, other.name)}
    left = {document: [one for one in names if one.short.casefold() in said] for document, names in known.items()}
    left = {document: names for document, names in left.items() if names}
    return dict(_that_hold(documents, left)) if left else {}


def _that_may_be_asked(question: str, known: ByDocument) -> ByDocument:
    """Those names by whose short form, or a word of it, the question may mean something."""
    said = set(words_of(question))
    near = {
        name.short
        for names in known.values()
        for name in names
        if name.short in question or not said.isdisjoint(_great_words(name.name))
    }
    left = {document: [name for name in names if name.short in near] for document, names in known.items()}
    return {document: names for document, names in left.items() if names}


@lru_cache(maxsize=10_000)
def _great_words(name: str) -> frozenset[str]:
    return frozenset(words_of(name)) - SMALL


def _called(question: str, typed: TypedNames, names: Sequence[ShortName]) -> Iterator[_Called]:
    for name in names:
        if _short(name.short).search(question):
            yield _Called(name, name.short)
        elif long := typed.typed(name.name, [other.name for other in names]):
            yield _Called(name, long)


def _that_hold(
    documents: Collection[IndexedDocument], known: ByDocument
) -> Iterator[tuple[int, tuple[ShortName, ...]]]:
    """The names that hold in each document in which any do."""
    defining = [one for one in documents if known.get(one.id)]
    if not defining:
        return
    home = home_of(documents)
    shared: dict[str, dict[str, ShortName]] = {}
    for document in documents:
        here = document.places[0] if document.places else home
        if here and here not in shared:
            near = [one for one in defining if _is_near(here, one.places[0] if one.places else home)]
            shared[here] = _clear(name for one in near for name in known[one.id])
        own = known.get(document.id, ())
        others = {
            short: name for short, name in shared.get(here or "", {}).items() if all(short != o.short for o in own)
        }
        if names := {**others, **_clear(own)}:
            yield document.id, tuple(sorted(names.values(), key=lambda one: one.short))


def _is_near(one: str, other: str | None) -> bool:
    return other is not None and (contains(one, other) or contains(other, one))


def _clear(names: Iterable[ShortName]) -> dict[str, ShortName]:
    """By the short ones, those that stand for one thing only (in places with fewer of its words), named in full."""
    by_short: dict[str, list[ShortName]] = defaultdict(list)
    for name in names:
        by_short[name.short].append(name)
    found = {short: max(all_, key=lambda one: (len(one.name), one.name)) for short, all_ in by_short.items()}
    return {
        short: full
        for short, full in found.items()
        if all(_great_words(one.name) <= _great_words(full.name) for one in by_short[short])
    }
