"""How deep guessed headings of plain text stand, and which of them are none."""

import pytest

from indexer.blocks import Heading, Item, Paragraph
from indexer.formats.text.read_text import read_text
from indexer.sections import sections_of

SAID = "This is what was said, in a sentence."


def paths(text: str) -> list[str]:
    return [" > ".join(section.path) for section in sections_of(read_text(text).blocks)]


def page(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


def test_headings_after_the_text_of_a_cover_stand_beside_each_other() -> None:
    assert paths(page(SAID, "Purpose", SAID, "Why this matters", SAID)) == ["", "Purpose", "Why this matters"]


def test_what_comes_after_a_title_stands_under_it() -> None:
    found = paths(page("Mere Anchors", SAID, "Purpose", SAID, "Money", SAID))
    assert found == ["Mere Anchors", "Mere Anchors > Purpose", "Mere Anchors > Money"]


def test_numbered_headings_stand_beside_each_other_and_others_under_them() -> None:
    text = page(
        SAID, "1  Who we are", SAID, "Terms in short", SAID, "2  WHAT WE BUY", "Table 1. Spend", SAID, "3  End", SAID
    )
    assert paths(text) == [
        "",
        "1 Who we are",
        "1 Who we are > Terms in short",
        "2 WHAT WE BUY > Table 1. Spend",
        "3 End",
    ]


def test_numbered_headings_may_stand_right_above_short_text() -> None:
    text = page(
        "Water Group",
        "1 PURPOSE\nThe group saves water in public buildings.",
        "2 MEETINGS\nThe group meets every month.",
        "3 QUORUM\n3.1 The quorum is five members.\n3.2 A deputy counts.",
        "4. Chair\nThe chair is elected each May.",
    )
    found = [(section.path[-1], len(section.blocks)) for section in sections_of(read_text(text).blocks)]
    assert found == [("PURPOSE", 1), ("MEETINGS", 1), ("QUORUM", 2), ("Chair", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "1. Write to the\nCouncil.\n\n2. Write to the\nCollege.\n\n3. Write to the\nTrust.\n",
        "1. Members pay\nStudents pay nothing at all.\n\n2. Guests pay\nWe pay nothing at all.\n",
    ],
)
def test_numbered_items_that_go_on_are_no_headings(text: str) -> None:
    assert not any(isinstance(block, Heading) for block in read_text(page(SAID, text)).blocks)


def test_numbered_parts_of_one_kind_are_headings_beside_each_other() -> None:
    text = page(SAID, "Theme 1: Jobs", SAID, "THEME 2: BUYING", SAID, "Theme 3: Pay", SAID)
    assert paths(text) == ["", "Theme 1: Jobs", "THEME 2: BUYING", "Theme 3: Pay"]


def test_a_heading_in_capitals_closes_what_stands_under_the_last_such() -> None:
    text = page(SAID, "THE YEAR", "Jobs", SAID, "Pay", SAID, "MONEY", SAID)
    assert paths(text) == ["", "THE YEAR > Jobs", "THE YEAR > Pay", "MONEY"]


def test_a_heading_with_a_capital_letter_is_one_and_a_list_with_letters_is_none() -> None:
    found = read_text(page("A. WHAT WE ASK", SAID, "B. HOW WE COUNTED", SAID)).blocks
    assert [one.text for one in found if isinstance(one, Heading)] == ["WHAT WE ASK", "HOW WE COUNTED"]
    found = read_text(page("We ask:", "A. Money\nB. Time\nC. Room", SAID)).blocks
    assert [one.text for one in found if isinstance(one, Item)] == ["Money", "Time", "Room"]


def test_an_annex_stands_beside_numbered_parts() -> None:
    text = page(
        SAID, "1. Aims", "1.1 We hire, and we buy.", "2. Review", "2.1 Each May, by all.", "ANNEX A WORDS", SAID
    )
    assert paths(text)[-1] == "ANNEX A WORDS"


def test_what_comes_after_a_list_that_was_led_in_stands_under_the_heading_above() -> None:
    text = page(
        SAID, "Next year", SAID, "In 2027 we shall:", "- hire ten people\n- open a shop", "Write to us at the hall."
    )
    assert paths(text) == ["", "Next year", "Next year > In 2027 we shall:", "Next year"]


def test_a_short_heading_with_a_colon_stands_over_what_comes_after_its_list() -> None:
    text = page("Terms", SAID, "Membership:\n- Council\n- Hospital", "Each member names a deputy.", "Quorum:", "- four")
    assert paths(text)[1:] == ["Terms > Membership:", "Terms > Quorum:"]


def test_options_divide_a_part_and_not_the_whole() -> None:
    text = page(
        SAID, "2. Options", SAID, "Option 1: Stay", SAID, "Option 2: Go", SAID, "What we prefer", SAID, "3. End", SAID
    )
    assert paths(text)[2:5] == ["Options > Option 1: Stay", "Options > Option 2: Go", "Options > What we prefer"]


def test_a_short_name_in_capitals_closes_nothing() -> None:
    assert paths(page("ANCHOR REPORT", SAID, "Jobs", SAID, "NHS", SAID))[-1] == "ANCHOR REPORT > NHS"


def test_a_schedule_of_meetings_is_no_annex() -> None:
    text = page(SAID, "2. Meetings", SAID, "Schedule of meetings", SAID, "3. Review", SAID)
    assert paths(text)[2] == "Meetings > Schedule of meetings"


def test_questions_and_answers_with_letters_are_no_headings() -> None:
    text = page("Q. Who can join?", "A. Any employer in the borough", "Contact", SAID)
    assert not any(isinstance(block, Heading) and "employer" in block.text for block in read_text(text).blocks)


def test_what_goes_on_in_a_list_stays_under_what_leads_it_in() -> None:
    text = page(SAID, "Next year", SAID, "We shall:", "- hire ten people;", "and above all open a shop.", "End", SAID)
    assert paths(text) == ["", "Next year", "Next year > We shall:", "End"]


def test_a_heading_told_again_takes_in_what_comes_under_it() -> None:
    text = page(SAID, "How do we?", SAID, "Work", "How do we?", SAID, "By asking people", SAID, "Pay", SAID)
    assert paths(text)[-2:] == ["Work > How do we? > By asking people", "Work > How do we? > Pay"]


@pytest.mark.parametrize("head", ["Case study: the bakery", "Theme 2: Apprenticeships", "Sheet: 2 Apprentices"])
def test_the_name_of_a_part_is_a_heading(head: str) -> None:
    assert paths(page(SAID, head, SAID)) == ["", head]


@pytest.mark.parametrize(
    "line",
    [
        "Year 1: £20,000",
        "Approved by the council on 27 June 2024",
        "Una Marsh, Head of Campus, Mere University",
        '"Local" = in the county',
        "Action 3: Una to write to all suppliers by May",
        "Pledge 2: Hire forty care leavers",
        "Case study: the bakery won three contracts in one year",
    ],
)
def test_what_says_something_is_no_heading(line: str) -> None:
    assert Paragraph(line) in read_text(page(SAID, line, "Who we are", SAID)).blocks


def test_what_lists_several_things_right_below_a_heading_is_text() -> None:
    line = "Large organisations such as hospitals, local councils, and universities"
    assert Paragraph(line) in read_text(page(SAID, "What is an anchor", line, "- They stay.", "More", SAID)).blocks
    caption = "Table 2. Starters from priority wards and apprentices, by member, and year"
    assert Heading(caption) in read_text(page(SAID, "Jobs", caption, SAID)).blocks


def test_a_row_of_labels_with_values_is_no_row_of_headings() -> None:
    text = page("Costs", "Year A: twenty thousand", "Year B: thirty thousand", SAID)
    assert paths(text) == ["Costs"]


def test_slides_have_their_titles() -> None:
    text = """\
Slide 1
Why us?
•  We are large

Slide 2: What it costs
- Nothing

Slide 3
Figures are of March. They were
counted by hand.
"""
    assert paths(text) == ["Why us?", "What it costs"]
    assert read_text(text).blocks[-1] == Paragraph("Figures are of March. They were counted by hand.", None, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Slide 4: people are counted\nonce, on the day.\n", "Slide 4: people are counted once, on the day."),
        ("Slide 2: £4.2m spent with local firms\n\n- Up from £3m\n", "Slide 2: £4.2m spent with local firms"),
        ("Slide 2\nThe target is 300 new jobs\n\nSlide 3\nWhy us?\n\n- We are large\n", "The target is 300 new jobs"),
        ("Slide 3\nBudget: £400,000\nLead: Una Marsh\n", "Budget: £400,000"),
        ("The costs are shown on\nSlide 3.\nWe agreed.\n", "The costs are shown on Slide 3. We agreed."),
        ("Slide 3: who pays the rest?\n\n- We do\n", "Slide 3: who pays the rest?"),
    ],
)  # fmt: skip
def test_what_a_slide_says_is_text(text: str, said: str) -> None:
    assert said in [block.text for block in read_text(text).blocks if isinstance(block, Paragraph | Item)]


