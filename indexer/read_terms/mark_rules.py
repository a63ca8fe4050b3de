"""The statements of terms of reference, marked with the rules that they state."""

import re
from collections import defaultdict
from dataclasses import replace
from typing import Any

from indexer.read_terms.document_text import row_line, text_of
from indexer.read_terms.read_terms import read_terms
from knowledge.documents import Document, DocumentKind, Fact, Rule, Statement, StatementKind
from knowledge.groups.terms import TermsOfReference

_MARKS = re.compile(r"[\s|#*_\-–—•]+")
_LEAST = 8  # letters: what is shorter stands in too many clauses


def mark_rules(document: Document) -> Document:
    """`document` with `rules` on the statements that its facts were read from; as it was where it has no terms."""
    if document.description.kind.value is not DocumentKind.TERMS_OF_REFERENCE:
        return document
    terms = read_terms(text_of(document))
    clauses = _clauses(terms)
    conditions = {_letters(fact.evidence) for fact in terms.quorum_conditions}

    def marked(statement: Statement) -> Statement:
        own = _letters(row_line(statement.text) if statement.kind is StatementKind.ROW else statement.text)
        rules = tuple(rule for rule in Rule if any(_is_of(own, clause) for clause in clauses[rule]))
        is_condition = statement.kind is not StatementKind.ROW and any(_is_of(own, clause) for clause in conditions)
        if is_condition and Rule.QUORUM not in rules:  # a row of a table of seats has its part in it, but is none
            rules = (Rule.QUORUM, *rules)
        return replace(statement, rules=rules)

    sections = tuple(
        replace(
            section,
            passages=tuple(
                replace(passage, statements=tuple(map(marked, passage.statements))) for passage in section.passages
            ),
        )
        for section in document.sections
    )
    return replace(document, sections=sections)


def _clauses(terms: TermsOfReference) -> dict[Rule, set[str]]:
    """The letters of each rule's clauses."""
    facts: dict[Rule, tuple[Fact[Any] | None, ...]] = {
        Rule.QUORUM: (terms.quorum_count, terms.quorum_share),
        Rule.CADENCE: (terms.cadence, terms.cadence_per_year),
        Rule.DECISION: (terms.decision_rule,),
        Rule.CHAIRS: terms.chairs,
        Rule.SECRETARIAT: (terms.secretariat,),
        Rule.MEMBERS: terms.members,
        Rule.NOTICE: (terms.notice,),
        Rule.REVIEW: (terms.review,),
        Rule.MODE: (terms.mode,),
        Rule.DURATION: (terms.duration_minutes,),
        Rule.EFFECTIVE: (terms.effective,),
    }
    found: dict[Rule, set[str]] = defaultdict(set)
    for rule, stated in facts.items():
        found[rule] = {_letters(fact.evidence) for fact in stated if fact}
    return found


def _letters(text: str) -> str:
    return _MARKS.sub(" ", text).strip().casefold()


def _is_of(statement: str, clause: str) -> bool:
    return len(statement) >= _LEAST and len(clause) >= _LEAST and (statement in clause or clause in statement)
