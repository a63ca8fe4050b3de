"""Files as a whole: pages, titles, and what stands deep in them."""

import re
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from knowledge.documents import PageUnit
from tests.indexer.formats.pdf.making import (
    APPRENTICES,
    CATERING,
    SIZE,
    drawn,
    read,
    told,
    write,
)
from tests.indexer.formats.pdf.raw_pdf import (
    HELVETICA,
    mapped_helvetica,
    one_page,
    raw_pdf,
    stream,
    to_unicode,
)

TEXT = partial(write, text=CATERING)


def blank(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", SIZE)


def test_every_block_has_its_page_and_pages_are_counted() -> None:
    found = read(drawn(TEXT, blank, partial(write, text=APPRENTICES)))
    assert [block.page for block in found.blocks] == [1, 3]
    assert (found.paging.unit, found.paging.count, found.paging.labels) == (PageUnit.PAGE, 3, {})
    assert found.problems == ()


def test_printed_page_numbers_are_given_where_they_differ_from_the_place() -> None:
    def page(content: str) -> list[str]:
        return ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>", stream(content)]

    catalogue = "<</Type/Catalog/Pages 2 0 R/PageLabels<</Nums[0<</S/r>>2<</S/D>>3<</S/D/P(A-)/St 4>>]>>>>"
    kids = "<</Type/Pages/Kids[3 0 R 5 0 R 7 0 R 9 0 R]/Count 4>>"
    data = raw_pdf([catalogue, kids, *page(""), *page(""), *page(""), *page("")])
    assert read(data).paging.labels == {1: "i", 2: "ii", 3: "1", 4: "A-4"}


def test_the_title_is_that_in_the_files_information() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("Northtown  Charter")
        TEXT(canvas)

    assert read(drawn(draw)).title == "Northtown Charter"
    assert read(drawn(TEXT)).title is None


def test_hebrew_is_read_in_the_order_in_which_it_is_spoken() -> None:
    plain = "BT /F2 11 Tf 60 600 Td (And then, in English, that there will be tea at noon.) Tj ET"
    said = "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd"
    codes = {65 + at: ord(sign) for at, sign in enumerate(reversed(said))}  # as it looks
    content = f"BT /F1 11 Tf 300 700 Td <{''.join(f'{code:02x}' for code in codes)}> Tj ET "
    assert told(one_page(content + plain, mapped_helvetica(10), HELVETICA, more=[to_unicode(codes)]))[0].endswith(said)


def test_a_file_deep_in_forms_is_read() -> None:
    form = stream(
        "BT /F1 11 Tf 60 700 Td (Inside of a form) Tj ET",
        f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 {HELVETICA}>>>>",
    )
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page]
    said = told(raw_pdf([*objects, stream("q 0.5 0 0 0.5 0 0 cm /X Do Q"), form]))
    assert [re.sub(r"^\W+", "", text) for text in said] == ["Inside of a form"]
