"""A document's own date, as exact as it is written, and none that belongs to something else."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.blocks import Heading, Item, Paragraph, ReadFile, Table
from indexer.describe.date import describe_date, without_dates, written_dates
from indexer.describe.shown import shown_texts
from indexer.formats.text.read_text import read_text
from knowledge.documents import Fact

NAMELESS = Path("paper.txt")
MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]
DAYS = [date(2024, 1, day).strftime("%A") for day in range(1, 8)]  # 1 January 2024 was a Monday
WAYS = (
    "{day} {month} {year}",
    "{day:02} {month} {year}",
    "{day}{ordinal} {month} {year}",
    "{day}{ordinal} of {month} {year}",
    "the {day}{ordinal} of {month}, {year}",
    "{weekday}, {day} {month} {year}",
    "{weekday} {day}{ordinal} {month} {year}",
    "{short_day} {day} {short_month} {year}",
    "{day}-{short_month}-{year}",
    "{month} {day}, {year}",
    "{day:02}/{number:02}/{year}",
    "{day}.{number}.{year}",
    "{year}-{number:02}-{day:02}",
)


def isos(text: str) -> list[str]:
    return [found.iso for found in written_dates(text)]


def dated(text: str, path: Path = NAMELESS) -> Fact[str] | None:
    return describe_date(shown_texts(read_text(text)), path)


def ordinal(day: int) -> str:
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(WAYS), st.booleans())
def test_a_date_is_read_the_same_however_it_is_written(day: date, way: str, in_capitals: bool) -> None:
    month, weekday = MONTHS[day.month - 1], DAYS[day.weekday()]
    written = way.format(
        day=day.day,
        ordinal=ordinal(day.day),
        month=month,
        short_month=month[:3],
        number=day.month,
        year=day.year,
        weekday=weekday,
        short_day=weekday[:3],
    )
    assert isos(f"Board ({written.upper() if in_capitals else written}), room 4") == [day.isoformat()]


@given(st.integers(1, 31), st.integers(0, 11), st.integers(1900, 2100))
def test_a_day_that_no_calendar_has_is_no_date(day: int, month: int, year: int) -> None:
    try:
        expected = [date(year, month + 1, day).isoformat()]
    except ValueError:
        expected = []
    assert isos(f"{day} {MONTHS[month]} {year}") == expected


@given(st.text())
def test_dates_found_in_any_text_are_real_and_stand_there(text: str) -> None:
    for found in written_dates(text):
        date.fromisoformat(found.iso if len(found.iso) == 10 else f"{found.iso}-01")
        assert text[found.start : found.end].strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 2022", ["2022-05"]),
        ("Sept. 2023", ["2023-09"]),
        ("2024-02", ["2024-02"]),
        ("31/03/2027", ["2027-03-31"]),
        ("03/04/26", ["2026-04-03"]),
        ("29 February 2024 and 29 February 2023", ["2024-02-29"]),
        ("31/13/2022, 2022-13-01 and 31 April 2022", []),
        ("1 May 3022", []),
        ("in 2022, 2022/23, version 1.2.2022a, 10.30.2022", []),
        ("maybe 2022, Mays 2022", []),
    ],
)
def test_months_numbers_and_impossible_days(text: str, expected: list[str]) -> None:
    assert isos(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Charter\n\n4 July 2023\n\nWhy", Fact("2023-07-04", 'cover: "4 July 2023"')),
        (
            "Charter\n\nTown Board\nThursday, 4 July 2024\nV2.0",
            Fact("2024-07-04", 'cover: "Thursday, 4 July 2024"'),
        ),
        ("Charter\n\n4<sup>th</sup> July 2023", Fact("2023-07-04", 'cover: "4th July 2023"')),
        ("Charter\n\nSpring Team July 2023", Fact("2023-07", 'cover: "July 2023"')),
        ("Charter\n\n2023\n\nWhy", Fact("2023", 'cover: "2023"')),
        ("Notes\n\nDate: 4 July 2023, 10am", Fact("2023-07-04", 'beside "Date": "4 July 2023"')),
        (
            "Notes\n\nMay 2020\n\nLast updated: 4 July 2023",
            Fact("2023-07-04", 'beside "Last updated": "4 July 2023"'),
        ),
        (
            "Notes\n\nDate of meeting\t4 July 2023",
            Fact("2023-07-04", 'beside "Date of meeting": "4 July 2023"'),
        ),
        (
            "Report\n1 April 2024 to 31 March 2025\n\nNothing in it is real.\nPublished 16 June 2025. By A Khan.",
            Fact("2025-06-16", 'beside "Published": "16 June 2025"'),
        ),
    ],
)
def test_the_date_on_the_cover_or_beside_a_label_is_the_documents(text: str, expected: Fact[str]) -> None:
    assert dated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The members, as of October 2021, are five.",
        "Members\n\nAs of October 2021",
        "- The strategy was launched in June 2018",
        "Background\n\n- Strategy: launched June 2018",
        "Progress since May 2019",
        "Report\n\n1 April 2024 to 31 March 2025\n\nWhat we did",
        "Report\n\nApril 2024 – March 2025\n\nWhat we did",
        "2023 objectives",
        "Date of next meeting: 4 July 2023",
        "Next meeting: 4 July 2023",
        "We met on 4 July 2023 and agreed nothing.",
        "Terms\n\nThey are effective from 1 May 2026.",
        "Sample document written for a test. Facts from: a report of 13 January 2022.",
        "Nothing",
        "",
    ],
)
def test_a_date_that_belongs_to_something_else_is_not_the_documents(text: str) -> None:
    assert dated(text) is None


def test_a_date_far_from_the_start_is_not_the_documents() -> None:
    blocks = [Paragraph("Some words that say little.")] * 30
    assert describe_date(shown_texts(ReadFile((*blocks, Heading("4 July 2023")))), NAMELESS) is None


def test_a_date_in_a_table_counts_beside_its_label_only() -> None:
    def of_row(*cells: str) -> Fact[str] | None:
        return describe_date(shown_texts(ReadFile((Item("One"), Table((cells,))))), NAMELESS)

    assert of_row("Date", "4 July 2023") == Fact("2023-07-04", 'beside "Date": "4 July 2023"')
    assert of_row("Due", "4 July 2023") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("minutes-2026-09-08.md", "2026-09-08"),
        ("20260908 minutes.txt", "2026-09-08"),
        ("report_2022-05.html", "2022-05"),
        ("2022.txt", None),
        ("report-2022-13-01.txt", None),
        ("000_be2022-05e59.txt", None),
        ("202205.txt", None),
    ],
)
def test_a_files_name_may_give_the_date(name: str, expected: str | None) -> None:
    found = dated("Minutes\n\nOf something", Path(name))
    assert (found.value if found else None) == expected


def test_the_cover_goes_before_the_files_name() -> None:
    found = dated("Charter\n\nMay 2020", Path("charter-2021-01-01.txt"))
    assert found == Fact("2020-05", 'cover: "May 2020"')


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 40))
def test_taking_dates_out_leaves_the_other_words(day: date, offset: int) -> None:
    later = day + timedelta(days=offset)
    text = f"Town Board {day.day} {MONTHS[day.month - 1]} {day.year}, {later.isoformat()} V2.1"
    assert without_dates(text) == "Town Board"
