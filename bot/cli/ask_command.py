"""`anchorbot ask`."""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.cli.running import at_this_machine, guarded, settings_with
from bot.cli.saving import save_files
from bot.commands import AskQuestion, SmallTalk, parse
from bot.desk import Desk
from bot.dispatch import reply_or_raise
from bot.wiring import make_desk
from bot.words.answers import say_answer, say_no_documents, say_not_found
from bot.words.helping import say_small_talk
from bot.words.plain import as_text
from bot.words.problems import say_problem
from knowledge.answering.answer import answer
from knowledge.answering.citing import is_checkable
from knowledge.answering.found import Answer, NotFound
from knowledge.documents import MEMBER
from knowledge.errors import HelpfulError
from knowledge.store.search_rows import count_documents
from knowledge.words import readable

NOTHING_TO_ANSWER_FROM = 1


def run_ask(question: str, data: Path | None, as_json: bool) -> int:
    """Prints the answer to one question, for a person or as JSON; exit code 1 where nothing is indexed."""

    def work() -> int:
        desk = make_desk(settings_with(data))
        if not as_json:
            reply = reply_or_raise(desk, at_this_machine(question))
            print("\n".join((as_text(reply), *save_files(reply, Path.cwd()))))  # noqa: T201
            return NOTHING_TO_ANSWER_FROM if reply == say_no_documents(in_secretariat=True) else 0
        print(json.dumps(answer_record(desk, None, question), ensure_ascii=False))  # noqa: T201
        return _exit_code(desk)

    return guarded(work)


def run_batch(path: Path, data: Path | None, as_json: bool) -> int:
    """Answers every question of a file, in order, one line (or with a blank line between, for a person) each; exit code
    1 where nothing is indexed."""

    def work() -> int:
        questions = list(_questions(path))
        desk = make_desk(settings_with(data))
        for id_, question in questions:
            record = answer_record(desk, id_, question)
            line = json.dumps(record, ensure_ascii=False) if as_json else f"> {question}\n{record['answer']}\n"
            print(line, flush=True)  # noqa: T201
        return _exit_code(desk)

    return guarded(work)


def _exit_code(desk: Desk) -> int:
    with desk.database() as db:
        return 0 if count_documents(db) else NOTHING_TO_ANSWER_FROM


def _questions(path: Path) -> Iterator[tuple[Any, str]]:
    try:
        lines = sys.stdin.read().splitlines() if str(path) == "-" else path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise HelpfulError(f"The questions in {path} cannot be read: {error}.", "Nothing was answered.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield row["id"], str(row["question"])
        except (ValueError, KeyError, TypeError) as error:
            raise HelpfulError(
                f'Line {number} of {path} is not a JSON object with "id" and "question".',
                "Nothing was answered.",
            ) from error


def answer_record(desk: Desk, id_: Any, question: str) -> dict[str, Any]:
    """The answer to one question in the stable form that programs read. Input that cannot be a question is
    `not_found`, with what is wrong as its answer."""
    start = time.perf_counter()
    question = readable(question)
    try:
        command = parse(question)
        if isinstance(command, SmallTalk):
            record = _not_found(as_text(say_small_talk(command.text)))
        else:
            text = command.text if isinstance(command, AskQuestion) else question
            with desk.database() as db:
                found = answer(db, desk.library(), text, MEMBER) if count_documents(db) else None
            record = _fields(found)
    except HelpfulError as error:
        record = _not_found(as_text(say_problem(error)))
    return {"id": id_, "question": question, **record, "seconds": round(time.perf_counter() - start, 4)}


def _fields(found: Answer | NotFound | None) -> dict[str, Any]:
    match found:
        case None:
            return _not_found(as_text(say_no_documents(in_secretariat=True)))
        case NotFound():
            record = _not_found(as_text(say_not_found(found)))
            nearest = [{"document": near.document, "title": near.title} for near in found.nearest]
            return {**record, "nearest": nearest, "confidence": found.confidence}
        case Answer():
            return {
                "status": "answered",
                "answer": as_text(say_answer(found)),
                "citations": [
                    vars(told.citation) for told in found.told if is_checkable(told.citation) or len(found.told) == 1
                ],
                "nearest": [],
                "confidence": found.confidence,
            }


def _not_found(text: str) -> dict[str, Any]:
    return {"status": "not_found", "answer": text, "citations": [], "nearest": [], "confidence": 0.0}
