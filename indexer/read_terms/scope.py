"""What of a text holds for this group now: without other bodies, earlier rules, special meetings, and what is still
to be confirmed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.read_terms.clauses import Clause
from indexer.read_terms.scope_words import A_DETAIL, BODY, CHANGED, EARLIER, LEFT_BLANK, OPEN, SPECIAL, WE

_STATEMENT_END = re.compile(
    r"[;()]|\s–\s|\s\|\s|\.(?=\s)|,(?= (?:and|with|which|who)\b)"
    r"|\b(?:but|while|whilst|whereas|although|though|however)\b|\band (?=(?:it |this |that |they )?(?:is|are) now\b)",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[,;()]|\.(?=\s)")
_WORD_OR_MARK = re.compile(r"(?P<kept>\b(?:quor|meet)\w+)|\w+|\W", re.IGNORECASE)
_ORDINARY = re.compile(
    r"\b(?:ordinary|other|normal|regular) (?:meetings?|ones?|sessions?)|\botherwise\b", re.IGNORECASE
)
_HARDLY_MORE = 2  # words
_SENTENCE_PART_END = re.compile(r"[;|]|\.(?=\s)")


def in_scope(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses with ";" in place of every letter that does not speak of this group's ordinary meetings now."""
    of_lower_body = _is_of_lower_body(clauses)
    found = []
    for clause in clauses:
        if any(_says_open(label, 0, len(label)) for label in clause.labels[-1:]):
            continue
        if not of_lower_body and any(_names_lower_body(label) for label in clause.labels):
            continue
        text = _without_open(_without_earlier(_without_special(clause.text)))
        found.append(replace(clause, text=text if of_lower_body else _without_lower_bodies(text)))
    return tuple(found)


def _without_open(text: str) -> str:
    for start, end in _between(_SENTENCE_PART_END, text):
        if _says_open(text, start, end):
            text = _blanked(text, start, end)
    return text


def _says_open(text: str, start: int, end: int) -> bool:
    """Whether something is still to be confirmed here, other than the day or the room."""
    found = (*OPEN.finditer(text, start, end), *LEFT_BLANK.finditer(text, start, end))
    return any(not A_DETAIL.search(text[start : one.start()]) for one in found)


def _without_earlier(text: str) -> str:
    for found in CHANGED.finditer(text):
        text = _blanked(text, found.start("before"), found.end("before"))
    for start, end in _between(_STATEMENT_END, text):
        if earlier := EARLIER.search(text, start, end):
            begin, stop = _around(text, earlier, start, end)
            text = text[:begin] + _WORD_OR_MARK.sub(_kept_or_blank, text[begin:stop]) + text[stop:]
    return text


def _kept_or_blank(found: re.Match[str]) -> str:
    """ "Quorum" and "meetings", which the rule of today may share with the earlier one, else commas for letters."""
    return found["kept"] or "," * len(found[0])


def _around(text: str, found: re.Match[str], start: int, end: int) -> tuple[int, int]:
    """What stands between the commas around a word, and where that is hardly more than the word, the rest as well."""
    begin = max((comma.end() for comma in _COMMA.finditer(text, start, found.start())), default=start)
    stop = next((comma.start() for comma in _COMMA.finditer(text, found.end(), end)), end)
    return (begin, stop) if len(text[begin:stop].split()) > _HARDLY_MORE else (begin, end)


def _without_special(text: str) -> str:
    for start, end in _between(_STATEMENT_END, text):
        if found := SPECIAL.search(text, start, end):
            whole = len(text[: found.start()].split()) < _HARDLY_MORE and not _ORDINARY.search(text)
            text = _blanked(text, found.start(), len(text) if whole else end)
    return text


def _without_lower_bodies(text: str) -> str:
    """Without the statements whose first body is a sub-group; one that names none goes with the statement before."""
    lower = False
    for start, end in _between(_STATEMENT_END, text):
        if found := _subject(text, start, end):
            lower = bool(found["lower"])
        if lower:
            text = _blanked(text, start, end)
    return text


def _subject(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first body of a statement, but for one that only owns what follows ("the Board's working groups")."""
    bodies = BODY.finditer(text, start, end)
    return next((body for body in bodies if not text.startswith("'s", body.end())), None)


def _names_lower_body(text: str) -> bool:
    return any(found["lower"] for found in BODY.finditer(text))


def _is_of_lower_body(clauses: Sequence[Clause]) -> bool:
    """Whether the whole text is a sub-group's or working group's own: the first heading or sentence that names a body
    is of one."""
    for clause in clauses:
        for heading in clause.labels:
            if BODY.search(heading):
                return _names_lower_body(heading)
        if found := BODY.search(clause.text):
            return bool(found["lower"]) and not WE.search(clause.text, 0, found.start())
    return False


def _between(ends: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in ends.finditer(text):
        yield start, end.start()
        start = end.end() if not end[0].isalpha() else end.start()
    yield start, len(text)


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + ";" * (end - start) + text[end:]
