"""Text with delimiters as people and programs write it."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.blocks import Heading, Item, Paragraph, Table
from indexer.formats.sheets.read_csv import read_csv
from indexer.limits import Limits
from tests.indexer.formats.sheets.making import told
from tests.indexer.reading import texts_of


def rows_of(text: str) -> list[tuple[str, ...]]:
    return [row for block in read_csv(text, Limits()).blocks if isinstance(block, Table) for row in block.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    lines = [["Name", "Role", "Start"], ["Amina, the chair", "Chair", "03/02/2026"], ["Tom", "Deputy", "04/02/2026"]]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(lines)
    assert rows_of(out.getvalue()) == [tuple(line) for line in lines]


def test_a_first_line_may_name_the_delimiter() -> None:
    assert rows_of("sep=;\nArea;Score\nJobs;1,7\nLand;2,3\n") == [("Area", "Score"), ("Jobs", "1,7"), ("Land", "2,3")]


def test_quotes_hold_delimiters_line_breaks_and_doubled_quotes() -> None:
    text = 'Name,Note\n"Hill Trust, the hospital","first line\nsecond ""quoted"" line"\nVale College,none\n'
    assert rows_of(text)[1] == ("Hill Trust, the hospital", 'first line second "quoted" line')


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    below = "".join(f"Member {number},seat {number}\n" for number in range(300))
    rows = rows_of(f'Name,Note\n"Hill Trust,open\n{below}')
    assert rows[1] == ("Hill Trust", "open")
    assert len(rows) == 302


def test_a_quote_that_closes_far_below_swallows_no_rows() -> None:
    rows = rows_of('Name,Note\n"Hill Trust,open\nVale,a\n"Low Farm",b\n')
    assert rows == [("Name", "Note"), ("Hill Trust", "open"), ("Vale", "a"), ("Low Farm", "b")]


def test_titles_short_rows_and_empty_columns_at_the_end_do_no_harm() -> None:
    text = "Riverside contacts,,,\nUpdated 3 Feb 2026,,,\n,,,\nName,Email,,\nAmina,amina@x.example,,\nTom\n"
    assert read_csv(text, Limits()).blocks == (
        Heading("Riverside contacts", 2),
        Paragraph("Updated 3 Feb 2026"),
        Table((("Name", "Email"), ("Amina", "amina@x.example"), ("Tom",)), 1),
    )


def test_rows_that_are_all_alike_have_no_headers() -> None:
    text = "North Bank,North Homes,North Bus\nLow Street,Low Water,Low Farm\n"
    (table,) = read_csv(text, Limits()).blocks
    assert isinstance(table, Table)
    assert table.header_rows == 0


def test_a_single_column_is_a_list_and_long_lines_are_paragraphs() -> None:
    long = "This is what the members said in spring, and what they will say again in autumn, no doubt."
    assert read_csv(f"Council\nHospital\n{long}\n", Limits()).blocks == (
        Item("Council"),
        Item("Hospital"),
        Paragraph(long),
    )


def test_a_table_of_contacts_is_told_row_by_row() -> None:
    text = "Organisation,Name,Phone\nRiverside Council,Amina Shah,020 7946 0000\nHill Trust,Tom Reed,020 7946 0001\n"
    assert told(read_csv(text, Limits())) == [
        "Riverside Council – Name: Amina Shah; Phone: 020 7946 0000",
        "Hill Trust – Name: Tom Reed; Phone: 020 7946 0001",
    ]


def test_a_long_file_is_cut_and_the_rest_reported() -> None:
    found = read_csv("Name,Seat\n" + "Somebody,a seat on the board\n" * 1000, Limits(pages=1))
    (table,) = found.blocks
    assert isinstance(table, Table)
    read = len(table.rows)
    assert 50 < read < 150
    assert found.problems == (
        f"Only the first {read} rows were read, {1001 - read:,} were not: the file holds more than one document may.",
    )


def test_fields_beyond_what_a_sheet_can_have_are_left_out_and_reported() -> None:
    found = read_csv("x," * 20_000 + "x\na,b\n", Limits())
    assert len(texts_of(found.blocks)) == 16_384 + 2
    assert found.problems == ("Of 1 row only the first 16,384 fields were read.",)


FIELDS = st.text(st.sampled_from('abcd ,;"\n£é'), max_size=8)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(FIELDS, min_size=3, max_size=3), min_size=2, max_size=8))
def test_what_was_written_with_quotes_is_read_again(grid: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter="|", quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(grid)
    found = read_csv("sep=|\n" + out.getvalue(), Limits())
    assert {" ".join(text.split()) for row in grid for text in row} - {""} <= set(texts_of(found.blocks))


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from('ab,;\t|"\n '), max_size=60))
def test_any_text_keeps_its_letters(text: str) -> None:
    found = read_csv(text, Limits())
    assert sum(sign in "ab" for shown in texts_of(found.blocks) for sign in shown) == sum(sign in "ab" for sign in text)
