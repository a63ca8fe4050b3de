"""Finding what can be clicked in blocks by the words on it, and what Slack sends as the action."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.fakes.slack.records import Json


@dataclass(frozen=True)
class Control:
    """Something to click: the words on it, and the entry of `actions` that a click makes (without its time)."""

    words: str
    action: Json


def controls_in(blocks: list[Json]) -> Iterator[Control]:
    """Buttons, feedback buttons, icon buttons, and each option of menus, in the order of the blocks."""
    for block in blocks:
        accessory = [block["accessory"]] if "accessory" in block else []
        for element in [*block.get("elements", []), *accessory]:
            yield from _controls_of(block, element)


def find_control(blocks: list[Json], words: str) -> Control:
    """The first control with these words, or else that contains them, or has them as action_id or value.

    An AssertionError lists the words there are.
    """
    found = list(controls_in(blocks))
    ways = (
        lambda control: control.words == words,
        lambda control: words in (control.action["action_id"], control.action.get("value")),
        lambda control: words in control.words,
    )
    for fits in ways:
        for control in found:
            if fits(control):
                return control
    raise AssertionError(f"Nothing to click says {words!r}; there is {[control.words for control in found]}")


def _controls_of(block: Json, element: Json) -> Iterator[Control]:
    kind = element.get("type")
    common: Json = {
        "type": kind,
        "block_id": block["block_id"],
        "action_id": element.get("action_id") or f"{block['block_id']}-action",
    }
    if kind in ("button", "icon_button"):
        kept: Json = {key: element[key] for key in ("text", "value", "style", "url") if key in element}
        yield Control(_words(element["text"]), {**common, **kept})
    elif kind == "feedback_buttons":
        for name in ("positive_button", "negative_button"):
            button = element[name]
            yield Control(_words(button["text"]), {**common, "text": button["text"], "value": button["value"]})
    elif kind == "checkboxes":
        for option in element["options"]:
            yield Control(_words(option["text"]), {**common, "selected_options": [option]})
    elif kind in ("overflow", "static_select", "radio_buttons"):
        for option in options_of(element):
            yield Control(_words(option["text"]), {**common, "selected_option": option})


def options_of(element: Json) -> list[Json]:
    """The options of a menu, those in groups too."""
    groups = element.get("option_groups", [])
    return [*element.get("options", []), *(option for group in groups for option in group["options"])]


def _words(text: Any) -> str:
    return str(text.get("text", ""))
