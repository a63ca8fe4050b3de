"""Windows of text, each with a question and which of its statements answer: `prepare.py TRAINING OUT.jsonl.gz`.

TRAINING is the folder of public collections (its README has the licences); the examples beside this file are added. A
line of OUT: {"question", "heading", "statements", "labels", "span", "source"}. A label is 1 (answers), 0 (does not) or
-1 (not counted: it may answer, too). `span` is [statement, first character, end] of the answer's own words where these
are known.

What does not answer decides what is learnt: the other statements of the passage, the passage without the statement that
answered, the passage of the document that shares most words with the question, and the question asked of another name,
year or place.
"""

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

from cut_windows import Row  # noqa: E402
from example_windows import ExampleWindows, balanced  # noqa: E402
from public_windows import CONTEXTS, WHOLE_TABLES, PublicWindows  # noqa: E402

EXAMPLES = HERE / "examples"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("training", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--without", nargs="*", default=[], help="collections, and files of examples, to leave out")
    parser.add_argument("--public", type=float, default=1.0, help="the share of what the collections give")
    parser.add_argument(
        "--reader", type=Path, help="an earlier reader's folder: hard passages from elsewhere are added"
    )
    options = parser.parse_args()
    chance = random.Random(options.seed)
    public, own = PublicWindows(chance), ExampleWindows(chance)
    windows: list[Row] = []
    for name in CONTEXTS:
        if name not in options.without:
            windows += public.from_contexts(name, _rows(options.training / name / "train.jsonl.gz"))
    for name in WHOLE_TABLES:
        if name not in options.without:
            windows += public.from_tables(name, _rows(options.training / name / "pairs_train.jsonl.gz"))
    windows = [window for window in windows if chance.random() < options.public]
    examples = {
        file.stem: balanced([json.loads(line) for line in file.read_text("utf-8").splitlines()], chance)
        for file in sorted(EXAMPLES.glob("*.jsonl"))
        if file.stem not in options.without
    }
    for name, passages in examples.items():
        windows += own.from_examples(name, passages)
    if options.reader:
        windows += own.from_elsewhere(
            [passage for passages in examples.values() for passage in passages], options.reader
        )
    chance.shuffle(windows)
    with gzip.open(options.out, "wt", encoding="utf-8") as out:
        for window in windows:
            out.write(json.dumps(window) + "\n")
    counts = Counter(window["source"].split(":")[0] for window in windows)
    answered = sum(1 in window["labels"] for window in windows)
    print(json.dumps({"windows": len(windows), "answered": answered, "sources": dict(counts)}))


def _rows(file: Path) -> list[Row]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    main()
