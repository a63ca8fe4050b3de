"""Indexes documents, asks their questions, and has the answers scored."""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from convert import text_of

DIFFICULTIES = ("easy", "medium", "hard")
UNANSWERABLE = "unanswerable"


@dataclass(frozen=True)
class Share:
    """So much right, of so many."""

    right: float
    of: int

    def __str__(self) -> str:
        return f"{self.right / self.of:.3f} ({self.right:.1f} of {self.of})" if self.of else "–"

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)


@dataclass(frozen=True)
class Scored:
    """A set of questions, scored: shares by type and by difficulty, the scorer's totals, and what it said of each
    question that was not right."""

    name: str
    by_type: dict[str, Share]
    by_difficulty: dict[str, Share]
    totals: dict[str, float]
    remarks: str

    @property
    def right(self) -> Share:
        """Of the questions that have an answer."""
        return sum((one for type_, one in self.by_type.items() if not is_unanswerable(type_)), Share(0, 0))

    @property
    def declined(self) -> Share:
        """Of the questions that have none."""
        return sum((one for type_, one in self.by_type.items() if is_unanswerable(type_)), Share(0, 0))


def is_unanswerable(type_: str) -> bool:
    """Whether a type of question has no answer in the documents."""
    return type_.startswith(UNANSWERABLE)


def score(name: str, questions: Path, documents: Path, scorer: Path, originals: Path | None = None) -> Scored:
    """Asks `questions` of `documents`, and has `scorer` score the answers.

    A quote has to stand in its document: in the text, or for files that are no text as they were indexed. Where
    `documents` are the `originals` in another format, it has to stand in these, or in the text that another program
    reads from the converted file (conversion takes marks out).
    """
    with tempfile.TemporaryDirectory(prefix="anchorbot-evaluate-") as data:
        anchorbot("index", str(documents), "--data", data)
        lines = anchorbot("ask", "--batch", str(questions), "--json", "--data", data)
        answers = [json.loads(line) for line in lines.splitlines()]
        cited = [citation for answer in answers for citation in answer["citations"]]
        texts = Path(data) / "texts"
        texts.mkdir()
        for file in documents.iterdir():
            original = next(originals.glob(f"{file.stem}.*")) if originals else None
            for citation in cited:
                if original and citation["document"] == file.name:
                    citation["document"] = original.name
            text = text_of(file) if original or file.suffix in (".txt", ".md") else None
            name_, before = (original.name, original.read_text("utf-8")) if original else (file.name, "")
            (texts / name_).write_text(f"{before}\n{text or _as_indexed(file, data)}", "utf-8")
        kept = Path(data) / "answers.jsonl"
        kept.write_text("\n".join(map(json.dumps, answers)), "utf-8")
        command = [sys.executable, str(scorer), str(questions), str(kept), str(texts), "--show"]
        printed = subprocess.run(command, check=True, text=True, capture_output=True).stdout
    with_page = sum(citation["page"] is not None for citation in cited) / max(1, len(cited))
    return _read(name, questions, printed, round(with_page, 3))


def _read(name: str, questions: Path, printed: str, with_page: float) -> Scored:
    """What the scorer printed; shares of one type or difficulty become counts again."""
    rows = [json.loads(line) for line in questions.read_text("utf-8").splitlines()]
    of_type = Counter(row["type"] for row in rows)
    of_difficulty = Counter(row["difficulty"] for row in rows if not is_unanswerable(row["type"]))
    shares = dict(re.findall(r"^(?:answerable, )?([\w-]+) +([\d.]+|None)(?:  \(n=\d+\))?$", printed, re.MULTILINE))
    totals = json.loads(printed.strip().splitlines()[-1]) | {"with_page": with_page}
    remarks = re.findall(r"^[\d.]+ .* :: .*$", printed, re.MULTILINE)
    return Scored(
        name,
        {type_: Share(float(shares[type_]) * count, count) for type_, count in sorted(of_type.items())},
        {
            one: Share(float(shares[one]) * of_difficulty[one], of_difficulty[one])
            for one in DIFFICULTIES
            if of_difficulty[one]
        },
        totals,
        "\n".join(remarks),
    )


def _as_indexed(file: Path, data: str) -> str:
    """The quotes of all statements of a file; nothing where it is not indexed (documents.toml)."""
    command = [sys.executable, "-m", "bot", "documents", "show", str(file), "--json", "--data", data]
    shown = subprocess.run(command, text=True, capture_output=True, check=False).stdout
    sections = json.loads(shown)["sections"] if shown else []
    passages = [passage for section in sections for passage in section["passages"]]
    return "\n".join(statement["quote"] for passage in passages for statement in passage["statements"])


def anchorbot(*arguments: str) -> str:
    """What the command prints."""
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout
