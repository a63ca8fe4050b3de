"""What would notify somebody, and which words a person reads."""

from typing import Any

import pytest

from tests.fakes.slack.reading import pings_in, plain_text_of


def in_rich_text(*pieces: dict[str, Any]) -> dict[str, Any]:
    return {"blocks": [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(pieces)}]}]}


def in_section(text: str, kind: str = "mrkdwn") -> dict[str, Any]:
    return {"blocks": [{"type": "section", "text": {"type": kind, "text": text}}]}


@pytest.mark.parametrize(
    "message",
    [
        {"text": "<!channel> look"},
        {"text": "<!here|here>"},
        {"text": "<@U0ANN>"},
        {"text": "<!subteam^S1|@chairs>"},
        in_section("<!everyone>"),
        {"blocks": [{"type": "section", "fields": [{"type": "mrkdwn", "text": "<@W1>"}]}]},
        {"blocks": [{"type": "context", "elements": [{"type": "mrkdwn", "text": "<!here>"}]}]},
        {"blocks": [{"type": "markdown", "text": "<!channel>"}]},
        in_rich_text({"type": "user", "user_id": "U1"}),
        in_rich_text({"type": "usergroup", "usergroup_id": "S1"}),
        in_rich_text({"type": "broadcast", "range": "channel"}),
    ],
)
def test_what_would_notify_somebody_is_found(message: dict[str, Any]) -> None:
    assert len(pings_in(message)) == 1


@pytest.mark.parametrize(
    "message",
    [
        {"text": "&lt;!channel&gt; and @channel"},
        in_section("<!channel>", kind="plain_text"),
        in_rich_text({"type": "text", "text": "<!channel> <@U1>"}),
        in_section("<https://a.example|<a>> <#C1>"),
    ],
)
def test_what_notifies_nobody_is_not_found(message: dict[str, Any]) -> None:
    assert pings_in(message) == []


def test_the_words_of_every_block_are_read_in_their_order() -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": "Sources"}}
    cells = [{"type": "raw_text", "text": "Leeds"}, in_rich_text({"type": "text", "text": "46"})["blocks"][0]]
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "Quorum"}},
        {"type": "section", "text": {"type": "mrkdwn", "text": "A &amp; B: <https://a.example|the terms>"}},
        in_rich_text({"type": "text", "text": "Four "}, {"type": "link", "url": "u", "text": "members"})["blocks"][0],
        {"type": "table", "rows": [cells]},
        {"type": "image", "image_url": "u", "alt_text": "a chart"},
        {"type": "actions", "elements": [button]},
    ]
    assert plain_text_of({"blocks": blocks}).splitlines() == [
        "Quorum",
        "A & B: the terms",
        "Four members",
        "Leeds | 46",
        "a chart",
        "Sources",
    ]


def test_a_message_without_blocks_reads_as_its_text() -> None:
    assert plain_text_of({"text": "a &lt; b"}) == "a < b"


def test_a_form_reads_with_its_title_first_and_its_buttons_last() -> None:
    field = {"type": "input", "label": {"type": "plain_text", "text": "Why?"}, "element": {"type": "plain_text_input"}}
    titles = {name: {"type": "plain_text", "text": name.title()} for name in ("title", "submit", "close")}
    view = {"type": "modal", **titles, "blocks": [field]}
    assert plain_text_of(view).splitlines() == ["Title", "Why?", "Submit", "Close"]
