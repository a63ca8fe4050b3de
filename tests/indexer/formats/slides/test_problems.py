"""Slides that cannot be read are named, and files that cannot be read say why."""

import io
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.blocks import Paragraph
from indexer.formats.slides.read_pptx import read_pptx
from indexer.limits import Limits
from knowledge.errors import HelpfulError
from tests.indexer.formats.slides.decks import BLANK, add_slide, new_deck, read, saved, with_part
from tests.indexer.reading import texts_of


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def _add_picture(deck: Any, description: str = "photo.png") -> None:
    picture = add_slide(deck, layout=BLANK).shapes.add_picture(io.BytesIO(_png()), 0, 0)
    picture._element.nvPicPr.cNvPr.set("descr", description)


def _three_slides() -> bytes:
    deck = new_deck()
    for title in ("One", "Two", "Three"):
        add_slide(deck, title, [f"Text of {title}"])
    return saved(deck)


def test_slides_that_are_pictures_are_named() -> None:
    deck = new_deck()
    add_slide(deck, "Aims", ["Hire nearby"])
    for _ in range(2):
        _add_picture(deck)
    assert read(deck).problems == (
        "Slides 2 and 3 are pictures without text: save the file as PDF and run OCR on it, for instance with ocrmypdf.",
    )


def test_a_deck_of_pictures_says_what_to_do() -> None:
    deck = new_deck()
    _add_picture(deck)
    with pytest.raises(HelpfulError, match=r"Its slides are pictures without text\. .*ocrmypdf IN\.pdf OUT\.pdf"):
        read(deck)


def test_the_words_that_describe_a_picture_count_where_a_slide_has_no_others() -> None:
    deck = new_deck()
    _add_picture(deck, "Map of the six neighbourhoods with most to gain")
    _add_picture(deck, "A picture containing text Description automatically generated")
    found = read(deck)
    assert found.blocks == (Paragraph("Map of the six neighbourhoods with most to gain", 1),)
    assert found.problems[0].startswith("Slide 2 is a picture without text")


def test_a_deck_of_hidden_slides_says_so() -> None:
    deck = new_deck()
    add_slide(deck, "Aims", ["Hire nearby"])._element.set("show", "0")
    with pytest.raises(HelpfulError, match="All its slides are hidden"):
        read(deck)


def test_a_deck_without_words_says_so() -> None:
    deck = new_deck()
    add_slide(deck, layout=BLANK)
    with pytest.raises(HelpfulError, match="hold no text"):
        read(deck)
    with pytest.raises(HelpfulError, match="hold no text"):
        read(new_deck())


def test_a_slide_cut_short_is_read_as_far_as_it_goes() -> None:
    data = with_part(_three_slides(), r"ppt/slides/slide2\.xml", lambda xml: xml[: xml.index(b"Text of")])
    found = read_pptx(data, Limits())
    assert texts_of(found.blocks) == ["One", "Text of One", "Two", "Three", "Text of Three"]
    assert found.problems[0].startswith("Slide 2 is damaged and only read in part")


@pytest.mark.parametrize("content", [None, b"", b"not xml"])
def test_a_lost_slide_is_named_and_the_others_are_read(content: bytes | None) -> None:
    found = read_pptx(with_part(_three_slides(), r"ppt/slides/slide2\.xml", lambda _: content), Limits())
    assert [block.page for block in found.blocks] == [1, 1, 3, 3]
    assert found.problems[0].startswith("Slide 2 is damaged: ")


@pytest.mark.parametrize("part", [r"ppt/presentation\.xml", r"_rels/\.rels", r"ppt/slideLayouts/.*", r"ppt/.*Master.*"])
def test_the_slides_are_found_without_the_parts_around_them(part: str) -> None:
    found = read_pptx(with_part(_three_slides(), part, lambda _: None), Limits())
    assert [text for text in texts_of(found.blocks) if text.startswith("Text")] == [
        "Text of One",
        "Text of Two",
        "Text of Three",
    ]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no more", b"<html></html>"])
def test_what_is_no_package_says_that_it_is_damaged(data: bytes) -> None:
    with pytest.raises(HelpfulError, match=r"damaged.*save a new copy"):
        read_pptx(data, Limits())


def test_reading_stops_at_the_limit_of_slides_and_says_so() -> None:
    found = read_pptx(_three_slides(), Limits(pages=2))
    assert max(block.page or 0 for block in found.blocks) == 2
    assert found.paging.count == 3
    assert found.problems == ("Only the first 2 of its 3 slides were read: split it into smaller presentations.",)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_to_a_slide_ends_in_anything_but_blocks_or_an_explanation(data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, 1500))
    put = data.draw(st.binary(max_size=12) | st.sampled_from([b"<", b"</a:p>", b'x="', b"&#0;", b"-9" * 30]))
    length = data.draw(st.integers(0, 40))
    name = data.draw(st.sampled_from([r"ppt/slides/slide2\.xml", r"ppt/presentation\.xml", r"ppt/.*\.rels"]))
    broken = with_part(_DECK, name, lambda xml: xml[:cut] + put + xml[cut + length :])
    try:
        found = read_pptx(broken, Limits())
    except HelpfulError as error:
        assert error.what_to_do
    else:
        assert all(block.page in (1, 2, 3) for block in found.blocks)


_DECK = _three_slides()
