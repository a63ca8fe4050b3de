"""A candidate with its names read, and when two candidates are the same paper in different versions."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from knowledge.documents import DocumentKind
from knowledge.places import contains
from knowledge.versions.candidate import Candidate
from knowledge.versions.marks import Stage, same_number
from knowledge.versions.named_dates import differ
from knowledge.versions.names import ONE_OF_ITS_NETWORK, Name, read_file_name, read_title

REPLACED_BY_DATE = frozenset([DocumentKind.CHARTER, DocumentKind.TERMS_OF_REFERENCE])
"""Kinds of which a later one replaces an earlier one."""

IN_SERIES = frozenset([DocumentKind.MINUTES, DocumentKind.REPORT, DocumentKind.SLIDES, DocumentKind.CASE_STUDY])
"""Kinds that come again and again under one title: another date makes another paper."""

_OLD_FOLDERS = frozenset(["old", "archive", "archived", "superseded", "obsolete", "previous"])
_FOLDERS_OF_VERSIONS = _OLD_FOLDERS | frozenset(
    ["charter", "current", "document", "file", "latest", "paper", "pdf", "reference", "term", "tor", "version", "word"]
)


@dataclass(frozen=True, eq=False)
class Paper:
    """A candidate, and its title and file name without their versions. `folder` leaves out folders of versions."""

    candidate: Candidate
    title: Name
    file: Name
    folder: tuple[str, ...]
    in_old_folder: bool

    @property
    def path(self) -> Path:
        return self.candidate.path

    @cached_property
    def number(self) -> tuple[int, ...] | None:
        """The version number. The file's name goes before the title, which is often left as it was, unless the title
        only says it in more detail: "v1.docx" holds "Version 1.2"."""
        by_file, by_title = self.file.marks.number, self.title.marks.number
        if by_file is None or by_title is None:
            return by_title if by_file is None else by_file
        return by_title if by_title[: len(by_file)] == by_file else by_file

    @cached_property
    def stage(self) -> tuple[Stage, int]:
        marks = self.title.marks if self.file.marks.stage is Stage.UNMARKED else self.file.marks
        return marks.stage, marks.turn

    @cached_property
    def named_date(self) -> str | None:
        return self.file.dates.latest or self.title.dates.latest

    @cached_property
    def date(self) -> str | None:
        return self.candidate.date or self.named_date

    @cached_property
    def is_set_aside(self) -> bool:
        """Whether its file or folder is called old, superseded and the like."""
        return self.file.marks.set_aside or self.title.marks.set_aside or self.in_old_folder

    @cached_property
    def own_words(self) -> frozenset[str]:
        """What the file's name tells beyond the title."""
        return self.file.telling_words - self.title.words

    @cached_property
    def group(self) -> tuple[object, ...]:
        """Equal for all versions of a paper, and for some others: what is compared at all."""
        kind = self.candidate.kind
        key: tuple[object, ...] = (kind, self.title.words)
        if kind in IN_SERIES:
            key = (*key, self.date, frozenset(self.title.dates.dates))
        if self.title.telling_words or self.is_one_of_its_network:
            return key
        return (*key, self.file.words, None if self.file.telling_words else self.folder)

    @property
    def is_one_of_its_network(self) -> bool:
        """Whether a network has one such paper: its charter, or the terms of its board."""
        return self.candidate.kind is DocumentKind.CHARTER or bool(self.title.words & ONE_OF_ITS_NETWORK)


def read_paper(candidate: Candidate) -> Paper:
    """The candidate with its names read."""
    kind, path = candidate.kind, candidate.path
    folders = [(name.casefold(), _folder_words(name)) for name in path.parent.parts]
    return Paper(
        candidate=candidate,
        title=read_title(candidate.title, path, kind),
        file=read_file_name(path.stem, kind),
        folder=tuple(name for name, words in folders if words - _FOLDERS_OF_VERSIONS),
        in_old_folder=any(words & _OLD_FOLDERS and words <= _FOLDERS_OF_VERSIONS for _, words in folders),
    )


@lru_cache(maxsize=10_000)
def _folder_words(name: str) -> frozenset[str]:
    found = read_file_name(name, DocumentKind.OTHER)
    return found.words | found.places | ({"superseded"} if found.marks.set_aside else set())


def same_paper(one: Paper, other: Paper) -> bool:
    """Whether two documents are one paper, whatever their versions.

    Titles agree without their versions, and nothing else tells the documents apart. Titles that many papers share
    ("Terms of reference", "Action plan") say too little: there the files' names must agree as well, and their folders
    where these names say too little too. A charter, or a body of which a network has one, is told by its place.
    """
    if one.group != other.group or in_conflict(one, other):
        return False
    if one.title.places and other.title.places and one.title.places != other.title.places:
        return False
    if one.title.telling_words or (one.is_one_of_its_network and _same_place(one, other)):
        return not one.own_words or not other.own_words or one.own_words == other.own_words
    if one.file.words != other.file.words:
        return False
    return bool(one.file.telling_words) or one.folder == other.folder


def in_conflict(one: Paper, other: Paper) -> bool:
    """Whether the places in their names, those they are about, or their networks are different ones."""
    named, others_named = one.title.places | one.file.places, other.title.places | other.file.places
    if named and others_named and not named & others_named:
        return True
    about, others_about = one.candidate.places, other.candidate.places
    if about and others_about and not _overlap(about, others_about):
        return True
    network, others_network = _network(one), _network(other)
    return bool(network and others_network and network != others_network)


def cannot_be_copies(one: Paper, other: Paper) -> bool:
    """Whether something outside the contents says that two documents with nearly the same words are two papers."""
    if in_conflict(one, other) or differ(one.date, other.date):
        return True
    if one.number and other.number and not same_number(one.number, other.number):
        return True
    if (one.stage[0] is Stage.DRAFT) is not (other.stage[0] is Stage.DRAFT):
        return True
    return _titles_differ(one, other)


def _titles_differ(one: Paper, other: Paper) -> bool:
    """Whether each title tells what the other does not; where titles tell nothing, the files' names.

    Files of one telling name may have different titles: one is often only that of the program or the web page.
    """
    words, others = one.file.telling_words, other.file.telling_words
    if words and words == others and one.file.figures == other.file.figures:
        return False
    if one.title.figures and other.title.figures and one.title.figures != other.title.figures:
        return True
    if one.title.telling_words or other.title.telling_words:
        words, others = one.title.telling_words, other.title.telling_words
    return bool(words - others and others - words)


def _same_place(one: Paper, other: Paper) -> bool:
    """Whether both are known to be about the same place, or of the same network."""
    if _network(one) and _network(one) == _network(other):
        return True
    if one.title.places and one.title.places == other.title.places:
        return True
    return bool(one.candidate.places) and set(one.candidate.places) == set(other.candidate.places)


def _overlap(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(contains(place, other) or contains(other, place) for place in some for other in others)


def _network(paper: Paper) -> str | None:
    """ "Essex Anchor Network" and "Essex Anchors' Network" alike."""
    name = paper.candidate.network
    return " ".join(sorted(_folder_words(name))) if name else None
