"""Values read as a person sees them in the cell."""

from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from indexer.blocks import Table
from tests.indexer.formats.sheets.making import raw_workbook, read, saved, sheet_of


def shown(value: object, number_format: str) -> str:
    """The text of a cell with this value and number format."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Measure", "Shown"])
    sheet.append(["Spend", value])
    sheet["B2"].number_format = number_format
    (table,) = read(saved(book)).blocks
    assert isinstance(table, Table)
    return table.rows[1][1] if len(table.rows[1]) > 1 else ""


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.48, "0%", "48%"),
        (0.4825, "0.0%", "48.3%"),
        (1_200_000, "[$£-809]#,##0.00", "£1,200,000.00"),
        (-1200.5, '"£"#,##0.00;[Red]\\-"£"#,##0.00', "-£1,200.50"),
        (-1200.5, "£#,##0_);(£#,##0)", "(£1,201)"),
        (0, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "-"),
        (1234.5, "#,##0.00 [$€-407]", "1,234.50 €"),
        (99, '"$"#,##0_);("$"#,##0)', "$99"),
        (1_234_567, '#,##0,"k"', "1,235k"),
        (2_500_000, '£0.0,,"m"', "£2.5m"),
        (0.1 + 0.2, "General", "0.3"),
        (1 / 3, "General", "0.333333333"),
        (14.0, "General", "14"),
        (-0.5, "General", "-0.5"),
        (1e20, "General", "1E+20"),
        (1.005, "0.00", "1.01"),
        (-0.001, "0.00", "0.00"),
        (7700900123, "00000 000000", "07700 900123"),
        (2.25, "# ?/?", "2 1/4"),
        (1, '"Yes";"Yes";"No"', "Yes"),
        (150, '[<100]"low";[>=100]"high"', "high"),
        (12.5, '0.0" hours"', "12.5 hours"),
        (46343, "Standard", "46343"),
        (5, ";;;", ""),
        (True, "General", "TRUE"),
        ("48 %", "General", "48 %"),
        ("#N/A", "General", ""),
    ],
)
def test_numbers_read_as_their_format_shows_them(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (date(2026, 11, 17), "dd/mm/yyyy", "17 November 2026"),
        (date(2026, 11, 17), "mm-dd-yy", "17 November 2026"),
        (date(2026, 11, 17), "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "Tuesday 17 November 2026"),
        (date(2026, 11, 17), "mmm-yy", "November 2026"),
        (date(2026, 11, 17), "d-mmm", "17 November"),
        (date(2026, 11, 16), '"w/c "d mmmm yyyy', "w/c 16 November 2026"),
        (datetime(2026, 11, 17, 14, 30), "yyyy-mm-dd hh:mm:ss", "17 November 2026 14:30"),  # noqa: DTZ001
        (datetime(2026, 11, 17), "yyyy-mm-dd hh:mm:ss", "17 November 2026"),  # noqa: DTZ001
        (time(10, 0), "hh:mm", "10:00"),
        (time(14, 30), "h:mm AM/PM", "14:30"),
        (0.416666, "hh:mm", "10:00"),
        (1.5625, "[h]:mm", "37:30"),
        (0.25 / 24, "[mm]:ss", "15:00"),
        (0, "dd/mm/yyyy", ""),
        (-1, "dd/mm/yyyy", ""),
        (10**9, "dd/mm/yyyy", ""),
    ],
)
def test_dates_read_day_first_with_the_month_in_words(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_dates_count_from_1904_where_the_workbook_says_so() -> None:
    book = Workbook()
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001
    sheet = book.worksheets[0]
    sheet.append(["Meeting", "Date"])
    sheet.append(["Steering group", date(2026, 11, 17)])
    (table,) = read(saved(book)).blocks
    assert isinstance(table, Table)
    assert table.rows[1] == ("Steering group", "17 November 2026")


def test_formulas_without_a_stored_result_are_counted_and_left_empty() -> None:
    found = read(sheet_of([["Area", "Score"], ["Jobs", "=1+1"], ["Land", "=1+2"], ["Pay", 3]]))
    assert found.problems == (
        "2 cells hold formulas without a stored result: open the file in Excel or LibreOffice and save it.",
    )
    (table,) = found.blocks
    assert isinstance(table, Table)
    assert table.rows[1:] == (("Jobs",), ("Land",), ("Pay", "3"))


def test_a_formula_has_its_stored_result_even_an_empty_one() -> None:
    cells = "<c><f>A1</f><v>7</v></c><c t='str'><f>B1</f><v>seven</v></c><c t='str'><f>C1</f><v></v></c>"
    found = read(raw_workbook(f"<sheetData><row>{cells}</row></sheetData>"))
    (table,) = (block for block in found.blocks if isinstance(block, Table))
    assert (table.rows, found.problems) == ((("7", "seven"),), ())


def test_texts_lose_escapes_and_white_space_but_nothing_else() -> None:
    assert shown("5 * 3 = 15_x000D_\n  in   all ", "General") == "5 * 3 = 15 in all"


def test_line_breaks_part_the_pieces_of_a_long_cell() -> None:
    text = "The scheme opened with two cohorts of apprentices from all the wards\nNext steps: agree\nthe stipend"
    assert shown(text, "General") == (
        "The scheme opened with two cohorts of apprentices from all the wards<br>Next steps: agree the stipend"
    )


def test_a_strict_file_holds_its_dates_as_text() -> None:
    cells = "<c t='d'><v>2026-11-17T10:00:00</v></c><c t='d'><v>2026-11-17</v></c><c t='d'><v>soon</v></c>"
    found = read(raw_workbook(f"<sheetData><row>{cells}</row></sheetData>"))
    (table,) = (block for block in found.blocks if isinstance(block, Table))
    assert table.rows == (("17 November 2026 10:00", "17 November 2026"),)
