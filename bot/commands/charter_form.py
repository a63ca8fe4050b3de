"""The forms of the charter, checked."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.commands.charter import checked_link, stage_named
from bot.commands.charter_records import NoteStage, Told
from knowledge.errors import FieldError, HelpfulError
from knowledge.typed_days import DAY, read_day
from knowledge.words import readable

_NOT_YET = "Nothing is saved yet."


def noted_in_form(command: NoteStage, fields: Mapping[str, str]) -> NoteStage:
    """The command with the answers of its form: of a whole step, or of the reason alone where the rest is known. Raises
    FieldError."""
    answers = {name: " ".join(readable(answer).replace('"', "'").split()) for name, answer in fields.items()}
    if command.organisation:
        if not answers.get("why"):
            raise FieldError("why", "Please say why.", _NOT_YET)
        return replace(command, told=replace(command.told, why=answers["why"]), is_sure=True)
    stage = stage_named(answers.get("stage", ""))
    if not answers.get("organisation"):
        raise FieldError("organisation", "Please name the organisation.", _NOT_YET)
    if stage is None:
        raise FieldError("stage", "Please choose how far it is.", _NOT_YET)
    try:
        link = checked_link(answers.get("link", ""))
    except HelpfulError as error:
        raise FieldError("link", error.what_happened, error.what_to_do) from error
    day, until = (_day(name, answers.get(name, "")) for name in ("day", "until"))
    told = Told(day, answers.get("by", ""), until, answers.get("version", ""), link, answers.get("why", ""))
    return NoteStage(answers["organisation"], stage, told)


def _day(name: str, typed: str) -> date | None:
    if not typed:
        return None
    if not re.fullmatch(DAY, typed, re.IGNORECASE):
        raise FieldError(name, f"“{typed[:40]}” is no day that I can read.", "Write it like 11 November 2026.")
    try:
        return read_day(typed)
    except HelpfulError as error:
        raise FieldError(name, error.what_happened, error.what_to_do) from error
