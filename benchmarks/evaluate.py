"""Indexes documents, asks their questions, and scores the answers: the samples, and the real documents where given.

    python benchmarks/evaluate.py [--shared ../shared] [--show] [--formats] [--dry]

With --formats the real documents are also turned into PDF, Word, PowerPoint and HTML by LibreOffice and pandoc, and
their answers scored against the text originals.

Prints tables, by set, by type and by difficulty, and writes them into benchmarks/RESULTS.md (not with --dry). The
scorer is the one in SHARED/eval; without it nothing can be scored, and the command says so.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from convert import convert, missing_programs
from results_file import machine, table, write_part
from scoring import DIFFICULTIES, Scored, is_unanswerable, score

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--show", action="store_true", help="print every question that was not answered right")
    parser.add_argument("--formats", action="store_true", help="also score the documents in other formats")
    parser.add_argument("--dry", action="store_true", help="print only, write nothing into RESULTS.md")
    options = parser.parse_args()
    scorer = options.shared / "eval" / "score_answers.py"
    if not scorer.exists():
        sys.exit(f"{scorer} is not there: nothing was scored. Name the folder that has eval/ with --shared.")
    real = options.shared / "eval" / "questions.jsonl", options.shared / "seeds"
    scored = [
        score("real documents", *real, scorer),
        score("samples", ROOT / "samples" / "questions.jsonl", ROOT / "samples" / "documents", scorer),
        *(score(one.name, one / "questions.jsonl", one / "documents", scorer) for one in networks()),
    ]
    if options.show:
        print(*(f"{one.name}\n{one.remarks}\n" for one in scored), sep="\n")
    text = f"{machine()}.\n\n{summary(scored)}\n\n{by_kind(scored)}"
    print(text)
    if not options.dry:
        write_part("evaluate", text)
    if options.formats:
        text = f"{machine()}.\n\n{summary([scored[0], *in_other_formats(*real, scorer)])}"
        print(f"\n{text}")
        if not options.dry:
            write_part("formats", text)


def networks() -> list[Path]:
    """The folders of made-up networks, each with documents and questions."""
    return sorted(file.parent for file in (ROOT / "benchmarks" / "networks").glob("*/questions.jsonl"))


def in_other_formats(questions: Path, originals: Path, scorer: Path) -> list[Scored]:
    """The same questions on the same documents in other formats."""
    if missing := missing_programs():
        print(f"Not scored in other formats: {' and '.join(missing)} not installed.")
        return []
    with tempfile.TemporaryDirectory(prefix="anchorbot-formats-") as folder:
        converted = convert(originals, Path(folder))
        return [score(name, questions, documents, scorer, originals) for name, documents in converted.items()]


def summary(scored: list[Scored]) -> str:
    """A line for each set."""
    header = [
        "documents", "right", "declined", "wrongly declined", "faithful quotes", "median characters", "p50 s", "p95 s",
        "with a page",
    ]  # fmt: skip
    totals = (
        "wrongly_declined", "faithful_quotes", "median_characters", "p50_seconds", "p95_seconds", "with_page"
    )  # fmt: skip
    rows = [
        [one.name, str(one.right), str(one.declined), *(f"{one.totals[name]:.4g}" for name in totals)] for one in scored
    ]
    return table(header, rows)


def by_kind(scored: list[Scored]) -> str:
    """A line for each type of question, and for each difficulty of those that have an answer."""
    types = sorted(
        {type_ for one in scored for type_ in one.by_type}, key=lambda type_: (is_unanswerable(type_), type_)
    )
    rows = [[type_, *(str(one.by_type.get(type_, "–")) for one in scored)] for type_ in types]
    rows += [[f"answerable, {how}", *(str(one.by_difficulty.get(how, "–")) for one in scored)] for how in DIFFICULTIES]
    return table(["questions", *(one.name for one in scored)], rows)


if __name__ == "__main__":
    main()
