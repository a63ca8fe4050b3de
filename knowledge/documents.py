"""Documents and their parts, and who may see them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")


class DocumentKind(StrEnum):
    """What a document is, as members would call it."""

    CHARTER = "charter"
    TERMS_OF_REFERENCE = "terms of reference"
    CASE_STUDY = "case study"
    REPORT = "report"
    MINUTES = "minutes"
    SLIDES = "slides"
    OTHER = "other"


class Audience(StrEnum):
    """Who a document is for, widest first."""

    PUBLIC = "public"
    NETWORK = "network"
    GROUP = "group"
    CO_CHAIRS = "co-chairs"
    ORGANISATION = "organisation"


@dataclass(frozen=True)
class Visibility:
    """An audience, and the groups or organisations it names (empty for public and network)."""

    audience: Audience = Audience.NETWORK
    names: frozenset[str] = frozenset()


_BETWEEN_WORDS = re.compile(r"[\s_\-\u2010-\u2015]+")


@lru_cache(maxsize=10_000)
def name_key(name: str) -> str:
    """By what the name of a group or an organisation is known: "Social Value" and " social-value" are the same.

    Capitals, the kind of apostrophe, and what stands between words (blanks, hyphens, underscores) do not count.
    Empty where the name has nothing else.
    """
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return _BETWEEN_WORDS.sub("-", plain.replace("\u2019", "'")).strip("-")


def name_keys(names: Iterable[str]) -> frozenset[str]:
    """The keys of `names`; a name without any letter is nobody's."""
    return frozenset(filter(None, map(name_key, names)))


@dataclass(frozen=True)
class Viewer:
    """The person (or everyone in a channel) for whom something is looked up.

    `groups` are those in which they hold a seat, `co_chair_of` those they co-chair, `organisations` those
    they belong to. A channel's viewer is the intersection of the people in it.
    """

    in_network: bool = False
    groups: frozenset[str] = frozenset()
    co_chair_of: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()

    def may_see(self, visibility: Visibility) -> bool:
        names = name_keys(visibility.names)
        match visibility.audience:
            case Audience.PUBLIC:
                return True
            case Audience.NETWORK:
                return self.in_network
            case Audience.GROUP:
                return bool(names & name_keys(self.groups | self.co_chair_of))
            case Audience.CO_CHAIRS:
                chaired = name_keys(self.co_chair_of)
                return bool(names & chaired) if visibility.names else bool(chaired)
            case Audience.ORGANISATION:
                return bool(names & name_keys(self.organisations))


MEMBER = Viewer(in_network=True)
"""Somebody of the network without any seat: what the command line uses."""


@dataclass(frozen=True)
class Fact(Generic[T]):
    """Something found out about a document, with the words or the rule that showed it."""

    value: T
    evidence: str


class StatementKind(StrEnum):
    """The form a statement has in its document."""

    SENTENCE = "sentence"
    ITEM = "item"
    CELL = "cell"
    ROW = "row"


class Rule(StrEnum):
    """What terms of reference lay down for a group."""

    QUORUM = "quorum"
    CADENCE = "cadence"
    DECISION = "decision"
    CHAIRS = "chairs"
    SECRETARIAT = "secretariat"
    MEMBERS = "members"
    NOTICE = "notice"
    REVIEW = "review"
    MODE = "mode"
    DURATION = "duration"
    EFFECTIVE = "effective"


SENTENCE_ENDS = (".", "!", "?")


def said_before(context: str) -> str:
    """What gives a statement its sense, as it stands before it: a sentence as it is, anything else with a colon."""
    return context if context.endswith(SENTENCE_ENDS) else f"{context.rstrip(':')}:"


@dataclass(frozen=True)
class Statement:
    """What an answer quotes: a sentence, a list item, a table cell or a short table row.

    `quote` is the source text, white space folded and nothing else changed; `text` is the same without
    markup, as a person reads it. `context` is what gives it sense: the lead-in of its list, or the labels of
    its row and column. `group` numbers the list or table inside the section (0: running text), so that a list
    can be shown whole. `page` is where it begins, from 1. `rules` are those of a group's own that it lays down.
    """

    text: str
    quote: str
    kind: StatementKind
    context: str = ""
    group: int = 0
    page: int | None = None
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A run of text from one section, short enough to rank, and the statements in it."""

    text: str
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it. `path` runs from the outermost heading to this one."""

    path: tuple[str, ...]
    passages: tuple[Passage, ...]


class PageUnit(StrEnum):
    """What a document's pages are called."""

    PAGE = "page"
    SLIDE = "slide"


@dataclass(frozen=True)
class Paging:
    """How a document's pages are counted.

    `count` is None where the file has no pages, or does not say where they break. `labels` are the numbers
    printed on pages, by the page's place in the file (from 1), where the two differ: {1: "i", 2: "ii"}.
    """

    unit: PageUnit = PageUnit.PAGE
    count: int | None = None
    labels: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """What the secretariat says of a document among its versions: the path of the one that supersedes it, or that it
    is current whatever newer ones there seem to be. Neither: the rules in `knowledge.versions` decide."""

    superseded_by: str | None = None
    current: bool = False


@dataclass(frozen=True)
class Description:
    """What a document is. Every fact keeps its evidence; None where the document does not say."""

    title: Fact[str]
    kind: Fact[DocumentKind]
    places: Fact[tuple[str, ...]] | None = None
    network: Fact[str] | None = None
    publisher: Fact[str] | None = None
    date: Fact[str] | None = None  # ISO 8601, as exact as the document is: 2022-05-16, 2022-05 or 2022
    visibility: Visibility = field(default_factory=Visibility)
    standing: Standing = field(default_factory=Standing)


@dataclass(frozen=True)
class Document:
    """One file, read: where it lies, the SHA-256 of its bytes, what it is, and its sections in order.

    `problems` are sentences on what is in it and could not be read.
    """

    path: Path
    sha256: str
    description: Description
    sections: tuple[Section, ...]
    paging: Paging = field(default_factory=Paging)
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Citation:
    """Where a quote stands. `document` is the file's name; `section` the heading path, joined with " › "; `page`
    counts from the start of the file, `page_label` is the number printed on it where that differs."""

    document: str
    title: str
    section: str | None
    page: int | None
    page_label: str | None
    page_unit: PageUnit
    date: str | None
    quote: str
