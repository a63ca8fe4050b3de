from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, TableStyle
from reportlab.platypus import Table as Drawn

from indexer.blocks import Table
from tests.indexer.formats.pdf.making import (
    APPRENTICES,
    BODY,
    CATERING,
    HEIGHT,
    STEP,
    blocks,
    drawn,
    flowing,
    tables,
    told,
    write,
)

GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
BOLD = ("FONT", (0, 0), (-1, 0), "Helvetica-Bold")
SHADED = ("BACKGROUND", (0, 0), (-1, 0), colors.lightblue)
ACTIONS = (
    ("Action", "Owner", "Due"),
    ("Write to all the suppliers on the list and ask each of them for two references", "Amina", "4 May"),
    ("Book the hall", "Ben", "11 May"),
    ("Print badges for the people who come on the day", "Cora", "12 May"),
)


def table(rows: Any, *style: Any, **options: Any) -> Drawn:
    wrapped = [[Paragraph(cell, BODY) if len(cell) > 30 else cell for cell in row] for row in rows]
    return Drawn(wrapped, style=TableStyle(list(style)), **options)


def around(*middle: Any) -> bytes:
    return flowing(Paragraph(CATERING, BODY), *middle, Paragraph(APPRENTICES, BODY))


@pytest.mark.parametrize("mark", [BOLD, SHADED])
def test_a_ruled_table_is_read_cell_by_cell_with_its_header(mark: Any) -> None:
    data = around(table(ACTIONS, GRID, mark, colWidths=[200, 100, 100]))
    assert tables(data) == [Table(ACTIONS, 1, 1)]
    assert told(data)[0] == CATERING
    assert told(data)[-1] == APPRENTICES


def test_a_table_whose_first_row_looks_like_the_others_has_no_known_header() -> None:
    assert tables(around(table(ACTIONS, GRID, colWidths=[200, 100, 100]))) == [Table(ACTIONS, None, 1)]


def test_a_frame_of_rectangles_is_a_grid_too() -> None:
    rows = (("Member", "Seats"), ("Council", "3"), ("Trust", "2"))

    def draw(canvas: Canvas) -> None:
        write(canvas, CATERING)
        for down, row in enumerate(rows):
            for along, cell in enumerate(row):
                x, y = 60 + along * 120, 500 - down * 22
                canvas.rect(x, y, 120, 22)
                canvas.drawString(x + 5, y + 7, cell)

    assert tables(drawn(draw)) == [Table(rows, None, 1)]


