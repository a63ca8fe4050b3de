"""Tables of plain text whose columns are kept apart by blanks alone."""

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from indexer.blocks import Heading, Item, Paragraph, Table
from indexer.formats.text.read_text import read_text
from indexer.markup import fold_space
from indexer.table_statements import statements_of_table

WORDS = st.lists(
    st.text(alphabet="bcdfghklmnprstvz", min_size=2, max_size=9).map(str.capitalize), min_size=1, max_size=3
).map(" ".join)


def tables_in(text: str) -> list[Table]:
    return [block for block in read_text(dedent(text)).blocks if isinstance(block, Table)]


def told(text: str) -> list[str]:
    return [
        " | ".join(filter(None, (said.context, said.text)))
        for table in tables_in(text)
        for said in statements_of_table(table, 1)
    ]


def test_a_row_is_told_with_the_names_of_its_columns() -> None:
    text = """
        Member                   2031/32    2032/33
        Northtown Council        18%        21%
        Northtown College         9%        not supplied
        """
    assert told(text) == [
        "Northtown Council – 2031/32: 18%; 2032/33: 21%",
        "Northtown College – 2031/32: 9%; 2032/33: not supplied",
    ]


def test_columns_of_figures_stand_below_names_that_begin_further_left() -> None:
    text = """
        Job                Offers   Usual wait (days)
        Porter                 11                  64
        Cleaner               112                   7
        """
    assert told(text) == ["Porter – Offers: 11; Usual wait (days): 64", "Cleaner – Offers: 112; Usual wait (days): 7"]


def test_a_line_below_the_names_of_the_columns_says_where_the_rows_begin() -> None:
    text = """
        Ref   Promise                Owner
                                     and post
        ----  ---------------------  ----------------
        A1    Pay the living wage    Ada Okoro, Chief
        A2    Plant forty trees      To be confirmed
        """
    assert told(text) == [
        "A1 Pay the living wage – Owner and post: Ada Okoro, Chief",
        "A2 Plant forty trees – Owner and post: To be confirmed",
    ]


def test_rows_below_a_line_of_their_own_have_the_names_of_the_table_above() -> None:
    text = """
        Ref   Promise                Owner               Colour
        ----  ---------------------  ------------------  ------
        Northtown Council
        A1    Pay the living wage    Ada Okoro, Chief    GREEN

        Northtown College
        B1    Ring ten employers     Ben Lacey, Dean     RED
        B2    Open the canteen       Ben Lacey, Dean     AMBER
        """
    assert told(text)[-2:] == [
        "B1 Ring ten employers – Owner: Ben Lacey, Dean; Colour: RED",
        "B2 Open the canteen – Owner: Ben Lacey, Dean; Colour: AMBER",
    ]
    headings = [block.text for block in read_text(dedent(text)).blocks if isinstance(block, Heading)]
    assert headings == ["Northtown Council", "Northtown College"]


def test_what_goes_on_in_the_next_line_of_a_cell_belongs_to_its_row_and_is_quoted_as_it_stands() -> None:
    text = dedent("""
        Way             What it means              Cost
        A small team    Two people from the        £45,000
                        board, for a year
        Nothing         All stays as it is         nil
        """)
    (table,) = tables_in(text)
    said = statements_of_table(table, 1)
    assert [one.text for one in said] == [
        "A small team – What it means: Two people from the board, for a year; Cost: £45,000",
        "Nothing – What it means: All stays as it is; Cost: nil",
    ]
    assert all(one.quote in fold_space(text) for one in said)


def test_labels_with_their_values_are_pairs() -> None:
    text = """
        Meeting:          Cabinet
        Date:             4 May 2031
        Report author:    Ada Okoro
        """
    assert told(text) == ["Meeting: Cabinet", "Date: 4 May 2031", "Report author: Ada Okoro"]


def test_notes_beside_their_codes_are_told_under_them_with_the_lines_that_run_on() -> None:
    text = """
        A1    The first of the gardens opened in the spring of that year, and a second one is to follow after the
              winter.
        A2    Done.
        B1    Not begun.
        """
    assert told(text) == [
        "A1 | The first of the gardens opened in the spring of that year, and a second one is to follow after the "
        "winter.",
        "A2: Done.",
        "B1: Not begun.",
    ]


def test_items_with_their_marks_are_no_table() -> None:
    text = "Rules\n\na)   Six members make a quorum.\nb)   Papers go out a week before.\nc)   It meets in May.\n"
    items = [block for block in read_text(text).blocks if isinstance(block, Item)]
    assert [(item.label, item.text) for item in items] == [
        ("a", "Six members make a quorum."),
        ("b", "Papers go out a week before."),
        ("c", "It meets in May."),
    ]


