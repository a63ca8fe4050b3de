"""Whatever a reply is made of, Slack takes it, nobody is notified, and its sources and buttons are there."""

import html
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings

from bot.reply import Choice, Excerpt, Items, Line, Paragraph, Quote, Reply
from bot.slack.fields import Block
from bot.slack.plain_text import readable_signs
from bot.slack.post import as_payload
from bot.slack.show import LONGEST_TEXT, MOST_BLOCKS, MOST_CHARACTERS, blocks_of, dialogue, home_page, top_level_text
from bot.words.plain import source_line
from knowledge.documents import Citation
from tests.bot.slack.invented import PLEDGES, QUORUM, cited
from tests.bot.slack.strategies import any_reply, modest_reply
from tests.fakes.slack.block_kit import problems_of_message, problems_of_view, text_length
from tests.fakes.slack.reading import pings_in, plain_text_of

NOTHING = Reply("")
MANY_BUTTONS = Reply("", tuple(Choice("x" * 80, f"sources {number}") for number in range(200)))
LONG_COMMANDS = Reply("", tuple(Choice("x" * 80, "🎉" * 2_000) for _ in range(200)))
FAR_TOO_MANY_SOURCES = Reply(
    "", (Quote(("a",) * 300, tuple(cited("t", "s", n, "2026", "a") for n in range(300)), "b"),) * 10
)
BUTTONS_BETWEEN = Reply("", (Paragraph("a"), Choice("b", "help")) * 100)
MANY_SOURCES = Reply(
    "", tuple(Quote(("a",), (cited(f"{n} " + "t" * 400, "s", n, "2026", "a"),)) for n in range(1, 201))
)
MANY_ITEMS = Reply("", (Items(("item",) * 300),) * 200)
LONG_QUOTES = Reply("", (Quote(("word" * 900,), (QUORUM,), "label " * 900),) * 4)
EMPTY_ITEMS = Reply("", (Items(("",) * 300),) * 11)
LONG_EXCERPTS = Reply("", (Excerpt((*((Line("a"),) * 40), *((Line("b" * 900, True),) * 40)), QUORUM),) * 40)


@given(any_reply)
@settings(max_examples=150)
@example(NOTHING)
@example(MANY_BUTTONS)
@example(LONG_COMMANDS)
@example(FAR_TOO_MANY_SOURCES)
@example(BUTTONS_BETWEEN)
@example(MANY_SOURCES)
@example(MANY_ITEMS)
@example(EMPTY_ITEMS)
@example(LONG_QUOTES)
@example(LONG_EXCERPTS)
def test_slack_takes_any_reply_as_a_message_a_dialogue_and_the_home_tab(reply: Reply) -> None:
    blocks, text = blocks_of(reply), top_level_text(reply)
    assert problems_of_message({"blocks": blocks}) == []
    assert problems_of_view(dialogue(reply)) == []
    assert problems_of_view(home_page(reply)) == []
    assert text_length(blocks) <= MOST_CHARACTERS
    assert len(blocks) <= MOST_BLOCKS
    assert text.strip()
    assert len(text) <= LONGEST_TEXT
    assert pings_in({"text": text, "blocks": blocks}) == []
    as_payload(text, blocks).encode("utf-8")


@given(any_reply)
@settings(max_examples=100)
@example(MANY_BUTTONS)
@example(BUTTONS_BETWEEN)
@example(MANY_SOURCES)
def test_buttons_and_sources_of_any_reply_stay_in_their_order(reply: Reply) -> None:
    blocks = blocks_of(reply)
    commands = [part.command for part in reply.parts if isinstance(part, Choice)]
    assert [button["value"] for button in _buttons(blocks)] == [readable_signs(one) for one in commands if _fits(one)]
    shown = iter(_small_lines(blocks))
    line = ""
    for citation in _citations(reply):
        if source_line(citation) and not _stands_in(citation, line):
            line = next((one for one in shown if _stands_in(citation, one)), "")
        assert line or not source_line(citation), citation


@given(modest_reply)
@settings(max_examples=150)
def test_sources_and_buttons_of_usual_length_are_kept_whole_however_long_the_texts_are(reply: Reply) -> None:
    blocks, lines = blocks_of(reply), top_level_text(reply)
    shown = set(_small_lines(blocks))
    for citation in _citations(reply):
        source = source_line(citation)
        assert " ".join(source.split()) in shown
        assert source in html.unescape(lines)
    fitting = [part for part in reply.parts if isinstance(part, Choice) and _fits(part.command)]
    labels = [" ".join(part.label.split()) for part in fitting]
    assert [button["text"]["text"] for button in _buttons(blocks)] == labels


def test_a_list_that_goes_on_over_the_page_names_both_pages() -> None:
    pledged = Quote(tuple(one.quote for one in PLEDGES), PLEDGES, "Pledged:")
    assert plain_text_of({"blocks": blocks_of(Reply("", (pledged,)))}).splitlines() == [
        "Pledged:",
        "Forty school kitchens by May",
        "Two markets in every ward",
        "Harvest report, This year, page ix (11th in the file), Wednesday 30 September 2026",
        "“A seed library at the college”",
        "Harvest report, This year, page x (12th in the file), Wednesday 30 September 2026",
    ]