def test_a_table_without_lines_at_its_sides_is_read() -> None:
    inner = [("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black)]
    assert tables(around(table(ACTIONS, *inner, BOLD, colWidths=[200, 100, 100]))) == [Table(ACTIONS, 1, 1)]


def test_a_cell_over_several_columns_or_rows_is_read_in_each_of_them() -> None:
    rows = (
        ("Member", "Score", "", "Note"),
        ("", "Now", "Aim", ""),
        ("Council", "1.7", "2.7", "Starts low"),
        ("Trust", "3.1", "3.7", "Strong"),
        ("Scores are from 1 to 4", "", "", ""),
    )
    spans = [
        ("SPAN", start, end) for start, end in (((1, 0), (2, 0)), ((0, 0), (0, 1)), ((3, 0), (3, 1)), ((0, 4), (3, 4)))
    ]
    assert tables(around(table(rows, GRID, *spans)))[0].rows == (
        ("Member", "Score", "Score", "Note"),
        ("Member", "Now", "Aim", "Note"),
        ("Council", "1.7", "2.7", "Starts low"),
        ("Trust", "3.1", "3.7", "Strong"),
        ("Scores are from 1 to 4", "", "", ""),
    )


def test_empty_cells_stay_in_their_place() -> None:
    rows = (("Member", "Paid", "Owed"), ("Council", "", "4"), ("Trust", "3", ""))
    assert tables(around(table(rows, GRID)))[0].rows == rows


LONG = (("Firm", "Town", "Pounds"), *((f"Firm number {n}", f"Town {n % 7}", f"{n * 37}") for n in range(1, 70)))


@pytest.mark.parametrize("repeated", [0, 1])
def test_a_table_over_two_pages_has_its_header_on_both(repeated: int) -> None:
    data = around(table(LONG, GRID, BOLD, repeatRows=repeated, colWidths=[150, 100, 80]))
    first, second = tables(data)
    assert (first.page, second.page) == (1, 2)
    assert first.header_rows == second.header_rows == 1
    assert first.rows[0] == second.rows[0] == LONG[0]
    assert first.rows[1:] + second.rows[1:] == LONG[1:]


def test_a_header_that_is_only_repeated_is_known_by_that() -> None:
    first, second = tables(around(table(LONG, GRID, repeatRows=1, colWidths=[150, 100, 80])))
    assert first.header_rows == second.header_rows == 1
    assert first.rows[1:] + second.rows[1:] == LONG[1:]


def test_a_row_that_a_page_break_parts_is_whole_on_its_first_page() -> None:
    def cells(canvas: Canvas, top: float, row: tuple[str, ...]) -> None:
        canvas.setFont("Helvetica", 11)
        for along, cell in enumerate(row):
            canvas.rect(60 + along * 150, 842 - top - 20, 150, 20)
            canvas.drawString(65 + along * 150, 842 - top - 14, cell)

    def first(canvas: Canvas) -> None:
        write(canvas, CATERING)
        for at, row in enumerate((("Pledge", "Owner"), ("Buy food nearby", "Amina"), ("Hire people from", "Ben"))):
            cells(canvas, 700 + 20 * at, row)

    def second(canvas: Canvas) -> None:
        for at, row in enumerate((("all parts of the town", ""), ("Plant trees", "Cora"))):
            cells(canvas, 60 + 20 * at, row)

    assert [row.rows for row in tables(drawn(first, second))] == [
        (("Pledge", "Owner"), ("Buy food nearby", "Amina"), ("Hire people from all parts of the town", "Ben")),
        (("Plant trees", "Cora"),),
    ]


@pytest.mark.parametrize("rules", [[], [("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.black)]])
def test_a_table_without_upright_rules_is_known_by_its_columns(rules: Any) -> None:
    data = around(table(ACTIONS, *rules, BOLD, colWidths=[200, 100, 100]))
    assert tables(data) == [Table(ACTIONS, 1, 1)]
    assert told(data)[0] == CATERING
    assert told(data)[-1] == APPRENTICES


def test_figures_in_columns_are_a_table_row_by_row() -> None:
    rows = (
        ("Dimension", "Now", "Aim"),
        ("Employer", "3.1", "3.7"),
        ("Procurement", "1.7", "2.7"),
        ("Estates", "2.5", "3.1"),
    )
    assert tables(around(table(rows, colWidths=[150, 80, 80])))[0].rows == rows


def test_a_heading_between_two_tables_without_rules_parts_them() -> None:
    rows = (("Council", "3", "yes"), ("Trust", "2", "no"), ("College", "1", "yes"))

    def draw(canvas: Canvas) -> None:
        top = write(canvas, CATERING) + 20
        for name in ("First round", "Second round"):
            top = write(canvas, name, top=top, font="Helvetica-Bold", size=13) + 6
            for row in rows:
                for along, cell in enumerate(row):
                    write(canvas, cell, x=60 + 130 * along, top=top)
                top += 16
            top += 10

    found = told(drawn(draw))
    assert found[1:] == ["# First round", *map(" | ".join, rows), "# Second round", *map(" | ".join, rows)]


def test_rows_that_only_their_gaps_show_are_a_table() -> None:
    rows = (("Theme", "Lead", "Since"), ("Buying food together", "Amina", "2023"), ("Hiring", "Ben", "2024"))

    def draw(canvas: Canvas) -> None:
        top = write(canvas, CATERING, font="Courier") + 20
        for at, row in enumerate(rows):
            canvas.drawString(60, HEIGHT - top - at * STEP, "   ".join(row))

    assert tables(drawn(draw))[0].rows == rows


def test_a_header_row_of_two_lines_above_a_table_without_rules_is_whole() -> None:
    rows = (("Seat", "Organisation", "Counts towards quorum"), ("1", "Council", "yes"), ("2", "Trust", "no"))

    def draw(canvas: Canvas) -> None:
        write(canvas, CATERING)
        write(canvas, "Counts towards", x=350, top=200)
        for down, row in enumerate((("Seat", "Organisation", "quorum"), *rows[1:], ("3", "College", "yes"))):
            for x, cell in zip((60, 150, 350), row, strict=True):
                write(canvas, cell, x=x, top=213.5 + 18 * down)

    assert tables(drawn(draw))[0].rows[:3] == rows


def test_two_aligned_lines_alone_are_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, CATERING)
        for down, row in enumerate((("Chair:", "Amina Yusuf"), ("Deputy:", "Ben Carter"))):
            for along, cell in enumerate(row):
                write(canvas, cell, x=60 + 150 * along, top=200 + 20 * down)

    found = blocks(drawn(draw))
    assert not any(isinstance(block, Table) for block in found)
    assert "Chair: Amina Yusuf" in told(drawn(draw))


def test_the_grid_of_a_chart_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, CATERING)
        for at in range(6):
            canvas.line(100, 300 + 20 * at, 400, 300 + 20 * at)
            canvas.line(100 + 60 * at, 300, 100 + 60 * at, 400)
        canvas.drawString(110, 307, "Jobs by quarter")

    found = blocks(drawn(draw))
    assert not any(isinstance(block, Table) for block in found)
    assert told(drawn(draw))[-1].endswith("Jobs by quarter")


def test_the_words_of_a_cell_that_lines_part_are_joined() -> None:
    rows = (("Theme", "What was said"), ("Procure-\nment", "More firms\nfrom nearby"), ("Skills", "Less paper"))
    found = tables(around(table(rows, GRID)))[0].rows
    assert found[1] == ("Procurement", "More firms from nearby")
