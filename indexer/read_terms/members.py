"""Who belongs to the group, as listed."""

import re
from collections.abc import Iterator, Sequence

from indexer.read_terms.clauses import Clause
from indexer.read_terms.labels import Topic
from indexer.read_terms.seat_tables import members_in_tables

_LIST_FOLLOWS = re.compile(
    r"\b(?:members(?:hip)?|group|board|network|forum|committee|partnership)\b[^.:;]{0,60}\b(?:consists? of|comprises?"
    r"|is made up of|are|is drawn from|includes?)(?: representatives (?:of|from))?(?: the following)?:\s*",
    re.IGNORECASE,
)
_RULE = re.compile(r"(?:each|any|all|every|if|where|no|an?|members)\b.*|.*[a-z]{3}\.", re.IGNORECASE | re.DOTALL)
_SENTENCE = re.compile(
    r"\b(?:will|shall|must|should|may|can|is|are|has|have|serve|attend|agree|expected)\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*[;,]\s+(?:and )?")
_LONGEST = 14  # words: more is a sentence about members


def read_members(clauses: Sequence[Clause]) -> tuple[tuple[str, Clause], ...]:
    """The members listed under a label or heading, or after "consists of:", each with its clause; else those of a
    table, where an organisation that stands there twice has two seats."""
    found: dict[str, Clause] = {}
    for clause in clauses:
        for name in _listed(clause):
            found.setdefault(name, clause)
    return tuple(found.items()) or members_in_tables(clauses)


def _listed(clause: Clause) -> Iterator[str]:
    text = clause.text
    introduced = _LIST_FOLLOWS.search(text)
    if introduced and introduced.end() < len(text):
        yield from _split(text[introduced.end() :])
    elif clause.topics == {Topic.MEMBERS} and not _SENTENCE.search(text) and not text.endswith(":"):
        if clause.own_label and ("," in text or ";" in text):
            yield from _split(text)
        elif clause.is_item and not _RULE.fullmatch(text) and len(text.split()) <= _LONGEST and text[:1].isupper():
            yield text.rstrip(" .;,")


def _split(text: str) -> Iterator[str]:
    between = re.compile(r"\s*;+\s*(?:and )?") if ";" in text else _BETWEEN
    yield from (name for piece in between.split(text) if (name := piece.strip(" .;,")))
