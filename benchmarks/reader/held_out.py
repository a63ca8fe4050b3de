"""How well the shipped reader judges examples that it was not trained on: `held_out.py [--part part6] [--dry]`.

Prints, for the questions of one file of examples, how often the statement it thinks best is one that answers, how well
its best judgement of a passage tells answered questions from each kind of near miss (area under the curve), and how far
its probabilities can be believed (of the statements it gives 0.2 to 0.3, how many answer).
"""

import argparse
import itertools
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]

from area import area_under_curve  # noqa: E402
from results_file import machine, table, write_part  # noqa: E402

from knowledge.answering.onnx_reader import FOLDER, OnnxReader  # noqa: E402
from knowledge.answering.reader import Window  # noqa: E402

EDGES = (0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="part6", help="the file of examples that was left out of the training")
    parser.add_argument("--reader", type=Path, default=FOLDER, help="the folder that export.py wrote")
    parser.add_argument("--dry", action="store_true", help="print only, write nothing into RESULTS.md")
    options = parser.parse_args()
    reader = OnnxReader(options.reader)
    best: dict[str, list[float]] = defaultdict(list)
    first, chances, labels = [], [], []
    for line in (HERE / "examples" / f"{options.part}.jsonl").read_text("utf-8").splitlines():
        passage = json.loads(line)
        window = Window(f"{passage['title']} › {passage['section']}", tuple(passage["statements"]))
        for question in passage["questions"]:
            (log_odds,) = reader.judge(question["q"], [window])
            best[question["k"]].append(float(log_odds.max()))
            if question["a"]:
                first.append(int(log_odds.argmax()) in question["a"])
            chances.append(1 / (1 + np.exp(-log_odds.astype(np.float64))))
            labels.append(np.isin(np.arange(len(log_odds)), question["a"]))
    answered = best.pop("answer")
    near = [one for kind in best.values() for one in kind]
    rows = [[kind, str(len(found)), f"{area_under_curve(answered, found):.3f}"] for kind, found in sorted(best.items())]
    rows.append(["all", str(len(near)), f"{area_under_curve(answered, near):.3f}"])
    text = (
        f"{machine()}; {options.part}, {len(answered)} answered questions.\n\n"
        f"Best statement first: {np.mean(first):.3f}.\n\n"
        f"{table(['near misses', 'questions', 'area under the curve'], rows)}\n\n"
        f"{table(['probability given', 'statements', 'mean', 'answer'], reliability(chances, labels))}"
    )
    print(text)
    if not options.dry:
        write_part("reader", text)


def reliability(chances: list[NDArray[np.float64]], labels: list[NDArray[np.bool_]]) -> list[list[str]]:
    """A line for each range of probabilities: how many statements, their mean probability, and how many answer."""
    given, right = np.concatenate(chances), np.concatenate(labels)
    rows = []
    for low, high in itertools.pairwise(EDGES):
        inside = (given >= low) & (given < high)
        if inside.any():
            rows.append(
                [f"{low} to {high}", str(inside.sum()), f"{given[inside].mean():.3f}", f"{right[inside].mean():.3f}"]
            )
    return rows


if __name__ == "__main__":
    main()
