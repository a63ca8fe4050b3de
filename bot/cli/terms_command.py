"""`anchorbot terms`: what a document's terms of reference say, each fact with its clause."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.cli.running import guarded, settings_with
from bot.wiring import make_reader
from bot.words.names import shown
from bot.words.plain import as_text
from bot.words.terms import say_terms
from indexer.read_terms.read_terms import read_terms
from indexer.read_terms.text_of_file import text_of_file
from knowledge.documents import Fact
from knowledge.errors import HelpfulError
from knowledge.groups.terms import TermsOfReference
from knowledge.words import readable


def run_terms(file: str, as_json: bool) -> int:
    """Prints the facts of one document of any format, as text or as one JSON object with their clauses."""

    def work() -> int:
        if not file.strip():
            raise HelpfulError("No document was named.", "Type: anchorbot terms FILE")
        terms = read_terms(_text_of(Path(file)))
        if as_json:
            print(json.dumps(clauses_record(Path(file).name, terms), ensure_ascii=False))  # noqa: T201
        else:
            print(as_text(say_terms(shown(Path(file).name), terms)))  # noqa: T201
        return 0

    return guarded(work)


def run_batch(path: Path, as_json: bool) -> int:
    """Reads the texts of a file, in order, and prints the facts of each: one line, or a paragraph for a person."""

    def work() -> int:
        for id_, text in list(_texts(path)):
            terms = read_terms(text)
            line = json.dumps({"id": id_, "facts": facts_record(terms)}, ensure_ascii=False)
            print(line if as_json else f"{as_text(say_terms(str(id_), terms))}\n", flush=True)  # noqa: T201
        return 0

    return guarded(work)


def facts_record(terms: TermsOfReference) -> dict[str, Any]:
    """The facts by the names that programs know them by; null or an empty list where nothing is stated."""
    cadence = _value(terms.cadence)
    notice = _value(terms.notice)
    share = _value(terms.quorum_share)
    return {
        "quorum_count": _value(terms.quorum_count),
        "quorum_fraction": None if share is None else str(share),
        "quorum_conditions": [fact.value for fact in terms.quorum_conditions],
        "cadence": None if cadence is None else {"unit": cadence.unit.value, "interval": cadence.interval},
        "cadence_per_year": _value(terms.cadence_per_year),
        "decision_rule": _value(terms.decision_rule),
        "chairs": [fact.value for fact in terms.chairs],
        "secretariat": _value(terms.secretariat),
        "notice_days": None if notice is None else notice.days,
        "review": _value(terms.review),
        "mode": _value(terms.mode),
        "duration_minutes": _value(terms.duration_minutes),
    }


def clauses_record(document: str, terms: TermsOfReference) -> dict[str, Any]:
    """The facts of one document, those that no batch asks for among them, and the clauses they were read from."""
    notice, day = _value(terms.notice), _value(terms.meeting_day)
    more = {
        "quorum_counts": _value(terms.quorum_counts),
        "notice_in_working_days": None if notice is None else notice.working_days,
        "meeting_day": None if day is None else {"weekday": day.weekday, "nth": day.nth},
        "months_off": [fact.value for fact in terms.months_off],
        "members": [fact.value for fact in terms.members],
        "effective": _value(terms.effective),
    }
    clauses = {name: _clauses(fact) for name, fact in vars(terms).items() if fact}
    return {"document": document, "facts": {**facts_record(terms), **more}, "clauses": clauses}


def _value(fact: Fact[Any] | None) -> Any:
    return None if fact is None else fact.value


def _clauses(fact: Fact[Any] | tuple[Fact[Any], ...]) -> list[str]:
    facts = fact if isinstance(fact, tuple) else (fact,)
    return list(dict.fromkeys(one.evidence for one in facts))


def _text_of(path: Path) -> str:
    try:
        with make_reader(settings_with(None)) as reader:
            return text_of_file(path, reader)
    except HelpfulError as error:
        raise HelpfulError(f"{shown(str(path))} cannot be read. {error.what_happened}", error.what_to_do) from error


def _texts(path: Path) -> Iterator[tuple[Any, str]]:
    """The lines of a batch. Raises HelpfulError for one that is none, before anything is printed."""
    try:
        lines = sys.stdin.read().splitlines() if str(path) == "-" else path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise HelpfulError(f"The texts in {path} cannot be read: {error}.", "Nothing was printed.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            id_, text = row["id"], row["text"]
        except (ValueError, KeyError, TypeError) as error:
            raise _no_text(number, path) from error
        if not isinstance(text, str):
            raise _no_text(number, path)
        yield id_, readable(text)


def _no_text(number: int, path: Path) -> HelpfulError:
    return HelpfulError(f'Line {number} of {path} is not a JSON object with "id" and "text".', "Nothing was printed.")
