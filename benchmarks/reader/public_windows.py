"""Windows from public collections: passages with questions and where the answers begin, and statements on a table."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cut_windows import Row, cut, free_of, lines_of, sentences, sharing

CONTEXTS = ("squad_train_sample", "squadshifts_new_wiki", "nq_small", "clapnq_dev", "tatqa", "wikitablequestions")
MOST = {"wikitablequestions": 1_500}
WHOLE_TABLES = {"hitab_statements": 1_500}
WITHOUT_ANSWER, OF_DOCUMENT, OF_ANOTHER = 0.25, 0.3, 0.2
"""How often a question is asked again where nothing answers: its passage without the answer, another passage of the
document, another name or year."""

_NAME = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][\w'’-]+(?: (?:of |the |and )?[A-Z][\w'’-]+)*")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


class PublicWindows:
    """Makes windows, with the same chances for the same seed."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def from_contexts(self, name: str, rows: list[Row]) -> Iterator[Row]:
        """From passages with questions and where the answers begin."""
        of_document: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            of_document[row["doc"]].append(row)
        rows = list(rows)
        self._chance.shuffle(rows)
        for row in rows[: MOST.get(name)]:
            yield from self._from_context(name, row, of_document[row["doc"]])

    def _from_context(self, name: str, row: Row, document: Sequence[Row]) -> Iterator[Row]:
        is_table = name == "wikitablequestions" or row.get("kind") == "table"
        found = lines_of(row["context"]) if is_table else sentences(row["context"])
        texts = [text for _, text in found]
        is_free = free_of(row["answers"])
        span, labels = None, [0 if is_free(text) else -1 for text in texts]
        for start, answer in zip(row["starts"], row["answers"], strict=False):
            for at, (begin, text) in enumerate(found):
                if start is not None and begin <= start < begin + len(text):
                    labels[at] = 1
                    span = span or (at, start - begin, min(start - begin + len(answer), len(text)))
        if row["answerable"] and 1 not in labels:
            return
        heading = re.sub(r"[_%]", " ", row["doc"]) if _is_title(name, row["doc"]) else ""
        yield cut(self._chance, name, row["question"], heading, texts, labels, span)
        if span is None:
            return
        if self._chance.random() < WITHOUT_ANSWER:
            kept = [at for at, label in enumerate(labels) if label == 0]
            if len(kept) > 1:
                without = [texts[at] for at in kept]
                yield cut(self._chance, f"{name}: without", row["question"], heading, without, [0] * len(kept))
        elsewhere = sorted({one["context"] for one in document if one["context"] != row["context"]})
        elsewhere = [context for context in elsewhere if is_free(context)]
        if elsewhere and self._chance.random() < OF_DOCUMENT:
            shares = sharing(row["question"], self._chance)
            best = max(self._chance.sample(elsewhere, min(8, len(elsewhere))), key=shares)
            other = [text for _, text in (lines_of(best) if is_table else sentences(best))]
            yield cut(self._chance, f"{name}: document", row["question"], heading, other, [0] * len(other))
        if self._chance.random() < OF_ANOTHER:
            contexts = [one["context"] for one in document[:40]]
            another = self._of_another(row["question"], row["context"], contexts)
            if another:
                yield cut(self._chance, f"{name}: another", another, heading, texts, [0] * len(texts))

    def _of_another(self, question: str, context: str, contexts: Sequence[str]) -> str | None:
        """The question about another year or name of the document, which this passage does not have."""
        if year := _YEAR.search(question):
            years = sorted({one for text in contexts for one in _YEAR.findall(text) if one not in context})
            return question.replace(year[0], self._chance.choice(years)) if years else None
        for name in _NAME.finditer(question):
            if name[0] in context:
                names = sorted({one[0] for text in contexts for one in _NAME.finditer(text)})
                names = [
                    one for one in names if one not in question + context and len(one.split()) == len(name[0].split())
                ]
                if names:
                    return f"{question[: name.start()]}{self._chance.choice(names)}{question[name.end() :]}"
        return None

    def from_tables(self, name: str, rows: list[Row]) -> Iterator[Row]:
        """From statements on one table, of which one answers."""
        of_document: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            of_document[row["doc"]].append(row)
        questions = sorted({(row["doc"], row["question"]) for row in rows})
        self._chance.shuffle(questions)
        for document, question in questions[: WHOLE_TABLES[name]]:
            own = {row["sentence"]: int(row["answers"]) for row in of_document[document] if row["question"] == question}
            others = sorted({row["sentence"] for row in of_document[document]} - own.keys())
            both = [*own.items(), *((one, -1) for one in self._chance.sample(others, min(3, len(others))))]
            self._chance.shuffle(both)
            yield cut(self._chance, name, question, "", [text for text, _ in both], [label for _, label in both])


def _is_title(collection: str, document: str) -> bool:
    return collection != "tatqa" and "/" not in document and not document.startswith("ctx")
