"""A person filling in a form: the `state.values` of its view (docs.slack.dev, "View interactions payload")."""

from typing import Any

from tests.fakes.slack.controls import options_of
from tests.fakes.slack.records import Json

_TEXT_INPUTS = {"plain_text_input", "email_text_input", "url_text_input", "number_input"}
_SINGLE = {  # type → field of the state, field of the initial value
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "users_select": ("selected_user", "initial_user"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}


def filled_in(blocks: list[Json], values: dict[str, Any], to_send: bool = True) -> Json:
    """`state.values` for what was typed and chosen; `values` by block_id, action_id or label.

    An AssertionError tells what Slack itself would not let through: a field that is not there, a required one left
    empty, a text too long or too short, an option that is not on offer.
    Without `to_send` it may be half filled in.
    """
    left = dict(values)
    state: Json = {}
    for block in blocks:
        for element in _fields_of(block):
            names = (block["block_id"], str(element.get("action_id")), _label(block))
            name = next((name for name in names if name in left), None)
            given = left.pop(name) if name is not None else None
            action_id = element.get("action_id") or f"{block['block_id']}-action"
            entry = _entry(element, given, names[2] or names[0])
            if to_send and block["type"] == "input" and not block.get("optional"):
                _check_filled(entry, names[2])
            state.setdefault(block["block_id"], {})[action_id] = entry
    if left:
        raise AssertionError(f"The form has no {sorted(left)}; it has {[_label(b) for b in blocks if _fields_of(b)]}")
    return state


def _fields_of(block: Json) -> list[Json]:
    candidates = [block.get("element"), block.get("accessory"), *block.get("elements", [])]
    if block["type"] not in ("input", "section", "actions"):
        return []
    unfit = ("button", "overflow", "image", "workflow_button")
    return [element for element in candidates if isinstance(element, dict) and element["type"] not in unfit]


def _label(block: Json) -> str:
    text = block.get("label") or block.get("text") or {}
    return str(text.get("text", ""))


def _entry(element: Json, given: Any, label: str) -> Json:
    kind = element["type"]
    if kind in _TEXT_INPUTS:
        return {"type": kind, "value": _typed(element, given, label)}
    if kind in ("static_select", "radio_buttons"):
        chosen = _option(element, given, label) if given is not None else element.get("initial_option")
        return {"type": kind, "selected_option": chosen}
    if kind in ("checkboxes", "multi_static_select"):
        options = [_option(element, one, label) for one in given] if given is not None else None
        return {"type": kind, "selected_options": options or element.get("initial_options", [])}
    if kind in _SINGLE:
        field, initial = _SINGLE[kind]
        return {"type": kind, field: given if given is not None else element.get(initial)}
    raise AssertionError(f"The fake cannot fill in a {kind}")


def _typed(element: Json, given: Any, label: str) -> str | None:
    text = str(given) if given is not None else element.get("initial_value")
    if not text:
        return None
    if len(text) > element.get("max_length", 3000):
        raise AssertionError(f"Slack lets nobody type {len(text)} characters into {label!r}")
    if len(text) < element.get("min_length", 0):
        raise AssertionError(f"{label!r} wants at least {element['min_length']} characters")
    return str(text)


def _option(element: Json, given: Any, label: str) -> Json:
    for option in options_of(element):
        if given in (option["text"]["text"], option.get("value")):
            return option
    offered = [option["text"]["text"] for option in options_of(element)]
    raise AssertionError(f"{label!r} does not offer {given!r}; it offers {offered}")


def _check_filled(entry: Json, label: str) -> None:
    if not any(value for key, value in entry.items() if key != "type"):
        raise AssertionError(f"Slack keeps the form open: {label!r} is empty")
