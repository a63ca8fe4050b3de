"""Web pages, tidy and broken, become the blocks a reader would see."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.blocks import Heading, Item, Paragraph, Table
from indexer.formats.html.read_html import read_html
from tests.indexer.reading import page_blocks, texts_of

SAMPLE = Path(__file__).parents[4] / "samples/documents/hackney-case-study.html"


def test_headings_keep_their_level_and_paragraphs_follow_them() -> None:
    page = "<h1>A</h1><p>one</p><h3>B</h3><p>two</p><div role='heading' aria-level='4'>C</div>"
    assert page_blocks(page) == [
        Heading("A", 1),
        Paragraph("one"),
        Heading("B", 3),
        Paragraph("two"),
        Heading("C", 4),
    ]


def test_text_straight_in_a_div_is_a_paragraph() -> None:
    assert page_blocks("<div>one <b>bold</b> word<p>two</p>three</div>") == [
        Paragraph("one bold word"),
        Paragraph("two"),
        Paragraph("three"),
    ]


def test_inline_tags_neither_join_nor_part_words() -> None:
    assert texts_of(page_blocks("<p>An<b>chor</b>s <a href='x'>here</a>,\n  <i>now</i>.</p>")) == ["Anchors here, now."]


def test_a_line_break_is_a_blank_and_two_end_the_paragraph() -> None:
    assert texts_of(page_blocks("<p>Town Hall<br>Mare Street</p>")) == ["Town Hall Mare Street"]
    assert texts_of(page_blocks("<div>One.<br> &nbsp;<br/>Two.</div>")) == ["One.", "Two."]


def test_preformatted_text_keeps_its_paragraphs() -> None:
    assert texts_of(page_blocks("<pre>One\nline.\n\nTwo.</pre>")) == ["One line.", "Two."]


def test_entities_are_resolved_and_markup_signs_stay_what_they_are() -> None:
    assert texts_of(page_blocks("<p>A &amp; B &lt;5&gt; &pound;3&nbsp;m &#146;s *x*</p>")) == ["A & B <5> £3 m ’s *x*"]


def test_soft_hyphens_do_not_part_words() -> None:
    assert texts_of(page_blocks("<p>pro&shy;cure\u200bment</p>")) == ["procurement"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("1<sup>st</sup> May", "1st May"),
        ("since 2022<sup>3</sup>.", "since 2022 3."),
        ("housing.<sup><a>12</a></sup> Then", "housing. 12 Then"),
        ("5 km<sup>2</sup>", "5 km2"),
        ("CO<sub>2</sub>", "CO2"),
    ],
)
def test_a_note_mark_does_not_change_a_number(source: str, text: str) -> None:
    assert texts_of(page_blocks(f"<p>{source}</p>")) == [text]


def test_quotations_captions_and_summaries_are_paragraphs() -> None:
    page = "<blockquote><p>We learned.</p></blockquote><figure><img><figcaption>The team</figcaption></figure>"
    assert page_blocks(page) == [Paragraph("We learned."), Paragraph("The team")]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title> The\n charter </title><h1>Other</h1>", "The charter"),
        ("<title></title><h1>An<b>chors</b></h1>", "Anchors"),
        ("<header><h1>In the banner</h1></header><main><p>a</p></main>", "In the banner"),
        ("<svg><title>Logo</title></svg><h1>Real</h1>", "Real"),
        ("<p>words</p>", None),
    ],
)
def test_the_title_is_what_the_page_declares(page: str, title: str | None) -> None:
    assert read_html(page.encode()).title == title


@pytest.mark.parametrize("data", [b"", b"  ", b"\0", b"<", b"<!", b"<!--", b"<html", b"</p>", b"\xff\xfe\x00"])
def test_nothing_much_gives_nothing_much(data: bytes) -> None:
    assert len(read_html(data).blocks) <= 1


def test_text_that_looks_like_a_link_or_a_file_is_text() -> None:
    assert page_blocks("https://example.org/a") == [Paragraph("https://example.org/a")]
    assert page_blocks("page.html") == [Paragraph("page.html")]


def test_a_heading_that_is_never_closed_does_not_swallow_the_page() -> None:
    found = page_blocks("<h2>Title<div><p>One.</p><ul><li>two</ul></div>")
    assert found == [Heading("Title", 2), Paragraph("One."), Item("two")]


def test_a_main_inside_a_heading_does_not_upset_the_count() -> None:
    assert texts_of(page_blocks("<h2>a<div role=main><p>b</p></div></h2><p>c</p><li>d")) == [
        "a",
        "b",
        "c",
        "d",
    ]


NESTED = "div ul><li ol dl><dd table><tr><td blockquote b sup section form article h2 span td details main"


@pytest.mark.parametrize("tag", [*NESTED.split(), "pre", "table><th>a</th><td", "table><td>a</td><td"])
def test_deep_nesting_is_read(tag: str) -> None:
    assert "words" in " ".join(texts_of(page_blocks(f"{f'<{tag}>' * 10_000}<h1>T</h1>words")))


LISTED = "p div ul ol li dl dt dd table thead tr td th caption h1 h2 br pre main sup form section b"
ODD = ["<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&#0;", "&#xD800;", "&#1;", "<", ">", "a", "b"]
PIECES = st.sampled_from([f"<{end}{tag}>" for tag in LISTED.split() for end in ("", "/")] + ODD)


@settings(deadline=None)
@given(st.lists(PIECES | st.text(max_size=3)))
def test_no_soup_of_tags_raises_and_every_text_is_folded(pieces: list[str]) -> None:
    for text in texts_of(page_blocks(" ".join(pieces))):
        assert text == " ".join(text.split())
        assert "\x01" not in text


@settings(deadline=None)
@given(st.binary())
def test_no_bytes_raise(data: bytes) -> None:
    read_html(data)


WORD = "§"
"""Stands for a word; each is numbered before the page is read."""

LEAVES = st.sampled_from([WORD, f"<b>{WORD}</b> {WORD}", f"<p>{WORD}</p>", f"<h2>{WORD}</h2>", f"<br>{WORD}"])


def holders(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inside, min_size=1, max_size=3).map(" ".join)
    tags = st.sampled_from(["div", "section", "blockquote", "details", "figure", "span", "article"])
    return st.one_of(
        st.tuples(tags, several).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"),
        st.lists(several, max_size=3).map(lambda items: f"<ul>{''.join(f'<li>{i}</li>' for i in items)}</ul>"),
        st.lists(several, max_size=3).map(lambda ds: f"<dl>{''.join(f'<dt>{WORD}</dt><dd>{d}' for d in ds)}</dl>"),
        st.lists(several, max_size=4).map(lambda cs: f"<table><tr>{''.join(f'<td>{c}</td>' for c in cs)}</table>"),
    )


@settings(deadline=None)
@given(st.recursive(LEAVES, holders, max_leaves=20))
def test_every_word_of_the_main_content_comes_once_and_in_order(page: str) -> None:
    count = page.count(WORD)
    for number in range(count):
        page = page.replace(WORD, f"w{number}w ", 1)
    found = re.findall(r"w(\d+)w", " ".join(texts_of(page_blocks(f"<main>{page}</main>"))))
    assert found == [str(number) for number in range(count)]


def test_the_sample_case_study_is_read_as_a_person_would() -> None:
    read = read_html(SAMPLE.read_bytes())
    assert read.title == "Case study: the City and Hackney anchor collaborative"
    assert read.blocks[0] == Heading("Case study: the City and Hackney anchor collaborative", 1)
    assert Item("Homerton Hospital", 1) in read.blocks
    assert [block.header_rows for block in read.blocks if isinstance(block, Table)] == [1]
    assert "mailing list" not in " ".join(texts_of(read.blocks))