def test_a_mark_with_a_tab_behind_it_begins_an_item() -> None:
    blocks = read_text("They count:\n\n•\tjobs\n•\tspending\n1.2\tland\n").blocks
    assert [block.text for block in blocks if isinstance(block, Item)] == ["jobs", "spending", "land"]


def test_running_text_in_two_columns_is_no_table() -> None:
    text = """
        The council buys a good deal      In the second year the college
        from firms nearby and wants       took on forty people, most of
        to buy more of it from them       them from streets close by it
        """
    assert tables_in(text) == []


def test_something_at_the_right_of_two_lines_makes_no_table() -> None:
    text = """
        Becoming a member                         Northtown Anchors
        A short note for all                           Revised 2031

        It costs nothing to join, and nothing to leave again.
        """
    assert tables_in(text) == []


def test_rows_kept_apart_by_tabs_and_by_blanks_are_two_tables() -> None:
    text = "Ada\tOkoro\tchair\nBen     Lacey     dean\nSam     Moss      clerk\n"
    tables = tables_in(text)
    assert [len(table.rows) for table in tables] == [1, 2]
    assert sum(len(statements_of_table(table, 1)) for table in tables) == 3


@given(st.lists(st.text(alphabet="abc de.", min_size=20, max_size=70), min_size=2, max_size=6))
def test_text_without_gaps_is_never_a_table(lines: list[str]) -> None:
    text = "\n".join(" ".join(line.split()) or "x" for line in lines)
    assert not any(isinstance(block, Table) for block in read_text(text).blocks)


@given(
    st.integers(3, 5).flatmap(
        lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=2, max_size=6)
    ),
    st.integers(2, 6),
)
def test_whatever_is_set_in_columns_is_read_cell_by_cell(rows: list[list[str]], gap: int) -> None:
    widths = [max(map(len, column)) + gap for column in zip(*rows, strict=True)]
    text = "\n".join("".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip() for row in rows)
    read = [block for block in read_text(text).blocks if isinstance(block, Table)]
    assert [list(map(list, table.rows)) for table in read] == [rows]


@given(st.lists(st.text(alphabet="ab1 £.•-\t|", max_size=40), max_size=12))
def test_no_word_of_a_text_is_lost_whatever_its_columns(lines: list[str]) -> None:
    text = "\n".join(lines)
    read: list[str] = []
    for block in read_text(text).blocks:
        match block:
            case Table(rows, quotes=quotes):
                read += quotes or [cell for row in rows for cell in row]
            case Heading(words) | Paragraph(words):
                read.append(words)
            case Item(words, label=label):
                read += [words, label or ""]
    assert sorted(_letters(" ".join(read))) == sorted(_letters(text))


def _letters(text: str) -> list[str]:
    return [sign for sign in text if sign in "ab£"]


def test_names_of_columns_may_stand_a_blank_line_above_the_rows_and_name_a_total_below_them() -> None:
    text = """
        Table 2: contributions

                              2031-32       2032-33       Staff
                              paid          asked for     (1.4.2031)

        Northtown Council     £32,000       £38,000       11,000
        Northtown College      £8,000        £9,500          610

        Total                 £40,000       £47,500       -

        Risk              Likelihood   Impact

        A member leaves   Low          High
        Papers are late   Medium       Low
        """
    assert told(text) == [
        "Northtown Council – 2031-32 paid: £32,000; 2032-33 asked for: £38,000; Staff (1.4.2031): 11,000",
        "Northtown College – 2031-32 paid: £8,000; 2032-33 asked for: £9,500; Staff (1.4.2031): 610",
        "Total – 2031-32 paid: £40,000; 2032-33 asked for: £47,500; Staff (1.4.2031): -",
        "A member leaves – Likelihood: Low; Impact: High",
        "Papers are late – Likelihood: Medium; Impact: Low",
    ]


def test_a_heading_with_its_number_a_blank_line_above_a_table_names_no_columns() -> None:
    text = """
        PART D   ACTION LOG

        No.    Raised        Who          State
        31     14 Jan 2031   A Khan       open
        32     6 Feb 2031    B Jones      closed
        """
    (table,) = tables_in(text)
    assert table.rows[0] == ("No.", "Raised", "Who", "State")


def test_years_with_their_unit_or_their_words_name_columns() -> None:
    assert told(
        """\
        What was bought          £ 2023/24     £ 2024/25     Number of growers 2024/25
        Cabbage and kale         211,000       262,000       7
        Cheese                   82,000        101,500       3
        """
    ) == [
        "Cabbage and kale – £ 2023/24: 211,000; £ 2024/25: 262,000; Number of growers 2024/25: 7",
        "Cheese – £ 2023/24: 82,000; £ 2024/25: 101,500; Number of growers 2024/25: 3",
    ]


