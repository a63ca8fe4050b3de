"""Entries as plain texts, each under the name of its field: as they are stored, exported and printed."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any

from knowledge.pledges.entries import (
    Contact,
    Edit,
    Entry,
    HandOver,
    NewDeputy,
    PledgeUpdate,
    StatusChange,
    Target,
)
from knowledge.pledges.kinds import Blocker, Confidence, Field, HandOverStep, Rag, Source, Status
from knowledge.pledges.periods import Period


class EntryKind(StrEnum):
    """What an entry is."""

    UPDATE = "update"
    TARGET = "target"
    HAND_OVER = "hand-over"
    DEPUTY = "deputy"
    STATUS = "status"
    EDIT = "edit"


_CLASSES: dict[EntryKind, Callable[..., Entry]] = {
    EntryKind.UPDATE: PledgeUpdate,
    EntryKind.TARGET: Target,
    EntryKind.HAND_OVER: HandOver,
    EntryKind.DEPUTY: NewDeputy,
    EntryKind.STATUS: StatusChange,
    EntryKind.EDIT: Edit,
}
_KINDS = {made: kind for kind, made in _CLASSES.items()}
_OF_EVERY = frozenset({"number", "at", "by", "source", "to", "owner"})
_READ: dict[str, Callable[[str], object]] = {
    "period": lambda text: Period(date.fromisoformat(text)),
    "rag": Rag,
    "value": Decimal,
    "out_of": Decimal,
    "evidence": lambda text: tuple(text.split("\n")),
    "confidence": Confidence,
    "blocker": Blocker,
    "corrects": int,
    "due": date.fromisoformat,
    "step": HandOverStep,
    "status": Status,
    "what": Field,
}
"""How a field is read; all others are texts."""

FIELD_NAMES = (
    *("period", "rag", "value", "out_of", "note", "evidence", "confidence", "blocker", "corrects"),
    *("due", "agreed_by"),
    *("step", "status", "what", "before", "after", "reason"),
)
"""Every name that `fields_of` gives to anything."""


def kind_of(entry: Entry) -> EntryKind:
    return _KINDS[type(entry)]


def fields_of(entry: Entry) -> dict[str, str]:
    """What an entry of its kind says, without what every entry has (number, instant, people, source) and without what
    is empty. Days are as 2026-11-17, a period is its first day, links stand in lines of their own."""
    own = (one.name for one in fields(entry) if one.name not in _OF_EVERY)
    texts = {name: _text(getattr(entry, name)) for name in own}
    return {name: text for name, text in texts.items() if text}


def entry_from(
    kind: EntryKind,
    texts: Mapping[str, str],
    number: int,
    at: datetime,
    by: Contact,
    source: Source,
    to: Contact | None,
) -> Entry:
    """The entry whose `fields_of` are `texts`. Raises ValueError, ArithmeticError or TypeError where they are not."""
    common: dict[str, Any] = {"number": number, "at": at, "by": by, "source": source}
    if kind in (EntryKind.HAND_OVER, EntryKind.DEPUTY):
        common["to"] = to
    if kind is EntryKind.TARGET:
        common |= {"value": None, "owner": to}
    return _CLASSES[kind](**common | {name: _READ.get(name, str)(text) for name, text in texts.items()})


def plain(figure: Decimal | None) -> str:
    """A figure as programs write it: "1200000.5"; nothing for none."""
    text = "" if figure is None else format(figure, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case Enum():
            return str(value.value)
        case Decimal():
            return plain(value)
        case Period():
            return value.first.isoformat()
        case date():
            return value.isoformat()
        case tuple():
            return "\n".join(value)
        case _:
            return str(value)
