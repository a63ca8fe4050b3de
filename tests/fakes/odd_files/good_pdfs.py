"""Good PDF files, and those that are good in part: each tells its group's code word."""

import io
import textwrap

from tests.fakes.odd_files.good_texts import ARABIC, HEBREW
from tests.fakes.odd_files.groups import Group
from tests.fakes.odd_files.pdf_objects import lines_of_text, pages_of, pdf_of, stream, text_pdf


def pdf_by_program(group: Group, user: str | None = None, owner: str | None = None) -> bytes:
    """Two pages as a program writes them; protected where a password is given."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    made = io.BytesIO()
    styles = getSampleStyleSheet()
    lock = None if user is None else StandardEncryption(user, ownerPassword=owner, strength=128)
    document = SimpleDocTemplate(made, pagesize=A4, invariant=1, encrypt=lock)
    first = [Paragraph(group.title, styles["Title"]), *(Paragraph(line, styles["Normal"]) for line in group.lines)]
    second = [Paragraph("Access", styles["Heading1"]), Paragraph(group.sentence, styles["Normal"])]
    document.build([*first, PageBreak(), *second])
    return made.getvalue()


def pdf_by_hand(group: Group) -> bytes:
    """Two pages as plain as the format allows; the sentence is on the second."""
    return text_pdf([[group.title, "", *wrapped(group.lines)], wrapped([group.sentence, "It changes every year."])])


def half_scanned_pdf(group: Group) -> bytes:
    """A page of text, then one that is a picture."""
    objects = pages_of(
        [stream(lines_of_text([group.title, "", *wrapped([*group.lines, group.sentence])])), _whole_page_picture()],
        b"/Font << /F1 3 0 R >> /XObject << /Im1 90 0 R >>",
    )
    return pdf_of({**objects, 90: _grey_picture()})


def scanned_pdf(pages: int) -> bytes:
    """Pictures of pages, without any text."""
    objects = pages_of([_whole_page_picture()] * pages, b"/XObject << /Im1 90 0 R >>")
    return pdf_of({**objects, 90: _grey_picture()})


def right_to_left_pdf(group: Group) -> bytes:
    """English lines, then Arabic and Hebrew in a font that is described by its Unicode map only, drawn left to
    right as the signs are seen."""
    english = lines_of_text([group.title, "", *wrapped([*group.lines, group.sentence])])
    drawn = b"\n".join(b"<%b> Tj T*" % text[::-1].encode("utf-16-be").hex().encode() for text in (ARABIC, HEBREW))
    foreign = b"BT /F2 11 Tf 16 TL 60 200 Td\n%b\nET" % drawn
    objects = pages_of([stream(english + b"\n" + foreign)], b"/Font << /F1 3 0 R /F2 91 0 R >>")
    return pdf_of({**objects, **_font_with_map()})


def pdf_without_unicode(lines: int) -> bytes:
    """A font that draws text and does not say which letters it draws: only numbers of glyphs."""
    drawn = b"\n".join(b"<%b> Tj T*" % bytes(range(1, 60)).hex().encode() for _ in range(lines))
    objects = pages_of([stream(b"BT /F2 11 Tf 16 TL 60 700 Td\n%b\nET" % drawn)], b"/Font << /F2 91 0 R >>")
    fonts = _font_with_map()
    fonts[91] = fonts[91].replace(b"/ToUnicode 93 0 R", b"")
    return pdf_of({**objects, **fonts})


def wrapped(lines: list[str] | tuple[str, ...]) -> list[str]:
    """The lines, none longer than a page is wide."""
    return [part for line in lines for part in textwrap.wrap(line, 85)]


def _whole_page_picture() -> bytes:
    return stream(b"q 595 0 0 842 0 0 cm /Im1 Do Q")


def _grey_picture() -> bytes:
    entries = b"/Type /XObject /Subtype /Image /Width 60 /Height 80 /ColorSpace /DeviceGray /BitsPerComponent 8"
    return stream(bytes(200 + at % 50 for at in range(60 * 80)), entries, packed=True)


def _font_with_map() -> dict[int, bytes]:
    """A composite font whose codes are UTF-16, and the map that says so."""
    ranges = b"\n".join(b"<%02X00> <%02XFF> <%02X00>" % (high, high, high) for high in (0x00, 0x05, 0x06))
    unicode_map = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n3 beginbfrange\n" + ranges + b"\nendbfrange\n"
        b"endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    return {
        91: b"<< /Type /Font /Subtype /Type0 /BaseFont /Anchor /Encoding /Identity-H /DescendantFonts [92 0 R]"
        b" /ToUnicode 93 0 R >>",
        92: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Anchor /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 /FontDescriptor 94 0 R >>",
        93: stream(unicode_map),
        94: b"<< /Type /FontDescriptor /FontName /Anchor /Flags 4 /ItalicAngle 0 /Ascent 800 /Descent -200"
        b" /CapHeight 700 /StemV 80 /FontBBox [0 -200 1000 800] >>",
    }
