"""A form as Slack shows it, and its answers."""

import json
from typing import Any, assert_never

from bot.mailroom.surface import Address
from bot.reply import Field, FieldKind, Form, Option
from bot.slack.payload import Payload, part, text
from bot.slack.plain_text import readable_signs
from knowledge.words import readable

Block = dict[str, Any]
LONGEST_TITLE = 24
LONGEST_OPTION = 75
MOST_OPTIONS = 10  # as buttons or boxes; more of them (up to 100) make a menu
LONGEST_HINT = 2_000
LONGEST_TYPED = 3_000  # the most that Slack allows


def form_view(form: Form, address: Address) -> Block:
    """The form as a modal: its command is the callback id, where it was asked for its private metadata."""
    asked_in = {name: address[name] for name in ("channel", "thread") if name in address}
    return {
        "type": "modal",
        "callback_id": form.command,
        "private_metadata": json.dumps(asked_in),
        "title": plain(form.title, LONGEST_TITLE),
        "submit": plain(form.submit, LONGEST_TITLE),
        "close": plain("Cancel", LONGEST_TITLE),
        "blocks": [_input(field) for field in form.fields],
    }


def plain(words: str, limit: int) -> Block:
    """A plain-text object, cut to `limit` characters."""
    line = " ".join(readable_signs(words).split()) or "–"
    return {"type": "plain_text", "text": line if len(line) <= limit else f"{line[: limit - 1]}…", "emoji": False}


def _input(field: Field) -> Block:
    block = {
        "type": "input",
        "block_id": field.name,
        "label": plain(field.label, LONGEST_HINT),
        "element": _element(field),
        "optional": field.is_optional,
    }
    return block | ({"hint": plain(field.hint, LONGEST_HINT)} if field.hint else {})


def _element(field: Field) -> Block:
    match field.kind:
        case FieldKind.TEXT | FieldKind.LINE:
            return _typed(field)
        case FieldKind.ONE_OF:
            return _options("radio_buttons", "static_select", field)
        case FieldKind.SOME_OF:
            return _options("checkboxes", "multi_static_select", field)
        case FieldKind.CHANNEL:
            only = {"include": ["public", "private"], "exclude_bot_users": True}
            return {"type": "conversations_select", "action_id": "answer", "filter": only}
        case _:
            assert_never(field.kind)


def _typed(field: Field) -> Block:
    several = field.kind is FieldKind.TEXT
    shown = {"type": "plain_text_input", "action_id": "answer", "multiline": several, "max_length": LONGEST_TYPED}
    return shown | ({"initial_value": readable_signs(field.value)[:LONGEST_TYPED]} if field.value else {})


def _options(few: str, many: str, field: Field) -> Block:
    kind = few if len(field.options) <= MOST_OPTIONS else many
    shown = {"type": kind, "action_id": "answer", "options": [_option(one) for one in field.options]}
    chosen = [_option(one) for one in field.options if one.value in field.value.split()]
    if not chosen:
        return shown
    return shown | ({"initial_options": chosen} if field.kind is FieldKind.SOME_OF else {"initial_option": chosen[0]})


def _option(option: Option) -> Block:
    return {"text": plain(option.label, LONGEST_OPTION), "value": option.value}


def fields_of(view: Payload) -> dict[str, str]:
    """The answers of a submitted form, by the names of its fields; what was left empty is missing."""
    blocks = part(view, "state", "values")
    found = {readable(name): _answer(part(blocks, name, "answer")) for name in blocks}
    return {name: answer for name, answer in found.items() if answer}


def _answer(element: Payload) -> str:
    if isinstance(options := element.get("selected_options"), list):
        return " ".join(text(option, "value") for option in options if isinstance(option, dict))
    if "selected_option" in element:
        return text(element, "selected_option", "value")
    return text(element, "selected_conversation") or text(element, "value")
