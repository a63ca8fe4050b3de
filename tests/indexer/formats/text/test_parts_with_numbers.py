"""Headings of numbered parts, of stories and of news in plain text, and what stands under them."""

import pytest

from indexer.blocks import Heading, Item
from indexer.formats.text.read_text import read_text
from indexer.sections import sections_of

SAID = "Nineteen people finished the course and most of them stayed on for a year or more."


def paths(text: str) -> list[str]:
    return [" > ".join(section.path) for section in sections_of(read_text(text).blocks)]


def page(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


def test_a_numbered_name_above_text_without_a_number_heads_it() -> None:
    text = page(SAID, "3  WHAT WE FOUND", "3.1  Who came", SAID, "3.2  Pay and hours", SAID, "4  COST", SAID)
    assert paths(text) == [
        "",
        "3 WHAT WE FOUND > Who came",
        "3 WHAT WE FOUND > Pay and hours",
        "4 COST",
    ]


@pytest.mark.parametrize(
    "below",
    [
        "Ferry Lane 4.",
        "Table 3. Rents",
        "- the council\n- the college",
        "(a) the council;\n(b) the college.",
        "Hall\tRent\nNorth\t£4\nSouth\t£5",
    ],
)
def test_a_numbered_name_heads_a_short_sentence_a_list_or_a_table(below: str) -> None:
    assert Heading("Where we meet", 3) in read_text(page(SAID, "5.2 Where we meet", below, SAID)).blocks


@pytest.mark.parametrize(
    "item",
    [
        "12.1 No",
        "2.3 None at present",
        "4.2 The group will be told",
        "4.2 Approved",
        "4.6 Carried unanimously",
        "4.2 This goes on in the text that comes next, which is why nobody can tell where it ends",
    ],
)
def test_a_short_answer_or_a_sentence_with_its_number_is_an_item(item: str) -> None:
    blocks = read_text(page(SAID, item, SAID)).blocks
    assert item.split(" ", 1)[1] in [block.text for block in blocks if isinstance(block, Item)]


def test_questions_of_a_form_head_their_answers() -> None:
    text = page(SAID, "2.2 How do you know? Who have you talked to?", SAID, "2.3 What if you are given less?", SAID)
    assert paths(text)[1:] == ["How do you know? Who have you talked to?", "What if you are given less?"]


def test_after_a_numbered_part_the_next_heading_stands_beside_the_last_one_without_a_number() -> None:
    text = page(SAID, "Money", "6.1  Yearly fees", SAID, "Risks", SAID, "Timetable", SAID)
    assert paths(text) == ["", "Money > Yearly fees", "Risks", "Timetable"]


def test_a_story_in_capitals_above_whose_it_is_heads_its_parts() -> None:
    text = page(
        "Six short stories.",
        "1  WHEELS ON THE QUAY: A SHOP\nNorthtown College and Harbour Homes",
        "The problem",
        SAID,
        "What was done",
        SAID,
        "2  THREE GARDENERS\nHarbour Homes",
        "The problem",
        SAID,
        "What was done",
        SAID,
    )
    assert paths(text)[1:] == [
        "1 WHEELS ON THE QUAY: A SHOP",
        "1 WHEELS ON THE QUAY: A SHOP > The problem",
        "1 WHEELS ON THE QUAY: A SHOP > What was done",
        "2 THREE GARDENERS",
        "2 THREE GARDENERS > The problem",
        "2 THREE GARDENERS > What was done",
    ]


def test_lines_of_a_cover_are_no_story() -> None:
    assert paths("HARBOUR ANCHORS\n\nANNUAL REPORT\nWhat we did together\n\n" + SAID)[-1] != "ANNUAL REPORT"


@pytest.mark.parametrize("name", ["BOARD ROUND-UP: 22 JANUARY", "HARBOUR MILL: WHAT IS THE HOLD-UP?"])
def test_news_in_capitals_with_a_colon_has_its_own_section(name: str) -> None:
    assert paths(page(SAID, "A WORD FROM THE CHAIR", SAID, name, SAID)) == ["", "A WORD FROM THE CHAIR", name]


@pytest.mark.parametrize(
    "text",
    ["PO BOX 12\nNorthtown NT1 2AB", "ANNA BROWN\nDirector of Place", "NO SMOKING\nNo food or drink"],
)
def test_an_address_a_signature_or_a_notice_in_capitals_heads_nothing(text: str) -> None:
    assert not [block for block in read_text(page(SAID, text, SAID)).blocks if isinstance(block, Heading)]


@pytest.mark.parametrize("value", ["TOTAL: £4,000", "CHAIR: ANNA BROWN"])
def test_a_value_in_capitals_is_no_heading(value: str) -> None:
    assert not [block for block in read_text(page(SAID, value, SAID)).blocks if isinstance(block, Heading)]


def test_a_recommendation_with_who_is_to_act_is_no_heading() -> None:
    text = page(SAID, "R1 Bring the groups down in size.\n(College, at once)", "R2 Measure it in time. (Board)", SAID)
    assert paths(text) == [""]


def test_values_below_each_other_are_told_apart_though_one_goes_on_in_the_next_line() -> None:
    text = (
        f"{SAID}\n\nChair: a resident, elected by the members\n"
        "Membership: six residents (two from the harbour and four from the hill), one officer\n"
        "from each body, and one from the union\nQuorum: seven, of whom four must be residents\n\n" + SAID
    )
    assert [block.text for block in read_text(text).blocks if isinstance(block, Item)] == [
        "Chair: a resident, elected by the members",
        "Membership: six residents (two from the harbour and four from the hill), one officer from each body, and one "
        "from the union",
        "Quorum: seven, of whom four must be residents",
    ]


def test_what_is_said_after_a_value_does_not_go_on_in_it() -> None:
    text = (
        "Chair: Anna Brown of the Northtown Chamber of Commerce and of Trade\nResolved that the plan be adopted.\n"
        "Clerk: Joe Hill\nNext meeting: 4 May\n"
    )
    assert not [block for block in read_text(text).blocks if isinstance(block, Item) and "Resolved" in block.text]


def test_text_with_a_colon_or_two_is_no_list_of_values() -> None:
    text = (
        "Note: the hall is shut in August for as long as the roof is being mended by the\n"
        "builders. Ring the desk: it is open all day and somebody will tell you what is\nfree.\n"
    )
    assert not [block for block in read_text(text).blocks if isinstance(block, Item)]
