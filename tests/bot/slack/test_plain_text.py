"""Slack's mark-up and plain text, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.plain_text import escape, mentioned, readable_signs, to_plain
from tests.bot.slack.strategies import texts
from tests.fakes.slack.reading import pings_in

BOT = "U0000001"


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        ("", ""),
        ("who chairs it?", "who chairs it?"),
        ("<@U0000001> who chairs it?", "who chairs it?"),
        ("who <@U0000001|anchorbot> chairs it?", "who  chairs it?"),
        ("ask <@U0000002> or <@W0000003|Ada>", "ask @U0000002 or @Ada"),
        ("<#C0000001> and <#C0000002|food>", "#C0000001 and #food"),
        ("<!here> <!channel|channel> <!subteam^S1|@growers> <!subteam^S2>", "@here channel @growers @subteam"),
        ("<!date^1790000000^{date}|21 September>", "21 September"),
        ("<https://x.example/a?b=1&amp;c=2>", "https://x.example/a?b=1&c=2"),
        ("<https://x.example|the &lt;report&gt;>", "the <report>"),
        ("<mailto:ada@x.example|ada@x.example> <mailto:b@x.example>", "ada@x.example b@x.example"),
        ("R&amp;D is 3 &lt; 4 &gt; 2", "R&D is 3 < 4 > 2"),
        ("&lt;!channel&gt; typed by hand", "<!channel> typed by hand"),
        ("&amp;lt; is how one writes &lt;", "&lt; is how one writes <"),
        ("a &lt; b | c &gt; d &lt;", "a < b | c > d <"),
        ("<>", ""),
        ("*bold* stays _as_ it `is`", "*bold* stays _as_ it `is`"),
    ],
)
def test_what_slack_sends_is_read_as_its_writer_saw_it(sent: str, seen: str) -> None:
    assert to_plain(sent, BOT) == seen


def test_where_it_counts_whom_or_which_channel_somebody_means_ids_are_read() -> None:
    sent = "<@U0000001> meeting rsvp deputy <@U0000002|ada> in <#C0000002|food>"
    assert to_plain(sent, BOT, by_id=True) == "meeting rsvp deputy @U0000002 in C0000002"


def test_a_mention_of_the_bot_alone_is_no_question() -> None:
    assert to_plain(f" <@{BOT}> ", BOT) == ""


@pytest.mark.parametrize(
    ("sent", "who"),
    [
        ("nobody", ()),
        ("<@U0000001> and <@W0000002|Ada> in <#C0000001>", ("U0000001", "W0000002")),
        ("&lt;@U0000001&gt; <!here> <https://x.example|@U0000002>", ()),
    ],
)
def test_only_people_that_slack_marked_are_mentioned(sent: str, who: tuple[str, ...]) -> None:
    assert mentioned(sent) == frozenset(who)


@given(st.text())
def test_what_is_escaped_reads_as_it_was_and_mentions_nobody(text: str) -> None:
    assert to_plain(escape(text), BOT) == text.strip()
    assert mentioned(escape(text)) == frozenset()


@given(texts)
def test_no_escaped_text_notifies_anybody(text: str) -> None:
    assert pings_in({"text": escape(text)}) == []


@given(texts, st.text(max_size=8))
def test_any_text_is_read_without_complaint(text: str, bot: str) -> None:
    assert to_plain(text, bot) == to_plain(text, bot).strip()


@given(texts)
def test_only_signs_that_can_be_read_are_left(text: str) -> None:
    readable = readable_signs(text)
    readable.encode("utf-8")
    assert not set(readable) & set("\x00\x07\x1b\r\t\x7f\x85\u061c\u200e\u202e\u2066")
    assert readable_signs(readable) == readable


def test_line_breaks_joined_signs_and_accents_stay() -> None:
    assert readable_signs("Ŵyn – 10 °C\r\n👩\u200d🌾") == "Ŵyn – 10 °C\n👩\u200d🌾"
