"""Terms of reference, read: every fact with the clause that states it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from indexer.read_terms.cadence import read_cadence
from indexer.read_terms.chairs import read_chairs
from indexer.read_terms.clauses import Clause, clauses_of
from indexer.read_terms.decisions import read_decision_rule
from indexer.read_terms.duration import read_duration
from indexer.read_terms.effective import read_effective
from indexer.read_terms.meeting_day import read_meeting_day
from indexer.read_terms.members import read_members
from indexer.read_terms.mode import read_mode
from indexer.read_terms.months_off import read_months_off
from indexer.read_terms.notice import read_notice
from indexer.read_terms.quorum import read_quorum, without_quorum
from indexer.read_terms.quorum_conditions import read_conditions
from indexer.read_terms.review import read_review
from indexer.read_terms.scope import in_scope
from indexer.read_terms.secretariat import read_secretariat
from knowledge.documents import Fact
from knowledge.groups.terms import TermsOfReference

T = TypeVar("T")


def read_terms(text: str) -> TermsOfReference:
    """What `text` states of its group. Each fact's evidence is the clause, exactly as it stands in `text`."""
    clauses = in_scope(clauses_of(text))
    quorum = read_quorum(clauses)
    cadence = read_cadence(clauses)
    conditions = read_conditions(clauses, quorum)
    return TermsOfReference(
        quorum_count=_fact(quorum.count, quorum.clause) if quorum else None,
        quorum_share=_fact(quorum.share, quorum.clause) if quorum else None,
        quorum_conditions=tuple(Fact(words, clause.words) for words, clause in conditions),
        quorum_counts=_fact(quorum.counted, quorum.clause) if quorum else None,
        cadence=_fact(cadence.cadence, cadence.clause) if cadence else None,
        cadence_per_year=_fact(cadence.per_year, cadence.clause) if cadence else None,
        meeting_day=_fact(*read_meeting_day(clauses, cadence)) if cadence else None,
        months_off=tuple(Fact(month, clause.words) for month, clause in read_months_off(clauses)),
        decision_rule=_first(read_decision_rule, without_quorum(clauses, quorum)),
        chairs=tuple(Fact(name, clause.words) for name, clause in read_chairs(clauses)),
        secretariat=_first(read_secretariat, clauses),
        members=tuple(Fact(name, clause.words) for name, clause in read_members(clauses)),
        notice=_first(read_notice, clauses),
        review=_first(read_review, clauses),
        mode=_first(read_mode, clauses),
        duration_minutes=_first(read_duration, clauses),
        effective=_first(read_effective, clauses),
    )


def _fact(value: T | None, clause: Clause) -> Fact[T] | None:
    return None if value is None else Fact(value, clause.words)


def _first(read: Callable[[Sequence[Clause]], tuple[T, Clause] | None], clauses: Sequence[Clause]) -> Fact[T] | None:
    found = read(clauses)
    return Fact(found[0], found[1].words) if found else None
