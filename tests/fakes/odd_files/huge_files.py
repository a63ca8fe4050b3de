"""Files that are simply too much, honestly or by their own account."""

from collections.abc import Iterator
from pathlib import Path

from tests.fakes.odd_files.good_office import xlsx_of
from tests.fakes.odd_files.good_texts import csv_of, text_of
from tests.fakes.odd_files.groups import Group, spare_group
from tests.fakes.odd_files.promises import Answered, Draft, Either, Named, OddFile
from tests.fakes.odd_files.zip_parts import with_text

_SPARSE_BYTES = 300_000_000


def huge_files(groups: Iterator[Group]) -> Iterator[Draft]:
    """Those that fit into memory; what they say at their start is answered."""
    cut = r"Only its first .* were read"
    group = next(groups)
    filler = "\n\n".join(f"Entry {number} is one of very many." for number in range(600_000))
    yield Draft("huge/20 MB.txt", text_of(group) + b"\n\n" + filler.encode(), Answered(group, cut))
    group = next(groups)
    rows = "\r\n".join(f"{number},Row {number} of very many" for number in range(200_000))
    yield Draft("huge/200000 rows.csv", csv_of(group) + rows.encode(), Answered(group, r"Only|rows"))
    group = next(groups)
    claimed = with_text(xlsx_of(group), "xl/worksheets/sheet1.xml", 'ref="A1:B10"', 'ref="A1:XFD1048576"')
    yield Draft("huge/claims a million rows.xlsx", claimed, Answered(group))
    group = next(groups)
    far = with_text(xlsx_of(group), "xl/worksheets/sheet2.xml", "</sheetData>", _FAR_ROW)
    yield Draft("huge/one cell far away.xlsx", far, Answered(group))
    spare = spare_group("Huge")
    yield Draft("huge/one line.txt", text_of(spare) + b"word " * 1_000_000, Either())
    yield Draft("huge/one word.txt", text_of(spare) + b"a" * 3_000_000, Either())
    yield Draft("huge/one field.csv", csv_of(spare) + b'"' + b"a" * 3_000_000, Either())
    yield Draft("huge/many columns.csv", b",".join(b"c%d" % number for number in range(50_000)) + b"\n1,2\n", Either())
    yield Draft(
        "huge/many headings.md", b"".join(b"# Part %d\n\nText.\n\n" % number for number in range(2_000)), Either()
    )


_FAR_ROW = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>Far</t></is></c></row></sheetData>'


def write_sparse(folder: Path) -> OddFile:
    """A file of 300 MB that takes no room on the disk."""
    path = folder / "huge" / "300 MB.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(_SPARSE_BYTES)
    return OddFile(path, Named("MB"))
