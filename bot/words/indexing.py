"""What a run over a folder did, in words."""

from collections.abc import Iterator
from pathlib import Path

from bot.words.names import below, shown
from indexer.index_report import IndexReport
from knowledge.versions import Relation, RelationKind


def say_report(folder: Path, report: IndexReport, only_news: bool = False) -> str:
    """The counts in one line, then a line for each thing that somebody may want to mend or know. With `only_news`
    files that could not be read before, for the same reason, are not named again."""
    lines = _lines(folder.resolve(), report, only_news)
    return "\n".join((f"{shown(str(folder))}: {_counts(report)}.", *(f"  {line}" for line in lines)))


def _counts(report: IndexReport) -> str:
    counts = (
        (len(report.added), "added"),
        (len(report.changed), "changed"),
        (len(report.unchanged), "unchanged"),
        (len(report.removed), "removed"),
        (len(report.skipped), "skipped"),
    )
    return ", ".join(f"{count} {what}" for count, what in counts if count or what == "added")


def _lines(folder: Path, report: IndexReport, only_news: bool) -> Iterator[str]:
    for skipped in report.skipped:
        if only_news and skipped.path in report.skipped_before:
            continue
        kept = " Its last version stays answerable." if skipped.path in report.kept else ""
        yield f"skipped {below(folder, skipped.path)}: {skipped.reason}{kept}"
    for path, problems in report.problems.items():
        yield f"{below(folder, path)}: {' '.join(problems)}"
    for path, relation in report.relations.items():
        yield f"{below(folder, path)} {relation_in_words(relation)}."
    for hidden, seen in report.open_copies:
        yield (
            f"{below(folder, hidden)} is restricted, but its copy {below(folder, seen)} is not: everybody in the "
            "network is answered from that. Restrict it in documents.toml, too, or take it away."
        )
    if report.thesaurus is not None:
        yield _thesaurus(report.thesaurus)
    if report.embedded_again:
        yield f"The embedding model changed: {len(report.embedded_again)} other documents embedded again."
    if not report.readable and not report.removed:
        yield "Nothing could be read."


def _thesaurus(lines: int) -> str:
    if not lines:
        return "thesaurus.txt says nothing any more: only what comes with anchorbot is taken for the same."
    return f"thesaurus.txt: {lines} {'line' if lines == 1 else 'lines'} of names that are taken for each other."


def relation_in_words(relation: Relation) -> str:
    """ "is superseded by tor-v2.docx (its name says version 1, the other version 2)"."""
    verb = "is superseded by" if relation.kind is RelationKind.SUPERSEDED_BY else "is a copy of"
    return f"{verb} {shown(relation.other.name)} ({relation.reason})"
