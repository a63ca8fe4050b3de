"""Presentations become headings by slide, with what a person reads on each, in order."""

from functools import partial

from pptx.util import Inches

from indexer.blocks import Heading, Item, Paragraph
from indexer.formats.slides.read_pptx import read_pptx
from indexer.limits import Limits
from indexer.split_passages import split_sections
from knowledge.documents import PageUnit
from tests.indexer.formats.slides.decks import (
    BLANK,
    SECTION,
    TITLE_ONLY,
    TITLE_SLIDE,
    add_box,
    add_slide,
    headings,
    new_deck,
    read,
    saved,
    with_part,
)
from tests.indexer.reading import texts_of


def test_slides_are_sections_below_the_title_of_the_cover() -> None:
    deck = new_deck()
    add_slide(deck, "Northshire Anchors", ["Steering group", "3 May 2024"], TITLE_SLIDE)
    add_slide(deck, "Buying", ["Food from nearby farms", "Furniture mended here"])
    found = read(deck)
    assert found.blocks == (
        Heading("Northshire Anchors", 1, 1),
        Paragraph("Steering group", 1),
        Paragraph("3 May 2024", 1),
        Heading("Buying", 2, 2, opens_page=True),
        Item("Food from nearby farms", 0, None, 2),
        Item("Furniture mended here", 0, None, 2),
    )
    assert (found.paging.unit, found.paging.count) == (PageUnit.SLIDE, 2)
    assert found.title == "Northshire Anchors"
    assert found.problems == ()


def test_a_title_over_running_content_is_no_cover() -> None:
    deck = new_deck()
    add_slide(deck, "Our aims", ["Hire nearby", "Buy nearby"])
    add_slide(deck, "Our means", ["Pledges"])
    assert headings(read(deck).blocks) == [(2, "Our aims"), (2, "Our means")]


def test_slides_below_a_divider_stand_under_it() -> None:
    deck = new_deck()
    add_slide(deck, "Northshire Anchors", ["2024"], TITLE_SLIDE)
    add_slide(deck, "Hiring", layout=SECTION)
    add_slide(deck, "Next steps", ["Talk to colleges"])
    add_slide(deck, "Buying", layout=SECTION)
    add_slide(deck, "Next steps", ["Talk to farmers"])
    paths = [section.path for section in split_sections(read(deck))]
    assert paths == [
        ("Northshire Anchors",),
        ("Northshire Anchors", "Hiring", "Next steps"),
        ("Northshire Anchors", "Buying", "Next steps"),
    ]


def test_a_slide_with_the_title_of_the_one_before_goes_on_under_it() -> None:
    deck = new_deck()
    for title, body in [("Aims", "One"), ("Aims", "Two"), ("Aims (continued)", "Three"), ("Aims 2030", "Four")]:
        add_slide(deck, title, [body])
    blocks = read(deck).blocks
    assert headings(blocks) == [(2, "Aims"), (2, "Aims 2030")]
    assert [block.page for block in blocks if isinstance(block, Item)] == [1, 2, 3, 4]


def test_hidden_slides_are_left_out_but_counted() -> None:
    deck = new_deck()
    add_slide(deck, "Shown", ["One"])
    add_slide(deck, "Hidden", ["Two"])._element.set("show", "0")
    add_slide(deck, "Shown too", ["Three"])
    found = read(deck)
    assert [(block.page, block.text) for block in found.blocks if isinstance(block, Heading)] == [
        (1, "Shown"),
        (3, "Shown too"),
    ]
    assert found.paging.count == 3
    assert found.problems == ()


def test_speaker_notes_follow_under_a_heading_that_ends_with_the_slide() -> None:
    deck = new_deck()
    add_slide(deck, "Aims", ["Hire nearby"]).notes_slide.notes_text_frame.text = "Thank the hosts.\nAsk for pledges."
    add_slide(deck, "Aims", ["Buy nearby"])
    sections = split_sections(read(deck))
    assert [(section.path, section.passages[0].text) for section in sections] == [
        (("Aims",), "Hire nearby"),
        (("Aims", "Speaker notes"), "Thank the hosts. Ask for pledges."),
        (("Aims",), "Buy nearby"),
    ]


def test_numbers_and_footers_are_left_out_but_a_date_typed_on_the_cover_is_not() -> None:
    deck = new_deck()
    for slide in (add_slide(deck, "Anchors", layout=TITLE_SLIDE), add_slide(deck, "Aims", ["Hire nearby"])):
        for placeholder in slide.slide_layout.placeholders:
            if placeholder.placeholder_format.idx in (10, 11, 12):
                slide.shapes.clone_placeholder(placeholder)
                slide.placeholders[placeholder.placeholder_format.idx].text = {
                    10: "3 May 2024",
                    11: "Draft",
                    12: "7",
                }[placeholder.placeholder_format.idx]
    texts = texts_of(block for block in read(deck).blocks if not isinstance(block, Heading))
    assert texts == ["3 May 2024", "Hire nearby"]


def test_a_web_address_in_the_corner_of_every_slide_is_said_once() -> None:
    deck = new_deck()
    for number in range(1, 6):
        slide = add_slide(deck, f"Aim {number}", [f"Text {number}"])
        add_box(slide, "anchors.example.org", 7, 7)
    texts = [block.text for block in read(deck).blocks if isinstance(block, Paragraph)]
    assert texts == ["anchors.example.org"]


