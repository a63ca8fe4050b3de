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
import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from knowledge.answering.onnx_reader import OnnxReader  # noqa: E402
from knowledge.answering.reader import Window  # noqa: E402
from knowledge.words import content_words, stem  # noqa: E402

Row = dict[str, Any]
EXAMPLES = Path(__file__).parent / "examples"
CONTEXTS = ("squad_train_sample", "squadshifts_new_wiki", "nq_small", "clapnq_dev", "tatqa", "wikitablequestions")
MOST = {"wikitablequestions": 1_500}
WHOLE_TABLES = {"hitab_statements": 1_500}
WITHOUT_ANSWER, OF_DOCUMENT, OF_ANOTHER = 0.25, 0.3, 0.2  # how often a question is asked again where nothing answers
HARD, TOO_GOOD = 0.6, 0.4  # how often a hard passage from elsewhere is added, and the log-odds that make it an answer
SHORTENED = 0.5  # how often a window is cut to a part of its statements
WITHOUT_HEADING = 0.15
LONGEST = 1_100  # characters of a window's statements
PLACES = (
    "Aberdeen Barnsley Basildon Bath Bedford Belfast Birmingham Blackburn Blackpool Bolton Bradford "
    "Brighton Bristol Burnley Cambridge Cardiff Carlisle Coventry Crawley Croydon Darlington Doncaster "
    "Dundee Durham Exeter Glasgow Gloucester Halifax Harlow Hull Huddersfield Ipswich Lambeth Lancaster "
    "Leicester Lewisham Lincoln Liverpool Luton Medway Middlesbrough Newcastle Newport Norwich "
    "Northampton Nottingham Oldham Oxford Peterborough Portsmouth Preston Reading Rochdale Rotherham "
    "Salford Southampton Stockport Stoke Sunderland Swansea Swindon Taunton Telford Wakefield Walsall "
    "Warrington Wigan Wolverhampton Worcester York "
).split()
_END = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")
_NO_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|vs|etc|e\.g|i\.e|No|approx|Inc|Ltd|Co|Jr|Sr|U\.S|[A-Z])\.$")
_NAME = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][\w'’-]+(?: (?:of |the |and )?[A-Z][\w'’-]+)*")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_PLACE = re.compile(rf"\b(?:{'|'.join(PLACES)})\b")


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
    maker = Maker(random.Random(options.seed))
    windows: list[Row] = []
    for name in CONTEXTS:
        if name not in options.without:
            windows += maker.from_contexts(name, _rows(options.training / name / "train.jsonl.gz"))
    for name in WHOLE_TABLES:
        if name not in options.without:
            windows += maker.from_tables(name, _rows(options.training / name / "pairs_train.jsonl.gz"))
    windows = [window for window in windows if maker.chance.random() < options.public]
    examples = {
        file.stem: [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        for file in sorted(EXAMPLES.glob("*.jsonl"))
        if file.stem not in options.without
    }
    for name, passages in examples.items():
        windows += maker.from_examples(name, passages)
    if options.reader:
        windows += maker.from_elsewhere(
            [passage for passages in examples.values() for passage in passages], options.reader
        )
    maker.chance.shuffle(windows)
    with gzip.open(options.out, "wt", encoding="utf-8") as out:
        for window in windows:
            out.write(json.dumps(window) + "\n")
    counts = Counter(window["source"].split(":")[0] for window in windows)
    answered = sum(1 in window["labels"] for window in windows)
    print(json.dumps({"windows": len(windows), "answered": answered, "sources": dict(counts)}))


def _rows(file: Path) -> list[Row]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sentences(text: str) -> list[tuple[int, str]]:
    """Each sentence, or line of a table, with where it begins."""
    found, at = [], 0
    for end in _END.finditer(text):
        if not _NO_END.search(text[at : end.start()]):
            found.append((at, text[at : end.start()].strip()))
            at = end.end()
    return [(start, one) for start, one in [*found, (at, text[at:].strip())] if one]


def _heading(passage: Row) -> str:
    return f"{passage['title']} › {passage['section']}"


def _is_title(collection: str, document: str) -> bool:
    return collection != "tatqa" and "/" not in document and not document.startswith("ctx")


def lines_of(text: str) -> list[tuple[int, str]]:
    """The lines of a table, each with where it begins."""
    return [(match.start(), match[0]) for match in re.finditer(r"[^\n]+", text)]


class Maker:
    """Makes windows, with the same chances for the same seed."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def from_contexts(self, name: str, rows: list[Row]) -> Iterator[Row]:
        """From passages with questions and where the answers begin."""
        of_document: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            of_document[row["doc"]].append(row)
        rows = list(rows)
        self.chance.shuffle(rows)
        for row in rows[: MOST.get(name)]:
            yield from self._from_context(name, row, of_document[row["doc"]])

    def _from_context(self, name: str, row: Row, document: Sequence[Row]) -> Iterator[Row]:
        is_table = name == "wikitablequestions" or row.get("kind") == "table"
        found = lines_of(row["context"]) if is_table else sentences(row["context"])
        texts = [text for _, text in found]
        is_free = _free_of(row["answers"])
        span, labels = None, [0 if is_free(text) else -1 for text in texts]
        for start, answer in zip(row["starts"], row["answers"], strict=False):
            for at, (begin, text) in enumerate(found):
                if start is not None and begin <= start < begin + len(text):
                    labels[at] = 1
                    span = span or (at, start - begin, min(start - begin + len(answer), len(text)))
        if row["answerable"] and 1 not in labels:
            return
        heading = re.sub(r"[_%]", " ", row["doc"]) if _is_title(name, row["doc"]) else ""
        yield from self._asked(name, row["question"], heading, texts, labels, span)
        if span is None:
            return
        if self.chance.random() < WITHOUT_ANSWER:
            kept = [at for at, label in enumerate(labels) if label == 0]
            if len(kept) > 1:
                without = [texts[at] for at in kept]
                yield from self._asked(f"{name}: without", row["question"], heading, without, [0] * len(kept))
        elsewhere = sorted({one["context"] for one in document if one["context"] != row["context"]})
        elsewhere = [context for context in elsewhere if is_free(context)]
        if elsewhere and self.chance.random() < OF_DOCUMENT:
            shares = _sharing(row["question"], self.chance)
            best = max(self.chance.sample(elsewhere, min(8, len(elsewhere))), key=shares)
            other = [text for _, text in (lines_of(best) if is_table else sentences(best))]
            yield from self._asked(f"{name}: document", row["question"], heading, other, [0] * len(other))
        if self.chance.random() < OF_ANOTHER:
            contexts = [one["context"] for one in document[:40]]
            another = self._of_another(row["question"], row["context"], contexts)
            if another:
                yield from self._asked(f"{name}: another", another, heading, texts, [0] * len(texts))

    def _of_another(self, question: str, context: str, contexts: Sequence[str]) -> str | None:
        """The question about another year or name of the document, which this passage does not have."""
        if year := _YEAR.search(question):
            years = sorted({one for text in contexts for one in _YEAR.findall(text) if one not in context})
            return question.replace(year[0], self.chance.choice(years)) if years else None
        for name in _NAME.finditer(question):
            if name[0] in context:
                names = sorted({one[0] for text in contexts for one in _NAME.finditer(text)})
                names = [
                    one for one in names if one not in question + context and len(one.split()) == len(name[0].split())
                ]
                if names:
                    return f"{question[: name.start()]}{self.chance.choice(names)}{question[name.end() :]}"
        return None

    def from_tables(self, name: str, rows: list[Row]) -> Iterator[Row]:
        """From statements on one table, of which one answers."""
        of_document: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            of_document[row["doc"]].append(row)
        questions = sorted({(row["doc"], row["question"]) for row in rows})
        self.chance.shuffle(questions)
        for document, question in questions[: WHOLE_TABLES[name]]:
            own = {row["sentence"]: int(row["answers"]) for row in of_document[document] if row["question"] == question}
            others = sorted({row["sentence"] for row in of_document[document]} - own.keys())
            both = [*own.items(), *((one, -1) for one in self.chance.sample(others, min(3, len(others))))]
            self.chance.shuffle(both)
            yield from self._asked(name, question, "", [text for text, _ in both], [label for _, label in both])

    def from_examples(self, name: str, passages: list[Row]) -> Iterator[Row]:
        """From our own passages: near misses, another passage, and another place."""
        for passage in passages:
            heading, texts = _heading(passage), passage["statements"]
            for question in passage["questions"]:
                labels = [int(at in question["a"]) for at in range(len(texts))]
                yield from self._asked(f"{name}: {question['k']}", question["q"], heading, texts, labels)
                if question["a"] and self.chance.random() < 0.1:  # a line that only asks it, before what answers
                    at = question["a"][0]
                    more, own = [*texts[:at], question["q"], *texts[at:]], [*labels[:at], 0, *labels[at:]]
                    yield from self._asked(f"{name}: asked twice", question["q"], heading, more, own)
                if self.chance.random() < 0.15:
                    shares = _sharing(question["q"], self.chance)
                    others = [one for one in self.chance.sample(passages, min(25, len(passages))) if one is not passage]
                    other = max(others, key=lambda one: shares(" ".join(one["statements"])))
                    no = [0] * len(other["statements"])
                    there = _heading(other)
                    yield from self._asked(f"{name}: elsewhere", question["q"], there, other["statements"], no)
                if question["a"] and (place := _PLACE.search(passage["title"])) and self.chance.random() < 0.25:
                    yield from self._of_place(name, question["q"], place[0], heading, texts, labels)

    def from_elsewhere(self, passages: list[Row], reader: Path) -> Iterator[Row]:
        """Questions with the passages of other documents that share most with them, unless `reader` believes that
        these answer: many questions do not say whom they are about."""
        stems = [
            set(map(stem, content_words(" ".join((one["title"], one["section"], *one["statements"])))))
            for one in passages
        ]
        with_stem: dict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(stems):
            for word in words:
                with_stem[word].append(at)
        judge = OnnxReader(reader)
        for passage in passages:
            for question in passage["questions"]:
                if self.chance.random() >= HARD:
                    continue
                scores: Counter[int] = Counter()
                for word in set(map(stem, content_words(question["q"]))):
                    for other in with_stem[word]:
                        scores[other] += math.log(1 + len(passages) / len(with_stem[word]))
                near = [other for other, _ in scores.most_common(4) if passages[other]["title"] != passage["title"]][:2]
                found = [(other, self._part(passages[other]["statements"])) for other in near]
                shown = [Window(_heading(passages[other]), tuple(texts)) for other, texts in found]
                judged = [float(one.max()) for one in judge.judge(question["q"], shown)]
                hard = [(believed, one) for believed, one in zip(judged, found, strict=True) if believed < TOO_GOOD]
                if hard:
                    _, (other, texts) = max(hard, key=lambda pair: pair[0])
                    heading = _heading(passages[other])
                    yield from self._asked("hard", question["q"], heading, texts, [0] * len(texts))

    def _part(self, texts: Sequence[str]) -> Sequence[str]:
        """A run of statements about as long as a passage of the index."""
        many = self.chance.randint(2, 6)
        first = self.chance.randrange(max(1, len(texts) - many + 1))
        return texts[first : first + many]

    def _of_place(
        self, name: str, question: str, place: str, heading: str, texts: Sequence[str], labels: Sequence[int]
    ) -> Iterator[Row]:
        """The question asked of the passage's place (an answer stays one), or of another (nothing answers)."""
        other = self.chance.choice([one for one in PLACES if one not in heading + " ".join(texts)])
        asked = place if self.chance.random() < 0.5 else other
        said = self.chance.choice(("in {}", "of {}", "for {}", "at {}", "{}")).format(asked)
        question = _PLACE.sub(asked, question)
        if asked not in question:
            mark = "?" if question.endswith("?") else ""
            question = f"{question.rstrip('?')} {said}{mark}"
        answers = labels if asked == place else [0] * len(labels)
        yield from self._asked(f"{name}: place", question, heading, texts, answers)

    def _asked(
        self,
        source: str,
        question: str,
        heading: str,
        texts: Sequence[str],
        labels: Sequence[int],
        span: tuple[int, int, int] | None = None,
    ) -> Iterator[Row]:
        """One window, around the answer where there is one, at times cut shorter or without its heading."""
        about = span[0] if span else labels.index(1) if 1 in labels else self.chance.randrange(len(texts))
        first = last = about
        room = LONGEST if self.chance.random() >= SHORTENED else self.chance.choice((1, 300, 500))
        length = len(texts[about])
        while True:
            sides = [at for at in (first - 1, last + 1) if 0 <= at < len(texts) and length + len(texts[at]) <= room]
            if not sides:
                break
            at = self.chance.choice(sides)
            first, last, length = min(first, at), max(last, at), length + len(texts[at])
        luck = self.chance.random()
        question = question.casefold() if luck < 0.25 else question
        yield {
            "question": question.rstrip("?") if luck < 0.4 else question,
            "heading": "" if self.chance.random() < WITHOUT_HEADING else heading,
            "statements": list(texts[first : last + 1]),
            "labels": list(labels[first : last + 1]),
            "span": [span[0] - first, span[1], span[2]] if span else None,
            "source": source,
        }


def _sharing(question: str, chance: random.Random) -> Callable[[str], float]:
    """How many of the question's words a text shares, with a little luck between equals."""
    words = set(map(stem, content_words(question)))
    return lambda text: len(words & set(map(stem, content_words(text)))) + 0.8 * chance.random()


def _free_of(answers: Sequence[str]) -> Callable[[str], bool]:
    """Whether a text has none of the answers in it: it might answer, too."""
    wanted = [answer.casefold() for answer in answers if len(answer) > 1]
    return lambda text: not any(answer in text.casefold() for answer in wanted)


if __name__ == "__main__":
    main()
