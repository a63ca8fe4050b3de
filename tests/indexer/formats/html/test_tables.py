"""Tables of web pages, as full grids with their headers known."""

from indexer.blocks import Heading, Paragraph, Table
from tests.indexer.reading import page_blocks, texts_of


def only_table(page: str) -> Table:
    (found,) = page_blocks(page)
    assert isinstance(found, Table)
    return found


def test_a_table_has_its_rows_and_says_which_are_headers() -> None:
    page = "<table><thead><tr><td>Seat<td>Who<tbody><tr><td>1<td>Peabody</table>"
    assert only_table(page) == Table((("Seat", "Who"), ("1", "Peabody")), 1)


def test_rows_of_header_cells_at_the_top_are_headers_even_with_an_empty_corner() -> None:
    page = "<table><tr><td><th>2022<th>2023<tr><th>Jobs<td>5<td>6</table>"
    assert only_table(page) == Table((("", "2022", "2023"), ("Jobs", "5", "6")), 1)


def test_header_rows_are_unknown_where_nothing_or_everything_is_marked() -> None:
    assert only_table("<table><tr><td>a<td>b<tr><td>c<td>d</table>").header_rows is None
    assert only_table("<table><tr><th>a<th>b<tr><th>c<th>d</table>").header_rows is None


def test_labels_at_the_side_are_no_header_rows() -> None:
    assert only_table("<table><tr><th>Jobs<td>5<tr><th>Pay<td></table>").header_rows == 0


def test_spanning_cells_stand_in_each_place_they_cover() -> None:
    page = """<table><tr><th rowspan=2>Place<th colspan=2>Jobs</tr><tr><th>2022<th>2023</tr>
        <tr><td>Leeds<td rowspan=0>5<td>6</tr><tr><td>Derby<td>7</tr></table>"""
    assert only_table(page) == Table(
        (("Place", "Jobs", "Jobs"), ("Place", "2022", "2023"), ("Leeds", "5", "6"), ("Derby", "5", "7")), 2
    )


def test_short_rows_are_filled_up_and_empty_ones_left_out() -> None:
    assert only_table("<table><tr><td>a<td>b<tr><td><td><tr><td>c</table>").rows == (("a", "b"), ("c", ""))


def test_a_caption_stands_before_its_table() -> None:
    found = page_blocks("<table><caption>Seats</caption><tr><th>a<th>b<tr><td>1<td>2</table>")
    assert found == [Paragraph("Seats"), Table((("a", "b"), ("1", "2")), 1)]


def test_what_stands_in_a_cell_is_one_text() -> None:
    page = "<table><tr><th>Seat<th>Who</tr><tr><td><h4>One</h4><p>vacant</p><td><ul><li>a<li>b</ul></tr></table>"
    assert only_table(page).rows == (("Seat", "Who"), ("One vacant", "a b"))


def test_a_table_with_one_cell_is_for_layout() -> None:
    assert page_blocks("<table><tr><td><h2>A</h2><p>one</p><p>two</p></table>") == [
        Heading("A", 2),
        Paragraph("one"),
        Paragraph("two"),
    ]


def test_a_table_with_one_text_is_a_paragraph() -> None:
    assert page_blocks("<table><tr><td><td>one<tr><td></table>") == [Paragraph("one")]


def test_tables_that_only_place_things_are_read_through() -> None:
    inner = "<table><tr><th>a<th>b<tr><td>1<td>2</table>"
    assert page_blocks(f"<table><tr><td>Left<td><h2>Right</h2>{inner}</table>") == [
        Paragraph("Left"),
        Heading("Right", 2),
        Table((("a", "b"), ("1", "2")), 1),
    ]
    assert texts_of(page_blocks("<table role=presentation><tr><td>a<td>b</table>")) == ["a", "b"]


def test_senseless_spans_do_no_harm() -> None:
    rows = "<tr><td colspan=999999999 rowspan=999999999>a<td colspan=-1>b</tr>" * 3
    table = only_table(f"<table>{rows}</table>")
    assert len(table.rows) == 3
    assert {text for row in table.rows for text in row} <= {"a", "b", ""}
