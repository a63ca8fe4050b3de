"""Which sheets, rows and columns are read, and files that are odd, huge or broken."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import FilterColumn, Filters
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import SHEET_MAIN_NS

from indexer.blocks import Table
from indexer.formats.sheets.read_xlsx import read_xlsx
from indexer.limits import Limits
from knowledge.errors import HelpfulError
from tests.indexer.formats.sheets.making import Grid, raw_workbook, read, saved, sheet_of, told

ROWS: Grid = [["Area", "Score", "Note"], ["Jobs", 1, "slow"], ["Land", 2, "fast"], ["Pay", 3, "steady"]]


def rows_of(data: bytes) -> list[tuple[str, ...]]:
    return [row for block in read(data).blocks if isinstance(block, Table) for row in block.rows]


def inline(*texts: str) -> str:
    """A row of raw cells."""
    return "<row>" + "".join(f"<c t='inlineStr'><is><t>{text}</t></is></c>" for text in texts) + "</row>"


def test_hidden_sheets_are_left_out_and_named() -> None:
    book = Workbook()
    book.worksheets[0].append(["Chair", "Amina Shah"])
    for name, state in (("Workings", "hidden"), ("Lists", "veryHidden")):
        sheet = book.create_sheet(name)
        sheet.append(["secret"])
        sheet.sheet_state = state
    found = read(saved(book))
    assert told(found) == ["Chair: Amina Shah"]
    assert found.problems == (
        "The hidden sheet “Workings” was not read.",
        "The hidden sheet “Lists” was not read.",
    )


def test_rows_and_columns_hidden_by_hand_are_left_out_and_leave_no_gap() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True

    found = read(sheet_of(ROWS, hide))
    assert found.blocks == (Table((("Area", "Note"), ("Jobs", "slow"), ("Pay", "steady")), 1),)
    assert found.problems == ()


def test_rows_that_a_filter_or_a_folded_group_hides_are_read() -> None:
    def filter_rows(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A1:C4"
        sheet.auto_filter.filterColumn.append(FilterColumn(colId=0, filters=Filters(filter=["Jobs"])))
        sheet.row_dimensions[3].hidden = True

    def fold(sheet: Worksheet) -> None:
        sheet.row_dimensions.group(3, 3, hidden=True)

    assert ("Land", "2", "fast") in rows_of(sheet_of(ROWS, filter_rows))
    assert ("Land", "2", "fast") in rows_of(sheet_of(ROWS, fold))


def test_a_filter_that_is_not_at_work_hides_nothing() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A1:C4"
        sheet.row_dimensions[3].hidden = True

    assert ("Land", "2", "fast") not in rows_of(sheet_of(ROWS, hide))


def test_what_a_merged_cell_says_is_kept_when_its_first_row_and_column_are_hidden() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:B3")
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["A"].hidden = True

    rows: Grid = [["x", "Group", "Note"], ["Buying", None, "slow"], [None, None, "fast"], ["y", "Land", "steady"]]
    assert ("Buying", "fast") in rows_of(sheet_of(rows, hide))


def test_comments_lists_to_choose_from_and_charts_are_left_out() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Chair", "Amina Shah"])
    sheet["A1"].comment = Comment("ask first", "Tom")
    sheet.add_data_validation(DataValidation(type="list", formula1='"Red,Green"', sqref="B1"))
    book.create_chartsheet("Picture").add_chart(BarChart())
    assert told(read(saved(book))) == ["Chair: Amina Shah"]


def test_the_title_is_that_of_the_properties() -> None:
    book = Workbook()
    book.properties.title = "Pledge tracker 2026"
    assert read(saved(book)).title == "Pledge tracker 2026"
    assert read(saved(Workbook())).title is None


def test_an_empty_workbook_has_no_blocks() -> None:
    assert read(saved(Workbook())).blocks == ()


def test_a_file_without_styles_with_lost_strings_and_odd_values_is_read_as_far_as_it_goes() -> None:
    cells = (
        "<c t='s'><v>7</v></c><c t='s'><v>1</v></c><c s='9'><v>2.5</v></c><c><v>1.2.3</v></c><c t='e'><v>#REF!</v></c>"
    )
    strings = (
        f"<sst xmlns='{SHEET_MAIN_NS}'><si/><si><r><t>Hill </t></r><r><t>Trust</t></r><rPh><t>x</t></rPh></si></sst>"
    )
    data = raw_workbook(f"<sheetData><row r='x'>{cells}</row></sheetData>", parts={"xl/strings.xml": strings})
    assert rows_of(data) == [("Hill Trust", "2.5", "1.2.3")]


def test_extensions_and_missing_default_styles_raise_no_warning() -> None:
    extension = "<extLst><ext uri='{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}'/></extLst>"
    data = raw_workbook(f"<sheetData>{inline('Chair', 'Amina')}</sheetData>{extension}")
    assert told(read(data)) == ["S1 | Chair: Amina"]


def test_formatted_cells_without_content_cost_nothing() -> None:
    empty = "".join(f"<row r='{row}'><c r='XFD{row}' s='1'/></row>" for row in range(1_040_000, 1_048_577))
    sheet = f"<dimension ref='A1:XFD1048576'/><sheetData>{inline('Chair', 'Amina')}{empty}</sheetData>"
    assert rows_of(raw_workbook(sheet)) == [("Chair", "Amina")]


def test_a_long_sheet_is_cut_and_the_rest_reported() -> None:
    rows = "".join(inline(f"Member {number}", "a seat on the board") for number in range(1000))
    found = read(raw_workbook(f"<sheetData>{rows}</sheetData>", f"<sheetData>{rows}</sheetData>"), Limits(pages=1))
    table = found.blocks[1]
    assert isinstance(table, Table)
    assert 50 < len(table.rows) < 150
    assert found.problems == (
        f"Of the sheet “S1” only the first {len(table.rows)} rows were read, {1000 - len(table.rows)} were not: "
        "the file holds more text than one document may.",
        "The sheet “S2” was not read: the sheets before it hold all the text one document may.",
    )


def test_merged_cells_that_cover_a_whole_sheet_are_told_no_more_than_there_is_room_for() -> None:
    rows = inline(*["wide"] * 200) + "".join(inline("row") for _ in range(2000))
    merged = "".join(f"<mergeCell ref='{chr(65 + n)}1:{chr(65 + n)}9999'/>" for n in range(26))
    found = read(raw_workbook(f"<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>"), Limits(pages=5))
    assert sum(len(row) for block in found.blocks if isinstance(block, Table) for row in block.rows) < 20_000


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 nothing",
        sheet_of(ROWS)[:-400],
        raw_workbook("<sheetData><row>"),
        raw_workbook("<sheetData/>", parts={"xl/styles.xml": "<no"}),
    ],
)
def test_a_damaged_file_is_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(HelpfulError) as error:
        read_xlsx(data, Limits())
    assert error.value.what_happened == "It is damaged and cannot be read as a spreadsheet."
    assert error.value.what_to_do == "Open it in Excel or LibreOffice and save a new copy."


WORDS = st.text(st.sampled_from("abcdefgh ÄßñЖ"), min_size=1, max_size=12).map(str.strip).filter(bool)
GRIDS = st.lists(st.lists(st.none() | WORDS, min_size=1, max_size=6), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(GRIDS)
def test_every_text_on_a_sheet_stands_in_its_blocks_and_all_below_the_headers_in_a_statement(
    grid: list[list[str | None]],
) -> None:
    found = read(sheet_of(grid))
    headers = {cell for b in found.blocks if isinstance(b, Table) for row in b.rows[: b.header_rows] for cell in row}
    cells = {cell for b in found.blocks if isinstance(b, Table) for row in b.rows for cell in row}
    lines = {block.text for block in found.blocks if not isinstance(block, Table)}
    everything = " ".join(told(found))
    for text in {" ".join(cell.split()) for row in grid for cell in row if cell}:
        assert text in cells | lines
        assert text in headers or text in everything


JUNK = st.sampled_from(
    "|0|1|2|-1|1.5|x|A1|C2|A1:B2|A1:XFD1048576|B|999999999999|NaN|1e999|true|n|s|str|b|d|e|inlineStr".split("|")
)
_ODD_SHEET = """
<dimension ref='?'/><cols><col min='?' max='?' width='9'/></cols>
<sheetData><row r='?' hidden='?'><c r='?' s='?' t='?'><f>?</f><v>?</v></c><c t='?'><v>?</v></c></row>
<row><c t='inlineStr'><is><t>Chair</t></is></c><c t='inlineStr'><is><t>Amina</t></is></c></row></sheetData>
<autoFilter ref='?'><filterColumn/></autoFilter><mergeCells><mergeCell ref='?'/><mergeCell ref='?'/></mergeCells>
"""
_ODD_STYLES = """
<styleSheet><numFmts><numFmt numFmtId='?' formatCode='?'/></numFmts><cellXfs><xf numFmtId='?' fontId='?'/></cellXfs>
</styleSheet>
"""


def filled_in(template: str, junk: list[str]) -> str:
    """The template with each question mark replaced by one of these."""
    first, *rest = template.split("?")
    return first + "".join(f"{value}{text}" for value, text in zip(junk, rest, strict=False))


@settings(max_examples=150, deadline=None)
@given(st.lists(JUNK, min_size=15, max_size=15), st.lists(JUNK, min_size=4, max_size=4))
def test_no_odd_value_in_a_sheet_makes_the_rest_of_it_unreadable(in_sheet: list[str], in_styles: list[str]) -> None:
    styles = {"xl/styles.xml": filled_in(_ODD_STYLES, in_styles)}
    found = read(raw_workbook(filled_in(_ODD_SHEET, in_sheet), parts=styles))
    assert "Amina" in " ".join(told(found))
