"""Composition objects: texts, options, confirmations (docs.slack.dev, Block Kit reference, "Composition objects")."""

from collections.abc import Iterator
from typing import Any

from tests.fakes.slack.checks import Check, array, boolean, both, by_type, one_of, shape, string, url

OPTION_TEXT = 75
OPTION_VALUE = 150  # 75 until 2024, then 150: "Option object" today, and value_max_length in slack_sdk
MOST_OPTIONS = 100


def _not_blank(value: Any, place: str) -> Iterator[str]:
    if isinstance(value, dict) and isinstance(value.get("text"), str) and not value["text"].strip():
        yield f"{place}: the text is blank"


def plain_text(most: int) -> Check:
    """A plain_text object of so many characters."""
    return both(by_type({"plain_text": shape({"text": string(most)}, {"emoji": boolean})}), _not_blank)


def any_text(most: int) -> Check:
    """A plain_text or mrkdwn object of so many characters."""
    kinds = {
        "plain_text": shape({"text": string(most)}, {"emoji": boolean}),
        "mrkdwn": shape({"text": string(most)}, {"verbatim": boolean}),
    }
    return both(by_type(kinds), _not_blank)


confirmation = shape(
    {"title": plain_text(100), "text": any_text(300), "confirm": plain_text(30), "deny": plain_text(30)},
    {"style": one_of("primary", "danger")},
)

menu_option = shape(
    {"text": plain_text(OPTION_TEXT), "value": string(OPTION_VALUE)}, {"description": plain_text(OPTION_TEXT)}
)
overflow_option = shape(
    {"text": plain_text(OPTION_TEXT), "value": string(OPTION_VALUE)},
    {"description": plain_text(OPTION_TEXT), "url": url()},
)
choice_option = shape(
    {"text": any_text(OPTION_TEXT), "value": string(OPTION_VALUE)}, {"description": any_text(OPTION_TEXT)}
)
option_group = shape({"label": plain_text(75), "options": array(menu_option, MOST_OPTIONS)})

conversation_filter = shape(
    {},
    {
        "include": array(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
dispatch_config = shape({}, {"trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), 2)})
