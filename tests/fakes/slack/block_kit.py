"""Slack's documented limits on blocks, messages and views, those that slack_sdk's own validation lets through too.

docs.slack.dev, Block Kit reference; each limit stands beside its block below and in elements.py, composition.py,
rich_text.py. What this fake does not know, though Slack may, is refused: the bot keeps to what is known here.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from tests.fakes.slack.checks import Check, array, boolean, both, by_type, one_of, shape, string, url
from tests.fakes.slack.composition import any_text, plain_text
from tests.fakes.slack.elements import IN_ACTIONS, IN_CONTEXT, IN_CONTEXT_ACTIONS, IN_INPUT, IN_SECTION, one_source
from tests.fakes.slack.records import Json
from tests.fakes.slack.rich_text import rich_text_parts

Surface = Literal["message", "modal", "home"]

MOST_BLOCKS = {"message": 50, "modal": 100, "home": 100}
MOST_MARKDOWN = 12_000  # over all markdown blocks of a payload
MOST_TABLE_TEXT = 10_000  # over all cells of a table
MOST_VIEW_BYTES = 250_000
_BLOCK_ID = {"block_id": string(255)}


def _text_or_fields(value: Any, place: str) -> Iterator[str]:
    if "text" not in value and "fields" not in value:
        yield f"{place}: must have text or fields"


def _null_or(check: Check) -> Check:
    return lambda value, place: iter(()) if value is None else check(value, place)


_cell = by_type(
    {"raw_text": shape({"text": string(MOST_TABLE_TEXT)}), "rich_text": shape({"elements": rich_text_parts}, _BLOCK_ID)}
)
_column = shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})

_EVERYWHERE: dict[str, Check] = {
    "section": both(
        shape(
            {},
            {
                **_BLOCK_ID,
                "text": any_text(3000),
                "fields": array(any_text(2000), 10),
                "accessory": by_type(IN_SECTION),
                "expand": boolean,
            },
        ),
        _text_or_fields,
    ),
    "header": shape({"text": plain_text(150)}, _BLOCK_ID),
    "divider": shape({}, _BLOCK_ID),
    "context": shape({"elements": array(by_type(IN_CONTEXT), 10)}, _BLOCK_ID),
    "actions": shape({"elements": array(by_type(IN_ACTIONS), 25)}, _BLOCK_ID),
    "image": both(
        shape(
            {"alt_text": string(2000)},
            {
                **_BLOCK_ID,
                "image_url": url(schemes=("http://", "https://")),
                "slack_file": shape({}, {"id": string(255), "url": url()}),
                "title": plain_text(2000),
            },
        ),
        one_source,
    ),
    "rich_text": shape({"elements": rich_text_parts}, _BLOCK_ID),
}
_IN_MESSAGES: dict[str, Check] = {
    "markdown": shape({"text": string(MOST_MARKDOWN)}, _BLOCK_ID),
    "table": shape(
        {"rows": array(array(_cell, 20), 100)}, {**_BLOCK_ID, "column_settings": array(_null_or(_column), 20)}
    ),
    "context_actions": shape({"elements": array(by_type(IN_CONTEXT_ACTIONS), 5)}, _BLOCK_ID),
}
_IN_VIEWS: dict[str, Check] = {  # Slack takes them in messages too by now; a form belongs in a modal here
    "input": shape(
        {"label": plain_text(2000), "element": by_type(IN_INPUT)},
        {**_BLOCK_ID, "hint": plain_text(2000), "optional": boolean, "dispatch_action": boolean},
    ),
}
_BLOCKS: dict[str, Check] = {
    "message": by_type({**_EVERYWHERE, **_IN_MESSAGES}),
    "modal": by_type({**_EVERYWHERE, **_IN_VIEWS}),
    "home": by_type({**_EVERYWHERE, **_IN_VIEWS}),
}
_VIEW_FIELDS = {
    "private_metadata": string(3000, least=0),
    "callback_id": string(255, least=0),
    "external_id": string(255),
}
_VIEWS = {
    "modal": shape(
        {"title": plain_text(24), "blocks": array(_BLOCKS["modal"], MOST_BLOCKS["modal"], least=0)},
        {
            **_VIEW_FIELDS,
            "submit": plain_text(24),
            "close": plain_text(24),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
            "submit_disabled": boolean,
        },
    ),
    "home": shape({"blocks": array(_BLOCKS["home"], MOST_BLOCKS["home"], least=0)}, _VIEW_FIELDS),
}


def problems_of(blocks: Any, surface: Surface = "message") -> list[str]:
    """What Slack would refuse in these blocks, each with its place; empty when all is well."""
    check = array(_BLOCKS[surface], MOST_BLOCKS[surface], least=0)
    return [*check(blocks, "blocks"), *_problems_between(blocks)]


def problems_of_message(message: Json) -> list[str]:
    """What Slack would refuse in the blocks of a message."""
    return problems_of(message.get("blocks") or [])


def problems_of_view(view: Any) -> list[str]:
    """What Slack would refuse in a modal or a Home view."""
    if not isinstance(view, dict) or view.get("type") not in _VIEWS:
        return ["view: type must be modal or home"]
    blocks = view.get("blocks")
    found = [*_VIEWS[view["type"]](view, "view"), *_problems_between(blocks)]
    has_inputs = isinstance(blocks, list) and any(_kind(block) == "input" for block in blocks)
    if view["type"] == "modal" and has_inputs and "submit" not in view:
        found.append("view: submit is required where there are input blocks")
    if len(json.dumps(view).encode()) > MOST_VIEW_BYTES:
        found.append(f"view: over {MOST_VIEW_BYTES} bytes")
    return found


def _problems_between(blocks: Any) -> Iterator[str]:
    """What only shows when blocks are seen together: ids used twice, sums over a limit."""
    if not isinstance(blocks, list):
        return
    known = [block for block in blocks if isinstance(block, dict)]
    yield from (f"blocks: block_id {name!r} twice" for name in _twice(block.get("block_id") for block in known))
    for number, block in enumerate(known):
        for name in _twice(_action_ids(block)):
            yield f"blocks[{number}]: action_id {name!r} twice"
    markdown = sum(len(str(block.get("text", ""))) for block in known if block.get("type") == "markdown")
    if markdown > MOST_MARKDOWN:
        yield f"blocks: {markdown} characters in markdown blocks, {MOST_MARKDOWN} are allowed in all"
    tables = [block for block in known if block.get("type") == "table"]
    if len(tables) > 1:
        yield "blocks: only one table is allowed"
    for table in tables:
        if (length := sum(_text_lengths(table.get("rows")))) > MOST_TABLE_TEXT:
            yield f"blocks: {length} characters in the table, {MOST_TABLE_TEXT} are allowed"


def _twice(names: Any) -> list[str]:
    return [name for name, count in Counter(name for name in names if isinstance(name, str)).items() if count > 1]


def _action_ids(block: Json) -> Iterator[Any]:
    elements = block.get("elements")
    for element in elements if isinstance(elements, list) else []:
        if isinstance(element, dict):
            yield element.get("action_id")


def _kind(block: Any) -> Any:
    return block.get("type") if isinstance(block, dict) else None


def _text_lengths(value: Any) -> Iterator[int]:
    """The lengths of all `text` strings inside."""
    if isinstance(value, list):
        for item in value:
            yield from _text_lengths(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name == "text" and isinstance(item, str):
                yield len(item)
            else:
                yield from _text_lengths(item)


def text_length(blocks: list[Json]) -> int:
    """Characters of text in all the blocks together."""
    return sum(_text_lengths(blocks))
