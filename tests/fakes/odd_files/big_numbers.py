"""Small files with a number in them that is far too big: whoever believes it, counts or writes for hours."""

from collections.abc import Iterator

from tests.fakes.odd_files.good_office import docx_of, pptx_of, xlsx_of
from tests.fakes.odd_files.good_texts import html_of, mhtml_of
from tests.fakes.odd_files.groups import spare_group
from tests.fakes.odd_files.pdf_objects import lines_of_text, pages_of, pdf_of, stream
from tests.fakes.odd_files.promises import Draft, Either
from tests.fakes.odd_files.zip_parts import parts_of, with_parts, with_text

_BIG = "999999999"
_GROUP = spare_group("Numbers")
_LETTERS = ("upperRoman", "upperLetter", "decimalZero", "ordinalText", "cardinalText", "chicago", "none", "nonsense")
_BULLET_LEVEL = '<w:start w:val="1"/><w:numFmt w:val="bullet"/>'
_BULLET = '<w:lvlText w:val="\uf0b7"/>'
_DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def big_numbers() -> Iterator[Draft]:
    """All of them."""
    made = (*_in_word(), *_in_slides(), *_in_sheets(), *_in_pages(), *_in_pdf())
    yield from (Draft(f"numbers/{name}", data, Either()) for name, data in made)


def _in_word() -> Iterator[tuple[str, bytes]]:
    for letters in _LETTERS:
        level = f'<w:start w:val="{_BIG}"/><w:numFmt w:val="{letters}"/>'
        numbered = with_text(docx_of(_GROUP), "word/numbering.xml", _BULLET_LEVEL, level)
        yield f"{letters}.docx", with_text(numbered, "word/numbering.xml", _BULLET, '<w:lvlText w:val="%1."/>')
    deep = '<w:pPr><w:numPr><w:ilvl w:val="999999999"/><w:numId w:val="5"/></w:numPr></w:pPr><w:r><w:t>'
    yield "deep level.docx", _first(docx_of(_GROUP), "word/document.xml", "<w:r><w:t>", deep)
    wide = f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{_BIG}"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl><w:sectPr'
    yield "wide cell.docx", _first(docx_of(_GROUP), "word/document.xml", "<w:sectPr", wide)
    before = f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{_BIG}"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:sectPr'
    yield "cells before.docx", _first(docx_of(_GROUP), "word/document.xml", "<w:sectPr", before)
    fields = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 20_000
    yield "open fields.docx", _first(docx_of(_GROUP), "word/document.xml", "<w:sectPr", f"{fields}<w:sectPr")


def _in_slides() -> Iterator[tuple[str, bytes]]:
    for scheme in ("romanUcPeriod", "alphaUcPeriod", "arabicPeriod"):
        numbered = f'<a:p><a:pPr lvl="8"><a:buAutoNum type="{scheme}" startAt="{_BIG}"/></a:pPr><a:r>'
        yield f"{scheme}.pptx", _first(pptx_of(_GROUP), "ppt/slides/slide3.xml", "<a:p><a:r>", numbered)
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="T"/><p:cNvGraphicFramePr/><p:nvPr/>'
        f"</p:nvGraphicFramePr><p:xfrm/><a:graphic {_DRAWING}><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblGrid><a:gridCol w="1"/></a:tblGrid>'
        f'<a:tr h="1"><a:tc gridSpan="{_BIG}" rowSpan="{_BIG}"><a:txBody><a:bodyPr/><a:p><a:r><a:t>Hello</a:t></a:r>'
        "</a:p></a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame></p:spTree>"
    )
    yield "wide cell.pptx", _first(pptx_of(_GROUP), "ppt/slides/slide2.xml", "</p:spTree>", frame)
    far = f'<a:p><a:pPr lvl="{_BIG}"/><a:r>'
    yield "deep level.pptx", _first(pptx_of(_GROUP), "ppt/slides/slide3.xml", "<a:p><a:r>", far)


def _in_sheets() -> Iterator[tuple[str, bytes]]:
    sheet = "xl/worksheets/sheet2.xml"
    number = "<v>1285.5</v>"
    for name, value in (("date", "2958466"), ("infinite", "1e400"), ("negative", "-9e99"), ("nothing", "NaN")):
        yield f"{name}.xlsx", _styled(with_text(xlsx_of(_GROUP), sheet, number, f"<v>{value}</v>"), "yyyy\\-mm\\-dd")
    for name, form in (
        ("sections", ";" * 5_000),
        ("brackets", "[" * 5_000),
        ("quotes", "&quot;" * 5_001),
        ("noughts", "0" * 5_000),
        ("hashes", "#,##0." + "0" * 300 + "%" * 300),
        ("fraction", "# ?/" + "?" * 200),
        ("conditions", "[>1][Red]0;[&lt;1]@" * 200),
        ("elapsed", "[hhhhhhhhhhhhhhhhhhhhhhh]:mm:ss.000000"),
    ):
        yield f"{name}.xlsx", _styled(xlsx_of(_GROUP), form)
    rows = '<row r="99999999999"><c r="ZZZZZZZZ99999999999" t="inlineStr"><is><t>Far</t></is></c></row></sheetData>'
    yield "row nowhere.xlsx", with_text(xlsx_of(_GROUP), sheet, "</sheetData>", rows)
    merged = '<mergeCells count="2"><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:ZZZZ999999999"/></mergeCells>'
    yield "all merged.xlsx", with_text(xlsx_of(_GROUP), sheet, "</sheetData>", f"</sheetData>{merged}")
    cells = "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(6, 3_000, 2))
    yield "far columns.xlsx", with_text(xlsx_of(_GROUP), sheet, "</sheetData>", f"{cells}</sheetData>")