def test_the_biggest_line_at_the_top_is_the_title_of_a_slide_without_one() -> None:
    deck = new_deck()
    add_slide(deck, "Aims", ["Hire nearby"])
    slide = add_slide(deck, layout=BLANK)
    add_box(slide, "We counted 40 new jobs.", 1, 3, size=18)
    add_box(slide, "What came of it", 1, 0.5, size=32)
    assert read(deck).blocks[2:] == (
        Heading("What came of it", 2, 2, opens_page=True),
        Paragraph("We counted 40 new jobs.", 2),
    )


def test_a_slide_without_any_title_goes_on_under_the_last() -> None:
    deck = new_deck()
    add_slide(deck, "Aims", ["Hire nearby"]).notes_slide.notes_text_frame.text = "Thank the hosts."
    add_box(add_slide(deck, layout=BLANK), "We counted 40 new jobs.", 1, 3)
    assert split_sections(read(deck))[-1].path == ("Aims",)


def test_what_is_hidden_or_parked_beside_the_slide_is_not_read() -> None:
    deck = new_deck()
    slide = add_slide(deck, "Aims", ["Hire nearby"])
    add_box(slide, "To do: ask Sam", 12, 1)
    add_box(slide, "Old wording", 1, 5)._element.nvSpPr.cNvPr.set("hidden", "1")
    assert texts_of(read(deck).blocks) == ["Aims", "Hire nearby"]


def test_shows_and_templates_are_read_like_presentations() -> None:
    deck = new_deck()
    add_slide(deck, "Aims", ["Hire nearby"])
    for kind in (b"slideshow", b"template"):
        main = kind + b".main+xml"
        data = with_part(saved(deck), r"\[Content_Types\]\.xml", partial(_replaced, b"presentation.main+xml", main))
        assert texts_of(read_pptx(data, Limits()).blocks) == ["Aims", "Hire nearby"]


def _replaced(old: bytes, new: bytes, xml: bytes) -> bytes:
    return xml.replace(old, new)


def test_strict_open_xml_is_read_like_the_usual_kind() -> None:
    deck = new_deck()
    add_slide(deck, "Aims", ["Hire nearby"])

    def strict(xml: bytes) -> bytes:
        for usual, name in (
            (b"http://schemas.openxmlformats.org/drawingml/2006/", b"http://purl.oclc.org/ooxml/drawingml/"),
            (b"http://schemas.openxmlformats.org/presentationml/2006/", b"http://purl.oclc.org/ooxml/presentationml/"),
            (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
        ):
            xml = xml.replace(usual, name)
        return xml

    found = read_pptx(with_part(saved(deck), r".*\.(xml|rels)", strict), Limits())
    assert texts_of(found.blocks) == ["Aims", "Hire nearby"]


def test_printed_slide_numbers_are_kept_where_the_deck_counts_from_another_number() -> None:
    deck = new_deck()
    add_slide(deck, "Aims", ["Hire nearby"])
    add_slide(deck, "Means", ["Pledges"])
    deck.part._element.set("firstSlideNum", "0")
    assert dict(read(deck).paging.labels) == {1: "0", 2: "1"}


def test_a_title_kept_from_an_older_deck_does_not_count() -> None:
    deck = new_deck()
    add_slide(deck, "Hiring nearby", ["2024"], TITLE_SLIDE)
    add_slide(deck, "Aims", ["Hire nearby"])
    deck.core_properties.title = "Annual governors' day"
    assert read(deck).title == "Hiring nearby"
    deck.core_properties.title = "Northshire Anchors: hiring nearby"
    assert read(deck).title == "Northshire Anchors: hiring nearby"


def test_without_a_cover_the_declared_title_counts_if_the_slides_speak_of_it() -> None:
    deck = new_deck()
    add_slide(deck, "Aims", ["Hire through colleges"])
    deck.core_properties.title = "PowerPoint Presentation"
    assert read(deck).title is None
    deck.core_properties.title = "Colleges and anchors"
    assert read(deck).title == "Colleges and anchors"


def test_a_break_in_a_title_is_a_blank() -> None:
    deck = new_deck()
    add_slide(deck, "Northshire Anchors:\vthe first\vyear", layout=TITLE_SLIDE)
    add_slide(deck, "Aims", ["Hire nearby"])
    assert headings(read(deck).blocks)[0] == (1, "Northshire Anchors: the first year")


def test_a_paragraph_in_the_place_of_a_title_is_no_heading() -> None:
    deck = new_deck()
    add_slide(deck, "Aims", ["Hire nearby"])
    long = (
        "Every anchor in the county has promised to look again at how it buys food, furniture and building work, "
        + ("and to tell the others each autumn what has come of it.")
    )
    slide = add_slide(deck, long, layout=TITLE_ONLY)
    slide.shapes.title.width = Inches(5)
    assert read(deck).blocks[2:] == (Paragraph(long, 2),)


def test_a_title_that_says_all_there_is_on_its_slide_can_be_quoted() -> None:
    deck = new_deck()
    add_slide(deck, "Aims", ["Hire nearby"])
    add_slide(deck, "Half of our spend stays in the county", layout=TITLE_ONLY)
    add_slide(deck, "Thank you", layout=TITLE_ONLY)
    said = "Half of our spend stays in the county"
    assert read(deck).blocks[2:4] == (Heading(said, 2, 2, opens_page=True), Paragraph(said, 2))
    assert read(deck).blocks[4:] == (Heading("Thank you", 2, 3, opens_page=True),)
