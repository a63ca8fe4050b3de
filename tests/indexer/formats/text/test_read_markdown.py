"""Markdown becomes blocks whose words stand in the file as they are."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.blocks import Block, Heading, Item, Paragraph, Table
from indexer.formats.text.read_markdown import read_markdown
from indexer.markup import fold_space
from tests.indexer.reading import texts_of

SAMPLES = sorted((Path(__file__).parents[4] / "samples/documents").glob("*.md"))


def blocks(text: str) -> list[Block]:
    return list(read_markdown(text).blocks)


def test_headings_of_both_kinds_have_their_level() -> None:
    assert blocks("# One #\n\nText\n\nTwo\n---\n\n###### Six") == [
        Heading("One", 1),
        Paragraph("Text"),
        Heading("Two", 2),
        Heading("Six", 6),
    ]


def test_markup_stays_and_soft_breaks_are_folded() -> None:
    source = "**C1.** Pay   [small firms](https://a.uk)\nwithin *14* days &amp; ~~no~~ `later`."
    assert blocks(source) == [Paragraph(fold_space(source))]


def test_lists_in_lists_are_deeper_and_ordered_ones_are_labelled() -> None:
    assert blocks("- a\n  1. b\n  2. c\n     - d\n- e\n\n7) f") == [
        Item("a"),
        Item("b", 1, "1"),
        Item("c", 1, "2"),
        Item("d", 2),
        Item("e"),
        Item("f", 0, "7"),
    ]


def test_only_the_first_paragraph_of_an_item_bears_its_label() -> None:
    assert blocks("1. a\n\n   b\n\n   > c\n\n   ```\n   d\n   ```\n\n2. e") == [
        Item("a", 0, "1"),
        Item("b"),
        Item("c"),
        Item("d"),
        Item("e", 0, "2"),
    ]


def test_a_paragraph_after_a_nested_list_belongs_to_the_outer_item() -> None:
    assert blocks("- a\n  - b\n\n  c\n\nd") == [Item("a"), Item("b", 1), Item("c"), Paragraph("d")]


def test_tables_have_one_header_row() -> None:
    assert blocks("| Seat | Who |\n|---|---|\n| **1** | a \\| b |\n| 2 | |") == [
        Table((("Seat", "Who"), ("**1**", "a | b"), ("2", "")), 1)
    ]


def test_an_empty_header_row_is_none() -> None:
    assert blocks("| | |\n|---|---|\n| 1 | a |") == [Table((("1", "a"),), 0)]
    assert blocks("| | |\n|---|---|\n") == []


def test_a_table_after_a_paragraph_is_still_a_table() -> None:
    assert blocks("Seats:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nEnd") == [
        Paragraph("Seats:"),
        Table((("a", "b"), ("1", "2")), 1),
        Paragraph("End"),
    ]


def test_quotations_and_code_are_paragraphs() -> None:
    assert blocks("> We\n> learned.\n\n    indented  code\n\n```py\nfenced\n```") == [
        Paragraph("We learned."),
        Paragraph("indented code"),
        Paragraph("fenced"),
    ]


def test_a_rule_is_nothing() -> None:
    assert blocks("a\n\n---\n\nb") == [Paragraph("a"), Paragraph("b")]


def test_comments_are_dropped_wherever_they_stand() -> None:
    assert blocks("<!-- ask\n\nBob -->\n\nWords <!-- not\nthis --> here.\n\n# Title <!-- 1 -->") == [
        Paragraph("Words here."),
        Heading("Title", 1),
    ]


def test_a_paragraph_that_is_only_a_comment_is_nothing() -> None:
    assert blocks("- <!-- empty -->\n- a") == [Item("a")]


def test_html_blocks_are_read_as_html() -> None:
    table = "<table><tr><th>a<th>b</tr><tr><td>1<td>2</tr></table>"
    assert blocks(f"{table}\n\n<div>\n\n*words*\n\n</div>\n\n<p>A&amp;B</p>") == [
        Table((("a", "b"), ("1", "2")), 1),
        Paragraph("*words*"),
        Paragraph("A&B"),
    ]


def test_html_in_an_item_belongs_to_the_item() -> None:
    assert blocks("1. <div>a</div>\n\n   <ul><li>b</li></ul>") == [Item("a", 0, "1"), Item("b", 1)]


def test_a_heading_in_an_item_is_a_heading() -> None:
    assert blocks("- # A\n  b") == [Heading("A", 1), Item("b")]


# Title and front matter


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("title: The charter", "The charter"),
        ('author: B\ntitle:  "The: \\"charter\\""  # final', 'The: "charter"'),
        ("title: 'Derby''s charter'\ntags:\n- a\n  - b", "Derby's charter"),
        ("Title: The charter # final", "The charter"),
        ("title: >\n  folded", "Heading"),
        ("title:\nauthor: B", "Heading"),
        ('title: ""', "Heading"),
        ("author: B", "Heading"),
    ],
)
def test_the_title_is_that_of_the_front_matter_or_the_first_heading(front: str, title: str) -> None:
    for end in ("---", "..."):
        read = read_markdown(f"---\n{front}\n{end}\n\n## Lower\n\n# *Heading*\n")
        assert read.title == title
        assert read.blocks == (Heading("Lower", 2), Heading("*Heading*", 1))


def test_front_matter_with_windows_newlines_is_front_matter() -> None:
    read = read_markdown("---\r\ntitle: A\r\n---\r\nwords\r\n")
    assert (read.title, read.blocks) == ("A", (Paragraph("words"),))


@pytest.mark.parametrize("text", ["---\nSome words.\n\n---\nmore", "---\n\ntitle: a\n\n---\nmore"])
def test_text_between_two_rules_is_not_lost(text: str) -> None:
    assert "more" in texts_of(blocks(text))
    assert len(texts_of(blocks(text))) == 2


def test_a_file_without_a_heading_of_level_one_has_no_title() -> None:
    assert read_markdown("## Lower\n\nwords").title is None
    assert read_markdown("").blocks == ()


# Rules that hold for every text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_text_of_the_samples_stands_in_the_file_word_for_word(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    found = blocks(source)
    assert found
    for text in texts_of(found):
        assert text in fold_space(source)


@settings(deadline=None)
@given(st.text(alphabet="ab1*_-#>|`~<!&;:.)( \n\\[]", max_size=60))
def test_no_text_raises_and_every_block_is_folded(text: str) -> None:
    for found in texts_of(blocks(text)):
        assert found == fold_space(found) != ""


WORDS = st.text(alphabet="abcdefgh", min_size=1, max_size=8)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", "# ", "- ", "1. ", "> ", "| "]), WORDS)))
def test_every_word_comes_once_and_in_order(lines: list[tuple[str, str]]) -> None:
    found = texts_of(blocks("\n\n".join(mark + words for mark, words in lines)))
    assert [text.removeprefix("| ") for text in found] == [words for _, words in lines]


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "[", "*", "<div>", "`", "| ", "    "])
def test_deep_nesting_is_read(mark: str) -> None:
    blocks(mark * 10_000 + "words")
