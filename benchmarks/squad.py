"""Finding the sentence that answers, and telling what is not there, on SQuAD 2.0's development articles.

    python benchmarks/squad.py [--shared ../shared] [--questions 600] [--without-reader] [--dry]

Paragraphs are passages, sentences are statements, articles are documents. Prints how often the right sentence is first
among those of the best five paragraphs, and given its own paragraph; and how well the confidence in the best statement
tells questions that are answered from near misses (SQuAD's impossible questions on the same articles) and from
questions on articles that are not indexed, as areas under the curve. Beside each stands plain cosine.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from area import area_under_curve
from results_file import machine, table, write_part
from sqlite_utils import Database

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.cli.benchmark_retrieval import fill  # noqa: E402
from bot.settings import Settings  # noqa: E402
from bot.wiring import make_embedder, make_statement_reader  # noqa: E402
from indexer.sentences import split_sentences  # noqa: E402
from knowledge.answering.answer import best_statements  # noqa: E402
from knowledge.answering.library import Library  # noqa: E402
from knowledge.documents import (  # noqa: E402
    MEMBER,
    Description,
    Document,
    DocumentKind,
    Fact,
    Passage,
    Section,
    Statement,
    StatementKind,
)
from knowledge.store.database import open_database  # noqa: E402
from knowledge.store.search_rows import StoredStatement  # noqa: E402

Row = dict[str, Any]
BEST_PASSAGES = 5


@dataclass(frozen=True)
class Asked:
    """A question, the paragraph it was written for, and the words that answer it (none: a near miss)."""

    text: str
    paragraph: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """Of one question: whether the first statement of the best passages answers, and the first of its own paragraph
    (None where that is not among them); how sure anchorbot is; and the same by cosine alone."""

    first: bool
    first_of_own: bool | None
    sure: float
    plain_first: bool
    plain_first_of_own: bool | None
    plain_sure: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--questions", type=int, default=600, help="at most so many of each sort")
    parser.add_argument("--without-reader", action="store_true")
    parser.add_argument("--dry", action="store_true", help="print only, write nothing into RESULTS.md")
    options = parser.parse_args()
    folder = options.shared / "benchmarks" / "squad"
    if not folder.exists():
        sys.exit(f"{folder} is not there: nothing was measured. Name the folder that has benchmarks/ with --shared.")
    articles, others = _lines(folder / "articles.jsonl"), _lines(folder / "distractors.jsonl")
    names = sorted({row["article"] for row in articles})
    settings = Settings()
    embedder, reader = make_embedder(settings), None if options.without_reader else make_statement_reader(settings)
    chance = random.Random(6)
    kept = [row for row in articles if row["article"] in names[::2]]
    gone = [row for row in articles if row["article"] not in names[::2]]
    with tempfile.TemporaryDirectory() as data, open_database(Path(data)) as db:
        library = Library(Path(data), embedder, reader)

        def some(rows: list[Row], answered: bool, most: int) -> list[Found]:
            questions = questions_of(rows, answered)
            return [find(db, library, one) for one in chance.sample(questions, min(most, len(questions)))]

        fill(db, library, documents_of([*kept, *others]))
        here, away = (some(rows, True, options.questions // 2) for rows in (kept, gone))
        fill(db, library, documents_of(gone))
        answered, near = (some(articles, answered, options.questions) for answered in (True, False))
    rows = told(answered, near)
    rows.append(("questions on articles that are not indexed told from others", *areas(here, away)))
    header = ["", "anchorbot" + (" without its reader" if options.without_reader else ""), "plain cosine"]
    text = table(header, [[what, f"{ours:.3f}", f"{plain:.3f}"] for what, ours, plain in rows])
    text = f"{machine()}; {len(answered)} answered questions, {len(near)} near misses.\n\n{text}"
    print(text)
    if not options.dry:
        write_part("squad without reader" if options.without_reader else "squad", text)


def _lines(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def documents_of(rows: Iterable[Row]) -> list[Document]:
    """An article a document; a paragraph a passage, with its sentences."""
    paragraphs: dict[str, list[str]] = {}
    for row in rows:
        paragraphs.setdefault(row["article"], []).append(row["context"])
    found = []
    for article, texts in paragraphs.items():
        title = article.replace("_", " ")
        about = Description(Fact(title, "article"), Fact(DocumentKind.OTHER, "article"))
        passages = tuple(
            Passage(text, tuple(Statement(one, one, StatementKind.SENTENCE) for one in split_sentences(text)))
            for text in texts
        )
        found.append(Document(Path(article), article, about, (Section((), passages),)))
    return found


def questions_of(rows: Iterable[Row], answered: bool) -> list[Asked]:
    """The questions that have an answer, or those that have none."""
    return [
        Asked(one["question"], row["context"], tuple(one["answers"]) if answered else ())
        for row in rows
        for one in row["questions"]
        if one["impossible"] is not answered
    ]


def find(db: Database, library: Library, asked: Asked) -> Found:
    """What anchorbot and plain cosine make of a question. anchorbot is as sure as its reader's best log-odds, or as its
    best score where it has no reader."""
    ranked = best_statements(db, library, asked.text, MEMBER, BEST_PASSAGES)
    if not ranked:
        return Found(False, None, -9.0, False, None, -1.0)
    vector = library.embedder.encode([asked.text])[0]
    statements = [one.statement for one in ranked]
    nearest = sorted(statements, key=lambda statement: -float(statement.vector @ vector))
    sure = max(one.score if one.log_odds is None else one.log_odds for one in ranked)
    plain_sure = float(nearest[0].vector @ vector)
    return Found(*_first(asked, statements), sure, *_first(asked, nearest), plain_sure)


def _first(asked: Asked, statements: Sequence[StoredStatement]) -> tuple[bool, bool | None]:
    """Whether the first answers, and the first of the question's own paragraph."""
    own = [statement for statement in statements if statement.quote in asked.paragraph]
    return _answers(asked, statements[0]), _answers(asked, own[0]) if own else None


def _answers(asked: Asked, statement: StoredStatement) -> bool:
    """Whether a sentence is of the right paragraph and holds an answer."""
    return statement.quote in asked.paragraph and any(answer in statement.quote for answer in asked.answers)


def told(answered: Sequence[Found], near: Sequence[Found]) -> list[tuple[str, float, float]]:
    """The rows of the first index: what, anchorbot's figure, plain cosine's."""
    many = len(answered)
    own = [one for one in answered if one.first_of_own is not None]
    return [
        (
            f"the right sentence first, of the best {BEST_PASSAGES} paragraphs",
            sum(one.first for one in answered) / many,
            sum(one.plain_first for one in answered) / many,
        ),
        (
            f"the same given its paragraph ({len(own)} questions)",
            sum(bool(one.first_of_own) for one in own) / len(own),
            sum(bool(one.plain_first_of_own) for one in own) / len(own),
        ),
        ("near misses told from answered questions, area under the curve", *areas(answered, near)),
    ]


def areas(sure: Sequence[Found], unsure: Sequence[Found]) -> tuple[float, float]:
    """The area under the curve of anchorbot's certainty and of the greatest cosine."""
    return (
        area_under_curve([one.sure for one in sure], [one.sure for one in unsure]),
        area_under_curve([one.plain_sure for one in sure], [one.plain_sure for one in unsure]),
    )


if __name__ == "__main__":
    main()
