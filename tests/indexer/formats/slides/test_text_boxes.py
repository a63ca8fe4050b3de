"""The words in a text box: bullets inherited and typed, numbers, breaks, tabs, and lines that head others."""

import pytest
from pptx.oxml import parse_xml

from indexer.blocks import Block, Heading, Item, Paragraph, Table
from tests.indexer.formats.slides.decks import TITLE_ONLY, add_box, add_slide, new_deck, read

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def _in_placeholder(*paragraphs: str) -> list[Block]:
    """The blocks of a body placeholder that holds these paragraphs of DrawingML, below its title."""
    deck = new_deck()
    body = add_slide(deck, "Aims", ["-"]).placeholders[1].text_frame._txBody
    return _filled(deck, body, paragraphs)


def _in_box(*paragraphs: str) -> list[Block]:
    deck = new_deck()
    body = add_box(add_slide(deck, "Aims", layout=TITLE_ONLY), "-", 1, 3).text_frame._txBody
    return _filled(deck, body, paragraphs)


def _filled(deck: object, body: object, paragraphs: tuple[str, ...]) -> list[Block]:
    body.remove(body.p_lst[0])  # type: ignore[attr-defined]
    for paragraph in paragraphs:
        body.append(parse_xml(paragraph.replace("<a:p>", f"<a:p {_A}>")))  # type: ignore[attr-defined]
    return list(read(deck).blocks[1:])


def _p(text: str, properties: str = "", run: str = "") -> str:
    return f"<a:p>{properties}<a:r><a:rPr {run}/><a:t>{text}</a:t></a:r></a:p>"


def test_the_body_has_the_bullets_of_its_master_unless_a_paragraph_says_no() -> None:
    assert _in_placeholder(
        _p("We will:", "<a:pPr><a:buNone/></a:pPr>"),
        _p("hire nearby"),
        _p("in kitchens", '<a:pPr lvl="1"/>'),
        _p("buy nearby"),
    ) == [
        Paragraph("We will:", 1),
        Item("hire nearby", 0, None, 1),
        Item("in kitchens", 1, None, 1),
        Item("buy nearby", 0, None, 1),
    ]


def test_a_text_box_has_no_bullets_unless_a_paragraph_says_so() -> None:
    bullet = '<a:pPr><a:buChar char="•"/></a:pPr>'
    assert _in_box(_p("Anchors buy nearby."), _p("food", bullet), _p("paper", bullet)) == [
        Paragraph("Anchors buy nearby.", 1),
        Item("food", 0, None, 1),
        Item("paper", 0, None, 1),
    ]


def test_numbers_count_by_level_and_begin_anew_after_other_text() -> None:
    def numbered(kind: str, level: int = 0, start: int = 1) -> str:
        return f'<a:pPr lvl="{level}"><a:buAutoNum type="{kind}" startAt="{start}"/></a:pPr>'

    blocks = _in_placeholder(
        _p("one", numbered("arabicPeriod", start=4)),
        _p("two", numbered("alphaLcParenR", level=1)),
        _p("three", numbered("alphaLcParenR", level=1)),
        _p("four", numbered("arabicPeriod", start=4)),
        _p("five", numbered("alphaLcParenR", level=1)),
        _p("Then.", "<a:pPr><a:buNone/></a:pPr>"),
        _p("six", numbered("romanUcPeriod", start=4)),
    )
    labels = [block.label for block in blocks if isinstance(block, Item)]
    assert labels == ["4", "a", "b", "5", "a", "IV"]


def test_bullets_and_numbers_typed_by_hand_make_items() -> None:
    assert _in_box(_p("• food"), _p("– paper"), _p("1. hire"), _p("2. train")) == [
        Item("food", 0, None, 1, "•"),
        Item("paper", 0, None, 1, "–"),
        Item("hire", 0, "1", 1, "1."),
        Item("train", 0, "2", 1, "2."),
    ]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("Town Hall<BR>High Street", ["Town Hall High Street"]),
        ("We buy food.<BR>We buy paper.", ["We buy food.", "We buy paper."]),
        ("Anchors<BR><BR>Partners", ["Anchors", "Partners"]),
        ("We buy:<BR>- food<BR>- paper", ["We buy:", "food", "paper"]),
    ],
)
def test_a_line_break_parts_what_stands_apart_and_folds_the_rest(source: str, texts: list[str]) -> None:
    runs = "<a:br/>".join(f"<a:r><a:t>{part}</a:t></a:r>" for part in source.split("<BR>"))
    assert [block.text for block in _in_box(f"<a:p>{runs}</a:p>") if not isinstance(block, Table)] == texts


def test_fields_keep_their_words_but_slide_numbers_go() -> None:
    number = '<a:fld id="{1}" type="slidenum"><a:t>7</a:t></a:fld>'
    day = '<a:fld id="{2}" type="datetime1"><a:t>3 May 2024</a:t></a:fld>'
    assert _in_box(f"<a:p><a:r><a:t>As of </a:t></a:r>{day}</a:p>", f"<a:p>{number}</a:p>") == [
        Paragraph("As of 3 May 2024", 1)
    ]


def test_a_raised_note_mark_does_not_change_a_number() -> None:
    raised = '<a:r><a:rPr baseline="30000"/><a:t>{}</a:t></a:r>'
    year = f"<a:p><a:r><a:t>since 2022</a:t></a:r>{raised.format('3')}</a:p>"
    day = f"<a:p><a:r><a:t>the 1</a:t></a:r>{raised.format('st')}<a:r><a:t> of May</a:t></a:r></a:p>"
    assert _in_box(year, day) == [Paragraph("since 2022 3", 1), Paragraph("the 1st of May", 1)]


def test_lines_with_tabs_are_a_table() -> None:
    assert _in_box(_p("Body\tStaff"), _p("Council\t900"), _p("Trust\t\t4,000")) == [
        Table((("Body", "Staff"), ("Council", "900"), ("Trust", "4,000")), None, 1)
    ]


def test_a_bold_line_heads_what_stands_below_it_in_its_box_only() -> None:
    deck = new_deck()
    slide = add_slide(deck, "Aims", layout=TITLE_ONLY)
    box = add_box(slide, "Hiring\nWe hire through colleges.", 1, 2)
    box.text_frame.paragraphs[0].runs[0].font.bold = True
    add_box(slide, "The survey closed in May.", 1, 5)
    assert read(deck).blocks[1:] == (
        Heading("Hiring", 3, 1),
        Paragraph("We hire through colleges.", 1),
        Heading("Aims", 2, 1),
        Paragraph("The survey closed in May.", 1),
    )


def test_words_that_look_like_escapes_or_markup_stay_what_they_are() -> None:
    assert _in_box(_p("Food_x000B_and paper *now* &lt;5&gt;")) == [Paragraph("Food and paper *now* <5>", 1)]


def test_a_short_line_before_items_heads_them_and_a_phrase_does_not() -> None:
    plain = "<a:pPr><a:buNone/></a:pPr>"
    blocks = _in_placeholder(
        _p("Hiring", plain), _p("nurses"), _p("Hospitals, councils and colleges", plain), _p("cooks")
    )
    assert blocks == [
        Heading("Hiring", 3, 1),
        Item("nurses", 0, None, 1),
        Paragraph("Hospitals, councils and colleges", 1),
        Item("cooks", 0, None, 1),
    ]
