"""Groups of a question and candidate statements, each labelled: `prepare.py TRAINING OUT.jsonl.gz [--seed 6]`.

TRAINING is the folder of public collections (see its README for licences); the examples beside this file are added. A
line of OUT: {"question", "source", "candidates": [{"statement", "before", "after", "heading", "label", "kind"}]}.

The negatives decide: sentences of the same passage that share most words with the question, the best of other passages
of the document, and for a part of the questions the answering sentence itself once the question names another name or
year.
"""

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from knowledge.words import content_words, stem  # noqa: E402

Row = dict[str, Any]
CONTEXTS = {
    "squad_train_sample": 7_800,
    "squadshifts_new_wiki": 6_000,
    "nq_small": 2_403,
    "clapnq_dev": 471,
    "tatqa": 1_500,
}
PAIRS = {"hitab_statements": 1_500, "fetaqa": 1_500, "pubmedqa_sections": 800, "qmsum": 600}
SWAPPED = 0.3  # of the answered questions are also asked of another name or year
EXAMPLES_TIMES = 2  # our own kind of text counts double
_END = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")
_NO_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|vs|etc|e\.g|i\.e|No|approx|Inc|Ltd|Co|Jr|Sr|U\.S|[A-Z])\.$")
_NAME = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][\w'’-]+(?: (?:of |the |and )?[A-Z][\w'’-]+)*")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("training", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=6)
    options = parser.parse_args()
    maker = Maker(random.Random(options.seed))
    groups: list[Row] = []
    for name, most in CONTEXTS.items():
        groups += maker.from_contexts(name, _rows(options.training / name / "train.jsonl.gz"), most)
    for name, most in PAIRS.items():
        groups += maker.from_pairs(name, _rows(options.training / name / "pairs_train.jsonl.gz"), most)
    for _ in range(EXAMPLES_TIMES):
        for file in sorted((Path(__file__).parent / "examples").glob("*.jsonl")):
            groups += maker.from_examples([json.loads(line) for line in file.read_text("utf-8").splitlines()])
    maker.chance.shuffle(groups)
    with gzip.open(options.out, "wt", encoding="utf-8") as file_:
        for group in groups:
            file_.write(json.dumps(group) + "\n")
    kinds = Counter(candidate["kind"] for group in groups for candidate in group["candidates"])
    print(json.dumps({"questions": len(groups), "candidates": sum(kinds.values()), "kinds": dict(kinds)}))


def _rows(file: Path) -> list[Row]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sentences(text: str) -> list[tuple[int, str]]:
    """Each sentence with where it begins."""
    found, at = [], 0
    for end in _END.finditer(text):
        if not _NO_END.search(text[at : end.start()]):
            found.append((at, text[at : end.start()].strip()))
            at = end.end()
    return [(start, one) for start, one in [*found, (at, text[at:].strip())] if one]


