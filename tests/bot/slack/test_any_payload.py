"""No payload, however broken, stops what comes after it."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.mailroom.surface import INCOMING_JSON
from bot.slack.incoming import incoming_of
from bot.slack.show import blocks_of
from bot.words.helping import say_home
from tests.bot.slack.town import ASKED, Town, form_sent
from tests.fakes.slack import payloads
from tests.fakes.slack.records import Json

_NAMES = (
    "type", "event", "command", "text", "user", "user_id", "id", "team", "team_id", "user_team", "channel", "ts", "tab",
    "channel_id", "thread_ts", "view", "state", "values", "actions", "value", "callback_id", "private_metadata",
    "trigger_id", "bot_id", "subtype", "container", "message", "answer", "selected_options", "selected_option",
)  # fmt: skip
_VALUES = (
    "event_callback", "block_actions", "view_submission", "message", "app_mention", "app_home_opened", "home", "im",
    "D0000001", "U0000001", "1790000000.000100", "{}", "<@U0000001>",
)  # fmt: skip
_leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.sampled_from(_VALUES),
    st.text(st.characters(exclude_categories=()), max_size=20),
)
junk = st.recursive(
    _leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_NAMES) | st.text(max_size=5), inner),
    max_leaves=20,
)
TOWN = Town()
_MESSAGE = TOWN.posted(blocks_of(say_home((ASKED,))), TOWN.channel, thread="1790000000.000100")
VALID: tuple[Json, ...] = (
    TOWN.said(f"{TOWN.at_bot} {ASKED}"),
    TOWN.said(ASKED, TOWN.direct),
    payloads.event_callback(TOWN.workspace, payloads.home_opened(TOWN.ada, TOWN.direct, "home", None)),
    TOWN.command("/ask", ASKED),
    TOWN.clicked(_MESSAGE, "Help"),
    form_sent(TOWN),
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path to everything inside."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    inside = [place for name, item in items for place in _places(item, (*path, name))]
    return [*([path] if path else []), *inside]


def _replaced(value: Any, path: tuple[Any, ...], by: Any) -> Any:
    if not path:
        return by
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = _replaced(value[path[0]], path[1:], by)
    return copy


@st.composite
def damaged(draw: st.DrawFn) -> Json:
    """A payload as Slack sends it, with up to three things in it replaced."""
    payload: Json = draw(st.sampled_from(VALID))
    for _ in range(draw(st.integers(1, 3))):
        places = [place for place in _places(payload) if place]
        payload = _replaced(payload, draw(st.sampled_from(places)), draw(junk))
    return payload


def test_the_payloads_that_are_damaged_below_are_understood_whole() -> None:
    assert all(incoming_of(payload, TOWN.bot) for payload in VALID)


@given(st.dictionaries(st.sampled_from(_NAMES), junk) | damaged())
@settings(max_examples=300)
def test_any_payload_is_something_that_can_be_kept_or_nothing(payload: Json) -> None:
    incoming = incoming_of(payload, TOWN.bot)
    if incoming is not None:
        assert INCOMING_JSON.validate_json(INCOMING_JSON.dump_json(incoming)) == incoming
        assert incoming.request.sender.user
        assert incoming.address["channel"]
        assert incoming.address["user"]