def test_a_long_list_ends_early_rather_than_in_pieces() -> None:
    items = Items(tuple(f"question {number}: {'why ' * 40}" for number in range(300)))
    lines = plain_text_of({"blocks": blocks_of(Reply("", (items,)))}).splitlines()
    assert lines[0].startswith("question 0: why why")
    assert lines[-1] == f"… and {301 - len(lines)} more"
    assert min(map(len, lines[:-1])) >= 60


def test_quoted_lines_stand_out_among_those_around_them() -> None:
    lines = (Line("Members are:"), Line("the council", True), Line("the trust", True), Line("…"), Line("Guests come."))
    shown, _ = blocks_of(Reply("", (Excerpt(lines, QUORUM),)))
    pieces = [(element["type"], *element["elements"]) for element in shown["elements"]]
    assert pieces == [
        ("rich_text_section", {"type": "text", "text": "Members are:"}),
        ("rich_text_quote", {"type": "text", "text": "the council", "style": {"bold": True}}),
        ("rich_text_quote", {"type": "text", "text": "the trust", "style": {"bold": True}}),
        ("rich_text_section", {"type": "text", "text": "…"}),
        ("rich_text_section", {"type": "text", "text": "Guests come."}),
    ]


def test_of_a_long_excerpt_what_is_quoted_is_kept_with_what_stands_nearest_and_the_rest_is_left_out_visibly() -> None:
    lines = tuple(Line(f"{at}: {'why ' * 40}", at % 100 == 50) for at in range(300))
    *shown, source = plain_text_of({"blocks": blocks_of(Reply("", (Excerpt(lines, QUORUM),)))}).splitlines()
    kept = [line.split(":")[0] for line in shown]
    left_out = [number for number, line in enumerate(kept) if line == "…"]
    assert {str(at + near) for at in (50, 150, 250) for near in range(-5, 6)} < set(kept)
    assert (len(left_out), left_out[0], left_out[-1]) == (4, 0, len(kept) - 1)
    assert all(len(line) >= 60 for line in shown if line != "…")
    assert source == source_line(QUORUM)


def test_a_long_title_leaves_room_for_page_and_date() -> None:
    quote = Quote(("words",), (cited("Charter " * 80, "Section " * 40, 5, "2026-11-17", "words"),))
    for shown in (_small_lines(blocks_of(Reply("", (quote,))))[0], top_level_text(Reply("", (quote,)))):
        assert "Charter Charter" in shown
        assert shown.endswith("page 5, Tuesday 17 November 2026")


def test_a_long_text_is_cut_before_the_source_below_it_in_the_text_for_screen_readers_too() -> None:
    reply = Reply("", (Paragraph("word " * 5_000), Quote(("quote " * 5_000,), (QUORUM,))))
    for shown in (plain_text_of({"blocks": blocks_of(reply)}), html.unescape(top_level_text(reply))):
        assert shown.endswith(source_line(QUORUM))


@pytest.mark.parametrize("command", ["", "ask " + "why " * 600])
def test_a_button_whose_command_does_not_fit_is_left_out_rather_than_changed(command: str) -> None:
    reply = Reply("", (Choice("Ask", command), Choice("Help", "help")))
    assert [button["value"] for button in _buttons(blocks_of(reply))] == ["help"]


def test_a_reply_without_words_is_still_a_message() -> None:
    assert top_level_text(Reply("", (Paragraph(" \x00"),))) == "–"
    assert top_level_text(Reply("Goodbye <!channel>.")) == "Goodbye &lt;!channel&gt;."


def _buttons(blocks: list[Block]) -> list[Block]:
    return [button for block in blocks if block["type"] == "actions" for button in block["elements"]]


def _small_lines(blocks: list[Block]) -> list[str]:
    """The lines that name sources: small ones, or slanted ones where there was no room for those."""
    return [line for block in blocks for line in _small(block)]


def _small(block: Block) -> Iterator[str]:
    if block["type"] == "context":
        yield from (element["text"] for element in block["elements"])
    elif block["type"] == "rich_text":
        for element in block["elements"]:
            yield from (piece["text"] for piece in element["elements"] if "italic" in piece.get("style", {}))


def _citations(reply: Reply) -> Iterator[Citation]:
    for part in reply.parts:
        match part:
            case Quote(citations=citations):
                yield from citations
            case Excerpt(citation=citation):
                yield citation


def _stands_in(citation: Citation, line: str) -> bool:
    """Whether this line names this source, as much of it as there was room for."""
    source = " ".join(readable_signs(source_line(citation)).split()) or "–"  # of blanks only
    beginning = line.split("…", maxsplit=1)[0].rstrip()
    return line == source or ("…" in line and source.startswith(beginning))


def _fits(command: str) -> bool:
    return 0 < len(command) <= 2_000
