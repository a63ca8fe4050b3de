"""Reading what Slack sends: JSON whose shape is only promised."""

from collections.abc import Mapping
from typing import Any

from knowledge.words import readable

Payload = Mapping[str, Any]


def part(payload: Payload, *names: str) -> Payload:
    """The object at this path; an empty one where there is none."""
    found: Any = payload
    for name in names:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def text(payload: Payload, *names: str) -> str:
    """The text at this path; empty where there is none. What is no Unicode in it (JSON can name half of a pair, and no
    database would take it) is a question mark."""
    found = part(payload, *names[:-1]).get(names[-1])
    return readable(found) if isinstance(found, str) else ""


def first(payload: Payload, name: str) -> Payload:
    """The first object of a list; an empty one where there is none."""
    found = payload.get(name)
    return found[0] if isinstance(found, list) and found and isinstance(found[0], Mapping) else {}
