"""Headings side by side that are themselves the list asked for: "what are the five priorities?"."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from sqlite_utils import Database

from knowledge.answering.lists import StatementList
from knowledge.answering.numbers_of_things import NUMBER_WORDS, counts_in
from knowledge.answering.read_statements import NEARLY_ALL
from knowledge.answering.statements import Asked, RankedStatement
from knowledge.store.search_rows import StoredStatement, statements_of_document
from knowledge.words import content_words, stem

DOCUMENTS = 2  # of the best statements
LOOKED_AT = 12  # ranks at which a document may stand
_PLURAL = re.compile(r"[^\W\d_]{2,}[^s\W\d_]s\b", re.IGNORECASE)
_COUNTED = re.compile(r"([^\W\d_]{3,}) (?:\d{1,2}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)\b[.:–\s-]")
_NUMBERS = frozenset(map(stem, NUMBER_WORDS))
_WHO = frozenset(
    map(
        stem,
        "members partners people organisations bodies signatories anchors trustees firms companies councils trusts "
        "colleges staff residents officers groups".split(),
    )
)
_USUAL = frozenset(
    map(
        stem,
        "purpose aims background introduction summary contents overview context membership members quorum meetings "
        "chair secretariat review reporting decisions contact recommendations conclusion conclusions next appendix "
        "annex".split(),
    )
)
_SHORT = 2  # words of a heading that is only such
Path = tuple[str, ...]


def headings_that_answer(db: Database, asked: Asked, ranked: Sequence[RankedStatement]) -> StatementList | None:
    """The headings that stand under one of what is asked for ("Priorities"), or count themselves as such ("Priority 1:
    Jobs"), as statements; as many as the question says, where it says. What is asked has to be theirs: nearly all of
    its words stand in what is over them."""
    things = {stem(word.casefold()) for word in _PLURAL.findall(asked.question.text)}
    if not asked.question.wants_list or not things:
        return None
    counts = counts_in(asked.question.text)
    seen = dict.fromkeys(one.statement.document_id for one in ranked[:LOOKED_AT])
    for document in islice(seen, DOCUMENTS):
        sections: dict[Path, StoredStatement] = {}
        for one in statements_of_document(db, document):
            for end in range(1, len(one.section_path) + 1):
                sections.setdefault(one.section_path[:end], one)
        title = {word for path in islice(sections, 1) for word in _words(path[:1])}
        families = [*_families(list(sections), things), *_as_many(asked, list(sections), things, counts)]
        for family in families:
            fits = len(family.children) in counts if counts else True
            if fits and _is_about(asked, title | family.about):
                return StatementList(None, tuple(_as_statement(sections[path], path) for path in family.children))
    return None


@dataclass(frozen=True)
class _Family:
    """Headings side by side, and the words (as stems) that say what they are."""

    children: list[Path]
    about: set[str]


def _families(paths: Sequence[Path], things: set[str]) -> list[_Family]:
    """Headings of one kind, two at least."""
    counted: dict[tuple[Path, str], list[Path]] = {}
    for path in paths:
        mark = _COUNTED.match(f"{path[-1]} ")
        if mark and stem(mark[1].casefold()) in things:
            counted.setdefault((path[:-1], stem(mark[1].casefold())), []).append(path)
    found = [_Family(children, {thing, *_words(over)}) for (over, thing), children in counted.items()]
    found += [_Family(_under(paths, over), _words(over)) for over in paths if _names(over[-1], things)]
    return [family for family in found if len(family.children) > 1]


def _as_many(asked: Asked, paths: Sequence[Path], things: set[str], counts: Collection[int]) -> list[_Family]:
    """Headings under one that says what the things asked for are of, exactly as many as are asked for: under
    "Collective impact" for "the five elements of collective impact"."""
    told = things | {one for one in asked.words.stems if one in _NUMBERS}
    rest = np.array([float(one not in told) for one in asked.words.stems])
    if not counts or not rest.any() or things & _WHO:
        return []
    found = []
    for over in paths:
        own = _words(over[-1:])
        if asked.words.share(asked.words.found_in(own) * rest) >= NEARLY_ALL * asked.words.share(rest):
            found.append(_Family(_under(paths, over), _words(over) | told))
    return [one for one in found if len(one.children) in counts and not any(map(_is_usual, one.children))]


def _is_usual(path: Path) -> bool:
    """Whether a heading is one that any paper may have: it names none of several things."""
    return bool(_USUAL & set(map(stem, content_words(path[-1])))) and len(content_words(path[-1])) <= _SHORT


def _words(path: Path) -> set[str]:
    return set(map(stem, content_words(" ".join(path))))


def _under(paths: Sequence[Path], over: Path) -> list[Path]:
    return [path for path in paths if path[:-1] == over]


def _names(heading: str, things: set[str]) -> bool:
    """Whether a heading ends in the name of several such things: "Our five priorities"."""
    words = content_words(heading)
    return bool(words) and bool(_PLURAL.fullmatch(words[-1])) and stem(words[-1]) in things


def _is_about(asked: Asked, over: set[str]) -> bool:
    return asked.words.share(asked.words.found_in(over)) >= NEARLY_ALL


def _as_statement(first: StoredStatement, path: Path) -> StoredStatement:
    """A heading as a statement, told from under what stands over it."""
    return replace(
        first, id=-first.id, text=path[-1], quote=path[-1], context="", list_number=1, section_path=path[:-1], rules=()
    )
