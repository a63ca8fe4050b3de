"""Invented clauses of terms of reference (terms_clauses.jsonl), and how what is read of them is compared.

A careful secretary could have written them; no real document did. The development half was looked at while the
readers were written, the held-out half only afterwards. A fact that is not named in `facts` is not stated.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.cli.terms_command import facts_record
from indexer.read_terms.read_terms import read_terms
from knowledge.documents import Fact
from knowledge.groups.terms import TermsOfReference

FACTS = tuple(facts_record(TermsOfReference()))
AS_WORDED = ("secretariat", "review")
"""Told in the document's own words, so a longer stretch of them is right, too."""


@dataclass(frozen=True)
class Sample:
    """A clause, and the facts it states."""

    id: str
    half: str
    text: str
    facts: dict[str, Any]


def samples(half: str) -> list[Sample]:
    """The samples of one half, "development" or "held-out"."""
    lines = (Path(__file__).parent / "terms_clauses.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Sample(row["id"], row["half"], row["text"], row["facts"]) for row in rows if row["half"] == half]


def facts_of(text: str) -> dict[str, Any]:
    """What is read of `text`, by the names that programs know."""
    return facts_record(read_terms(text))


def is_right(fact: str, wanted: Any, read: Any) -> bool:
    """Whether a fact was read as it is stated, and nothing where it is not."""
    if not wanted or not read:
        return not wanted and not read
    if fact in AS_WORDED:
        return _words(wanted) <= _words(read)
    if fact == "quorum_conditions":
        return all(any(_half_of(_words(one), _words(other)) for other in read) for one in wanted)
    if fact == "decision_rule":
        return _half_of(_words(wanted), _words(read)) and wanted.split(",")[0] == read.split(",")[0]
    return bool(wanted == read)


def _half_of(wanted: set[str], read: set[str]) -> bool:
    return 2 * len(wanted & read) >= len(wanted)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def clauses_of_facts(terms: TermsOfReference) -> Iterator[str]:
    """The clause of every fact."""
    for fact in vars(terms).values():
        yield from (one.evidence for one in (fact if isinstance(fact, tuple) else (fact,)) if isinstance(one, Fact))
