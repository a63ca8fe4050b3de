"""How the group decides."""

import re
from collections.abc import Iterator, Sequence

from indexer.read_terms.clauses import Clause
from indexer.read_terms.decision_rules import find_rules, speaks_of_deciding
from indexer.read_terms.decision_words import CONSENSUS
from indexer.read_terms.labels import Topic
from indexer.read_terms.wording import one_of, wording

_FALLBACK = wording(r"""
    fail(ing|s|ed)?
    otherwise
    (if|where|when|should|until|unless|except)
    in the (absence|event)
    only (if|when|where)
    in default
    last resort
    fall-?back
    (cannot|can't|could not|unable to) (be )?(agree|reach|find|settle|resolve)\w*
    unresolved
    (differ|disagree|dispute)[sd]?
    then
    but
""")
_HANDED_ON = one_of(r"""
    referred
    refer
    escalated?
    taken
    passed?
    put
    elevated
    remitted
    deferred
    handed
    brought
    goes
    go
    sent
    left
""")
_REFERRED = re.compile(
    rf"\b(?:{_HANDED_ON})(?: (?:it|them|upwards?|back|up|on|the (?:matter|question|issue|decision)))* "
    r"(?P<to>to (?:the |its |their |a |an )?[A-Za-z][\w' &-]{2,80}?)"
    r"(?= (?:for|who|which|whose|and|by|where|with|to|at|or)\b|[.,;()]|$)",
    re.IGNORECASE,
)
_NO_BODY = re.compile(r"to (?:a|the) (?:vote|next|following|show)\b|to (?:do|be|vote)\b", re.IGNORECASE)


def read_decision_rule(clauses: Sequence[Clause]) -> tuple[str, Clause] | None:
    """The rule for ordinary decisions, with what happens where consensus fails; None without one."""
    found = list(_rules_in(clauses))
    consensus = next((clause for rule, clause in found if rule == CONSENSUS), None)
    if consensus is None:
        return found[0] if found else None
    fallback = next((rule for rule, clause in found if rule != CONSENSUS and _FALLBACK.search(clause.text)), None)
    fallback = fallback or _referral(clauses, consensus)
    return (f"{CONSENSUS}, else {fallback}" if fallback else CONSENSUS), consensus


def _rules_in(clauses: Sequence[Clause]) -> Iterator[tuple[str, Clause]]:
    for clause in clauses:
        if Topic.DECISIONS in clause.topics or speaks_of_deciding(clause.text):
            yield from ((one.rule, clause) for one in find_rules(clause.text))


def _referral(clauses: Sequence[Clause], consensus: Clause) -> str | None:
    """To whom a matter goes on which there is no consensus."""
    for clause in clauses:
        near = clause is consensus or clause.block == consensus.block
        for found in _REFERRED.finditer(clause.text) if near and _FALLBACK.search(clause.text) else ():
            if not _NO_BODY.match(found["to"]):
                return f"referred {found['to']}"
    return None
