"""Reading what the bot posted as a person, or their phone, would: who is notified, and which words are there."""

import re
from collections.abc import Iterator
from typing import Any

from tests.fakes.slack.records import Json, OpenedView, PostedMessage

_PING = re.compile(r"<(?:!(?:channel|here|everyone)|!subteam\^[^>|]+|@[UW][A-Z0-9]+)(?:\|[^>]*)?>")
_LINK = re.compile(r"<([^>|]+)\|([^>]*)>")
_BARE = re.compile(r"<((?:https?|mailto):[^>|]+)>")
_LOUD = ("user", "usergroup", "broadcast")

Readable = PostedMessage | OpenedView | Json


def pings_in(what: Readable) -> list[str]:
    """What would notify somebody: in the top-level text, mrkdwn, markdown blocks, and as rich_text elements."""
    given = _as_json(what)
    found = _PING.findall(str(given.get("text") or ""))
    return found + [ping for part in ("blocks", "attachments") for ping in _pings(given.get(part))]


def plain_text_of(what: Readable) -> str:
    """The words a person reads in its blocks (in the text, where there are none), a line for each piece.

    Entities are resolved, links are their words, cells of a row are joined by " | "; marks such as * stay.
    """
    given = _as_json(what)
    if not given.get("blocks") and isinstance(given.get("text"), str):
        return _read_mrkdwn(given["text"])
    lines = [_words(given[name]) for name in ("title", "submit", "close") if given.get(name)]
    lines[1:1] = [line for block in given.get("blocks", []) for line in _lines(block)]
    return "\n".join(line for line in lines if line)


def _as_json(what: Readable) -> Json:
    if isinstance(what, PostedMessage):
        return {"text": what.text, "blocks": list(what.blocks)}
    return what.view if isinstance(what, OpenedView) else what


def _pings(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _pings(item)
    elif isinstance(value, dict):
        kind, text = value.get("type"), value.get("text")
        if kind in _LOUD:
            yield f"{kind} {value.get('user_id') or value.get('usergroup_id') or value.get('range')}"
        elif kind in ("mrkdwn", "markdown") and isinstance(text, str):
            yield from _PING.findall(text)
        else:
            yield from (ping for item in value.values() for ping in _pings(item))


def _lines(block: Json) -> Iterator[str]:
    match block["type"]:
        case "rich_text":
            yield from _rich_lines(block["elements"])
        case "table":
            for row in block["rows"]:
                yield " | ".join(" ".join(_cell_words(cell)) for cell in row)
        case "markdown":
            yield str(block["text"])
        case _:
            for name in ("label", "text", "fields", "title", "alt_text", "elements", "element", "accessory", "hint"):
                yield from _element_lines(block.get(name))


def _cell_words(cell: Json) -> Iterator[str]:
    if cell["type"] == "raw_text":
        yield str(cell["text"])
    else:
        yield from _rich_lines(cell["elements"])


def _element_lines(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _element_lines(item)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, dict) and value.get("type") in ("plain_text", "mrkdwn"):
        yield _words(value)
    elif isinstance(value, dict):
        names = ("text", "alt_text", "placeholder", "initial_value", "description", "options", "option_groups")
        for name in (*names, "label", "positive_button", "negative_button"):
            yield from _element_lines(value.get(name))


def _rich_lines(parts: list[Json]) -> Iterator[str]:
    for part in parts:
        if part["type"] == "rich_text_list":
            yield from _rich_lines(part["elements"])
        else:
            yield "".join(_piece(piece) for piece in part["elements"])


def _piece(piece: Json) -> str:
    match piece["type"]:
        case "text":
            return str(piece["text"])
        case "link":
            return str(piece.get("text") or piece["url"])
        case "emoji":
            return f":{piece['name']}:"
        case "date":
            return str(piece.get("fallback") or piece["timestamp"])
        case kind:
            return f"<{kind} {next((value for name, value in piece.items() if name != 'type'), '')}>"


def _words(text: Json) -> str:
    return _read_mrkdwn(text["text"]) if text["type"] == "mrkdwn" else str(text["text"])


def _read_mrkdwn(text: str) -> str:
    text = _BARE.sub(r"\1", _LINK.sub(r"\2", text))
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
