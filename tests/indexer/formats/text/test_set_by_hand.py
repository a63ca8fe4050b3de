"""What people set by hand in plain text: columns by tabs or bars, frames, rules around a heading, e-mail threads."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.blocks import Heading, Item, Paragraph, Table
from indexer.formats.text.read_markdown import read_markdown
from indexer.formats.text.read_text import read_text
from indexer.formats.text.tab_stops import by_tab_stops
from indexer.limits import Limits
from indexer.read_file import read_document
from indexer.sections import sections_of

SAID = "This is what was said, in a sentence that is long enough."


def statements(text: str, name: str = "paper.txt") -> list[str]:
    document = read_document(Path(name), text.encode(), None, Limits())
    found = [one for section in document.sections for passage in section.passages for one in passage.statements]
    return [f"{one.context}: {one.text}" if one.context and one.kind.name == "CELL" else one.text for one in found]


def paths(text: str) -> list[str]:
    return [" > ".join(section.path) for section in sections_of(read_text(text).blocks)]


def test_figures_stand_under_the_years_that_tabs_put_them_below() -> None:
    text = (
        "Share of spend\n\t\t\t\tQ1 2024/25\tQ1 2025/26\n"
        "Mere Council\t\t\t31%\t\t34%\nHill College and School\t\t29%\t\t36%\n"
    )
    assert statements(text)[-2:] == [
        "Mere Council – Q1 2024/25: 31%; Q1 2025/26: 34%",
        "Hill College and School – Q1 2024/25: 29%; Q1 2025/26: 36%",
    ]


def test_cells_that_go_on_below_are_read_with_their_row_and_under_names_set_apart() -> None:
    text = (
        f"{SAID}\n\nWhat\t\t\tWho\t\t\t\tBy when\n\n"
        "Answer the inspectors'\tA Green\t\t\t\t14 May 2026\nletter of April\n"
        "Evening course for\tMary Field, Deputy\t\t31 May 2026\n"
        "kitchen staff\t\tHead of People,\n\t\t\tNorth Trust\n"
        "Yearly report\t\tB Stone\t\t\t\tJune 2026\n"
    )
    assert statements(text)[1:] == [
        "Answer the inspectors' letter of April – Who: A Green; By when: 14 May 2026",
        "Evening course for kitchen staff – Who: Mary Field, Deputy Head of People, North Trust; By when: 31 May 2026",
        "Yearly report – Who: B Stone; By when: June 2026",
    ]


def test_a_name_that_goes_on_with_its_figures_in_the_next_line_is_one_row() -> None:
    text = (
        "Table 1\n                 2024    2025\nNew starters        4       6\n"
        "From the poorest\nstreets             2       3\n"
    )
    assert statements(text)[-1] == "From the poorest streets – 2024: 2; 2025: 3"


def test_a_row_that_begins_small_by_itself_is_no_more_of_the_row_above() -> None:
    text = (
        "Who               What                     When\nAnna Reed         Write to the schools     May\n"
        "no one yet        Ask the farms\nBen Low           Book the hall            June\n"
    )
    assert [said.split(" – ")[0] for said in statements(text)] == ["Anna Reed", "no one yet", "Ben Low"]


def test_values_kept_apart_by_one_tab_each_stay_where_they_are() -> None:
    rows = ["Body\tLead\tStatus", "Council\t\tGreen", "College\tB Stone\tRed", "Trust\tC Low"]
    assert by_tab_stops(rows) == rows


def test_long_cells_with_tabs_are_not_moved() -> None:
    rows = [f"Work\t{SAID}{SAID}\t{SAID}{SAID}", f"Money\t\t\t{SAID}{SAID}\t{SAID}{SAID}"]
    assert by_tab_stops(rows) == rows


@given(st.lists(st.lists(st.sampled_from(["", "ab", "a bc", "12%", "£4"]), max_size=6).map("\t".join), max_size=8))
def test_no_word_is_lost_or_moved_among_words_by_tab_stops(lines: list[str]) -> None:
    assert [line.split() for line in by_tab_stops(lines)] == [line.split() for line in lines]


def test_rows_with_bars_alone_are_a_table() -> None:
    text = "Measure | North Trust | South Trust\nStaff | 6,900 | 3,800\nApprentices | 214 | 96\n"
    assert statements(text) == [
        "Staff – North Trust: 6,900; South Trust: 3,800",
        "Apprentices – North Trust: 214; South Trust: 96",
    ]


def test_a_bar_in_a_line_or_two_of_text_is_no_table() -> None:
    text = "Anna Reed, Secretariat\nMonday to Thursday | 01922 555 0162\nThe hall is free.\n"
    assert not any(isinstance(block, Table) for block in read_text(text).blocks)


def test_text_in_a_drawn_frame_is_told_without_it() -> None:
    text = (
        f"{SAID}\n\n   ┌──────────────────┐\n   │ 90 new places    │\n"
        f"   │ 38 minutes saved │\n   └──────────────────┘\n\n{SAID}\n"
    )
    assert statements(text)[1:-1] == ["90 new places", "38 minutes saved"]


def test_what_stands_below_rows_with_bars_is_none_of_their_cells() -> None:
    rows = "Staff | North | South\nNurses | 69 | 38\nPorters | 21 | 9\n"
    assert statements(f"{rows}{SAID}\n")[-2:] == ["Porters – North: 21; South: 9", SAID]


def test_columns_in_a_drawn_frame_are_left_as_they_stand() -> None:
    assert all("│" in said for said in statements("│ Trust │ Staff │\n│ North │ 400 │\n"))


def test_a_heading_between_rules_heads_the_table_below_it() -> None:
    rule = "-" * 40
    text = (
        f"{rule}\nSECTION 1  BUYERS\n{rule}\n{SAID}\n\n{rule}\nSECTION 2  MARKS\n{rule}\n"
        "                 Lots 1 to 4      Lot 5\n"
        "  Quality        45%              50%\n  Price          35%              40%\n"
    )
    assert paths(text) == ["SECTION 1 BUYERS", "SECTION 2 MARKS"]
    assert statements(text)[-1] == "Price – Lots 1 to 4: 35%; Lot 5: 40%"


def test_names_of_columns_between_rules_are_no_heading() -> None:
    rule = "-" * 30
    text = f"{rule}\nBody           Staff\n{rule}\nCouncil        9,000\nCollege        640\nHospital       4,100\n"
    assert not any(isinstance(block, Heading) for block in read_text(text).blocks)


def test_each_message_of_a_thread_stands_under_who_wrote_it_and_when() -> None:
    text = (
        "From: Anna Reed <a.reed@mere.example>\nSent: Monday 3 March 2025 09:05\n"
        "To: Ben Low\nSubject: RE: Open day - place\n\n"
        "The hall is being painted until June.\n\n"
        "From: Ben Low\nDate: Friday 28 February 2025\nTo: Anna Reed\n"
        "Subject: Open day - place\n\nMay we have the hall?\n"
    )
    assert paths(text) == ["Anna Reed, Monday 3 March 2025 09:05", "Ben Low, Friday 28 February 2025"]
    assert "From: Anna Reed <a.reed@mere.example>" in statements(text)
    assert (
        read_document(Path("thread.txt"), text.encode(), None, Limits()).description.title.value == "Open day - place"
    )


def test_who_something_is_from_and_to_is_no_message() -> None:
    assert paths(f"From: the Council\nTo: its members\n\n{SAID}\n") == [""]


def test_what_is_said_to_a_slide_is_not_said_under_notes() -> None:
    text = "Slide 1\nBuildings\n- 3 of 5 sites open\n\nNotes:\nThe clinic is damp. The lift is on order.\n"
    assert [block for block in read_text(text).blocks if isinstance(block, Paragraph)] == [
        Paragraph("The clinic is damp. The lift is on order.")
    ]


@pytest.mark.parametrize("name", ["Key facts", "KEY FACTS", "At a glance"])
def test_values_right_below_their_heading_stand_under_it_and_under_the_story(name: str) -> None:
    story = (
        "{}\n\n"
        + SAID
        + f"\n\n    {name}\n    Partner: Mere Boats\n    Money: £48,000, a third from the firm\n\n"
        + SAID
    )
    text = f"{SAID}\n\n" + story.format("THE DOCK") + "\n\n" + story.format("THE FARM") + "\n"
    assert paths(text)[1:] == ["THE DOCK", f"THE DOCK > {name}", "THE FARM", f"THE FARM > {name}"]
    assert "Partner: Mere Boats" in statements(text)


def test_lettered_parts_in_capitals_are_headings_with_a_remark_behind_them() -> None:
    text = f"A.  TERMS OF REFERENCE (version 3)\n\n{SAID}\n\nB.  NOTES OF 8 JULY 2025 (online)\n\n{SAID}\n"
    assert paths(text) == ["TERMS OF REFERENCE (version 3)", "NOTES OF 8 JULY 2025 (online)"]


def test_a_title_before_the_number_of_each_page_runs() -> None:
    pages = [f"{SAID}\n\nGroup pack – page {number}\n" for number in (1, 2, 3)]
    assert "Group pack" not in " ".join(statements("\n".join(pages)))


def test_other_signs_mark_items_too() -> None:
    blocks = read_text("What comes next\n» 30p by July 2026\n» a buyer for each firm\n").blocks
    assert [block.text for block in blocks if isinstance(block, Item)] == ["30p by July 2026", "a buyer for each firm"]


def test_levels_side_by_side_are_each_told_with_their_own_name() -> None:
    text = "A2 Pay\n\nLevel 1\tLevel 2\tLevel 3\nLegal minimum.\tLiving Wage for own staff.\tAccredited.\n"
    assert statements(text) == ["Level 1: Legal minimum.; Level 2: Living Wage for own staff.; Level 3: Accredited."]


def test_usual_names_of_columns_name_them_above_words() -> None:
    text = "Name\tOrganisation\nAnna Reed (Chair)\tMere University\nBen Low\tMere Council\n"
    assert statements(text) == [
        "Anna Reed (Chair) – Organisation: Mere University",
        "Ben Low – Organisation: Mere Council",
    ]


def test_two_appendices_stand_beside_each_other() -> None:
    text = f"{SAID}\n\n\n\nAPPENDIX A  Staff by trust\n\n{SAID}\n\nAPPENDIX B  How we score\n\n{SAID}\n"
    assert paths(text)[1:] == ["APPENDIX A Staff by trust", "APPENDIX B How we score"]


MARKED = f"# The charter\n\n{SAID}\n\n# Our promises\n\n{SAID}\n\n"


def test_headings_that_markdown_does_not_mark_are_seen_among_marked_ones() -> None:
    text = f"{MARKED}Joining and leaving\n\n{SAID}\n\nWhat we let go of\n\n- one jobs page\n- one travel card\n"
    found = [" > ".join(section.path) for section in sections_of(read_markdown(text).blocks)]
    assert found[-2:] == ["Our promises > Joining and leaving", "Our promises > What we let go of"]


@pytest.mark.parametrize("line", ["Associate: Arts Trust", "We meet in May", "Remarks", "Costs £40"])
def test_other_short_lines_of_markdown_are_text(line: str) -> None:
    blocks = read_markdown(f"{MARKED}{line}\n\n{SAID}\n").blocks
    assert Paragraph(line) in blocks


def test_lines_of_markdown_with_tabs_are_a_table() -> None:
    text = f"{MARKED}Name\tFor\tSince\nAnna Reed\tMere Council\t2023\nBen Low\tMere College\t2025\n"
    assert statements(text, "charter.md")[-1] == "Ben Low – For: Mere College; Since: 2025"


@pytest.mark.parametrize(
    "line",
    ["a" + "\t" * 5_000 + "b", "from:" + " " * 20_000 + "x", "a" + " " * 20_000 + "b", "-" * 9_000 + " " * 9_000 + "x"],
)
def test_no_endless_line_is_lost(line: str) -> None:
    read = read_text("\n".join([line, "│ text │", line] * 20))
    assert "text" in str(read.blocks)
    assert line.split(maxsplit=1)[0] in str(read.blocks) or line[0] == "-"
