"""Files that cannot be read, or only in part."""

from functools import partial

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas

from indexer.blocks import Paragraph
from indexer.formats.pdf.problems import ranges
from indexer.limits import Limits
from knowledge.errors import HelpfulError
from tests.indexer.formats.pdf.making import (
    CATERING,
    HEIGHT,
    MARGIN,
    SIZE,
    WIDTH,
    drawn,
    read,
    told,
    write,
)
from tests.indexer.formats.pdf.raw_pdf import (
    BOX,
    HELVETICA,
    mapped_helvetica,
    one_page,
    raw_pdf,
    stream,
    to_unicode,
    unmapped_font,
)

TEXT = partial(write, text=CATERING)
GREY = Image.new("RGB", (40, 50), "grey")


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(GREY), 0, 0, WIDTH, HEIGHT)


def blank(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", SIZE)


def test_a_file_that_opens_only_with_a_password_is_refused_with_advice() -> None:
    with pytest.raises(HelpfulError, match="password"):
        read(drawn(TEXT, encrypt=StandardEncryption("secret", "owner")))


def test_a_file_that_only_forbids_printing_is_read() -> None:
    assert told(drawn(TEXT, encrypt=StandardEncryption("", "owner", canPrint=0))) == [CATERING]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", b"no PDF at all", drawn(TEXT)[:300]])
def test_a_file_that_cannot_be_opened_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(HelpfulError, match="damaged"):
        read(data)


def test_a_file_without_pages_is_refused_with_advice() -> None:
    with pytest.raises(HelpfulError, match=r"pages|damaged"):
        read(raw_pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"]))


def test_a_file_whose_table_of_objects_is_lost_is_read_all_the_same() -> None:
    data = drawn(TEXT)
    assert told(data.replace(b"startxref\n", b"startxref\n9")) == [CATERING]


def test_a_scan_without_text_is_refused_with_advice() -> None:
    with pytest.raises(HelpfulError, match="ocrmypdf"):
        read(drawn(picture, picture))


def test_scanned_pages_among_others_are_named_and_blank_ones_are_not() -> None:
    found = read(drawn(TEXT, blank, picture, picture, picture, TEXT, picture))
    assert found.problems == (
        "Pages 3 to 5 and 7 are pictures without text: run OCR first, for instance with ocrmypdf.",
    )


def test_a_page_number_stamped_on_scans_does_not_make_them_text() -> None:
    def stamped(canvas: Canvas) -> None:
        picture(canvas)
        canvas.setFont("Helvetica", 9)
        canvas.drawCentredString(WIDTH / 2, 20, f"Page {canvas.getPageNumber()}")

    assert read(drawn(TEXT, stamped)).problems == (
        "Page 2 is a picture without text: run OCR first, for instance with ocrmypdf.",
    )


def test_a_blank_file_has_no_blocks_and_no_problems() -> None:
    found = read(drawn(blank))
    assert (found.blocks, found.problems) == ((), ())


def test_the_invisible_text_of_a_recognised_scan_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        picture(canvas)
        text = canvas.beginText(MARGIN, 700)
        text.setTextRenderMode(3)
        text.setFont("Helvetica", SIZE)
        text.textLines(simpleSplit(CATERING, "Helvetica", SIZE, 470))
        canvas.drawText(text)

    found = read(drawn(draw))
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == [CATERING]
    assert found.problems == ()


SECRET = f"BT /F1 11 Tf 60 700 Td <{''.join(f'{code:02x}' for code in range(1, 50))}> Tj ET "
PLAIN = "BT /F2 11 Tf 60 600 Td (The hall is booked for the fourth of May, and there will be tea at noon.) Tj ET"


def test_a_file_in_fonts_without_meaning_is_refused_with_advice() -> None:
    with pytest.raises(HelpfulError, match="which letters they show"):
        read(one_page(SECRET, unmapped_font(), more=[BOX]))


def test_a_font_that_says_private_signs_is_refused_too() -> None:
    letters = "BT /F1 11 Tf 60 700 Td (abcdefghijklmnopqrstuvwxyz) Tj ET"
    private = to_unicode({ord("a") + at: 0xE100 + at for at in range(26)})
    with pytest.raises(HelpfulError, match="which letters they show"):
        read(one_page(letters, mapped_helvetica(10), more=[private]))


def test_text_in_such_a_font_is_left_out_and_its_page_named() -> None:
    found = read(one_page(SECRET + PLAIN, unmapped_font(), HELVETICA, more=[BOX]))
    assert found.blocks == (Paragraph("The hall is booked for the fourth of May, and there will be tea at noon.", 1),)
    assert len(found.problems) == 1
    assert found.problems[0].startswith("Page 1: some fonts do not say which letters they show")


def test_of_a_file_with_too_many_pages_the_first_are_read() -> None:
    found = read(drawn(*[TEXT] * 5), Limits(pages=3))
    assert [block.page for block in found.blocks] == [1, 2, 3]
    assert found.paging.count == 5
    assert found.problems == ("Only the first 3 of its 5 pages were read: split the file to index the rest.",)


def test_reading_stops_where_pages_hold_far_too_much_text() -> None:
    def full(canvas: Canvas) -> None:
        for line in range(100):
            canvas.setFont("Helvetica", 6)
            canvas.drawString(MARGIN, 780 - 7 * line, CATERING[:140])

    found = read(drawn(*[full] * 4), Limits(pages=4))
    assert found.problems[0].startswith("It holds so much text that only 2 of its 4 pages were read")


@pytest.mark.parametrize(
    ("pages", "said"),
    [([4], "4"), ([4, 5], "4 and 5"), ([3, 4, 5, 9], "3 to 5 and 9"), ([1, 3, 5, 6, 7], "1, 3 and 5 to 7")],
)
def test_page_numbers_are_listed_as_people_do(pages: list[int], said: str) -> None:
    assert ranges(pages) == said


def test_files_attached_to_a_file_are_named() -> None:
    names = "<</Names[(list.txt)<</Type/Filespec/F(list.txt)/EF<</F 7 0 R>>>>]>>"
    catalogue = f"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles {names}>>>>"
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F2 {HELVETICA}>>>>>>"
    pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
    data = raw_pdf([catalogue, pages, page, stream(PLAIN), "null", "null", stream("hello", "/Type/EmbeddedFile")])
    assert read(data).problems == (
        "It carries 1 attached file, which was not read: save what matters into the folder.",
    )