class Maker:
    """Makes groups, with the same chances for the same seed."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def from_contexts(self, name: str, rows: list[Row], most: int) -> Iterator[Row]:
        """From passages with questions and where the answers begin."""
        rows = [row for row in rows if row.get("kind") != "table"]
        of_document: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            of_document[row["doc"]].append(row)
        self.chance.shuffle(rows)
        for row in rows[:most]:
            yield from self._from_context(name, row, of_document[row["doc"]])

    def _from_context(self, name: str, row: Row, document: Sequence[Row]) -> Iterator[Row]:
        found = sentences(row["context"])
        texts = [text for _, text in found]
        starts = [start for start in row["starts"] if start is not None]
        right = [
            at for at, (begin, text) in enumerate(found) if any(begin <= one < begin + len(text) + 2 for one in starts)
        ]
        if row["answerable"] and not right:
            return
        shares = _sharing(row["question"], self.chance)
        is_free = _free_of(row["answers"])
        others = sorted(
            (at for at in range(len(texts)) if at not in right and is_free(texts[at])),
            key=lambda at: -shares(texts[at]),
        )
        candidates = [_candidate(texts, at, 1, "answer") for at in right[:2]]
        candidates += [_candidate(texts, at, 0, "same passage") for at in others[: 2 if right else 3]]
        elsewhere = [one["context"] for one in document if one["context"] != row["context"]]
        pool = [
            text for context in self.chance.sample(elsewhere, min(4, len(elsewhere))) for _, text in sentences(context)
        ]
        if pool := [text for text in pool if is_free(text)]:
            best = max(pool, key=shares)
            candidates.append(_candidate([best], 0, 0, "same document"))
        yield {"question": self._typed(row["question"]), "source": name, "candidates": candidates}
        if right and self.chance.random() < SWAPPED:
            sentence = texts[right[0]]
            if other := self._of_another(row["question"], sentence, [one["context"] for one in document[:40]]):
                swapped = _candidate(texts, right[0], 0, "asked of another")
                yield {"question": self._typed(other), "source": name, "candidates": [swapped]}

    def _of_another(self, question: str, sentence: str, contexts: Sequence[str]) -> str | None:
        """The question about another year or name of the document, which the sentence does not have."""
        if year := _YEAR.search(question):
            years = sorted({one for context in contexts for one in _YEAR.findall(context)} - {year[0]})
            years = [one for one in years if one not in sentence]
            return question.replace(year[0], self.chance.choice(years)) if years else None
        for name in _NAME.finditer(question):
            if name[0] in sentence:
                names = sorted({one[0] for context in contexts for one in _NAME.finditer(context)})
                names = [
                    one for one in names if one not in question + sentence and len(one.split()) == len(name[0].split())
                ]
                return (
                    f"{question[: name.start()]}{self.chance.choice(names)}{question[name.end() :]}" if names else None
                )
        return None

    def from_pairs(self, name: str, rows: list[Row], most: int) -> Iterator[Row]:
        """From single statements that a person has called an answer or not."""
        of_question: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows:
            of_question[row["doc"], row["question"]].append(row)
        keys = sorted(of_question)
        self.chance.shuffle(keys)
        for key in keys[:most]:
            candidates = [_candidate([row["sentence"]], 0, int(row["answers"]), "pair") for row in of_question[key][:5]]
            if all(candidate["label"] for candidate in candidates):
                candidates.append(_candidate([self.chance.choice(rows)["sentence"]], 0, 0, "elsewhere"))
            yield {"question": self._typed(key[1]), "source": name, "candidates": candidates}

    def from_examples(self, passages: list[Row]) -> Iterator[Row]:
        """From our own passages: near misses, and the best statement of another passage."""
        for passage in passages:
            heading, texts = f"{passage['title']} › {passage['section']}", passage["statements"]
            for question in passage["questions"]:
                shares = _sharing(question["q"], self.chance)
                right = self.chance.sample(question["a"], min(3, len(question["a"])))
                others = sorted(
                    (at for at in range(len(texts)) if at not in question["a"]), key=lambda at: -shares(texts[at])
                )
                candidates = [_candidate(texts, at, 1, "answer", heading) for at in right]
                candidates += [_candidate(texts, at, 0, "near miss", heading) for at in others[: 2 if right else 3]]
                other = self.chance.choice(passages)
                if other is not passage:
                    best = max(range(len(other["statements"])), key=lambda at: shares(other["statements"][at]))
                    there = f"{other['title']} › {other['section']}"
                    candidates.append(_candidate(other["statements"], best, 0, "elsewhere", there))
                yield {"question": question["q"], "source": f"examples: {question['k']}", "candidates": candidates}

    def _typed(self, question: str) -> str:
        """As people type: a quarter in small letters, some without the mark."""
        luck = self.chance.random()
        question = question.casefold() if luck < 0.25 else question
        return question.rstrip("?") if luck < 0.4 else question


def _candidate(texts: Sequence[str], at: int, label: int, kind: str, heading: str = "") -> Row:
    before = texts[at - 1] if at else ""
    after = texts[at + 1] if at + 1 < len(texts) else ""
    return {
        "statement": texts[at], "before": before, "after": after, "heading": heading, "label": label, "kind": kind
    }  # fmt: skip


def _sharing(question: str, chance: random.Random) -> Callable[[str], float]:
    """How many of the question's words a text shares, with a little luck between equals."""
    words = set(map(stem, content_words(question)))
    return lambda text: len(words & set(map(stem, content_words(text)))) + 0.8 * chance.random()


def _free_of(answers: Sequence[str]) -> Callable[[str], bool]:
    """Whether a text has none of the answers in it: it might answer, too."""
    wanted = [answer.casefold() for answer in answers if len(answer) > 3]
    return lambda text: not any(answer in text.casefold() for answer in wanted)


if __name__ == "__main__":
    main()
