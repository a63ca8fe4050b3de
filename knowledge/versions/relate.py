"""Which document is used in place of which other: the newest version, and the best copy of it."""

from collections.abc import Sequence
from pathlib import Path

from knowledge.versions.candidate import Candidate, Relation
from knowledge.versions.copies import add_copies
from knowledge.versions.forest import led_to_the_end
from knowledge.versions.paper import read_paper
from knowledge.versions.superseded import find_superseded


def relate(candidates: Sequence[Candidate]) -> dict[Path, Relation]:
    """The documents in whose place another is used, by path; their paths must differ.

    Every relation leads to a document that has none itself, whatever the input: there are no chains and no circles.
    The order of the candidates does not matter. What the secretariat decided goes before all rules.
    """
    papers = [read_paper(candidate) for candidate in sorted(candidates, key=lambda one: one.path)]
    return led_to_the_end(add_copies(papers, find_superseded(papers)))
