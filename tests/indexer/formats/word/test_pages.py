"""Pages are counted from the breaks in the file, and told only where the file agrees with the count."""

import pytest

from indexer.blocks import Heading, Paragraph
from indexer.limits import Limits
from tests.indexer.formats.word.making import app, p, r, read, styled

DRAWN = "<w:r><w:lastRenderedPageBreak/></w:r>"
TYPED = '<w:r><w:br w:type="page"/></w:r>'
MANY = "Each of the members of the network said in the hall what had been agreed by its own board. "


def line(name: str, before: str = "", properties: str = "") -> str:
    text = r(f"{name} was agreed by all of us, with no vote against it.")
    return f"<w:p><w:pPr>{properties}</w:pPr>{before}{text}</w:p>"


def section(kind: str | None = None) -> str:
    return f'<w:sectPr>{f"""<w:type w:val="{kind}"/>""" if kind else ""}</w:sectPr>'


def pages(body: str, declared: int | None, words: int | None = None) -> list[int | None]:
    found = read(styled("Minutes of the network", "Heading1") + body, {"docProps/app.xml": app(declared, words)})
    assert found.paging.count == (declared if found.blocks[0].page else None)
    return [block.page for block in found.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("body", "counted"),
    [
        (line("One") + line("Two"), [1, 1]),
        (line("One") + line("Two", DRAWN), [1, 2]),
        (line("One") + line("Two", TYPED), [1, 2]),
        (line("One") + f"<w:p>{TYPED}</w:p>" + line("Two", DRAWN), [1, 2]),
        (line("One") + f"<w:p>{TYPED}</w:p>" + p() + line("Two", DRAWN) + line("Three", DRAWN), [1, 2, 3]),
        (line("One") + line("Two", DRAWN, "<w:pageBreakBefore/>"), [1, 2]),
        (line("One", "", section()) + line("Two", DRAWN) + section(), [1, 2]),
        (line("One", "", section()) + line("Two") + section("continuous"), [1, 1]),
        (line("One") + f"<w:p>{r('Two was agreed, ')}{DRAWN}{r('by most of us.')}</w:p>" + line("Three"), [1, 1, 2]),
    ],
)
def test_breaks_are_counted_once_whichever_way_they_are_made(body: str, counted: list[int]) -> None:
    assert pages(body, counted[-1]) == counted


def test_a_break_within_a_paragraph_parts_it() -> None:
    found = read(f"<w:p>{r('We met. ')}{TYPED}{r('We left.')}</w:p>" + line("One"), {"docProps/app.xml": app(2)})
    assert [(block.page, getattr(block, "text", "")[:8]) for block in found.blocks][:2] == [
        (1, "We met."),
        (2, "We left."),
    ]


def test_a_row_that_is_parted_by_a_page_counts_one_break() -> None:
    cell = f"<w:tc><w:p>{r('long')}{DRAWN}{r(' text')}</w:p></w:tc>"
    assert pages(f"<w:tbl><w:tr>{cell}{cell}</w:tr><w:tr>{cell}{cell}</w:tr></w:tbl>" + line("One"), 3) == [3]


@pytest.mark.parametrize(
    ("declared", "words"),
    [(None, None), (1, None), (3, None), (2, 0), (2, 83_000)],
)
def test_no_page_is_told_where_the_file_disagrees(declared: int | None, words: int | None) -> None:
    assert pages(line("One") + line("Two", TYPED), declared, words) == [None, None]


def test_one_page_is_not_believed_of_a_text_that_fills_many() -> None:
    assert pages(p(MANY) * 20, 1) == [1] * 20
    assert pages(p(MANY) * 200, 1) == [None] * 200


def test_what_is_guessed_to_be_a_heading_has_its_page() -> None:
    body = (
        p("Purpose of the group")
        + line("One")
        + line("Members", TYPED)
        + p("Next steps", "<w:pageBreakBefore/>")
        + line("Two")
    )
    found = read(body, {"docProps/app.xml": app(3)}).blocks
    assert [(type(block), block.page) for block in found] == [
        (Heading, 1),
        (Paragraph, 1),
        (Paragraph, 2),
        (Heading, 3),
        (Paragraph, 3),
    ]


def test_pages_above_the_limit_are_not_read_and_named() -> None:
    found = read(line("One") + line("Two", TYPED) + line("Three", TYPED), {"docProps/app.xml": app(3)}, Limits(pages=2))
    assert [block.page for block in found.blocks] == [1, 2]
    assert found.problems == ("Only the first 2 of its 3 pages were read: split it into smaller documents.",)


def test_reading_stops_at_as_many_characters_as_the_limit_allows() -> None:
    found = read(p(MANY) * 100, limits=Limits(pages=1))
    assert 30 <= len(found.blocks) <= 35
    assert "characters were read" in found.problems[0]
    assert found.paging.count is None