def test_a_list_of_contents_is_left_out() -> None:
    text = page("CONTENTS\n1  Who we are ............ 2\n2  Money . . . . . . . 11\nAnnex …………… 14", "Who we are", SAID)
    assert paths(text) == ["Who we are"]
    assert not any("...." in block.text for block in read_text(text).blocks if isinstance(block, Heading | Paragraph))


@pytest.mark.parametrize(
    "text",
    [
        "The charges are:\n\nMain hall .......... 120\nSmall room ......... 15\n",
        "1. How many staff live here? .......... 120\n",
        'One said: "I waited and waited.... 3\nyears went by."\n',
    ],
)
def test_figures_that_dots_lead_to_are_kept(text: str) -> None:
    said = " ".join(map(str, read_text(text).blocks))
    assert all(word.strip(".") in said for word in text.split())


def test_letters_and_numbers_without_a_stop_mark_items_where_they_count_on() -> None:
    text = (
        "We shall have:\n\n   a   A local share of 25%, or 22% by the end of\n       the year\n   b   Forty suppliers\n"
    )
    items = [block for block in read_text(text).blocks if isinstance(block, Item)]
    assert [(item.label, item.text) for item in items] == [
        ("a", "A local share of 25%, or 22% by the end of the year"),
        ("b", "Forty suppliers"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a   group of friends met\nc   was not there",
        "a   group of friends\n\nand more",
        "12   jobs for care leavers\n13   jobs for veterans",
    ],
)
def test_a_letter_that_does_not_count_on_marks_nothing(text: str) -> None:
    assert not any(isinstance(block, Item) for block in read_text(text).blocks)
