"""A Reply as Slack shows it.

All text stands in `rich_text` and `plain_text`, where no character has a meaning: nothing in a document or a question
can notify anybody. Limits (Slack's Block Kit reference): 50 blocks a message, 100 a view, 25 elements in a row of
buttons, 75 characters on a button, 2,000 in its value. A reply that is too long has its texts cut, never its sources or
buttons.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import Any, assert_never

from bot.reply import Choice, Excerpt, Form, Items, Paragraph, Part, Quote, Reply
from bot.slack.fields import LONGEST_TITLE, Block, plain
from bot.slack.plain_text import escape, readable_signs
from bot.words.plain import as_text, source_line

MOST_BLOCKS = 50
MOST_CHARACTERS = 9_500  # of all texts together; Slack refuses from some 11,000 on (msg_blocks_too_long)
LONGEST_TEXT = 3_500  # of the top-level text, which is for screen readers and notifications
LONGEST_SOURCE = 300
LONGEST_LABEL = 75
LONGEST_COMMAND = 2_000
BUTTONS_A_ROW = 5


def top_level_text(reply: Reply) -> str:
    """The whole reply as escaped text of at most 3,500 characters."""
    text = readable_signs(as_text(reply)) or reply.summary
    escaped = escape(text)
    while len(escaped) > LONGEST_TEXT:
        text = text[: len(text) - max(1, (len(escaped) - LONGEST_TEXT) // 5)]
        escaped = f"{escape(text)}…"
    return escaped


def blocks_of(reply: Reply) -> list[Block]:
    """The reply as blocks: at most 50, at most 9,500 characters, every source and button kept."""
    limit = _longest_text(reply.parts)
    shown: list[Block] = []
    runs = groupby(reply.parts, key=lambda part: isinstance(part, Choice))
    for number, (are_choices, parts) in enumerate(runs):
        shown += _rows(number, list(parts)) if are_choices else _texts(list(parts), limit)
    return shown if len(shown) <= MOST_BLOCKS else _merged(shown)


def dialogue(reply: Reply) -> Block:
    """A reply as a modal to read."""
    close = plain("Close", LONGEST_TITLE)
    return {"type": "modal", "title": plain(reply.title, LONGEST_TITLE), "close": close, "blocks": blocks_of(reply)}


def home_page(reply: Reply) -> Block:
    """A reply as the Home tab."""
    return {"type": "home", "blocks": blocks_of(reply)}


def _rows(number: int, choices: Sequence[Part]) -> Iterator[Block]:
    """Buttons, five a row; those whose command would not fit are left out (none of ours is that long)."""
    buttons = [_button(at, choice) for at, choice in enumerate(choices) if isinstance(choice, Choice)]
    for at in range(0, len(buttons), BUTTONS_A_ROW):
        row = buttons[at : at + BUTTONS_A_ROW]
        yield {"type": "actions", "block_id": f"choices {number} {at}", "elements": row}


def _button(at: int, choice: Choice) -> Block:
    label = plain(choice.label, LONGEST_LABEL)
    return {"type": "button", "action_id": f"choice {at}", "text": label, "value": choice.command[:LONGEST_COMMAND]}


def _texts(parts: Sequence[Part], limit: int) -> Iterator[Block]:
    """Texts as rich text, with a small line for a source after the quotes from one place."""
    elements: list[Block] = []
    for part, following in zip_longest(parts, parts[1:]):
        elements += _elements(part, limit)
        if source := _source_after(part, following):
            yield _rich_text(elements)
            yield {"type": "context", "elements": [plain(source, LONGEST_SOURCE)]}
            elements = []
    if elements:
        yield _rich_text(elements)


def _source_after(part: Part, following: Part | None) -> str:
    match part, following:
        case Excerpt(citation=citation), _:
            return source_line(citation)
        case Quote(citations=(first, *_)), Quote(citations=(second, *_)) if source_line(first) == source_line(second):
            return ""
        case Quote(citations=(first, *_)), _:
            return source_line(first)
    return ""


def _rich_text(elements: list[Block]) -> Block:
    return {"type": "rich_text", "elements": elements}


def _elements(part: Part, limit: int) -> list[Block]:
    match part:
        case Paragraph(text):
            return [_section(text, limit)]
        case Items(items):
            return [_list(items, limit)]
        case Quote(lines, _, label):
            named = [_section(f"{label.rstrip(':')}:", limit, bold=True)] if label else []
            return [*named, _list(lines, limit) if len(lines) > 1 else _quote(f"“{lines[0]}”", limit)]
        case Excerpt(before, quote, after, _):
            told = [_section(text, limit) for text in before]
            return [*told, _quote(quote, limit, bold=True), *(_section(text, limit) for text in after)]
        case Choice() | Form():
            return []
        case _:
            assert_never(part)


def _section(text: str, limit: int, bold: bool = False) -> Block:
    return {"type": "rich_text_section", "elements": [_text(text, limit, bold)]}


def _quote(text: str, limit: int, bold: bool = False) -> Block:
    return {"type": "rich_text_quote", "elements": [_text(text, limit, bold)]}


def _list(items: Sequence[str], limit: int) -> Block:
    return {"type": "rich_text_list", "style": "bullet", "elements": [_section(item, limit) for item in items]}


def _text(text: str, limit: int, bold: bool) -> Block:
    text = readable_signs(text).strip() or "–"
    cut: dict[str, Any] = {"type": "text", "text": text if len(text) <= limit else f"{text[: limit - 1]}…"}
    return cut | ({"style": {"bold": True}} if bold else {})


def _longest_text(parts: Sequence[Part]) -> int:
    """The length to which texts are cut so that all of them together are no longer than they may be."""
    lengths = sorted(len(text) for part in parts for text in _texts_of(part))
    room = MOST_CHARACTERS - sum(LONGEST_SOURCE for part in parts if isinstance(part, Quote | Excerpt))
    for at, length in enumerate(lengths):
        if length * (len(lengths) - at) > room:
            return max(20, room // (len(lengths) - at))
        room -= length
    return MOST_CHARACTERS


def _texts_of(part: Part) -> tuple[str, ...]:
    match part:
        case Paragraph(text):
            return (text,)
        case Items(items):
            return items
        case Quote(lines, _, label):
            return (*lines, label)
        case Excerpt(before, quote, after, _):
            return (*before, quote, *after)
        case Choice() | Form():
            return ()


def _merged(blocks: Sequence[Block]) -> list[Block]:
    """The same with small lines moved into the text around them, so that fifty blocks suffice."""
    merged: list[Block] = []
    for is_text, run in groupby(blocks, key=lambda block: block["type"] in ("rich_text", "context")):
        if is_text:
            merged.append(_rich_text([element for block in run for element in _as_rich(block)]))
        else:
            merged += run
    return merged


def _as_rich(block: Block) -> list[Block]:
    if block["type"] == "rich_text":
        return list(block["elements"])
    text = {"type": "text", "text": block["elements"][0]["text"], "style": {"italic": True}}
    return [{"type": "rich_text_section", "elements": [text]}]