def test_a_date_names_a_column_of_words() -> None:
    assert told(
        """\
        Body          Who holds it, March 2026    Deputy         Votes on 2 seats
        College       Una Marsh                   Bo Lind        2
        Council       Ike Poole                   none named     2
        """
    ) == [
        "College – Who holds it, March 2026: Una Marsh; Deputy: Bo Lind; Votes on 2 seats: 2",
        "Council – Who holds it, March 2026: Ike Poole; Deputy: none named; Votes on 2 seats: 2",
    ]


def test_a_first_row_with_a_year_above_other_years_names_nothing() -> None:
    assert told(
        """\
        Chair         Una Marsh     since 2023
        Deputy        Bo Lind       since 2024
        Secretary     Ike Poole     since 2024
        """
    ) == ["Chair; Una Marsh; since 2023", "Deputy; Bo Lind; since 2024", "Secretary; Ike Poole; since 2024"]


def test_what_numbers_the_rows_tells_that_the_row_above_names_the_columns() -> None:
    assert told(
        """\
        Ref     Action                       Who          State on 4 May
        B7      Write to the bus company     Una Marsh    Sent 2 May. No answer
        B8      Find a room                  Bo Lind      Done 3 May
        """
    ) == [
        "B7 Write to the bus company – Who: Una Marsh; State on 4 May: Sent 2 May. No answer",
        "B8 Find a room – Who: Bo Lind; State on 4 May: Done 3 May",
    ]


def test_names_of_columns_may_be_long_above_figures() -> None:
    assert told(
        """\
        Share of what we spend that was local    2024/25    2025/26
        Potatoes                                 35%        51%
        Eggs                                     55%        83%
        """
    ) == ["Potatoes – 2024/25: 35%; 2025/26: 51%", "Eggs – 2024/25: 55%; 2025/26: 83%"]


def test_a_cell_that_reaches_over_the_next_column_of_other_rows_joins_no_columns() -> None:
    assert told(
        """\
        No   Theme                                        2023       2025     Rating
        1    Jobs                                          212        388     Green
        2    Staff who come by bus, train or on foot       19%        22%     Amber
        3    Papers that were looked at            not measured       31%     Red
        """
    ) == [
        "1. Jobs – 2023: 212; 2025: 388; Rating: Green",
        "2. Staff who come by bus, train or on foot – 2023: 19%; 2025: 22%; Rating: Amber",
        "3. Papers that were looked at – 2023: not measured; 2025: 31%; Rating: Red",
    ]


def test_a_numbered_line_right_above_a_table_is_none_of_its_rows() -> None:
    assert told(
        """\
        4.1  Half-year figures, April to September
             Body     Spend, half year   Near, half year   Aim      On course?
             CC              £120,000              37%     40%      nearly
             FCH              £55,000              17%     22%      no
             US               £10,000              38%     35%      yes
        """
    ) == [
        "CC – Spend, half year: £120,000; Near, half year: 37%; Aim: 40%; On course?: nearly",
        "FCH – Spend, half year: £55,000; Near, half year: 17%; Aim: 22%; On course?: no",
        "US – Spend, half year: £10,000; Near, half year: 38%; Aim: 35%; On course?: yes",
    ]


def test_a_line_below_a_sum_is_not_the_one_below_the_names_of_the_columns() -> None:
    assert told(
        """\
                              2031-32     2032-33     Goal
                              (revised)               2033-34
        The council           9,540       9,310       8,900
        The hospital          12,760      12,190      11,700
                              ------      ------      ------
        Both                  22,300      21,500      20,600
        """
    ) == [
        "The council – 2031-32 (revised): 9,540; 2032-33: 9,310; Goal 2033-34: 8,900",
        "The hospital – 2031-32 (revised): 12,760; 2032-33: 12,190; Goal 2033-34: 11,700",
        "Both – 2031-32 (revised): 22,300; 2032-33: 21,500; Goal 2033-34: 20,600",
    ]


def test_figures_above_the_first_line_name_columns() -> None:
    assert told(
        """\
        Member             16-18     19-24     25+
        ----------------   -----     -----     ---
        Mere College       12        30        4
        Mere Council       3         8         11
        """
    ) == ["Mere College – 16-18: 12; 19-24: 30; 25+: 4", "Mere Council – 16-18: 3; 19-24: 8; 25+: 11"]


def test_one_name_above_the_second_of_two_columns_is_its_name() -> None:
    text = dedent("""\
        We asked them after thirteen weeks.

        Table 4.1  Where they went

                                          Number
        Harbour Hospital                     41
        Northtown Council                    19
        ------------------------------------------
        In paid work                         60

        Most of them stayed.
        """)
    assert told(text) == [
        "Harbour Hospital – Number: 41",
        "Northtown Council – Number: 19",
        "In paid work – Number: 60",
    ]
    assert "Number" not in [block.text for block in read_text(text).blocks if isinstance(block, Heading)]
