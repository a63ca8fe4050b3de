"""The reader on whole sections that it never saw: `sections.py [--shared ../shared] [--dry]`.

SelQA's development questions, each with the sentences of one section of an encyclopaedia: how often the sentence judged
best answers, the mean reciprocal rank of the first that does, and how well the best judgement tells a section from the
same section without its answer (area under the curve). Beside each stands the cosine of question and sentence.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE.parent)]

from area import area_under_curve  # noqa: E402
from results_file import machine, table, write_part  # noqa: E402

from bot.settings import Settings  # noqa: E402
from bot.wiring import make_embedder  # noqa: E402
from knowledge.answering.onnx_reader import FOLDER, OnnxReader  # noqa: E402
from knowledge.answering.reader import Window  # noqa: E402

CHARACTERS = 1_100
"""Of a window: a longer section is read in several."""

Judge = Callable[[str, str, Sequence[str]], NDArray[np.float32]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--reader", type=Path, default=FOLDER, help="the folder that export.py wrote")
    parser.add_argument("--dry", action="store_true", help="print only, write nothing into RESULTS.md")
    options = parser.parse_args()
    file = options.shared / "benchmarks" / "selqa" / "dev.jsonl"
    if not file.exists():
        sys.exit(f"{file} is not there: nothing was measured. Name the folder that has benchmarks/ with --shared.")
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    reader, embedder = OnnxReader(options.reader), make_embedder(Settings())

    def read(question: str, heading: str, sentences: Sequence[str]) -> NDArray[np.float32]:
        parts = in_windows(sentences)
        judged = reader.judge(question, [Window(heading, part) for part in parts])
        whole = [
            np.pad(one, (0, len(part) - len(one)), constant_values=-9) for one, part in zip(judged, parts, strict=True)
        ]
        return np.concatenate(whole)

    def cosine(question: str, heading: str, sentences: Sequence[str]) -> NDArray[np.float32]:
        vectors = embedder.encode([question, *sentences])
        near: NDArray[np.float32] = vectors[1:] @ vectors[0]
        return near

    columns = [figures(rows, judge) for judge in (read, cosine)]
    names = ("best sentence answers", "mean reciprocal rank", "told from the section without its answer")
    lines = [[name, *(f"{one:.3f}" for one in pair)] for name, *pair in zip(names, *columns, strict=True)]
    text = f"{machine()}; {len(rows)} questions.\n\n{table(['SelQA', 'reader', 'cosine'], lines)}"
    print(text)
    if not options.dry:
        write_part("sections", text)


def in_windows(sentences: Sequence[str]) -> list[tuple[str, ...]]:
    """The sentences in runs of about CHARACTERS."""
    runs: list[list[str]] = [[]]
    for sentence in sentences:
        if runs[-1] and sum(map(len, runs[-1])) + len(sentence) > CHARACTERS:
            runs.append([])
        runs[-1].append(sentence)
    return [tuple(run) for run in runs]


def figures(rows: Sequence[dict[str, object]], judge: Judge) -> tuple[float, float, float]:
    """How often the best sentence answers, the mean reciprocal rank, and the area against sections without answers."""
    first, reciprocal, whole, without = [], [], [], []
    for row in rows:
        question, heading = str(row["question"]), f"{row['article']} › {row['section']}"
        sentences, answers = list(map(str, row["candidates"])), set(row["answers"])  # type: ignore[call-overload]
        judged = judge(question, heading, sentences)
        order = np.argsort(-judged, kind="stable").tolist()
        rank = 1 + next(place for place, at in enumerate(order) if at in answers)
        first.append(rank == 1)
        reciprocal.append(1 / rank)
        rest = [sentence for at, sentence in enumerate(sentences) if at not in answers]
        if rest:
            whole.append(float(judged.max()))
            without.append(float(judge(question, heading, rest).max()))
    return float(np.mean(first)), float(np.mean(reciprocal)), area_under_curve(whole, without)


if __name__ == "__main__":
    main()
