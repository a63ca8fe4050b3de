import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.blocks import Heading, Item, Paragraph, Table
from indexer.formats.text.read_text import read_text
from indexer.sections import sections_of


def paths(text: str) -> list[str]:
    return [" > ".join(section.path) for section in sections_of(read_text(text).blocks)]


def test_a_short_line_on_its_own_above_text_is_a_heading() -> None:
    blocks = read_text("Skills passports\n\nPeople move between sectors more easily with these.\n").blocks
    assert blocks == (
        Heading("Skills passports", None, None, True),
        Paragraph("People move between sectors more easily with these."),
    )


def test_the_last_line_of_a_text_is_no_heading() -> None:
    assert read_text("We met in May, as agreed.\n\nThe Northtown Network\n").blocks[-1] == Paragraph(
        "The Northtown Network"
    )


def test_bullets_of_all_kinds_are_items_with_their_depth() -> None:
    text = "Areas include:\n\n- jobs\n  o apprenticeships\n• spending\n"
    items = [block for block in read_text(text).blocks if isinstance(block, Item)]
    assert [(item.text, item.depth) for item in items] == [
        ("jobs", 0),
        ("apprenticeships", 1),
        ("spending", 0),
    ]


def test_numbered_headings_and_numbered_paragraphs_are_told_apart() -> None:
    text = "- 4. Information\n- 4.1 The charter was drawn up last year.\n- 4.2 It has eight commitments.\n"
    assert read_text(text).blocks == (
        Heading("Information", 2),
        Item("The charter was drawn up last year.", 0, "4.1", marker="- 4.1"),
        Item("It has eight commitments.", 0, "4.2", marker="- 4.2"),
    )


def test_a_list_of_short_numbered_items_is_no_row_of_headings() -> None:
    text = "Objectives\n\n1. Share good practice\n2. Set a baseline\n3. Agree ambitions\n"
    assert [block.text for block in read_text(text).blocks if isinstance(block, Item)] == [
        "Share good practice",
        "Set a baseline",
        "Agree ambitions",
    ]


def test_tab_separated_lines_are_a_table_and_a_line_below_a_row_goes_on_in_it() -> None:
    text = "Topic\tWhat was said\nSkills\tWe need more\nof them, and soon.\nLand\tNothing yet\n"
    assert read_text(text).blocks == (
        Table(
            (
                ("Topic", "What was said"),
                ("Skills", "We need more of them, and soon."),
                ("Land", "Nothing yet"),
            )
        ),
    )


def test_text_cut_by_a_page_break_is_joined() -> None:
    text = "They can build wealth in and develop their\n\nlocal community through spending.\n\nNext, something else.\n"
    assert read_text(text).blocks[0] == Paragraph(
        "They can build wealth in and develop their local community through spending."
    )


def test_a_repeated_slide_title_closes_what_stood_under_it() -> None:
    text = (
        "Buying locally\n\nHow can we do this?\n\nBy asking suppliers, and by listening to them.\n\n"
        "Buying locally\n\nWho does it already?\n\nThe hospital does, since last year.\n\n"
        "Good buildings\n\nHow can we do this?\n\nBy opening rooms in the evening.\n"
    )
    assert paths(text) == [
        "Buying locally > How can we do this?",
        "Buying locally > Who does it already?",
        "Good buildings > How can we do this?",
    ]


def test_a_label_with_its_value_is_text_not_a_heading() -> None:
    blocks = read_text("Meetings\n\nDuration: **every 6 weeks**\n\nReview\n\nEach year, in May.\n").blocks
    assert Paragraph("Duration: **every 6 weeks**") in blocks


def test_form_feeds_number_the_pages() -> None:
    blocks = read_text("First page, with text.\fSecond page, with more.").blocks
    assert [block.page for block in blocks] == [1, 2]


