"""PDF files written by hand, for what reportlab does not do."""

from collections.abc import Sequence


def raw_pdf(objects: Sequence[str]) -> bytes:
    """A file of these objects, numbered from 1, the first being the catalogue."""
    out = b"%PDF-1.7\n"
    starts: list[int] = []
    for number, body in enumerate(objects, start=1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    size = len(objects) + 1
    trailer = f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def stream(content: str, entries: str = "") -> str:
    return f"<<{entries}/Length {len(content)}>>\nstream\n{content}\nendstream"


def one_page(content: str, *fonts: str, more: Sequence[str] = ()) -> bytes:
    """A page with this content and these fonts as /F1, /F2 …; `more` are objects that the fonts name, from 10 on."""
    named = "".join(f"/F{at} {font}" for at, font in enumerate(fonts, start=1))
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<<{named}>>>>>>"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream(content)]
    return raw_pdf([*objects, *["null"] * 5, *more])


def to_unicode(codes: dict[int, int]) -> str:
    """A map from a font's codes to Unicode, as an object."""
    pairs = "".join(f"<{code:02x}><{sign:04x}>" for code, sign in codes.items())
    return stream(
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/X def/CMapType 2 def "
        "1 begincodespacerange<00><ff>endcodespacerange "
        f"{len(codes)} beginbfchar{pairs}endbfchar endcmap end end"
    )


HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def mapped_helvetica(map_object: int) -> str:
    return f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode {map_object} 0 R>>"


def unmapped_font(letters: int = 60) -> str:
    """A font whose letters are drawings with names that mean nothing."""
    names = "".join(f"/g{code}" for code in range(1, letters))
    widths = " ".join(["600"] * (letters - 1))
    procedures = "".join(f"/g{code} 10 0 R" for code in range(1, letters))
    return (
        f"<</Type/Font/Subtype/Type3/FontBBox[0 0 600 700]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 1"
        f"/LastChar {letters - 1}/Widths[{widths}]/Encoding<</Type/Encoding/Differences[1{names}]>>"
        f"/CharProcs<<{procedures}>>/Resources<<>>>>"
    )


BOX = stream("600 0 0 0 600 700 d1 0 0 500 700 re f")
