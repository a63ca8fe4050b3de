"""Indexes documents, asks their questions, and scores the answers: the samples, and the real documents where given.

    python benchmarks/evaluate.py [--shared ../shared] [--show] [--formats]

With --formats the real documents (without them: the samples) are also turned into PDF, Word, PowerPoint and HTML by
LibreOffice and pandoc, and their answers scored against the text originals.

Prints one table. The scorer is the one in SHARED/eval; without it the samples are scored for what can be told
without it: the share of answerable questions answered and of unanswerable ones declined.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from convert import convert, missing_programs, text_of

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = (
    "answerable_right", "unanswerable_declined", "wrongly_declined", "faithful_quotes", "median_characters",
    "p50_seconds", "p95_seconds", "with_page",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--show", action="store_true", help="print every question that was not answered right")
    parser.add_argument("--formats", action="store_true", help="also score the documents in other formats")
    options = parser.parse_args()
    scorer = options.shared / "eval" / "score_answers.py"
    sets = [("samples", ROOT / "samples" / "questions.jsonl", ROOT / "samples" / "documents")]
    if scorer.exists():
        sets.append(("real documents", options.shared / "eval" / "questions.jsonl", options.shared / "seeds"))
    else:
        print(f"{options.shared} is not there: the samples only, without the scorer.")
    rows = [(name, *evaluate(questions, documents, scorer, options.show)) for name, questions, documents in sets]
    if options.formats and (missing := missing_programs()):
        print(f"Not scored in other formats: {' and '.join(missing)} not installed.")
    elif options.formats:
        with tempfile.TemporaryDirectory(prefix="anchorbot-formats-") as folder:
            _, questions, originals = sets[-1]
            for name, documents in convert(originals, Path(folder)).items():
                rows.append((name, *evaluate(questions, documents, scorer, options.show, originals)))
    print(f"{'':16}{'right':>16}{'declined':>14}  " + "  ".join(f"{column}" for column in COLUMNS))
    for name, counts, totals in rows:
        right, declined = counts
        print(f"{name:16}{right:>16}{declined:>14}  " + "  ".join(f"{totals.get(c)!s:>{len(c)}}" for c in COLUMNS))


def evaluate(
    questions: Path, documents: Path, scorer: Path, show: bool, originals: Path | None = None
) -> tuple[tuple[str, str], dict[str, float | None]]:
    """Counts ("16.6 of 38" answerable right, "8.0 of 12" unanswerable declined) and the scorer's totals.

    A quote has to stand in its document: in the text, or for files that are no text as they were indexed. Where
    `documents` are the `originals` in another format, it has to stand in these, or in the text that another program
    reads from the converted file (conversion takes marks out).
    """
    with tempfile.TemporaryDirectory(prefix="anchorbot-evaluate-") as data:
        anchorbot("index", str(documents), "--data", data)
        lines = anchorbot("ask", "--batch", str(questions), "--json", "--data", data)
        rows = [json.loads(line) for line in lines.splitlines()]
        cited = [citation for row in rows for citation in row["citations"]]
        texts = Path(data) / "texts"
        texts.mkdir()
        for file in documents.iterdir():
            original = next(originals.glob(f"{file.stem}.*")) if originals else None
            for citation in cited:
                if original and citation["document"] == file.name:
                    citation["document"] = original.name
            text = text_of(file) if original or file.suffix in (".txt", ".md") else None
            name, before = (original.name, original.read_text("utf-8")) if original else (file.name, "")
            (texts / name).write_text(f"{before}\n{text or as_indexed(file, data)}", "utf-8")
        answers = Path(data) / "answers.jsonl"
        answers.write_text("\n".join(map(json.dumps, rows)), "utf-8")
        if not scorer.exists():
            return declined_only(questions, lines), {}
        command = [sys.executable, str(scorer), str(questions), str(answers), str(texts)]
        printed = subprocess.run([*command, *(["--show"] if show else [])], check=True, text=True, capture_output=True)
    if show:
        print(printed.stdout)
    *_, counts, totals = printed.stdout.strip().splitlines()
    right, declined = counts.removeprefix("right ").split(" answerable; declined ")
    with_page = round(sum(citation["page"] is not None for citation in cited) / max(1, len(cited)), 3)
    return (right, declined.removesuffix(" unanswerable")), json.loads(totals) | {"with_page": with_page}


def as_indexed(file: Path, data: str) -> str:
    """The quotes of all statements of a file; nothing where it is not indexed (documents.toml)."""
    command = [sys.executable, "-m", "bot", "documents", "show", str(file), "--json", "--data", data]
    shown = subprocess.run(command, text=True, capture_output=True, check=False).stdout
    sections = json.loads(shown)["sections"] if shown else []
    passages = [passage for section in sections for passage in section["passages"]]
    return "\n".join(statement["quote"] for passage in passages for statement in passage["statements"])


def declined_only(questions: Path, lines: str) -> tuple[str, str]:
    """What can be counted without the scorer."""
    status = {row["id"]: row["status"] for row in map(json.loads, lines.splitlines())}
    rows = [json.loads(line) for line in questions.read_text("utf-8").splitlines()]
    absent = [row for row in rows if row["type"].startswith("unanswerable")]
    declined = sum(status[row["id"]] == "not_found" for row in absent)
    answered = sum(status[row["id"]] == "answered" for row in rows if row not in absent)
    return (f"{answered} of {len(rows) - len(absent)} (answered)", f"{declined} of {len(absent)}")


def anchorbot(*arguments: str) -> str:
    """What the command prints."""
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout


if __name__ == "__main__":
    main()
