"""Tables of several kinds, told as a person would read them out."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.blocks import Table
from indexer.table_statements import statements_of_table
from knowledge.documents import StatementKind

REGISTER = (
    ("Ref", "Pledge", "Lead", "Due", "RAG", "Notes"),
    (
        "P-1",
        "Recruit fifty apprentices from the ten most deprived wards of the borough by spring 2027",
        "Amina Shah",
        "31 March 2027",
        "Amber",
        "The scheme opened in January. A provider withdrew in March, so that the second group starts only in June.",
    ),
    ("P-2", "Pay the real Living Wage", "Tom Reed", "31 December 2026", "Green", "On track."),
)


def told(rows: tuple[tuple[str, ...], ...], header_rows: int | None = 1) -> list[tuple[str, str]]:
    return [(said.context, said.text) for said in statements_of_table(Table(rows, header_rows), 1)]


def test_facts_stay_together_beside_a_long_cell() -> None:
    label = "P-1 Recruit fifty apprentices from the ten most deprived wards of …"
    assert told(REGISTER) == [
        ("", f"{label} – Lead: Amina Shah; Due: 31 March 2027; RAG: Amber"),
        ("P-1 – Pledge", "Recruit fifty apprentices from the ten most deprived wards of the borough by spring 2027"),
        (f"{label} – Notes", "The scheme opened in January."),
        (f"{label} – Notes", "A provider withdrew in March, so that the second group starts only in June."),
        ("", "P-2 Pay the real Living Wage – Lead: Tom Reed; Due: 31 December 2026; RAG: Green; Notes: On track."),
    ]


def test_quotes_are_the_cells_as_they_stand() -> None:
    first, *_, last = statements_of_table(Table(REGISTER, 1), 1)
    assert first.quote == f"P-1 {REGISTER[1][1]} Amina Shah 31 March 2027 Amber"
    assert last.quote == "P-2 Pay the real Living Wage Tom Reed 31 December 2026 Green On track."
    assert (first.kind, first.group) == (StatementKind.ROW, 1)


WORDS = st.lists(st.sampled_from(["oak", "31", "May", "Ada", "£5", "red"]), max_size=30).map(" ".join)


@given(st.lists(st.tuples(*[WORDS] * 7), min_size=1, max_size=5))
def test_whatever_is_quoted_of_a_row_stands_in_it_without_a_gap(rows: list[tuple[str, ...]]) -> None:
    names = ("No", "Promise", "Lead", "Due", "Rating", "Notes", "Cost")
    lines = [" ".join(filter(None, row)) for row in rows]
    for said in statements_of_table(Table((names, *rows), 1), 1):
        assert any(said.quote in line for line in lines)


def test_a_running_number_stands_before_what_it_numbers() -> None:
    rows = (("No", "Action", "Owner"), ("1", "Draft the policy", "Amina"), ("2", "Ask the trusts", "Tom"))
    assert [text for _, text in told(rows)] == [
        "1. Draft the policy – Owner: Amina",
        "2. Ask the trusts – Owner: Tom",
    ]


def test_a_count_without_a_name_is_left_out() -> None:
    rows = (("", "Seat", "Holder"), ("1", "Council", "Amina"), ("2", "Hospital", "Tom"))
    assert [text for _, text in told(rows)] == ["Council – Holder: Amina", "Hospital – Holder: Tom"]


def test_years_and_scores_in_the_first_column_are_labels() -> None:
    rows = (("Year", "Jobs"), ("2025", "12"), ("2026", "15"))
    assert [text for _, text in told(rows)] == ["2025 – Jobs: 12", "2026 – Jobs: 15"]


def test_an_empty_first_column_is_no_label() -> None:
    rows = (("", "Area", "Score"), ("", "Jobs", "2.5"), ("", "Land", "3.0"))
    assert [text for _, text in told(rows)] == ["Jobs – Score: 2.5", "Land – Score: 3.0"]


def test_a_row_without_its_label_names_all_its_cells() -> None:
    rows = (("Area", "Now", "Aim"), ("Jobs", "2.5", "3"), ("", "1", "2"))
    assert [text for _, text in told(rows)] == ["Jobs – Now: 2.5; Aim: 3", "Now: 1; Aim: 2"]


def test_a_wide_row_is_told_in_parts_each_with_its_label() -> None:
    names = tuple(f"Measure {number}" for number in range(1, 31))
    rows = (("Area", *names), *((area, *("some value",) * 30) for area in ("Jobs", "Land")))
    jobs = [text for _, text in told(rows) if text.startswith("Jobs – ")]
    assert len(jobs) > 1
    assert all(len(text.split()) < 60 for text in jobs)
    assert sum(text.count("Measure") for text in jobs) == 30


def test_two_columns_known_to_have_no_headers_are_labels_with_values() -> None:
    assert told((("Chair:", "Amina Shah"), ("Quorum", "10")), 0) == [("", "Chair: Amina Shah"), ("", "Quorum: 10")]


def test_a_header_over_two_rows_is_told_once() -> None:
    rows = (("Area", "Note", "Score"), ("Area", "Note", "Now"), ("Jobs", "slow", "2"), ("Land", "fast", "3"))
    assert [text for _, text in told(rows, 2)] == ["Jobs – Note: slow; Score Now: 2", "Land – Note: fast; Score Now: 3"]


def test_a_long_cell_that_repeats_the_one_above_is_told_once() -> None:
    long = "This is the aim that all of the partners agreed upon at their meeting in the spring of this year."
    rows = (("Aim", "Who", "When", "State"), (long, "Amina", "May", "open"), (long, "Tom", "June", "done"))
    assert [text for _, text in told(rows)].count(long) == 1


def test_years_name_columns_where_nothing_says_which_row_does() -> None:
    rows = (("Kind of food", "£ 2023/24", "2024"), ("Cheese", "82,000", "101,500"), ("Kale", "9,000", "8,000"))
    assert told(rows, None) == [
        ("", "Cheese – £ 2023/24: 82,000; 2024: 101,500"),
        ("", "Kale – £ 2023/24: 9,000; 2024: 8,000"),
    ]


def test_a_row_about_a_year_is_no_header() -> None:
    rows = (("2019", "Charter signed", "Witham"), ("2020", "Twelve members", "12"))
    assert told(rows, None) == [("", "2019; Charter signed; Witham"), ("", "2020; Twelve members; 12")]
