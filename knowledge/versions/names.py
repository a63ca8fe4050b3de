"""What a title or a file name says apart from its version: the words that tell one paper from another."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from knowledge.documents import DocumentKind
from knowledge.places import find_places
from knowledge.versions.marks import Marks, read_marks
from knowledge.versions.named_dates import NamedDates
from knowledge.words import words_of


@dataclass(frozen=True)
class Name:
    """A name without its version. `words` are in the singular, without places and the words for its kind."""

    words: frozenset[str]
    places: frozenset[str]
    marks: Marks
    dates: NamedDates

    @property
    def telling_words(self) -> frozenset[str]:
        """The words that tell this paper from others of the same kind: not "group", "board", "b" or "scan0007"."""
        return frozenset(word for word in self.words - _GENERAL if len(word) > 1 and word.isalpha())

    @property
    def figures(self) -> frozenset[str]:
        """The words with figures: "2" of "Phase 2", "2021-22"."""
        return frozenset(word for word in self.words if not word.isalpha())


_KIND_WORDS = {
    DocumentKind.TERMS_OF_REFERENCE: re.compile(r"\bterms of (?:the )?reference\b|\btors?\b", re.IGNORECASE),
    DocumentKind.CHARTER: re.compile(r"\bcharter\b", re.IGNORECASE),
    DocumentKind.MINUTES: re.compile(r"\bminutes\b", re.IGNORECASE),
    DocumentKind.REPORT: re.compile(r"\breport\b", re.IGNORECASE),
    DocumentKind.CASE_STUDY: re.compile(r"\bcase stud(?:y|ies)\b", re.IGNORECASE),
    DocumentKind.SLIDES: re.compile(r"\b(?:slides|slide deck|presentation)\b", re.IGNORECASE),
}
_KEEPS_PERIODS = frozenset(DocumentKind) - {DocumentKind.CHARTER, DocumentKind.TERMS_OF_REFERENCE}

_JOINING = frozenset(["a", "an", "and", "at", "by", "for", "in", "of", "on", "our", "the", "to", "with"])
_OF_EVERY_NETWORK = frozenset(["anchor", "institution"])

ONE_OF_ITS_NETWORK = frozenset(["board", "executive", "steering"])
"""Words for bodies of which a network has one. The network's own name may head the papers of all its groups."""

_GENERAL = ONE_OF_ITS_NETWORK | frozenset(
    """
    action agenda agreement alliance annex annual appendix borough briefing city clean collaborative committee
    council county doc document final form forum group guidance guide list meeting monthly network nhs note
    organisation paper partnership pdf plan policy programme project proposal quarterly reference scan statement
    strategy sub summary task team template term text tor trust university update web word working
    """.split()
)
"""Words that many papers of a network share. Papers named by these alone are not told apart by their names."""


def read_title(title: str, path: Path, kind: DocumentKind) -> Name:
    """The title as a Name; one that was made from the file's name is read as that."""
    return _read(title, kind, is_file_name=_letters(title) == _letters(path.stem))


def read_file_name(stem: str, kind: DocumentKind) -> Name:
    """A file's name without its suffix, or a folder's, as a Name."""
    return _read(stem, kind, is_file_name=True)


def _read(written: str, kind: DocumentKind, is_file_name: bool) -> Name:
    name = unicodedata.normalize("NFKC", written)
    marks, dates = read_marks(_parted(name) if is_file_name else name, is_file_name)
    rest = " ".join(re.split(r"[\s_-]+" if is_file_name else r"\s+", dates.rest))
    places = find_places(rest)
    for place in reversed(places):
        rest = f"{rest[: place.start]} {rest[place.end :]}"
    if kind in _KIND_WORDS:
        rest = _KIND_WORDS[kind].sub(" ", rest)
    words = {*_words(rest), *(dates.periods if kind in _KEEPS_PERIODS else ())}
    return Name(frozenset(words), frozenset(place.name for place in places), marks, dates)


def _parted(stem: str) -> str:
    """ "ProcurementToRDraft" as three words."""
    return re.sub(r"(?<=[a-z\d])(?=[A-Z][a-z]{2})|(?<=[a-z])(?=ToR)|(?<=ToR)(?=[A-Z])", " ", stem)


def _words(text: str) -> set[str]:
    found = {word for written in words_of(text) for word in _unfolded(_singular(written))}
    return found - _JOINING - _OF_EVERY_NETWORK


def _unfolded(word: str) -> tuple[str, ...]:
    return ("working", "group") if word == "wg" else (word,)


def _singular(word: str) -> str:
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", unicodedata.normalize("NFKC", text).casefold()))
