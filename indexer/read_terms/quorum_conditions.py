"""What a quorum asks for besides the number, as worded: "one of whom must be the Chair", "deputies count"."""

import re
from collections.abc import Iterator, Sequence

from indexer.read_terms.clauses import Clause
from indexer.read_terms.condition_words import (
    DEPUTIES_TOO,
    SOME,
    WHO,
    WHO_COUNTS,
    condition_before,
    condition_start,
)
from indexer.read_terms.quorum import Quorum
from indexer.read_terms.quorum_words import QUORUM_WORD, is_about_quorum, is_labelled, rule_end
from indexer.read_terms.wording import one_of, wording
from knowledge.words import content_words

_MODAL = "(must|should|shall|will|needs? to|has to|have to|is to|are to)"
_REQUIREMENT = wording(rf"""
    {_MODAL}( \w+){{0,3}}? (includ|compris)\w*
    {_MODAL}( \w+){{0,3}}? be (present|in attendance|represented|at least|a|one|from|drawn|there|among)
    {_MODAL}( \w+){{0,3}}? (attend|have|contain|come from|take part)
    quorate (without|unless)
    (at least|a minimum of)\b[^.;]*\b(must|should|shall|is|are|needs? to)
""")
_POINTS_BACK = re.compile(
    one_of(rf"""
    (this|these|they|it|that|those|there|must|to include|and|among|either|both)\b
    the (quorum|number)\b
    of (these|those|them|the)\b
    (at least|a minimum of)\b
    {WHO}
    {SOME} of
    """),
    re.IGNORECASE,
)
_ASKS_FOR_SOMEBODY = re.compile(rf"\b(?:{SOME}\b|chair|represent|present|attend)", re.IGNORECASE)
_ANOTHER_MATTER = wording(r"""
    papers?
    agendas?
    minutes
    vot(e|es|ing)
    decisions? (will|shall|are)
    apologies
    review(s|ed)?
""")
_PRESENT_AND = re.compile(
    r"^(?:must|shall|should|are|is|needs? to|will)(?: be)? (?:present|represented|in attendance|there|attend)\b[,;]? ?",
    re.IGNORECASE,
)
_REST_OF_SENTENCE = re.compile(
    one_of(r"""
    [,)]? (shall|will|must|is|are|to|would)? ?(\w+ ){0,2}(form|constitute|make|represent) (up )?(a|the) quor.*$
    [,)]? (shall|will) be deemed (a|the) quor.*$
    [,)] ((shall|will|must|is|are|to|needs? to) )?(be )?(present|in attendance|required|needed|necessary|there)\b.*$
    [,)]? (for (a|the|any|each) )?(meeting|group|board|decision)s? to (be|go|proceed|take)\b.*$
    [,)] (before|for|in order)\b.*$
    must be there for\b.*$
    (before|until) (any|a|the|it)\b.*$
    """),
    re.IGNORECASE,
)
_JOINED_ON = re.compile(r"^and (?:also )?", re.IGNORECASE)
_POSSESSIVE = re.compile(r"^(?:(?:their|its|a|an|his|her|any) )+", re.IGNORECASE)
_LONGEST_SMALL_WORD = 4  # letters
_EDGES = " ;,.()–"


def read_conditions(clauses: Sequence[Clause], quorum: Quorum | None) -> Iterator[tuple[str, Clause]]:
    """The conditions in order, each with its clause: those in the quorum's own clause, and the sentences and items
    that belong to it."""
    past = False
    for clause in clauses:
        if quorum and clause is quorum.clause:
            past = True
            found = _inside(clause.text[: rule_end(clause.text)], quorum.conditions_at)
        else:
            found = iter([_cleaned(clause.text)] if _is_condition(clause, quorum if past else None) else ())
        yield from ((words, clause) for words in found if words)


def _inside(text: str, start: int) -> Iterator[str]:
    yield _cleaned(condition_before(text, start))
    if start >= len(text):
        return
    if deputies := DEPUTIES_TOO.match(text, start):
        yield f"{_POSSESSIVE.sub('', deputies['who'].strip())} count"
        start = condition_start(text, deputies.end())
    yield _cleaned(text[start:])


def _is_condition(clause: Clause, quorum: Quorum | None) -> bool:
    """Whether a clause beside the one with the number asks for somebody to be there, or says who counts."""
    text = clause.text
    if rule_end(text) < len(text) or _ANOTHER_MATTER.search(text):
        return False
    if QUORUM_WORD.search(text) and is_about_quorum(clause):
        return bool(_REQUIREMENT.search(text) or WHO_COUNTS.search(text))
    if quorum is None or not (is_labelled(clause) or clause.block == quorum.clause.block):
        return False
    if clause.labels and clause.labels == quorum.clause.labels and not text[:1].isupper():
        return bool(_ASKS_FOR_SOMEBODY.search(text))
    return bool(WHO_COUNTS.search(text) or (_REQUIREMENT.search(text) and _POINTS_BACK.match(text)))


def _cleaned(text: str) -> str:
    """A condition without what belongs to the sentence around it; nothing where only small words are left."""
    words = _REST_OF_SENTENCE.sub("", _PRESENT_AND.sub("", text.strip(_EDGES))).strip(_EDGES)
    words = _JOINED_ON.sub("", words)
    return words if content_words(words)[1:] or len(words) > _LONGEST_SMALL_WORD else ""
