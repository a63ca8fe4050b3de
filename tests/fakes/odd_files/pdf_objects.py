"""PDF files written by hand, object by object: what no library would write, and thousands of pages at once."""

import zlib
from collections.abc import Mapping

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
A4 = b"/MediaBox [0 0 595 842]"


def pdf_of(objects: Mapping[int, bytes], root: int = 1, size: int | None = None) -> bytes:
    """A PDF file of these objects, by number. `size` is how many it claims to hold."""
    body = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    starts: dict[int, int] = {}
    for number, content in objects.items():
        starts[number] = len(body)
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    begin = len(body)
    count = max(objects) + 1
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (count if size is None else size)
    for number in range(1, count):
        at = starts.get(number)
        body += b"%010d 00000 n \n" % at if at is not None else b"0000000000 65535 f \n"
    claimed = count if size is None else size
    body += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (claimed, root, begin)
    return bytes(body)


def stream(content: bytes, entries: bytes = b"", packed: bool = False) -> bytes:
    """A stream object; `entries` go into its dictionary."""
    if packed:
        content, entries = zlib.compress(content), entries + b" /Filter /FlateDecode"
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), entries, content)


def lines_of_text(lines: list[str], size: int = 11) -> bytes:
    """What draws these lines below each other."""
    drawn = b"\n".join(b"(%b) Tj T*" % _escaped(line) for line in lines)
    return b"BT /F1 %d Tf %d TL 60 780 Td\n%b\nET" % (size, size + 5, drawn)


def _escaped(line: str) -> bytes:
    encoded = line.encode("cp1252")
    return encoded.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def pages_of(contents: list[bytes], resources: bytes = b"/Font << /F1 3 0 R >>") -> dict[int, bytes]:
    """The objects of a file with these content streams (as objects), one a page; object 3 is the font."""
    numbers = [4 + 2 * at for at in range(len(contents))]
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count %d /Kids [%b] %b >>" % (len(numbers), kids, A4),
        3: FONT,
    }
    for number, content in zip(numbers, contents, strict=True):
        objects[number] = b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << %b >> >>" % (
            number + 1,
            resources,
        )
        objects[number + 1] = content
    return objects


def text_pdf(pages: list[list[str]]) -> bytes:
    """A PDF file with these lines on its pages."""
    return pdf_of(pages_of([stream(lines_of_text(lines)) for lines in pages]))
