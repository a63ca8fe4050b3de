"""Which document supersedes which, and which are copies of each other: rules on records, without any database."""

from knowledge.versions.candidate import Candidate, Relation, RelationKind
from knowledge.versions.relate import relate
from knowledge.versions.sketch import resemblance, sketch_of

__all__ = ["Candidate", "Relation", "RelationKind", "relate", "resemblance", "sketch_of"]
