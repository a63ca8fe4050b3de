"""What a run over a folder did, in words."""

from collections.abc import Iterator
from pathlib import Path

from knowledge.versions import Relation, RelationKind

from indexer.index_report import IndexReport


def say_report(folder: Path, report: IndexReport) -> str:
    """The counts in one line, then a line for each thing that somebody may want to mend or know."""
    return "\n".join((f"{folder}: {_counts(report)}.", *(f"  {line}" for line in _lines(report))))


def _counts(report: IndexReport) -> str:
    counts = (
        (len(report.added), "added"),
        (len(report.changed), "changed"),
        (len(report.unchanged), "unchanged"),
        (len(report.removed), "removed"),
        (len(report.skipped), "skipped"),
    )
    return ", ".join(f"{count} {what}" for count, what in counts if count or what == "added")


def _lines(report: IndexReport) -> Iterator[str]:
    for skipped in report.skipped:
        kept = " Its last version stays answerable." if skipped.path in report.kept else ""
        yield f"skipped {skipped.path.name}: {skipped.reason}{kept}"
    for path, problems in report.problems.items():
        yield f"{path.name}: {' '.join(problems)}"
    for path, relation in report.relations.items():
        yield f"{path.name} {relation_in_words(relation)}."
    if report.embedded_again:
        yield f"The embedding model changed: {len(report.embedded_again)} other documents embedded again."
    if not report.readable and not report.removed:
        yield "Nothing could be read."


def relation_in_words(relation: Relation) -> str:
    """ "is superseded by tor-v2.docx (its name says version 1, the other version 2)"."""
    verb = "is superseded by" if relation.kind is RelationKind.SUPERSEDED_BY else "is a copy of"
    return f"{verb} {relation.other.name} ({relation.reason})"
