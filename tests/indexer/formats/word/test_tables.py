"""Tables are read cell by cell; those that only place things are read as what stands in them."""

import pytest

from indexer.blocks import Heading, Item, Paragraph, Table
from indexer.sentences import split_cell
from tests.indexer.formats.word.making import HEADED, TEXT, app, blocks, listed, p, r, read, row, table, tc

WORDS = "The network agreed that each of its members would say in public what it had spent and with whom. "
HEADER = "<w:tblHeader/>"
FIRST_ROW = '<w:tblLook w:firstRow="1"/>'


def tables(body: str) -> list[Table]:
    return [block for block in blocks(HEADED + body) if isinstance(block, Table)]


def bold(text: str) -> str:
    return tc(p(text, looks="<w:b/>"))


def test_rows_that_are_repeated_on_each_page_are_headers() -> None:
    found = tables(table(row("Pledge", "Owner", properties=HEADER), row("Living wage", "Ada"), row("Suppliers", "Ben")))
    assert found == [Table((("Pledge", "Owner"), ("Living wage", "Ada"), ("Suppliers", "Ben")), 1)]


@pytest.mark.parametrize(("look", "header_rows"), [(FIRST_ROW, 1), ('<w:tblLook w:val="04A0"/>', 1), ("", None)])
def test_a_first_row_in_bold_is_a_header_where_the_look_sets_it_off(look: str, header_rows: int | None) -> None:
    [found] = tables(table(row(bold("Pledge"), bold("Owner")), row("Living wage", "Ada"), properties=look))
    assert found.header_rows == header_rows


def test_a_first_row_like_all_others_is_left_to_guessing() -> None:
    [found] = tables(table(row("Chair", "Ada"), row("Deputy", "Ben"), properties=FIRST_ROW))
    assert found.header_rows is None


def test_merged_cells_stand_once_in_a_row_and_in_each_row_they_cover() -> None:
    wide = tc(p("Level"), '<w:gridSpan w:val="2"/>')
    begins, goes_on = tc(p("Jobs"), '<w:vMerge w:val="restart"/>'), tc(p(), "<w:vMerge/>")
    found = tables(
        table(row("Theme", wide), row(begins, "1.7", "2.7"), row(goes_on, "1.8", "2.8"), row("Land", "2", "3"))
    )
    assert found[0].rows == (
        ("Theme", "Level", ""),
        ("Jobs", "1.7", "2.7"),
        ("Jobs", "1.8", "2.8"),
        ("Land", "2", "3"),
    )


def test_columns_and_rows_without_text_are_left_out_and_short_rows_filled() -> None:
    before = '<w:gridBefore w:val="1"/>'
    found = tables(table(row("a1", "", "c1"), row("", "", ""), row("", "c2", properties=before), row("a3")))
    assert found[0].rows == (("a1", "c1"), ("", "c2"), ("a3", ""))


def test_what_stands_in_a_cell_is_found_again_piece_by_piece() -> None:
    inside = p("Who pays") + listed("the council", 3) + listed("the trust", 3) + p("Both agreed.") + p("and the rest")
    [found] = tables(table(row("Theme", tc(inside)), row("Land", "none")))
    assert found.rows[0][1] == "Who pays • the council • the trust • Both agreed. and the rest"
    assert split_cell(found.rows[0][1])[:3] == ["Who pays", "the council", "the trust"]


def test_a_table_in_a_table_follows_it() -> None:
    inner = table(row("in 1", "in 2"), row("in 3", "in 4"))
    found = tables(table(row("out 1", tc(p("out 2") + inner + p())), row("out 3", "out 4")))
    assert [t.rows for t in found] == [
        (("out 1", "out 2"), ("out 3", "out 4")),
        (("in 1", "in 2"), ("in 3", "in 4")),
    ]


def test_a_box_made_of_one_cell_and_a_single_column_are_their_paragraphs() -> None:
    box = table(row(tc(p("What is an anchor?", '<w:outlineLvl w:val="1"/>') + TEXT)))
    column = table(row("We met in May."), row("We met in June."))
    assert blocks(HEADED + box + column)[2:] == [
        Heading("What is an anchor?", 2),
        blocks(HEADED)[1],
        Paragraph("We met in May."),
        Paragraph("We met in June."),
    ]


def test_columns_of_running_text_and_sections_in_cells_are_read_one_after_the_other() -> None:
    prose = p(WORDS.strip()) * 5
    beside = table(row(tc(prose), tc(p("Contact us by post, or come to the hall."))))
    assert len(blocks(HEADED + beside)) == 2 + 6
    section = tc(p("Jobs", '<w:outlineLvl w:val="1"/>') + p("We hire from nearby."))
    assert Heading("Jobs", 2) in blocks(HEADED + table(row(section, "x"), row("y", "z")))


def test_controls_around_rows_and_cells_are_transparent() -> None:
    rows = f"<w:sdt><w:sdtContent>{row('Chair', 'Ada')}</w:sdtContent></w:sdt>{row('Deputy', 'Ben')}"
    assert tables(table(rows))[0].rows == (("Chair", "Ada"), ("Deputy", "Ben"))


def test_lines_parted_by_tabs_are_a_table_and_a_lone_one_is_not() -> None:
    tab = "<w:r><w:tab/></w:r>"
    lines = "".join(
        f"<w:p>{r(left)}{tab}{tab}{r(right)}</w:p>" for left, right in (("Ada Osei", "Council"), ("Ben", "Trust"))
    )
    found = blocks(f"{HEADED}{lines}{TEXT}<w:p>{r('Date:')}{tab}{r('6 May')}</w:p>")
    assert found[2] == Table((("Ada Osei", "Council"), ("Ben", "Trust")))
    assert found[-1] == Paragraph("Date: 6 May")


def test_a_table_over_two_pages_is_one_on_each_with_its_headers() -> None:
    drawn = tc("<w:p><w:r><w:lastRenderedPageBreak/><w:t>Suppliers</w:t></w:r></w:p>")
    body = table(row("Pledge", "Owner", properties=HEADER), row("Living wage", "Ada"), row(drawn, "Ben"))
    found = [b for b in read(HEADED + body, {"docProps/app.xml": app(2)}).blocks if isinstance(b, Table)]
    assert found == [
        Table((("Pledge", "Owner"), ("Living wage", "Ada")), 1, 1),
        Table((("Pledge", "Owner"), ("Suppliers", "Ben")), 1, 2),
    ]


def test_items_of_a_table_do_not_go_on_the_list_before_it() -> None:
    found = blocks(HEADED + listed("pay, or say why not", 3) + table(row("Chair", "Ada"), row("Deputy", "Ben")))
    assert found[2:] == [Item("pay, or say why not"), Table((("Chair", "Ada"), ("Deputy", "Ben")))]


def test_tables_nested_without_end_are_read_as_far_as_they_can_be() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 1000 + p("innermost") + "</w:tc></w:tr></w:tbl>" * 1000
    found = read(HEADED + deep)
    assert found.blocks[0] == Heading("Northtown anchors", 1)
    assert "damaged" in found.problems[0]
