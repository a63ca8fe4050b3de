"""Pages as browsers, Word and other programs save them: what they say comes out, what surrounds it does not."""

import pytest

from indexer.blocks import Block, Heading, Item, Paragraph, Table
from tests.indexer.reading import page_blocks, texts_of

_BLANKS = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"
_BULLET = f"<span style='font-family:Symbol'>·{_BLANKS}</span>"


def _item(mark: str, text: str, style: str = "text-indent:-18.0pt") -> str:
    return f"<p class=MsoListParagraphCxSpMiddle style='{style}'>{mark}{text}</p>"


def test_lists_as_word_saves_them_are_items() -> None:
    page = (
        _item(_BULLET, "food")
        + _item(f"<span style='font-family:\"Courier New\"'>o{_BLANKS}</span>", "fruit", "margin-left:72.0pt")
        + _item(_BULLET, "paper")
        + "<p class=MsoNormal>Then:</p>"
        + _item(f"1.{_BLANKS}", "hire")
        + _item(f"(b){_BLANKS}", "train", "margin-left:72.0pt")
    )
    assert page_blocks(page) == [
        Item("food", 0),
        Item("fruit", 1),
        Item("paper", 0),
        Paragraph("Then:"),
        Item("hire", 0, "1"),
        Item("train", 1, "b"),
    ]


def test_lists_as_word_saves_them_for_itself_are_items() -> None:
    mark = "<![if !supportLists]><span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp; </span></span><![endif]>"
    first = f"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>{mark.format('§')}food<o:p></o:p></p>"
    second = f"<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>{mark.format('a)')}fruit</p>"
    assert page_blocks(first + second) == [Item("food", 0), Item("fruit", 1, "a")]


@pytest.mark.parametrize(
    ("source", "block"),
    [
        ("•&nbsp;&nbsp; food", Item("food")),
        ("• food", Item("food")),
        ("2.1&nbsp;&nbsp;food", Item("food", 0, "2.1")),
        ("2.1 million meals", Paragraph("2.1 million meals")),
        ("1. Purpose of this page", Paragraph("1. Purpose of this page")),
        ("I&nbsp;am in", Paragraph("I am in")),
        ("- 5 degrees", Paragraph("- 5 degrees")),
    ],
)
def test_a_mark_makes_an_item_only_where_nothing_else_can_be_meant(source: str, block: Block) -> None:
    assert page_blocks(f"<p>{source}</p>") == [block]


def test_a_bullet_of_word_in_a_cell_stays_in_its_words() -> None:
    page = (
        f"<table><tr><th>Body</th><th>Buys</th></tr><tr><td>Council</td><td>{_item(_BULLET, 'food')}</td></tr></table>"
    )
    assert page_blocks(page) == [Table((("Body", "Buys"), ("Council", "• food")), 1)]


@pytest.mark.parametrize(
    "bold", ["<b>{}</b>", "<strong><span>{}</span></strong>", "<span style='font-weight: 700'>{}</span>"]
)
def test_a_short_paragraph_all_in_bold_is_a_guessed_heading(bold: str) -> None:
    assert page_blocks(f"<p>{bold.format('Membership')}</p><p>All bodies.</p>") == [
        Heading("Membership"),
        Paragraph("All bodies."),
    ]


@pytest.mark.parametrize(
    "text", ["<b>All</b> bodies", "<b>All bodies may join.</b>", "<b></b>Bodies", "<b>a@example.org</b>"]
)
def test_a_paragraph_in_which_some_words_are_bold_or_that_is_a_sentence_is_none(text: str) -> None:
    assert all(isinstance(block, Paragraph) for block in page_blocks(f"<p>{text}</p>"))


def test_a_numbered_heading_in_bold_keeps_its_number() -> None:
    page = f"<p class=MsoNormal><b>1.{_BLANKS}Membership</b></p><p>All bodies.</p>"
    assert page_blocks(page) == [Heading("1. Membership"), Paragraph("All bodies.")]


def test_the_title_style_of_word_is_a_heading_of_the_first_level() -> None:
    assert page_blocks("<p class=MsoTitle>Charter</p><p>We promise.</p>") == [
        Heading("Charter", 1),
        Paragraph("We promise."),
    ]


def test_what_is_struck_out_is_not_said() -> None:
    page = "<p>It meets <s>monthly</s><del>weekly</del><ins>quarterly</ins>.</p>"
    assert texts_of(page_blocks(page)) == ["It meets quarterly."]


@pytest.mark.parametrize(
    "furniture",
    [
        "<div id='onetrust-consent-sdk'><p>Your privacy</p></div>",
        "<div id=ccc><p>Accept all</p></div>",
        "<div class='site-footer dark'><p>Accessibility</p></div>",
        "<ul class=breadcrumb><li>Home</li></ul>",
        "<div id=main-nav>Bins</div>",
        "<div class=sidebar><h2>Related</h2></div>",
        "<a class='skip-link' href='#x'>Skip to content</a>",
        "<p class=MsoToc1>1 Purpose 2</p>",
        "<div id='Table of Contents1'><p>Purpose 2</p></div>",
        "<p style='mso-hide:all'>Draft</p>",
        "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->",
        "<!-- saved from url=(0019)https://example.org -->",
    ],
)
def test_furniture_by_its_name_is_left_out(furniture: str) -> None:
    assert page_blocks(f"<body>{furniture}<p>Words.</p>{furniture}</body>") == [Paragraph("Words.")]


@pytest.mark.parametrize(
    "name", ["menu-of-options", "social-value", "consent", "navigator", "sharing-power", "footers"]
)
def test_content_with_a_name_that_only_sounds_like_furniture_is_kept(name: str) -> None:
    assert page_blocks(f"<div class='{name}'><p>Words.</p></div>") == [Paragraph("Words.")]


def test_a_page_named_after_its_menu_is_not_lost() -> None:
    assert page_blocks("<div class=sidebar><h1>Charter</h1><p>Words.</p></div>") == [
        Heading("Charter", 1),
        Paragraph("Words."),
    ]


def test_what_skip_to_content_leads_to_counts_like_a_main() -> None:
    words = "word " * 40
    page = (
        "<a href='https://example.org/page{}'>Skip to main content</a><p>Bins</p><div id='c 1'><p>{}</p></div><p>©</p>"
    )
    assert page_blocks(page.format("#c%201", words)) == [Paragraph(words.strip())]
    assert len(page_blocks(page.format("#elsewhere", words))) == 4
    assert len(page_blocks(page.format("#c%201", "few"))) == 4


def test_links_that_are_no_addresses_do_no_harm() -> None:
    assert page_blocks("<a href='http://[#x'>Skip to content</a>") == [Paragraph("Skip to content")]
