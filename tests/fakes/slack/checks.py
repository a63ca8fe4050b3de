"""Small checks that block_kit.py and its neighbours are put together from: a value and its place → what is wrong."""

from collections.abc import Callable, Iterator
from typing import Any

Check = Callable[[Any, str], Iterator[str]]


def string(most: int, least: int = 1) -> Check:
    """A string of so many characters."""

    def check(value: Any, place: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"{place}: must be a string"
        elif not least <= len(value) <= most:
            yield f"{place}: {len(value)} characters, {least} to {most} are allowed"

    return check


def whole_number(least: int, most: int) -> Check:
    """A whole number between these two."""

    def check(value: Any, place: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            yield f"{place}: must be a whole number from {least} to {most}"

    return check


def boolean(value: Any, place: str) -> Iterator[str]:
    """true or false."""
    if not isinstance(value, bool):
        yield f"{place}: must be true or false"


def one_of(*allowed: Any) -> Check:
    """One of these values."""

    def check(value: Any, place: str) -> Iterator[str]:
        if value not in allowed:
            yield f"{place}: must be one of {list(allowed)}, is {value!r}"

    return check


def url(most: int = 3000, schemes: tuple[str, ...] = ("http://", "https://", "mailto:", "tel:", "slack://")) -> Check:
    """An address with one of these schemes."""

    def check(value: Any, place: str) -> Iterator[str]:
        yield from string(most)(value, place)
        if isinstance(value, str) and not value.startswith(schemes):
            yield f"{place}: not an address: {value[:60]!r}"

    return check


def array(of: Check, most: int, least: int = 1) -> Check:
    """A list of so many items, each of which passes `of`."""

    def check(value: Any, place: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{place}: must be a list"
            return
        if not least <= len(value) <= most:
            yield f"{place}: {len(value)} items, {least} to {most} are allowed"
        for number, item in enumerate(value):
            yield from of(item, f"{place}[{number}]")

    return check


def shape(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    """An object with these fields and no others; `type` is always let through."""

    def check(value: Any, place: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{place}: must be an object"
            return
        known = {**required, **(optional or {})}
        yield from (f"{place}: {name} is missing" for name in required if name not in value)
        yield from (f"{place}: unknown field {name}" for name in value if name not in known and name != "type")
        for name, field_check in known.items():
            if name in value:
                yield from field_check(value[name], f"{place}.{name}")

    return check


def by_type(kinds: dict[str, Check]) -> Check:
    """An object that passes the check of its `type`; types that are not named are refused."""

    def check(value: Any, place: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str) or kind not in kinds:
            yield f"{place}: type {kind!r} is not allowed here"
        else:
            yield from kinds[kind](value, f"{place}({kind})")

    return check


def both(*checks: Check) -> Check:
    """What each of them finds."""

    def check(value: Any, place: str) -> Iterator[str]:
        for one in checks:
            yield from one(value, place)

    return check
