"""PDF files that are huge, circular or lie about themselves."""

from collections.abc import Iterator

from tests.fakes.odd_files.good_pdfs import pdf_without_unicode, scanned_pdf, wrapped
from tests.fakes.odd_files.groups import Group
from tests.fakes.odd_files.pdf_objects import A4, FONT, lines_of_text, pages_of, pdf_of, stream
from tests.fakes.odd_files.promises import Answered, Draft, Either, Named
from tests.fakes.odd_files.zip_parts import adler_of_zeros, deflated_zeros

_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /X 6 0 R >> >> >>"
)
_TEXT = [stream(lines_of_text(["Some text."]))]


def pdf_bombs(groups: Iterator[Group]) -> Iterator[Draft]:
    """All of them; those that a viewer shows as usual are answered."""
    group = next(groups)
    lines = [group.title, "", *wrapped([*group.lines, group.sentence])]
    pages = [stream(lines_of_text(lines if at == 0 else [f"Page {at}"])) for at in range(3_000)]
    yield Draft("pdf/3000 pages.pdf", pdf_of(pages_of(pages)), Answered(group, "(?i)pages"))
    group = next(groups)
    lines = [group.title, "", *wrapped([*group.lines, group.sentence])]
    many = pdf_of(pages_of([stream(lines_of_text(lines))]), size=10_000_000)
    yield Draft("pdf/claims ten million objects.pdf", many, Either())
    zeros = b"\x78\xda" + deflated_zeros(1_024) + adler_of_zeros(1_024)
    bomb = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(zeros), zeros)
    yield Draft("pdf/gigabyte of zeros.pdf", pdf_of(pages_of([bomb])), Either())
    yield from (Draft(f"pdf/{name}.pdf", data, Either()) for name, data in _circles())
    yield Draft("pdf/scan.pdf", scanned_pdf(3), Named("(?i)scan|OCR|text"))
    yield Draft("pdf/no unicode.pdf", pdf_without_unicode(20), Either())
    yield Draft("pdf/no pages.pdf", pdf_of({1: _CATALOG, 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}), Named(""))
    yield Draft("pdf/only a header.pdf", b"%PDF-1.7\n", Named("damaged"))
    yield Draft("pdf/no root.pdf", pdf_of(pages_of(_TEXT), root=77), Either())


def _circles() -> Iterator[tuple[str, bytes]]:
    """Objects that lead back to themselves, and numbers that no page has."""
    tree = b"<< /Type /Pages /Count 9 /Kids [2 0 R 4 0 R 2 0 R] /Parent 2 0 R %b >>" % A4
    drawn = stream(lines_of_text(["Some text."]) + b" /X Do")
    form = stream(
        b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    )
    yield "page tree of itself", pdf_of({1: _CATALOG, 2: tree, 3: FONT, 4: _PAGE, 5: drawn, 6: form})
    plain = b"<< /Type /Pages /Count 1 /Kids [4 0 R] %b >>" % A4
    yield "form in itself", pdf_of({1: _CATALOG, 2: plain, 3: FONT, 4: _PAGE, 5: drawn, 6: form})
    two = form.replace(b"/X 6 0 R", b"/X 7 0 R")
    yield "forms in each other", pdf_of({1: _CATALOG, 2: plain, 3: FONT, 4: _PAGE, 5: drawn, 6: two, 7: form})
    wide = {number: _form_of_ten(number + 1) for number in range(6, 16)}
    yield "forms of ten forms", pdf_of({1: _CATALOG, 2: plain, 3: FONT, 4: _PAGE, 5: drawn, **wide})
    yield "length of itself", pdf_of({**pages_of(_TEXT), 5: b"<< /Length 5 0 R >>\nstream\nBT\nendstream"})
    yield "object of itself", pdf_of({1: _CATALOG, 2: plain, 3: FONT, 4: b"4 0 R"})
    yield "parent of itself", pdf_of({1: _CATALOG, 2: plain.replace(A4, b"/Parent 2 0 R"), 3: FONT, 4: _PAGE, 5: drawn})
    outline = {1: _CATALOG.replace(b">>", b"/Outlines 8 0 R >>"), 8: b"<< /First 9 0 R /Last 9 0 R >>"}
    item = b"<< /Title (Loop) /Next 9 0 R /First 9 0 R /Parent 8 0 R >>"
    yield "outline of itself", pdf_of({**pages_of(_TEXT), **outline, 9: item})
    huge = A4.replace(b"595 842", b"1e30 1e30")
    yield "page of a light year", pdf_of({**pages_of(_TEXT), 2: plain.replace(A4, huge)})
    yield "page without size", pdf_of({**pages_of(_TEXT), 2: plain.replace(A4, b"/MediaBox [0 0 0 0]")})
    deep = stream(b"q " * 100_000 + lines_of_text(["Some text."]))
    yield "deep graphics states", pdf_of(pages_of([deep]))
    yield "deep arrays", pdf_of({**pages_of(_TEXT), 8: b"[" * 100_000 + b"]" * 100_000})
    lines = b" ".join(b"%d 0 m %d 800 l S" % (at % 600, at % 600) for at in range(100_000))
    yield "hundred thousand lines", pdf_of(pages_of([stream(lines + b"\n" + lines_of_text(["Some text."]))]))
    letters = (
        b"BT /F1 8 Tf " + b" ".join(b"1 0 0 1 %d %d Tm (x) Tj" % (at % 590, at % 830) for at in range(100_000)) + b" ET"
    )
    yield "hundred thousand letters", pdf_of(pages_of([stream(letters)]))


def _form_of_ten(inner: int) -> bytes:
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % inner
    return stream(b"/X Do " * 10, entries)
