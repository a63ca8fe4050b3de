"""Windows from our own examples: near misses, other passages and other places."""

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from cut_windows import Row, cut, sharing

from knowledge.answering.onnx_reader import OnnxReader
from knowledge.answering.reader import Window
from knowledge.words import content_words, stem

HARD, TOO_GOOD = 0.6, 0.4
"""How often a hard passage from elsewhere is added, and the log-odds that make it an answer."""
LISTED = (2, 3, 4, 5, 6)
"""How many statements make a list."""
BESIDE_LIST, NO_LIST = 0.5, 0.02
"""How often statements that do not answer are made a list: where several others answer, and elsewhere."""
PLACES = (
    "Aberdeen Barnsley Basildon Bath Bedford Belfast Birmingham Blackburn Blackpool Bolton Bradford "
    "Brighton Bristol Burnley Cambridge Cardiff Carlisle Coventry Crawley Croydon Darlington Doncaster "
    "Dundee Durham Exeter Glasgow Gloucester Halifax Harlow Hull Huddersfield Ipswich Lambeth Lancaster "
    "Leicester Lewisham Lincoln Liverpool Luton Medway Middlesbrough Newcastle Newport Norwich "
    "Northampton Nottingham Oldham Oxford Peterborough Portsmouth Preston Reading Rochdale Rotherham "
    "Salford Southampton Stockport Stoke Sunderland Swansea Swindon Taunton Telford Wakefield Walsall "
    "Warrington Wigan Wolverhampton Worcester York "
).split()
_PLACE = re.compile(rf"\b(?:{'|'.join(PLACES)})\b")


BANDS = 5


def balanced(passages: Sequence[Row], chance: random.Random) -> list[Row]:
    """The passages with as many answered as unanswered questions in each band of the share of a question's words that
    stand in its passage: those who write near misses use the passage's words for them and everyday words for what is
    answered, and a reader would learn to take shared words for a sign of absence."""
    bands: dict[int, dict[bool, list[tuple[int, int]]]] = defaultdict(lambda: {True: [], False: []})
    for at, passage in enumerate(passages):
        there = set(map(stem, content_words(" ".join((_heading(passage), *passage["statements"])))))
        for number, question in enumerate(passage["questions"]):
            words = set(map(stem, content_words(question["q"])))
            band = min(BANDS - 1, BANDS * len(words & there) // max(1, len(words)))
            bands[band][bool(question["a"])].append((at, number))
    kept: dict[int, list[int]] = defaultdict(list)
    for _, sides in sorted(bands.items()):
        many = min(map(len, sides.values()))
        for at, number in (one for side in sides.values() for one in chance.sample(side, many)):
            kept[at].append(number)
    return [{**passages[at], "questions": [passages[at]["questions"][one] for one in sorted(kept[at])]} for at in kept]


class ExampleWindows:
    """Makes windows, with the same chances for the same seed."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def from_examples(self, name: str, passages: list[Row]) -> Iterator[Row]:
        """From our own passages: near misses, another passage, and another place."""
        for passage in passages:
            heading, texts = _heading(passage), passage["statements"]
            for question in passage["questions"]:
                labels = [int(at in question["a"]) for at in range(len(texts))]
                yield cut(self._chance, f"{name}: {question['k']}", question["q"], heading, texts, labels)
                if question["a"] and self._chance.random() < 0.1:  # a line that only asks it, before what answers
                    at = question["a"][0]
                    more, own = [*texts[:at], question["q"], *texts[at:]], [*labels[:at], 0, *labels[at:]]
                    yield cut(self._chance, f"{name}: asked twice", question["q"], heading, more, own)
                if self._chance.random() < 0.15:
                    shares = sharing(question["q"], self._chance)
                    others = [
                        one for one in self._chance.sample(passages, min(25, len(passages))) if one is not passage
                    ]
                    other = max(others, key=lambda one: shares(" ".join(one["statements"])))
                    no = [0] * len(other["statements"])
                    there = _heading(other)
                    yield cut(self._chance, f"{name}: elsewhere", question["q"], there, other["statements"], no)
                yield from self._listed(name, question["q"], heading, texts, question["a"])
                if question["a"] and (place := _PLACE.search(passage["title"])) and self._chance.random() < 0.25:
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
                if self._chance.random() >= HARD:
                    continue
                scores: Counter[int] = Counter()
                for word in sorted(set(map(stem, content_words(question["q"])))):
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
                    yield cut(self._chance, "hard", question["q"], heading, texts, [0] * len(texts))

    def _part(self, texts: Sequence[str]) -> Sequence[str]:
        """A run of statements about as long as a passage of the index."""
        many = self._chance.randint(2, 6)
        first = self._chance.randrange(max(1, len(texts) - many + 1))
        return texts[first : first + many]

    def _listed(
        self, name: str, question: str, heading: str, texts: Sequence[str], answers: Sequence[int]
    ) -> Iterator[Row]:
        """Statements side by side as one list, as lists are read whole (knowledge/answering/read_lists.py): those that
        answer together, and a run of others that shares most with the question."""
        several = len(answers) >= LISTED[0]
        if several and max(answers) - min(answers) + 1 == len(answers):
            yield self._list(name, question, heading, texts, range(min(answers), max(answers) + 1), 1)
        if self._chance.random() >= (BESIDE_LIST if several else NO_LIST):
            return
        runs = [range(first, first + many) for many in LISTED for first in range(len(texts) - many + 1)]
        others = [run for run in runs if not set(run) & set(answers)]
        if others:
            shares = sharing(question, self._chance)
            some = self._chance.sample(others, min(6, len(others)))
            run = max(some, key=lambda run: shares(" ".join(texts[at] for at in run)))
            yield self._list(name, question, heading, texts, run, 0)

    def _list(self, name: str, question: str, heading: str, texts: Sequence[str], run: range, label: int) -> Row:
        before = texts[run[0] - 1] if run[0] else ""
        lead = before if before.endswith(":") else heading.rpartition(" › ")[2]
        told = f"{lead.rstrip(':')}: {'; '.join(texts[at].rstrip('.;') for at in run)}"
        return cut(self._chance, f"{name}: list", question, heading, [told], [label])

    def _of_place(
        self, name: str, question: str, place: str, heading: str, texts: Sequence[str], labels: Sequence[int]
    ) -> Iterator[Row]:
        """The question asked of the passage's place (an answer stays one), or of another (nothing answers)."""
        other = self._chance.choice([one for one in PLACES if one not in heading + " ".join(texts)])
        asked = place if self._chance.random() < 0.5 else other
        said = self._chance.choice(("in {}", "of {}", "for {}", "at {}", "{}")).format(asked)
        question = _PLACE.sub(asked, question)
        if asked not in question:
            mark = "?" if question.endswith("?") else ""
            question = f"{question.rstrip('?')} {said}{mark}"
        answers = labels if asked == place else [0] * len(labels)
        yield cut(self._chance, f"{name}: place", question, heading, texts, answers)


def _heading(passage: Row) -> str:
    return f"{passage['title']} › {passage['section']}"
