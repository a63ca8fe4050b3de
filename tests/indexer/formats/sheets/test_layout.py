"""Sheets as people make them: titles, gaps, notes, groups and merged cells around their tables."""

from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.table import Table as DeclaredTable
from openpyxl.worksheet.worksheet import Worksheet

from indexer.blocks import Heading, Item, Paragraph, Table
from tests.indexer.formats.sheets.making import Grid, in_bold, read, saved, sheet_of, told

CONTACTS: Grid = [
    ["Organisation", "Name", "Email"],
    ["Riverside Council", "Amina Shah", "amina@riverside.example"],
    ["Hill Hospital", "Tom Reed", "tom@hill.example"],
]


def test_a_title_and_a_note_stand_apart_from_the_table_between_them() -> None:
    note = "* Members serve for two years and may be appointed once more."
    found = read(sheet_of([["Riverside Anchors: contacts"], ["Updated 3 February 2026"], [], *CONTACTS, [], [note]]))
    title, updated, table, below = found.blocks
    assert (title, updated, below) == (
        Heading("Riverside Anchors: contacts", 2),
        Paragraph("Updated 3 February 2026"),
        Paragraph(note),
    )
    assert isinstance(table, Table)
    assert (table.rows[0], table.header_rows) == (("Organisation", "Name", "Email"), 1)


def test_a_note_right_below_a_table_is_no_row_of_it() -> None:
    found = read(sheet_of([*CONTACTS, ["Source: the survey of members in spring"]]))
    assert found.blocks[-1] == Paragraph("Source: the survey of members in spring")


def test_titles_of_tables_stand_below_that_of_the_sheet() -> None:
    scores: Grid = [["Area", "Score"], ["Jobs", 2.5]]
    assert told(read(sheet_of([["Tracker 2026"], [], ["Table 1"], *scores, [], ["Table 2"], *scores]))) == [
        "Tracker 2026 › Table 1 | Jobs – Score: 2.5",
        "Tracker 2026 › Table 2 | Jobs – Score: 2.5",
    ]


def test_sheets_are_headings_unless_the_only_one_has_a_default_name() -> None:
    book = Workbook()
    book.worksheets[0].title = "Tabelle1"
    book.worksheets[0].append(["Chair", "Amina Shah"])
    assert told(read(saved(book))) == ["Chair: Amina Shah"]
    book.create_sheet("Venues").append(["Town Hall", "Room 2"])
    assert told(read(saved(book))) == ["Tabelle1 | Chair: Amina Shah", "Venues | Town Hall: Room 2"]


def test_rows_go_on_under_the_headers_above_a_gap() -> None:
    rows: Grid = [*CONTACTS, [], ["Vale College", "Sue Park", "sue@vale.example"]]
    assert told(read(sheet_of(rows)))[-1] == "Vale College – Name: Sue Park; Email: sue@vale.example"


def test_tables_below_each_other_have_their_own_headers() -> None:
    rows: Grid = [*CONTACTS, [], ["Area", "Score"], ["Jobs", 2.5], ["Land", 3]]
    assert told(read(sheet_of(rows)))[-2:] == ["Jobs – Score: 2.5", "Land – Score: 3"]


def test_tables_side_by_side_are_told_one_after_the_other() -> None:
    rows: Grid = [
        ["Area", "Score", None, "Term", "Meaning"],
        ["Jobs", 2.5, None, "RAG", "Red, amber or green"],
        ["Land", 3, None, "ToR", "Terms of reference"],
        ["Pay", 4],
    ]
    assert told(read(sheet_of(rows))) == [
        "Jobs – Score: 2.5",
        "Land – Score: 3",
        "Pay – Score: 4",
        "RAG – Meaning: Red, amber or green",
        "ToR – Meaning: Terms of reference",
    ]


def test_an_empty_column_inside_a_table_changes_nothing() -> None:
    rows: Grid = [["Area", None, "Now", "Aim"], ["Jobs", None, 2.5, 3], ["Land", None, 1, 2]]
    assert told(read(sheet_of(rows))) == ["Jobs – Now: 2.5; Aim: 3", "Land – Now: 1; Aim: 2"]


def test_merged_headers_name_each_column_they_cover() -> None:
    def merge(sheet: Worksheet) -> None:
        for area in ("A1:A2", "B1:C1", "D1:E1"):
            sheet.merge_cells(area)

    rows: Grid = [
        ["Area", "2025", None, "2026", None],
        [None, "Now", "Aim", "Now", "Aim"],
        ["Jobs", 1.7, 2.7, 2, 3],
        ["Land", 1, 2, 3, 4],
    ]
    assert told(read(sheet_of(rows, merge)))[0] == "Jobs – 2025 Now: 1.7; 2025 Aim: 2.7; 2026 Now: 2; 2026 Aim: 3"


