"""Each limit: good at the limit, refused one over it."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.slack.block_kit import Surface, problems_of, problems_of_view

Json = dict[str, Any]


def plain(length: int = 5) -> Json:
    return {"type": "plain_text", "text": "x" * length}


def mrkdwn(length: int = 5) -> Json:
    return {"type": "mrkdwn", "text": "x" * length}


def section(**fields: Any) -> Json:
    return {"type": "section", "text": mrkdwn(), **fields}


def button(**fields: Any) -> Json:
    return {"type": "button", "text": plain(), **fields}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def option(text: int = 5, value: int = 5) -> Json:
    return {"text": plain(text), "value": "v" * value}


def select(count: int = 2, **fields: Any) -> Json:
    return {"type": "static_select", "options": [option() for _ in range(count)], **fields}


def typed(**fields: Any) -> Json:
    return {"type": "input", "label": plain(), "element": {"type": "plain_text_input", **fields}}


def table(rows: int, columns: int, cell: str = "x") -> Json:
    row = [{"type": "raw_text", "text": cell}] * columns
    return {"type": "table", "rows": [row] * rows}


def confirm(**fields: Any) -> Json:
    return {"title": plain(), "text": plain(), "confirm": plain(), "deny": plain(), **fields}


def rich(*parts: Json) -> Json:
    return {"type": "rich_text", "elements": list(parts)}


def rich_section(*pieces: Json) -> Json:
    return rich({"type": "rich_text_section", "elements": list(pieces)})


def modal(*blocks: Json, **fields: Any) -> Json:
    return {"type": "modal", "title": plain(), "submit": plain(), "blocks": list(blocks), **fields}


def icon_button() -> Json:
    return {"type": "icon_button", "icon": "trash", "text": plain()}


def markdown(text: str) -> Json:
    return {"type": "markdown", "text": text}


def image(**fields: Any) -> Json:
    return {"type": "image", "image_url": "https://charts.example/a.png", "alt_text": "a chart", **fields}


def rich_list(style: str) -> Json:
    item = {"type": "rich_text_section", "elements": [{"type": "text", "text": "a"}]}
    return {"type": "rich_text_list", "style": style, "elements": [item]}


def preformatted(piece: Json) -> Json:
    return {"type": "rich_text_preformatted", "elements": [piece]}


# what grows, and how far it may
MESSAGE_LIMITS: list[tuple[str, int, Callable[[int], list[Json]]]] = [
    ("blocks", 50, lambda n: [{"type": "divider"}] * n),
    ("section text", 3000, lambda n: [section(text=mrkdwn(n))]),
    ("fields", 10, lambda n: [section(fields=[mrkdwn()] * n)]),
    ("field text", 2000, lambda n: [section(fields=[mrkdwn(n)])]),
    ("header", 150, lambda n: [{"type": "header", "text": plain(n)}]),
    ("context elements", 10, lambda n: [{"type": "context", "elements": [mrkdwn()] * n}]),
    ("actions elements", 25, lambda n: [actions(*[button()] * n)]),
    ("context_actions elements", 5, lambda n: [{"type": "context_actions", "elements": [icon_button()] * n}]),
    ("block_id", 255, lambda n: [section(block_id="b" * n)]),
    ("action_id", 255, lambda n: [actions(button(action_id="a" * n))]),
    ("button text", 75, lambda n: [actions(button(text=plain(n)))]),
    ("button value", 2000, lambda n: [actions(button(value="v" * n))]),
    ("button address", 3000, lambda n: [actions(button(url="https://" + "x" * (n - 8)))]),
    ("options", 100, lambda n: [actions(select(n))]),
    ("option text", 75, lambda n: [actions(select(options=[option(text=n)]))]),
    ("option value", 150, lambda n: [actions(select(options=[option(value=n)]))]),
    ("placeholder", 150, lambda n: [actions(select(placeholder=plain(n)))]),
    ("overflow options", 5, lambda n: [section(accessory={"type": "overflow", "options": [option()] * n})]),
    ("radio buttons", 10, lambda n: [actions({"type": "radio_buttons", "options": [option()] * n})]),
    ("checkboxes", 10, lambda n: [actions({"type": "checkboxes", "options": [option()] * n})]),
    ("table rows", 100, lambda n: [table(n, 2)]),
    ("table columns", 20, lambda n: [table(2, n)]),
    ("table text", 10_000, lambda n: [table(1, 1, "x" * n)]),
    ("column settings", 20, lambda n: [{**table(2, 2), "column_settings": [{"align": "left"}] * n}]),
    ("markdown in all", 12_000, lambda n: [markdown("x" * 6000), markdown("x" * (n - 6000))]),
    ("alt text", 2000, lambda n: [image(alt_text="x" * n)]),
    ("image title", 2000, lambda n: [image(title=plain(n))]),
    ("confirm title", 100, lambda n: [actions(button(confirm=confirm(title=plain(n))))]),
    ("confirm text", 300, lambda n: [actions(button(confirm=confirm(text=plain(n))))]),
    ("confirm button", 30, lambda n: [actions(button(confirm=confirm(confirm=plain(n))))]),
    ("deny button", 30, lambda n: [actions(button(confirm=confirm(deny=plain(n))))]),
    ("list indent", 8, lambda n: [rich({**rich_list("bullet"), "indent": n})]),
]
VIEW_LIMITS: list[tuple[str, int, Callable[[int], Json]]] = [
    ("modal blocks", 100, lambda n: modal(*[{"type": "divider"}] * n)),
    ("modal title", 24, lambda n: modal(title=plain(n))),
    ("submit", 24, lambda n: modal(submit=plain(n))),
    ("close", 24, lambda n: modal(close=plain(n))),
    ("private_metadata", 3000, lambda n: modal(private_metadata="x" * n)),
    ("callback_id", 255, lambda n: modal(callback_id="x" * n)),
    ("external_id", 255, lambda n: modal(external_id="x" * n)),
    ("input label", 2000, lambda n: modal({**typed(), "label": plain(n)})),
    ("input hint", 2000, lambda n: modal({**typed(), "hint": plain(n)})),
    ("max_length", 3000, lambda n: modal(typed(max_length=n))),
    ("min_length", 3000, lambda n: modal(typed(min_length=n))),
    ("home blocks", 100, lambda n: {"type": "home", "blocks": [{"type": "divider"}] * n}),
]


@pytest.mark.parametrize(("name", "most", "made"), MESSAGE_LIMITS, ids=[limit[0] for limit in MESSAGE_LIMITS])
def test_blocks_are_good_at_the_limit_and_refused_one_over(
    name: str, most: int, made: Callable[[int], list[Json]]
) -> None:
    assert problems_of(made(most)) == []
    assert problems_of(made(most + 1)) != []


@pytest.mark.parametrize(("name", "most", "made"), VIEW_LIMITS, ids=[limit[0] for limit in VIEW_LIMITS])
def test_views_are_good_at_the_limit_and_refused_one_over(name: str, most: int, made: Callable[[int], Json]) -> None:
    assert problems_of_view(made(most)) == []
    assert problems_of_view(made(most + 1)) != []


REFUSED: list[tuple[str, Surface, list[Json], str]] = [
    ("an empty text", "message", [section(text=mrkdwn(0))], "0 characters"),
    ("a blank text", "message", [{"type": "header", "text": {"type": "plain_text", "text": " \n"}}], "blank"),
    ("no text at all", "message", [{"type": "section"}], "text or fields"),
    ("a header in mrkdwn", "message", [{"type": "header", "text": mrkdwn()}], "'mrkdwn' is not allowed"),
    ("a button in mrkdwn", "message", [actions(button(text=mrkdwn()))], "'mrkdwn' is not allowed"),
    ("an unknown block", "message", [{"type": "parade"}], "'parade' is not allowed"),
    ("an unknown element", "message", [actions({"type": "lever"})], "'lever' is not allowed"),
    ("an unknown field", "message", [section(colour="red")], "unknown field colour"),
    ("an unknown style", "message", [actions(button(style="gentle"))], "must be one of"),
    ("no options", "message", [actions({"type": "static_select"})], "either options or option_groups"),
    ("an empty menu", "message", [actions(select(0))], "0 items"),
    ("an initial option of nowhere", "message", [actions(select(initial_option=option(6)))], "not among the options"),
    (
        "an image without words",
        "message",
        [{"type": "image", "image_url": "https://a.example/b"}],
        "alt_text is missing",
    ),
    ("an image without a source", "message", [{"type": "image", "alt_text": "a"}], "image_url or slack_file"),
    ("an address without a scheme", "message", [actions(button(url="anchors.example"))], "not an address"),
    ("the same block_id twice", "message", [section(block_id="a"), section(block_id="a")], "block_id 'a' twice"),
    (
        "the same action_id twice",
        "message",
        [actions(button(action_id="a"), button(action_id="a"))],
        "action_id 'a' twice",
    ),
    ("two tables", "message", [table(1, 1), table(1, 1)], "only one table"),
    ("an empty cell", "message", [table(1, 1, "")], "0 characters"),
    ("an input in a message", "message", [typed()], "'input' is not allowed"),
    ("a text field among buttons", "message", [actions({"type": "plain_text_input"})], "not allowed here"),
    ("markdown in a modal", "modal", [markdown("a")], "'markdown' is not allowed"),
    ("a table on the Home tab", "home", [table(1, 1)], "'table' is not allowed"),
    ("feedback in a modal", "modal", [{"type": "context_actions", "elements": [icon_button()]}], "not allowed here"),
    ("a confirmation without a title", "message", [actions(button(confirm={"text": plain()}))], "title is missing"),
    ("text loose in rich text", "message", [rich({"type": "text", "text": "a"})], "'text' is not allowed"),
    ("an empty rich text", "message", [rich_section({"type": "text", "text": ""})], "0 characters"),
    ("an unknown style key", "message", [rich_section({"type": "text", "text": "a", "style": {"loud": True}})], "loud"),
    ("an unknown rich piece", "message", [rich_section({"type": "song"})], "'song' is not allowed"),
    ("an unknown list style", "message", [rich(rich_list("roman"))], "must be one of"),
    ("a person in preformatted", "message", [rich(preformatted({"type": "user", "user_id": "U1"}))], "not allowed"),
    ("something that is no list", "message", {"type": "divider"}, "must be a list"),  # type: ignore[list-item]
]


@pytest.mark.parametrize(("name", "surface", "blocks", "words"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_slack_refuses_is_refused_with_its_reason(
    name: str, surface: Surface, blocks: list[Json], words: str
) -> None:
    assert words in "\n".join(problems_of(blocks, surface))


GOOD: list[tuple[Surface, list[Json]]] = [
    ("message", [section(accessory=button(style="danger", confirm=confirm())), {"type": "divider"}, markdown("# a")]),
    ("message", [{"type": "context", "elements": [mrkdwn(), plain(), image()]}]),
    ("message", []),
    ("message", [actions(select(), {"type": "conversations_select", "filter": {"include": ["public"]}})]),
    ("message", [rich(rich_list("ordered"), preformatted({"type": "text", "text": "a"}))]),
    ("message", [rich_section({"type": "text", "text": " ", "style": {"bold": True, "italic": False}})]),
    ("message", [rich({"type": "rich_text_quote", "elements": [{"type": "emoji", "name": "wave"}], "border": 1})]),
    ("message", [rich_section({"type": "link", "url": "https://a.example", "text": "a"})]),
    ("message", [rich_section({"type": "broadcast", "range": "here"}, {"type": "user", "user_id": "U1"})]),
    ("modal", [typed(multiline=True, max_length=3000), typed(min_length=1)]),
    ("home", [typed(), actions(button())]),
]


@pytest.mark.parametrize(("surface", "blocks"), GOOD)
def test_what_slack_takes_is_taken(surface: Surface, blocks: list[Json]) -> None:
    assert problems_of(blocks, surface) == []


def test_feedback_buttons_need_a_value_each() -> None:
    good = {"text": plain(), "value": "yes"}
    block = {"type": "feedback_buttons", "action_id": "a", "positive_button": good, "negative_button": good}
    assert problems_of([{"type": "context_actions", "elements": [block]}]) == []
    block["negative_button"] = {"text": plain()}
    assert "value is missing" in problems_of([{"type": "context_actions", "elements": [block]}])[0]


def test_a_modal_with_a_field_needs_a_submit_button() -> None:
    view = modal(typed())
    del view["submit"]
    assert problems_of_view(view) == ["view: submit is required where there are input blocks"]


def test_a_modal_needs_a_title_and_a_home_view_must_have_none() -> None:
    assert "title is missing" in problems_of_view({"type": "modal", "blocks": []})[0]
    assert "unknown field title" in problems_of_view({"type": "home", "title": plain(), "blocks": []})[0]


def test_a_view_is_at_most_250_kilobytes() -> None:
    sections = [section(text=mrkdwn(2900)) for _ in range(90)]
    assert any("bytes" in problem for problem in problems_of_view(modal(*sections)))
    assert problems_of_view(modal(*sections[:80])) == []


def test_a_view_of_another_type_is_refused() -> None:
    assert problems_of_view({"type": "drawer"}) == ["view: type must be modal or home"]
    assert problems_of_view(None) == ["view: type must be modal or home"]


NAMES = st.sampled_from(
    ["type", "text", "elements", "options", "option_groups", "initial_options", "rows", "style", "a"]
)
KINDS = st.sampled_from(["section", "actions", "static_select", "table", "rich_text", "mrkdwn", "plain_text_input"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | KINDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(ANYTHING)
def test_no_payload_however_odd_breaks_the_validator(blocks: Any) -> None:
    assert isinstance(problems_of(blocks), list)
    assert isinstance(problems_of_view({"type": "modal", "blocks": blocks}), list)
