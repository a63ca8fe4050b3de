"""Headings: those that Word marks in any of its ways, and those that only look like one."""

import io

import docx
import pytest

from indexer.blocks import Heading, Item, Paragraph
from indexer.formats.word.read_docx import read_docx
from indexer.limits import Limits
from tests.indexer.formats.word.making import HEADED, TEXT, blocks, listed, p, part, r, read, styled

STYLES = part(
    "styles",
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Our section"/><w:basedOn w:val="Rubrik2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/>'
    '<w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/><w:basedOn w:val="Rubrik2"/>'
    '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Strong"><w:name w:val="Strong line"/><w:rPr><w:b/></w:rPr></w:style>',
)


def headings(body: str, styles: str = STYLES) -> list[tuple[str, int | None]]:
    found = blocks(body, {"word/styles.xml": styles})
    return [(block.text, block.level) for block in found if isinstance(block, Heading)]


@pytest.mark.parametrize(
    ("style", "level"), [("Rubrik2", 2), ("Ours", 2), ("Deep", 4), ("Heading3", 3), ("Title", 1), ("Subtitle", 2)]
)
def test_a_style_marks_a_heading_by_its_name_its_outline_level_or_what_it_is_based_on(style: str, level: int) -> None:
    assert headings(styled("Quorum", style) + TEXT) == [("Quorum", level)]


def test_an_outline_level_of_body_text_takes_back_what_the_style_would_mark() -> None:
    assert headings(HEADED + styled("Quorum", "Body") + TEXT)[1:] == []


def test_a_paragraph_can_mark_itself() -> None:
    assert headings(p("Quorum", '<w:outlineLvl w:val="1"/>') + TEXT) == [("Quorum", 2)]


def test_a_clause_in_a_heading_style_is_text() -> None:
    clause = "The group shall meet six times a year, and no member may send more than one deputy to a meeting."
    assert blocks(HEADED + styled(clause, "Heading2"))[2:] == [Paragraph(clause)]


def test_a_heading_over_two_lines_is_one() -> None:
    body = f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{r("Terms of")}<w:r><w:br/></w:r>{r("reference")}</w:p>'
    assert headings(body + TEXT) == [("Terms of reference", 1)]


BOLD, LARGE = "<w:b/>", '<w:sz w:val="32"/>'


@pytest.mark.parametrize("looks", [BOLD, LARGE])
def test_short_lines_in_bold_or_large_type_are_guessed_headings(looks: str) -> None:
    body = p("Purpose", looks=looks) + TEXT + p("Members of the group", looks=looks) + TEXT
    assert headings(body) == [("Purpose", None), ("Members of the group", None)]


def test_bold_that_comes_from_a_style_counts_and_bold_words_in_a_line_do_not() -> None:
    mixed = f"<w:p>{r('Quorum', BOLD)}{r(' was reached at noon')}</w:p>"
    body = styled("Purpose", "Strong") + TEXT + mixed + styled("Members of the group", "Strong") + TEXT
    assert headings(body) == [("Purpose", None), ("Members of the group", None)]


def test_bold_sentences_items_and_a_text_all_in_bold_are_no_headings() -> None:
    sentence = p("All of this was agreed.", looks=BOLD)
    assert headings(HEADED + sentence + listed("Bold item", 1, looks=BOLD) + TEXT)[1:] == []
    everything = HEADED + p("We met in the hall and agreed on all of it.", looks=BOLD) * 9
    assert headings(everything + p("Next meeting", looks=BOLD) + TEXT)[1:] == []


def test_a_bold_first_line_heads_the_lines_below_it_in_the_same_paragraph() -> None:
    body = f"<w:p>{r('Purpose', BOLD)}<w:r><w:br/></w:r>{r('The group shares what it learns.')}</w:p>"
    assert blocks(HEADED + body)[2:] == [Heading("Purpose"), Paragraph("The group shares what it learns.")]


def test_headings_that_word_numbers_have_their_number_before_them() -> None:
    document = docx.Document()
    document.add_heading("Meetings", 1)
    document.add_paragraph("The group meets every six weeks, in turn at each of its members.")
    saved = io.BytesIO()
    document.save(saved)
    assert read_docx(saved.getvalue(), Limits()).blocks[0] == Heading("Meetings", 1)

    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="1">'
        '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pStyle w:val="Heading1"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:pStyle w:val="Heading2"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>',
    )
    styles = part(
        "styles",
        "".join(
            f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
            '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
            for level in (1, 2)
        ),
    )
    body = styled("Aims", "Heading1") + styled("Meetings", "Heading1") + styled("When", "Heading2")
    body += styled("Quorum", "Heading2") + TEXT
    found = read(body, {"word/numbering.xml": numbering, "word/styles.xml": styles}).blocks
    assert [block.text for block in found if isinstance(block, Heading)] == [
        "1 Aims",
        "2 Meetings",
        "2.1 When",
        "2.2 Quorum",
    ]


def test_a_numbered_line_above_its_clauses_is_a_heading_and_items_in_a_row_are_not() -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    )
    body = (
        listed("Purpose", 1) + listed("To agree who pays for the hall.", 1, 1) + listed("Share", 1) + listed("Learn", 1)
    )
    assert blocks(HEADED + body, {"word/numbering.xml": numbering})[2:] == [
        Heading("1 Purpose", 2),
        Item("To agree who pays for the hall.", 1, "1.1"),
        Item("Share", 0, "2"),
        Item("Learn", 0, "3"),
    ]