def test_a_cell_merged_over_rows_is_told_in_each_of_them() -> None:
    rows: Grid = [
        ["Group", "Member", "Role"],
        ["Buying", "Amina", "Chair"],
        [None, "Tom", "Aide"],
        ["Land", "Sue", "Chair"],
    ]
    found = told(read(sheet_of(rows, lambda sheet: sheet.merge_cells("A2:A3"))))
    assert found == [
        "Buying – Member: Amina; Role: Chair",
        "Buying – Member: Tom; Role: Aide",
        "Land – Member: Sue; Role: Chair",
    ]


def test_rows_with_a_label_only_open_groups_and_the_grand_total_closes_them() -> None:
    rows: Grid = [
        ["Budget 2026/27"],
        ["Heading", "Planned", "Spent"],
        ["Staffing"],
        ["Coordinator", 52000, 13000],
        ["Events"],
        ["Venue hire", 4000, 600],
        ["Total", 56000, 13600],
    ]
    found = told(read(sheet_of(rows, in_bold("A1", "A2", "B2", "C2", "A3", "A5"))))
    assert found == [
        "Budget 2026/27 › Staffing | Coordinator – Planned: 52000; Spent: 13000",
        "Budget 2026/27 › Events | Venue hire – Planned: 4000; Spent: 600",
        "Budget 2026/27 | Total – Planned: 56000; Spent: 13600",
    ]


def test_labels_with_their_values_have_no_headers() -> None:
    rows: Grid = [
        ["Chair", "Amina Shah"],
        ["Quorum", 10],
        ["Next meeting", date(2026, 11, 17)],
        ["Venue:", "Town Hall"],
    ]
    assert told(read(sheet_of(rows))) == [
        "Chair: Amina Shah",
        "Quorum: 10",
        "Next meeting: 17 November 2026",
        "Venue: Town Hall",
    ]


def test_labels_called_as_columns_are_elsewhere_are_labels_all_the_same() -> None:
    rows: Grid = [["Name of organisation", "Vale College"], ["Contact", "Sue Park"], ["Signed", "Sue Park"]]
    assert told(read(sheet_of(rows)))[0] == "Name of organisation: Vale College"


def test_dates_and_years_above_other_things_are_headers() -> None:
    register: Grid = [["Seat", date(2026, 2, 3), date(2026, 3, 17)], ["Council", "Present", "Apologies"]]
    assert told(read(sheet_of(register)))[-1] == "Council – 3 February 2026: Present; 17 March 2026: Apologies"
    years: Grid = [["Apprentices", 2024, 2025, 2026], ["Council", 12, 15, 20], ["Hospital", 4, 5, 6]]
    assert told(read(sheet_of(years)))[0] == "Council – 2024: 12; 2025: 15; 2026: 20"


def test_rows_that_are_all_alike_have_no_headers() -> None:
    rows: Grid = [["North Bank", "North Homes", "North Bus"], ["Low Street", "Low Water", "Low Farm"]]
    assert told(read(sheet_of(rows))) == ["North Bank; North Homes; North Bus", "Low Street; Low Water; Low Farm"]


def test_the_arrows_of_a_filter_show_which_row_is_the_header() -> None:
    rows: Grid = [["North Bank", "North Homes", "North Bus"], ["Low Street", "Low Water", "Low Farm"]]

    def filter_rows(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A1:C2"

    assert told(read(sheet_of(rows, filter_rows))) == ["Low Street – North Homes: Low Water; North Bus: Low Farm"]


def test_a_declared_table_is_cut_out_of_what_surrounds_it() -> None:
    rows: Grid = [
        ["Here is what each of them spent with local firms last year."],
        ["North", "South"],
        ["Low", "High"],
        ["Up", 5],
    ]

    def declare(sheet: Worksheet) -> None:
        sheet.add_table(DeclaredTable(displayName="Spend", ref="A2:B3"))

    found = read(sheet_of(rows, declare)).blocks
    assert found[1] == Table((("North", "South"), ("Low", "High")), 1)
    assert found[2] == Table((("North", "South"), ("Up", "5")), 1)  # written right below it


def test_lines_of_text_are_paragraphs_and_items_under_bold_headings() -> None:
    rows: Grid = [
        ["About this tracker"],
        ["It is kept by the secretariat, which asks for news."],
        ["- Green: done"],
    ]
    assert read(sheet_of(rows, in_bold("A1"))).blocks == (
        Heading("About this tracker", 2),
        Paragraph("It is kept by the secretariat, which asks for news."),
        Item("Green: done", marker="-"),
    )


def test_headers_above_nothing_are_told_as_a_row() -> None:
    assert told(read(sheet_of([["Organisation", "Name", "Email"]]))) == ["Organisation; Name; Email"]
