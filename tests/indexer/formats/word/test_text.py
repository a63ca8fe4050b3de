"""Everything that Word shows as text in a paragraph is read, once, and nothing else."""

import pytest

from indexer.blocks import Heading, Item, Paragraph
from tests.indexer.formats.word.making import HEADED, TEXT, blocks, p, part, r, read, row, styled, table

BEFORE = len(blocks(HEADED))


def texts(body: str, parts: dict[str, str | bytes] | None = None) -> list[str]:
    """The texts after a start that marks a heading."""
    found = blocks(HEADED + body, parts)[BEFORE:]
    assert all(isinstance(block, Paragraph | Item | Heading) for block in found)
    return [getattr(block, "text", "") for block in found]


def field(code: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (r("An") + r("chor", "<w:b/>") + r("s"), "Anchors"),
        ("<w:hyperlink>" + r("our page") + "</w:hyperlink>" + r(" tells more"), "our page tells more"),
        ("<w:smartTag>" + r("Northtown") + "</w:smartTag>", "Northtown"),
        ("<w:sdt><w:sdtContent>" + r("Chair: Ada") + "</w:sdtContent></w:sdt>", "Chair: Ada"),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + r("Click here") + "</w:sdtContent></w:sdt>",
            "",
        ),
        (r("a") + "<w:r><w:tab/></w:r>" + r("b"), "a b"),
        (r("six") + "<w:r><w:noBreakHyphen/></w:r>" + r("weekly"), "six-weekly"),
        (r("appren") + "<w:r><w:softHyphen/></w:r>" + r("tice\u00adships"), "apprenticeships"),
        (r("done ") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "done ✓"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r(" 4"), "≥ 4"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>",
            "3/4",
        ),
        (field("HYPERLINK x", "see the charter"), "see the charter"),
        (field('TOC \\o "1-3"', "Aims 2"), ""),
        ('<w:fldSimple w:instr="DATE">' + r("6 May 2026") + "</w:fldSimple>", "6 May 2026"),
        (r("kept") + r(" hidden", "<w:vanish/>"), "kept"),
        (r("kept") + r(" too", '<w:vanish w:val="0"/>'), "kept too"),
        (r("said") + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>', "said"),
        (r("2 * 3 ** 4"), "2 * 3 ** 4"),
    ],
)
def test_what_is_shown_is_read_and_what_is_not_is_not(inside: str, shown: str) -> None:
    assert texts(f"<w:p>{inside}</w:p>") == ([shown] if shown else [])


def test_a_field_that_never_ends_hides_nothing() -> None:
    lone = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r></w:p>'
    assert texts(lone + p("all of us agreed on it")) == ["all of us agreed on it"]


def test_a_table_of_contents_is_left_out_whichever_way_it_is_made() -> None:
    by_style = styled("Aims\t2", "TOC1") + styled("Contents", "TOCHeading")
    block = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('Contents')}{p('Aims 2')}</w:sdtContent></w:sdt>"
    )
    over_paragraphs = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\h </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("Aims 2")}</w:p>{p("Members 3")}'
        '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert texts(by_style + block + over_paragraphs + TEXT) == texts(TEXT)


def test_a_box_is_read_once_though_it_is_told_in_two_forms() -> None:
    box = f"<w:txbxContent>{p('the box says this')}</w:txbxContent>"
    shape = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(f"<w:p>{r('around it')}{shape}</w:p>") == ["around it", "the box says this"]


def test_a_box_that_only_the_older_form_tells_is_read() -> None:
    box = f"<w:pict><v:textbox><w:txbxContent>{p('the box says this')}</w:txbxContent></v:textbox></w:pict>"
    shape = f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert texts(f"<w:p><w:r>{shape}</w:r></w:p>") == ["the box says this"]


NOTES: dict[str, str | bytes] = {
    "word/footnotes.xml": part(
        "footnotes",
        f'<w:footnote w:id="-1">{p("rule")}</w:footnote><w:footnote w:id="2">{p("Since 2024.")}</w:footnote>',
    ),
    "word/endnotes.xml": part("endnotes", f'<w:endnote w:id="2">{p("Or so.")}</w:endnote>'),
}


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    marks = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
    body = f"<w:p>{r('We pay the living wage')}{marks}{r(' and say so.')}</w:p>{TEXT}"
    found = texts(body, NOTES)
    assert found[:3] == ["We pay the living wage and say so.", "Since 2024.", "Or so."]


def test_notes_of_a_table_follow_the_table() -> None:
    cell = f"<w:tc><w:p>{r('60%')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p></w:tc>"
    found = blocks(HEADED + table(row("Spend", cell), row("Jobs", "12")), NOTES)[BEFORE:]
    assert [type(block).__name__ for block in found] == ["Table", "Paragraph"]


def test_lines_of_labels_and_values_in_one_paragraph_are_items_and_other_lines_run_on() -> None:
    lines = "<w:r><w:br/></w:r>".join(r(text) for text in ("Date: 6 May", "Place: the town hall"))
    wrapped = "<w:r><w:br/></w:r>".join(r(text) for text in ("one joint tender", "for all of us"))
    found = blocks(f"{HEADED}<w:p>{lines}</w:p><w:p>{wrapped}</w:p>")[BEFORE:]
    assert found == [Item("Date: 6 May"), Item("Place: the town hall"), Paragraph("one joint tender for all of us")]


def test_two_line_breaks_part_two_paragraphs() -> None:
    body = f"<w:p>{r('We met.')}<w:r><w:br/><w:br/></w:r>{r('Then we voted.')}</w:p>"
    assert texts(body) == ["We met.", "Then we voted."]


def test_a_control_around_paragraphs_is_transparent() -> None:
    body = f"<w:sdt><w:sdtContent><w:customXml>{p('inside of it')}</w:customXml></w:sdtContent></w:sdt>"
    assert texts(body) == ["inside of it"]


def test_the_title_is_that_of_the_properties() -> None:
    core = (
        '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> Our charter </dc:title></c:coreProperties>'
    )
    assert read(TEXT, {"docProps/core.xml": core}).title == "Our charter"
    assert read(TEXT).title is None
