"""From when the terms hold."""

from collections.abc import Sequence

from indexer.describe.date import written_dates
from indexer.read_terms.clauses import Clause
from indexer.read_terms.labels import Topic
from indexer.read_terms.wording import wording

_TAKES_EFFECT = wording(r"""
    effective (from|on|as of)
    (takes?|took) effect (from|on)
    (comes?|came) into (effect|force|operation) (from|on)
    in force( \w+)? (from|since|on)
    with effect from
    (apply|applies|valid|run|runs)( \w+)? (from|as of)
    (adopted|commence[sd]?|start(s|ed)?)( \w+){0,3} (on|from)
""")
_MOST_BETWEEN = 20  # characters


def read_effective(clauses: Sequence[Clause]) -> tuple[str, Clause] | None:
    """The date from which the terms hold, in ISO 8601 as exact as it is written; None where it is not stated."""
    for clause in clauses:
        starts = [found.end() for found in _TAKES_EFFECT.finditer(clause.text)]
        if Topic.EFFECTIVE in clause.topics and clause.own_label:
            starts.append(0)
        for date in written_dates(clause.text):
            if any(0 <= date.start - start <= _MOST_BETWEEN for start in starts):
                return date.iso, clause
    return None