@given(st.text(alphabet=st.sampled_from("ab A.\n\n\t|-#*1:•()")))
def test_no_letter_of_a_text_is_lost(text: str) -> None:
    said = []
    for block in read_text(text).blocks:
        match block:
            case Table():
                said += [cell for row in block.rows for cell in row]
            case Item():
                said += [block.label or "", block.text]
            case _:
                said.append(block.text)
    letters = [ch for ch in text if ch in "bA"]
    assert [ch for ch in "".join(said) if ch in "bA"] == letters


def test_indented_short_lines_are_a_list_that_lost_its_bullets() -> None:
    text = "4.3 The group had these members:\n\tNorth Council\n\tNorth College\n\n4.4 Others may join.\n"
    items = [block for block in read_text(text).blocks if isinstance(block, Item)]
    assert [(item.text, item.depth) for item in items] == [
        ("The group had these members:", 0),
        ("North Council", 1),
        ("North College", 1),
        ("Others may join.", 0),
    ]


def test_an_indented_continuation_of_a_sentence_stays_with_it() -> None:
    text = "- The council and the college share\n  one apprenticeship scheme, which\n  began in May.\n"
    assert len(read_text(text).blocks) == 1


def test_a_sentence_before_what_it_leads_in_is_no_heading() -> None:
    blocks = read_text(
        "D3. Boilers. Nine of them are left in members' buildings:\n\nD4. Cold rooms. It was cold."
    ).blocks
    assert not any(isinstance(block, Heading) for block in blocks)


def test_a_heading_may_stand_right_above_its_text() -> None:
    text = """\
Minutes of the Mere group

Present: Una Marsh, Bo Lind.

9   Risks
    The highest two at present are the price of bread and the state of the bridge. Both
    are looked at each month.

3.1 Buses and bicycles
    The company wants forty passengers a day, and a guarantee for the first year of it.
"""
    above = [
        (section.path[-1:], [block.text for block in section.blocks if isinstance(block, Paragraph)])
        for section in sections_of(read_text(text).blocks)
    ]
    assert [path for path, _ in above][-2:] == [("9 Risks",), ("Buses and bicycles",)]
    assert above[-1][1] == ["The company wants forty passengers a day, and a guarantee for the first year of it."]


def test_a_name_above_what_somebody_is_and_the_lines_of_a_cover_are_no_headings() -> None:
    signed = "It was good.\n\nUna Marsh\nConvener of the group; Chief Executive of Mere Hospitals Trust\n\nWe end."
    assert not any(isinstance(block, Heading) for block in read_text(signed).blocks)
    cover = "MERE ANCHORS\nThis is the third report of the anchors of Mere, made in spring.\n\nWe met."
    assert not any(isinstance(block, Heading) for block in read_text(cover).blocks)


def test_a_line_left_of_an_item_is_no_part_of_it() -> None:
    blocks = read_text("Weights differ:\n  - Council 15%\n  - College 5%\nThe others had none.\n").blocks
    assert [block.text for block in blocks if isinstance(block, Item)] == ["Council 15%", "College 5%"]
    assert Paragraph("The others had none.") in blocks


@pytest.mark.parametrize(
    "text",
    [
        "We met.\n\nQuorum is five members\nThe chair has a casting vote and the deputy stands in for her there.",
        "We met.\n\n1. Members pay £500 a year\nStudents pay nothing, but have to be named by a member.",
        "We met.\n\n1. Members pay\nStudents pay nothing at all, but have to be named by a member.",
    ],
)
def test_a_sentence_without_its_stop_above_another_is_no_heading(text: str) -> None:
    assert not any(isinstance(block, Heading) for block in read_text(text).blocks)


def test_an_item_that_could_not_end_there_goes_on_further_left() -> None:
    blocks = read_text("It says:\n  - The fund is held on behalf of all by\nMere Council until it is spent.\n").blocks
    assert [block.text for block in blocks if isinstance(block, Item)] == [
        "The fund is held on behalf of all by Mere Council until it is spent."
    ]
