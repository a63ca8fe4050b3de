"""What kind of document a file is, and what shows it."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from indexer.describe.kind_parts import holds_terms, shows_charter, shows_minutes, shows_report, shows_slides
from indexer.describe.shown import Shown, words_in
from knowledge.documents import DocumentKind, Fact

_NAMES = (  # the first that fits wins: "Minutes of the Charter group", "Report on the charter"
    (
        DocumentKind.MINUTES,
        re.compile(r"(?<!\d )\bminutes\b(?! (?:to|walk|read|from|away|long)\b)", re.IGNORECASE),
    ),
    (
        DocumentKind.TERMS_OF_REFERENCE,
        re.compile(r"\bterms of reference\b|\b(?-i:T[oO]Rs?)\b", re.IGNORECASE),
    ),
    (DocumentKind.CASE_STUDY, re.compile(r"\bcase stud(?:y|ies)\b", re.IGNORECASE)),
    (DocumentKind.REPORT, re.compile(r"\breport\b", re.IGNORECASE)),
    (DocumentKind.CHARTER, re.compile(r"\bcharter\b", re.IGNORECASE)),
)
_COVER_NAMES = (
    (DocumentKind.MINUTES, re.compile(r"^(?:draft )?minutes\b", re.IGNORECASE)),
    (DocumentKind.TERMS_OF_REFERENCE, re.compile(r"^(?:draft )?terms of reference\b", re.IGNORECASE)),
    (
        DocumentKind.REPORT,
        re.compile(r"^(?:an? |the |about this )?(?:[\w-]+ )?report(?: (?:of|by|to|for|from|on)\b|$)", re.IGNORECASE),
    ),
    (DocumentKind.CASE_STUDY, re.compile(r"^(?:a )?case study\b", re.IGNORECASE)),
)
_SLIDE_NAMES = ((DocumentKind.SLIDES, re.compile(r"\b(?:slides|slide deck|presentation|pptx?|odp)\b", re.IGNORECASE)),)

_LOOKS: Sequence[tuple[DocumentKind, Callable[[Sequence[Shown]], str | None]]] = (
    (DocumentKind.MINUTES, shows_minutes),
    (DocumentKind.CHARTER, shows_charter),
    (DocumentKind.SLIDES, shows_slides),
    (DocumentKind.REPORT, shows_report),
)


def describe_kind(texts: Sequence[Shown], cover: Sequence[Shown], title: str, path: Path) -> Fact[DocumentKind]:
    """The kind, from what the document calls itself (title, cover, file name), else from its parts.

    Slides that end in terms of reference are terms of reference: rules outrank the form they come in. They
    need a heading that says so outside any appendix, three of the usual rules under it, and a third of the
    text.
    """
    named = _named_in(title, "title", _NAMES)
    if not named or named.value is DocumentKind.CHARTER:  # a report on one may be titled "Signing the charter"
        named = _named_on_cover(cover) or named
    if named := named or _named_in(path.name, "file name", _NAMES):
        return named
    if terms := holds_terms(texts):
        return Fact(DocumentKind.TERMS_OF_REFERENCE, terms)
    if named := _named_in(title, "title", _SLIDE_NAMES) or _named_in(path.name, "file name", _SLIDE_NAMES):
        return named
    for kind, look in _LOOKS:
        if evidence := look(texts):
            return Fact(kind, evidence)
    return Fact(DocumentKind.OTHER, "nothing in it says what kind of document it is")


_Names = Sequence[tuple[DocumentKind, re.Pattern[str]]]


def _named_in(text: str, where: str, names: _Names) -> Fact[DocumentKind] | None:
    words = re.sub(r"[-_.\d]+", " ", text) if where == "file name" else text
    for kind, pattern in names:
        if pattern.search(words):
            return Fact(kind, f'{where}: "{text}"')
    return None


def _named_on_cover(cover: Sequence[Shown]) -> Fact[DocumentKind] | None:
    named = (_named_in(text.text, "cover", _COVER_NAMES) for text in cover if words_in(text.text) <= 14)
    return next((fact for fact in named if fact), None)
