"""A Reply as Slack shows it.

All text stands in `rich_text` and `plain_text`, where no character has a meaning: nothing in a document or a question
can notify anybody. Limits (Slack's Block Kit reference): 50 blocks a message, 100 a view, 25 elements in a row of
buttons, 75 characters on a button, 2,000 in its value, 250,000 bytes a view. A reply that is too long has its texts
cut, never its sources or buttons, but for what is last where values or sources are too many for a view to be shown.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest
from typing import assert_never

from bot.reply import Chart, Choice, Excerpt, File, Form, Items, Paragraph, Part, Quote, Reply
from bot.slack.fields import LONGEST_TITLE, Block, plain
from bot.slack.plain_text import escape, readable_signs
from bot.slack.shorten import LONGEST_LABEL, LONGEST_SOURCE, Parts, shortened
from bot.words.chart_lines import figures_of
from bot.words.plain import as_text, file_line, source_line

MOST_BLOCKS = 50
MOST_CHARACTERS = 9_500  # of all texts together; Slack refuses from some 11,000 on (msg_blocks_too_long)
LONGEST_TEXT = 3_500  # of the top-level text, which is for screen readers and notifications
MOST_VIEW_BYTES = 250_000
LONGEST_COMMAND = 2_000
BUTTONS_A_ROW = 5
MOST_BUTTONS_A_ROW = 25


def top_level_text(reply: Reply) -> str:
    """The whole reply as escaped text of at most 3,500 characters, never blank; its sources stay as long as can be."""
    told = tuple(part for part in _sources_apart(reply.parts) if not isinstance(part, Choice | Form))
    room = LONGEST_TEXT
    while len(text := escape(_as_text(reply, shortened(told, room)))) > LONGEST_TEXT and room > LONGEST_TEXT // 10:
        room = room * 4 // 5
    while len(text) > LONGEST_TEXT:  # so many parts that the marks between them fill it
        told = told[: len(told) * 4 // 5]
        text = escape(f"{_as_text(reply, shortened(told, room))}\n…")
    return text


def _as_text(reply: Reply, parts: Parts) -> str:
    told = (as_text(replace(reply, parts=parts)), reply.summary[: LONGEST_TEXT // 6])
    return next((text for text in map(readable_signs, told) if text.strip()), "–")


def blocks_of(reply: Reply) -> list[Block]:
    """The reply as blocks: at most 50, at most 9,500 characters, every source and button kept."""
    shown: list[Block] = []
    runs = groupby(shortened(_sources_apart(reply.parts), MOST_CHARACTERS), key=lambda part: isinstance(part, Choice))
    for number, (are_choices, parts) in enumerate(runs):
        shown += _rows(number, list(parts)) if are_choices else _texts(list(parts))
    return shown if len(shown) <= MOST_BLOCKS else _merged(shown)


def dialogue(reply: Reply) -> Block:
    """A reply as a modal to read."""
    close = plain("Close", LONGEST_TITLE)
    title = plain(reply.title, LONGEST_TITLE)
    return _light_enough({"type": "modal", "title": title, "close": close, "blocks": blocks_of(reply)})


def home_page(reply: Reply) -> Block:
    """A reply as the Home tab."""
    return _light_enough({"type": "home", "blocks": blocks_of(reply)})


def _light_enough(view: Block) -> Block:
    """The view without what is last in it, buttons before texts, where it has too many bytes."""
    over = len(json.dumps(view)) - MOST_VIEW_BYTES
    blocks = [dict(block) for block in view["blocks"]]
    buttons, texts = ([block for block in blocks if _is_text(block) is so] for so in (False, True))
    for block in (*reversed(buttons), *reversed(texts)):
        elements = list(block["elements"])
        while over > 0 and elements:
            over -= len(json.dumps(elements.pop())) + len(", ")
        block["elements"] = elements
    return view | {"blocks": [block for block in blocks if block["elements"]]}


def _rows(number: int, choices: Sequence[Part]) -> Iterator[Block]:
    """Buttons, five a row; those whose command would not fit are left out (none of ours is that long)."""
    fitting = [part for part in choices if isinstance(part, Choice) and 0 < len(part.command) <= LONGEST_COMMAND]
    return _in_rows(number, [_button(choice) for choice in fitting], BUTTONS_A_ROW)


def _button(choice: Choice) -> Block:
    return {"type": "button", "text": plain(choice.label, LONGEST_LABEL), "value": readable_signs(choice.command)}


def _in_rows(number: int, buttons: Sequence[Block], size: int) -> Iterator[Block]:
    for at in range(0, len(buttons), size):
        row = [{**button, "action_id": f"choice {at + n}"} for n, button in enumerate(buttons[at : at + size])]
        yield {"type": "actions", "block_id": f"choices {number} {at}", "elements": row}


def _texts(parts: Sequence[Part]) -> Iterator[Block]:
    """Texts as rich text, with a small line for a source after the quotes from one place."""
    elements: list[Block] = []
    for part, following in zip_longest(parts, parts[1:]):
        elements += _elements(part)
        if source := _source_after(part, following):
            if elements:
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


def _elements(part: Part) -> list[Block]:
    match part:
        case Paragraph(text):
            return [_section(text)]
        case Items(items):
            return [_list(items)] if items else []
        case Quote(lines):
            named = [_section(part.lead, bold=part.lead.endswith(":"))] if part.lead else []
            told = [_list(lines)] if len(lines) > 1 else [_quote(f"“{line}”") for line in lines]
            return [*named, *told]
        case Excerpt(lines):
            return [_quote(line.text, bold=True) if line.is_quoted else _section(line.text) for line in lines]
        case Choice() | Form() | File() | Chart():
            return []
        case _:
            assert_never(part)


def _section(text: str, bold: bool = False) -> Block:
    return {"type": "rich_text_section", "elements": [_text(text, bold)]}


def _quote(text: str, bold: bool = False) -> Block:
    return {"type": "rich_text_quote", "elements": [_text(text, bold)]}


def _list(items: Sequence[str]) -> Block:
    return {"type": "rich_text_list", "style": "bullet", "elements": [_section(item) for item in items]}


def _text(text: str, bold: bool) -> Block:
    shown: Block = {"type": "text", "text": readable_signs(text).strip() or "–"}
    return shown | ({"style": {"bold": True}} if bold else {})


def _sources_apart(parts: Parts) -> Parts:
    """Quotes whose lines stand in different places (a list that goes on over the page) as one quote for each place."""
    apart: list[Part] = []
    for part in parts:
        if isinstance(part, File):  # it is uploaded by itself
            apart.append(Paragraph(file_line(part)))
            continue
        if isinstance(part, Chart):  # its picture is uploaded by itself
            apart += [Paragraph(part.title), Paragraph(part.alt), figures_of(part)]
            continue
        if not isinstance(part, Quote) or len(part.lines) != len(part.citations):
            apart.append(part)
            continue
        placed = zip(part.lines, part.citations, strict=True)
        for number, (_, run) in enumerate(groupby(placed, key=lambda pair: source_line(pair[1]))):
            lines, citations = zip(*run, strict=True)
            apart.append(Quote(lines, citations, "" if number else part.label))
    return tuple(apart)


def _merged(blocks: Sequence[Block]) -> list[Block]:
    """The same with small lines moved into the text around them; where that is not enough, with all buttons below all
    texts. So fifty blocks suffice."""
    merged: list[Block] = []
    for is_text, run in groupby(blocks, key=_is_text):
        if is_text:
            merged.append(_rich_text([element for block in run for element in _as_rich(block)]))
        else:
            merged += run
    if len(merged) <= MOST_BLOCKS:
        return merged
    texts = [element for block in merged if _is_text(block) for element in block["elements"]]
    buttons = [button for block in merged if not _is_text(block) for button in block["elements"]]
    return [*([_rich_text(texts)] if texts else []), *_in_rows(0, buttons, MOST_BUTTONS_A_ROW)]


def _is_text(block: Block) -> bool:
    return block["type"] in ("rich_text", "context")


def _as_rich(block: Block) -> list[Block]:
    if block["type"] == "rich_text":
        return list(block["elements"])
    text = {"type": "text", "text": block["elements"][0]["text"], "style": {"italic": True}}
    return [{"type": "rich_text_section", "elements": [text]}]
