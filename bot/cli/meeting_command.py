"""`anchorbot meeting rsvp` and `meeting quorum`."""

import json
from datetime import datetime
from pathlib import Path

from bot.cli.dates import day_typed
from bot.cli.running import guarded, settings_with
from bot.wiring.clock import now_by
from bot.words.meetings import say_quorum
from bot.words.rsvp import say_reply
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import next_occurrence, occurrence_on
from knowledge.groups.replies import Answer
from knowledge.store.database import open_database, snapshot
from knowledge.store.group_rows import group_named
from knowledge.store.meeting_rows import Standing, standing
from knowledge.store.reply_rows import save_answer

_ACTOR = "command line"


def run_rsvp(answer: str, name: str, day: str, email: str, data: Path | None) -> int:
    """Notes a reply for somebody."""

    def work() -> int:
        given = _answer(answer)
        with open_database(settings_with(data).data) as db:
            group = group_named(db, name)
            occurrence = occurrence_typed(group, day, now_by(db))
            actor = f"{_ACTOR} as {email.strip().lower()}"
            reply, before = save_answer(db, group, occurrence, email, given, now_by(db), actor)
        print(say_reply(group, occurrence, reply, before))  # noqa: T201
        return 0

    return guarded(work)


def _answer(typed: str) -> Answer:
    try:
        return Answer(typed.strip().lower())
    except ValueError as error:
        raise HelpfulError(
            f'"{typed}" is no answer.', f"Answers are {', '.join(Answer)}. Nothing was saved."
        ) from error


def occurrence_typed(group: WorkingGroup, day: str, instant: datetime) -> Occurrence:
    """The meeting on the day typed after --occurrence, or the one that is on or comes next."""
    if day:
        return occurrence_on(group, day_typed(day, "--occurrence", instant.astimezone(group.zone).date()))
    return next_occurrence(group, instant)


def run_quorum(name: str, day: str, data: Path | None, as_json: bool) -> int:
    """Prints how a meeting stands against its quorum."""

    def work() -> int:
        with open_database(settings_with(data).data) as db, snapshot(db):
            group = group_named(db, name)
            occurrence = occurrence_typed(group, day, now_by(db))
            found = standing(db, group, occurrence)
        if as_json:
            record = _record(group, occurrence, found)
            print(json.dumps(record, ensure_ascii=False))  # noqa: T201
        else:
            print("\n".join(say_quorum(group, occurrence, found)))  # noqa: T201
        return 0

    return guarded(work)


def _record(group: WorkingGroup, occurrence: Occurrence, found: Standing) -> dict[str, object]:
    state, chances = found.state, found.chances
    answers = [reply.answer for reply in found.replies.values()]
    return {
        "group": group.slug,
        "occurrence": occurrence.original.isoformat(),
        "start": datetime.combine(occurrence.day, occurrence.at, group.zone).isoformat(),
        "status": occurrence.status.value,
        "unit": group.quorum.counted_by.value,
        "needed": state.needed,
        "of": state.of,
        "present": state.present,
        "missing": state.missing,
        "vacant": state.vacant,
        "quorate": state.quorate.value,
        "conditions": [{"condition": one.text, "state": check.value} for one, check in state.conditions],
        "replies": {answer.value: answers.count(answer) for answer in Answer},
        "forecast": {
            "chance": round(chances.chance, 4),
            "outlook": chances.outlook.value,
            "has_history": chances.has_history,
        },
        "clause": group.quorum.clause or None,
    }
