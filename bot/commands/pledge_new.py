"""A new pledge in a line: add org:"Essex Police" theme:employment … "50 apprentices start"."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.commands.pledge_form import new_pledge
from bot.commands.pledge_records import AddPledge, NewPledge
from knowledge.errors import FieldError
from knowledge.pledges.kinds import Direction, Kind

_FIELDS = {
    "org": "organisation",
    "theme": "theme",
    "owner": "owner",
    "deputy": "deputy",
    "due": "due",
    "unit": "unit",
    "target": "target",
    "from": "baseline",
    "kind": "kind",
    "direction": "direction",
}
_MARKS = ("sure", "change")
_KEY = rf"(?:{'|'.join((*_FIELDS, *_MARKS))}):"
_PART = re.compile(
    rf"(?P<key>{_KEY}) ?(?:[\"“”](?P<quoted>[^\"“”]*)[\"“”]|(?P<plain>[^\"“”]+?))(?= {_KEY}| [\"“”]|$)", re.IGNORECASE
)
_FIRST = re.compile(rf"(?!{_KEY})(?P<statement>.+?) (?={_KEY})", re.IGNORECASE)
_IN_QUOTES = re.compile(r"[\"“”](?P<said>.*)[\"“”]")


def read_new(rest: str) -> AddPledge:
    """What stands after /pledge add: each part as in a list, the statement in quotation marks before or after them. The
    form, filled with what is there, where something is missing. Raises HelpfulError for what cannot be taken."""
    left, answers = rest.strip(), dict[str, str]()
    if first := _FIRST.match(left):
        answers["statement"] = _unquoted(first["statement"])
        left = left[first.end() :]
    while part := _PART.match(left):
        key = part["key"].casefold().rstrip(":")
        answers[_FIELDS.get(key, key)] = (part["quoted"] if part["quoted"] is not None else part["plain"]).strip()
        left = left[part.end() :].strip()
    if left:
        answers["statement"] = _unquoted(left)
    is_sure, wants_form = (answers.pop(mark, "") == "yes" for mark in _MARKS)
    if not answers:
        return AddPledge()
    if wants_form:
        return AddPledge(_as_given(answers), wants_form=True)
    try:
        return AddPledge(new_pledge(answers), is_sure=is_sure)
    except FieldError as error:
        if answers.get(error.name):
            raise
        return AddPledge(_as_given(answers), wants_form=True)


def new_text(command: AddPledge) -> str:
    """What would be typed for it after /pledge add."""
    new = command.pledge
    if new is None:
        return ""
    defaults = {"kind": Kind.QUANTITY, "direction": Direction.UP}
    said = {key: getattr(new, field) for key, field in _FIELDS.items()}
    keyed = [f"{key}:{_quoted(value)}" for key, value in said.items() if value and value != defaults.get(key)]
    marks = [
        f"{mark}:yes" for mark, is_set in zip(_MARKS, (command.is_sure, command.wants_form), strict=True) if is_set
    ]
    return " ".join((*marks, *keyed, *([f'"{new.statement}"'] if new.statement else [])))


def _as_given(answers: Mapping[str, str]) -> NewPledge:
    """What was given of a pledge, to fill its form with; a sort or way that there is not is left out."""
    kind = next((one for one in Kind if one == answers.get("kind")), Kind.QUANTITY)
    direction = next((one for one in Direction if one == answers.get("direction")), Direction.UP)
    empty = NewPledge("", "", "", "", "", kind=kind, direction=direction)
    given: dict[str, Any] = {name: text for name, text in answers.items() if name not in ("kind", "direction")}
    return replace(empty, **given)


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _unquoted(text: str) -> str:
    found = _IN_QUOTES.fullmatch(text.strip())
    return found["said"] if found else text.strip()
