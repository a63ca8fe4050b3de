"""Block elements and their limits (docs.slack.dev, Block Kit reference, "Block elements")."""

from collections.abc import Iterator
from typing import Any

from tests.fakes.slack.checks import Check, array, boolean, both, one_of, shape, string, url, whole_number
from tests.fakes.slack.composition import (
    MOST_OPTIONS,
    any_text,
    choice_option,
    confirmation,
    conversation_filter,
    dispatch_config,
    menu_option,
    option_group,
    overflow_option,
    plain_text,
)

_ID = {"action_id": string(255)}
_ASKS = {**_ID, "confirm": confirmation}
_MENU = {**_ASKS, "focus_on_load": boolean, "placeholder": plain_text(150)}
_TYPED = {
    **_ID,
    "focus_on_load": boolean,
    "placeholder": plain_text(150),
    "initial_value": string(3000, least=0),
    "dispatch_action_config": dispatch_config,
}
_OPTIONS = {"options": array(menu_option, MOST_OPTIONS), "option_groups": array(option_group, MOST_OPTIONS)}
_STYLE = {"style": one_of("primary", "danger")}
_LABEL = {"accessibility_label": string(75)}
_SOURCES = {
    "image_url": url(schemes=("http://", "https://")),
    "slack_file": shape({}, {"id": string(255), "url": url()}),
}


def _options_given(value: Any, place: str) -> Iterator[str]:
    if ("options" in value) == ("option_groups" in value):
        yield f"{place}: must have either options or option_groups"
    yield from _initial_on_offer(value, place)


def _items(value: Any, name: str) -> list[Any]:
    items = value.get(name) if isinstance(value, dict) else None
    return items if isinstance(items, list) else []


def _initial_on_offer(value: Any, place: str) -> Iterator[str]:
    offered = list(_items(value, "options"))
    for group in _items(value, "option_groups"):
        offered += _items(group, "options")
    initial = [value["initial_option"]] if "initial_option" in value else _items(value, "initial_options")
    if any(option not in offered for option in initial):
        yield f"{place}: an initial option is not among the options"


def one_source(value: Any, place: str) -> Iterator[str]:
    """An image has an address or a Slack file, not both."""
    if ("image_url" in value) == ("slack_file" in value):
        yield f"{place}: must have either image_url or slack_file"


def _lengths_in_order(value: Any, place: str) -> Iterator[str]:
    least, most = value.get("min_length", 0), value.get("max_length", 3000)
    if isinstance(least, int) and isinstance(most, int) and least > most:
        yield f"{place}: min_length is over max_length"


_choices = array(choice_option, 10)
_feedback = shape({"text": plain_text(75), "value": string(2000)}, _LABEL)

ELEMENTS: dict[str, Check] = {
    "button": shape({"text": plain_text(75)}, {**_ASKS, **_STYLE, **_LABEL, "url": url(), "value": string(2000)}),
    "feedback_buttons": shape({"positive_button": _feedback, "negative_button": _feedback}, _ID),
    "icon_button": shape(
        {"icon": one_of("trash"), "text": plain_text(75)},
        {**_ASKS, **_LABEL, "value": string(2000), "visible_to_user_ids": array(string(255), 100)},
    ),
    "image": both(shape({"alt_text": string(2000)}, _SOURCES), one_source),
    "overflow": shape({"options": array(overflow_option, 5)}, _ASKS),
    "static_select": both(shape({}, {**_MENU, **_OPTIONS, "initial_option": menu_option}), _options_given),
    "multi_static_select": both(
        shape(
            {},
            {
                **_MENU,
                **_OPTIONS,
                "initial_options": array(menu_option, MOST_OPTIONS),
                "max_selected_items": whole_number(1, 100),
            },
        ),
        _options_given,
    ),
    "radio_buttons": both(
        shape({"options": _choices}, {**_ASKS, "focus_on_load": boolean, "initial_option": choice_option}),
        _initial_on_offer,
    ),
    "checkboxes": both(
        shape({"options": _choices}, {**_ASKS, "focus_on_load": boolean, "initial_options": _choices}),
        _initial_on_offer,
    ),
    "conversations_select": shape(
        {},
        {
            **_MENU,
            "initial_conversation": string(255),
            "default_to_current_conversation": boolean,
            "response_url_enabled": boolean,
            "filter": conversation_filter,
        },
    ),
    "channels_select": shape({}, {**_MENU, "initial_channel": string(255), "response_url_enabled": boolean}),
    "users_select": shape({}, {**_MENU, "initial_user": string(255)}),
    "datepicker": shape({}, {**_MENU, "initial_date": string(10, least=10)}),
    "timepicker": shape({}, {**_MENU, "initial_time": string(5, least=5), "timezone": string(64)}),
    "plain_text_input": both(
        shape(
            {},
            {
                **_TYPED,
                "multiline": boolean,
                "min_length": whole_number(0, 3000),
                "max_length": whole_number(1, 3000),
            },
        ),
        _lengths_in_order,
    ),
    "email_text_input": shape({}, _TYPED),
    "url_text_input": shape({}, _TYPED),
    "number_input": shape(
        {"is_decimal_allowed": boolean},
        {**_TYPED, "min_value": string(255), "max_value": string(255)},
    ),
}

_MENUS = ("static_select", "multi_static_select", "conversations_select", "channels_select", "users_select")
_PICKERS = (*_MENUS, "datepicker", "timepicker", "radio_buttons", "checkboxes")
_TEXT_INPUTS = ("plain_text_input", "email_text_input", "url_text_input", "number_input")


def only(*kinds: str) -> dict[str, Check]:
    """The checks of these kinds of element."""
    return {kind: ELEMENTS[kind] for kind in kinds}


IN_ACTIONS = only("button", "overflow", *_PICKERS)
IN_SECTION = only("button", "image", "overflow", *_PICKERS)
IN_INPUT = only(*_PICKERS, *_TEXT_INPUTS)
IN_CONTEXT_ACTIONS = only("feedback_buttons", "icon_button")
IN_CONTEXT: dict[str, Check] = {"plain_text": any_text(3000), "mrkdwn": any_text(3000), **only("image")}