def _styled(data: bytes, form: str) -> bytes:
    """The workbook with this number format on its number."""
    styles = parts_of(data)["xl/styles.xml"].decode()
    styles = styles.replace(
        "<cellXfs", f'<numFmts count="1"><numFmt numFmtId="170" formatCode="{form}"/></numFmts><cellXfs'
    )
    styles = styles.replace("</cellXfs>", '<xf numFmtId="170" applyNumberFormat="1"/></cellXfs>')
    count = styles[styles.index("<cellXfs") : styles.index("</cellXfs>")].count("<xf ") - 1
    sheet = parts_of(data)["xl/worksheets/sheet2.xml"].decode().replace('t="n"', f't="n" s="{count}"')
    return with_parts(data, {"xl/styles.xml": styles.encode(), "xl/worksheets/sheet2.xml": sheet.encode()})


def _in_pages() -> Iterator[tuple[str, bytes]]:
    spans = f'<table><tr><td colspan="{_BIG}" rowspan="{_BIG}">Hello<td>World<tr><td rowspan=0>There</table>'
    yield "spans.html", html_of(_GROUP).replace(b"<ul>", spans.encode() + b"<ul>")
    for kind in ("I", "A", "1"):
        yield f"list {kind}.html", html_of(_GROUP).replace(b"<ul>", f'<ol type="{kind}" start="{_BIG}">'.encode())
    many = "<table>" + "<tr>" + "<td rowspan=60000 colspan=900>Hello" * 300 + "<tr><td>World" * 300 + "</table>"
    yield "many spans.html", html_of(_GROUP).replace(b"<ul>", many.encode() + b"<ul>")
    yield "odd charset.html", html_of(_GROUP).replace(b"<title>", b'<meta charset="klingon"><title>')
    yield "utf-7.html", html_of(_GROUP).replace(b"<title>", b'<meta charset="utf-7"><title>')
    yield "odd charset.mhtml", mhtml_of(_GROUP).replace(b"utf-8", b"klingon")
    yield "odd coding.mhtml", mhtml_of(_GROUP).replace(b"quoted-printable", b"x-uuencode")
    yield "no boundary.mhtml", mhtml_of(_GROUP).replace(b'boundary="----part"', b"boundary")
    parts = "".join(f'--b{n}\nContent-Type: multipart/mixed; boundary="b{n + 1}"\n\n' for n in range(3_000))
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b0"\n\n'
    yield "nested parts.mhtml", f"{head}{parts}Hello".encode()
    yield (
        "long header.mhtml",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; x=" + b"a" * 3_000_000 + b"\n\nHello",
    )
    yield "numbered.md", b"999999999. Hello\n1000000000. World\n" + b"1. Again\n" * 1_000
    yield "wide table.md", b"|a" * 5_000 + b"|\n" + b"|-" * 5_000 + b"|\n" + b"|b|\n" * 500


def _in_pdf() -> Iterator[tuple[str, bytes]]:
    text = [stream(lines_of_text(["Some text on a page with a label."]))]
    for style in ("r", "A", "D"):
        labels = f"/PageLabels << /Nums [0 << /S /{style} /St 2147483647 >>] >> >>".encode()
        pages = pages_of(text)
        yield f"label {style}.pdf", pdf_of({**pages, 1: pages[1].replace(b">>", labels)})
    for name, drawn in (
        ("huge letters", b"BT /F1 1e30 Tf 10 10 Td (Some text) Tj ET"),
        ("tiny letters", b"BT /F1 0.00001 Tf 10 10 Td (Some text) Tj ET"),
        ("nowhere", b"BT /F1 10 Tf 1e38 -1e38 Td (Some text) Tj ET"),
        ("flat", b"BT /F1 10 Tf 0 0 0 0 10 10 Tm (Some text) Tj ET"),
        ("overlapping", b"BT /F1 10 Tf 10 10 Td " + b"(Some text) Tj 1 0 0 1 10 10 Tm " * 5_000 + b"ET"),
        ("grid", b" ".join(b"%d 0 m %d 800 l S 0 %d m 600 %d l S" % (n, n, n, n) for n in range(0, 600, 2))),
        ("boxes", b" ".join(b"%d %d 9 9 re S" % (n % 590, n // 70 * 10) for n in range(0, 5_600))),
    ):
        yield f"{name}.pdf", pdf_of(pages_of([stream(drawn + b"\n" + lines_of_text(["Some text."]))]))


def _first(data: bytes, part: str, old: str, new: str) -> bytes:
    content = parts_of(data)[part].decode()
    assert old in content
    return with_parts(data, {part: content.replace(old, new, 1).encode()})
