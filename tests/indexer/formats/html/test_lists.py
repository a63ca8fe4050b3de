"""Lists of web pages, as a browser shows them."""

import re

import pytest

from indexer.blocks import Heading, Item
from tests.indexer.reading import page_blocks, texts_of


def test_lists_in_lists_are_deeper_and_come_in_order() -> None:
    page = "<ul><li>a<ul><li>b</li></ul>c</li><li><p>d</p><p>e</p></li></ul>"
    assert page_blocks(page) == [Item("a"), Item("b", 1), Item("c"), Item("d"), Item("e")]


@pytest.mark.parametrize(
    ("attributes", "labels"),
    [
        ("", ["1", "2", "3"]),
        ("start='9'", ["9", "10", "11"]),
        ("type='a' start='26'", ["z", "aa", "ab"]),
        ("type='A'", ["A", "B", "C"]),
        ("type='i' start='3'", ["iii", "iv", "v"]),
        ("type='I'", ["I", "II", "III"]),
        ("style='list-style-type: lower-alpha'", ["a", "b", "c"]),
        ("reversed", ["3", "2", "1"]),
        ("start='nonsense'", ["1", "2", "3"]),
        ("type='a' start='0'", ["0", "a", "b"]),
    ],
)
def test_items_are_labelled_as_a_browser_numbers_them(attributes: str, labels: list[str]) -> None:
    found = page_blocks(f"<ol {attributes}><li>x<li>y<li>z</ol>")
    assert [block.label for block in found if isinstance(block, Item)] == labels


def test_an_item_may_set_its_own_number() -> None:
    assert page_blocks("<ol><li>x<li value='5'>y<li>z</ol>") == [
        Item("x", 0, "1"),
        Item("y", 0, "5"),
        Item("z", 0, "6"),
    ]


def test_only_the_first_paragraph_of_an_item_bears_its_label() -> None:
    assert page_blocks("<ol><li><p>a</p><p>b</p></li></ol>") == [Item("a", 0, "1"), Item("b")]


def test_definitions_follow_their_terms() -> None:
    page = """<dl><dt>Chair</dt><dd>Farida Osei</dd><dt>Quorum:</dt><dd><p>Four.</p><p>One from NHS.</p></dd>
        <dt>Buyer</dt><dt>Purchaser</dt><dd>Who buys</dd><dd>Who pays</dd>
        <dt>Themes</dt><dd><ul><li>net zero</li></ul></dd><dt>Alone</dt></dl>"""
    assert page_blocks(page) == [
        Item("Chair: Farida Osei"),
        Item("Quorum: Four."),
        Item("One from NHS."),
        Item("Buyer, Purchaser: Who buys"),
        Item("Who pays"),
        Item("Themes"),
        Item("net zero", 1),
        Item("Alone"),
    ]


def test_a_heading_in_an_item_is_a_heading() -> None:
    assert page_blocks("<ul><li><h3>Leeds</h3><p>Low pay.</p></li></ul>") == [
        Heading("Leeds", 3),
        Item("Low pay."),
    ]


@pytest.mark.parametrize("page", ["<li>a<li>b", "<ul>a<li>b</ul>", "<ul><ul><li>b</ul>a</ul>", "<dd>b</dd><dt>a"])
def test_broken_lists_lose_no_words(page: str) -> None:
    assert sorted(texts_of(page_blocks(page))) == sorted(re.findall(r">(\w)", page))
