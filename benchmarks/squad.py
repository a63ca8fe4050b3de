"""Finding the sentence that answers, and telling what is not there, on SQuAD 2.0's development articles.

    python benchmarks/squad.py [--shared ../shared] [--questions 2000] [--without-reader] [--dry]

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

import numpy as np
from numpy.typing import NDArray
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--questions", type=int, default=2_000, help="at most so many of each sort")
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
    with tempfile.TemporaryDirectory() as data, open_database(Path(data)) as db:
        library = Library(Path(data), embedder, reader)
        fill(db, library, documents_of([*articles, *others]))
        answered = _some(questions_of(articles, True), options.questions, chance)
        near = _some(questions_of(articles, False), options.questions, chance)
        first = _Figures(db, library)
        rows = [first.found_first(answered), first.found_in_paragraph(answered)]
        sure, unsure = first.confidences(answered), first.confidences(near)
        rows.append(("near misses told from answered questions, area under the curve", *_areas(sure, unsure)))
    with tempfile.TemporaryDirectory() as data, open_database(Path(data)) as db:
        library = Library(Path(data), embedder, reader)
        kept = [row for row in articles if row["article"] in names[::2]]
        gone = [row for row in articles if row["article"] not in names[::2]]
        fill(db, library, documents_of([*kept, *others]))
        second = _Figures(db, library)
        sure = second.confidences(_some(questions_of(kept, True), options.questions // 2, chance))
        unsure = second.confidences(_some(questions_of(gone, True), options.questions // 2, chance))
        rows.append(("questions on articles that are not indexed told from others", *_areas(sure, unsure)))
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


def _some(questions: Sequence[Asked], most: int, chance: random.Random) -> list[Asked]:
    return chance.sample(questions, min(most, len(questions)))


class _Figures:
    """What is found in one index."""

    def __init__(self, db: Database, library: Library) -> None:
        self._db, self._library = db, library

    def found_first(self, questions: Sequence[Asked]) -> tuple[str, float, float]:
        """How often the first statement of the best five passages is the one that answers."""
        ours = plain = 0
        for one in questions:
            ranked = best_statements(self._db, self._library, one.text, MEMBER, BEST_PASSAGES)
            statements = [found.statement for found in ranked]
            ours += bool(statements) and _answers(one, statements[0])
            plain += bool(statements) and _answers(one, self._nearest(one, statements))
        name = f"the right sentence first, of the best {BEST_PASSAGES} paragraphs"
        return name, ours / len(questions), plain / len(questions)

    def found_in_paragraph(self, questions: Sequence[Asked]) -> tuple[str, float, float]:
        """The same among the statements of the right paragraph, where it is among the best."""
        ours = plain = many = 0
        for one in questions:
            ranked = best_statements(self._db, self._library, one.text, MEMBER, BEST_PASSAGES)
            own = [found.statement for found in ranked if found.statement.quote in one.paragraph]
            if own:
                many += 1
                ours += _answers(one, own[0])
                plain += _answers(one, self._nearest(one, own))
        return f"the same given its paragraph ({many} questions)", ours / many, plain / many

    def _nearest(self, asked: Asked, statements: Sequence[StoredStatement]) -> StoredStatement:
        vector = self._library.embedder.encode([asked.text])[0]
        return max(statements, key=lambda statement: float(statement.vector @ vector))

    def confidences(self, questions: Sequence[Asked]) -> NDArray[np.float64]:
        """Shape (questions, 2): the score of the best statement, and the greatest cosine."""
        found = []
        for one in questions:
            ranked = best_statements(self._db, self._library, one.text, MEMBER)
            vector = self._library.embedder.encode([one.text])[0]
            cosine = max((float(one.statement.vector @ vector) for one in ranked), default=-1.0)
            found.append((ranked[0].score if ranked else -9.0, cosine))
        return np.array(found)


def _answers(asked: Asked, statement: StoredStatement) -> bool:
    """Whether a sentence is of the right paragraph and holds an answer."""
    return statement.quote in asked.paragraph and any(answer in statement.quote for answer in asked.answers)


def _areas(sure: NDArray[np.float64], unsure: NDArray[np.float64]) -> tuple[float, float]:
    """How often a question that has an answer is more certain than one that has none; a tie counts half."""

    def area(column: int) -> float:
        one, other = sure[:, column][:, None], unsure[:, column][None, :]
        return float(((one > other) + 0.5 * (one == other)).mean())

    return area(0), area(1)


if __name__ == "__main__":
    main()
