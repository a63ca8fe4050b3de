"""Questions with their answers below head these in plain text."""

import pytest

from indexer.formats.text.read_text import read_text
from indexer.sections import sections_of

BASICS = """Rooms: your questions answered

THE BASICS

Q1. What is the Places Desk?
Two people, Fiona and Ben, who answer for the spare rooms.

Q2. Who may use it?
Any community group or charity. You need
- a written set of rules,
- three people.

Q3. My key was lost on the bus last week, and I have a meeting in the hall on
Monday. Could somebody let me in?
Yes. Ring the caretaker.
"""


def heads(text: str) -> list[str]:
    """What each section stands right below."""
    return [path[-1] for path in paths(text) if path]


def paths(text: str) -> list[tuple[str, ...]]:
    return [section.path for section in sections_of(read_text(text).blocks)]


@pytest.mark.parametrize("text", [BASICS, BASICS.replace("?\n", "?\n\n")])
def test_a_marked_question_heads_its_answer(text: str) -> None:
    assert paths(text)[1:] == [
        ("THE BASICS", "Q1. What is the Places Desk?"),
        ("THE BASICS", "Q2. Who may use it?"),
        ("THE BASICS", "Q3. My key was lost on the bus last week, and I have a meeting in the hall on Monday. Could "
         "somebody let me in?"),
    ]  # fmt: skip


def test_what_answers_stands_below_with_its_list() -> None:
    (section,) = (one for one in sections_of(read_text(BASICS).blocks) if one.path[-1:] == ("Q2. Who may use it?",))
    assert [getattr(block, "text", "") for block in section.blocks] == [
        "Any community group or charity. You need", "a written set of rules,", "three people.",
    ]  # fmt: skip


def test_questions_marked_with_a_q_and_answers_with_an_a() -> None:
    text = "Our hall\n\nQ: Who pays?\nA: The members.\n\nQ: How far ahead can I book?\nA: Six months.\n"
    assert heads(text) == ["Q: Who pays?", "Q: How far ahead can I book?"]


def test_three_numbered_questions_that_count_up() -> None:
    text = (
        "Our hall\n\n1. Who pays?\nThe members.\n\n2. How far ahead can I book?\nSix months.\n\n3. Who cleans?\nYou.\n"
    )
    assert heads(text) == ["1. Who pays?", "2. How far ahead can I book?", "3. Who cleans?"]


@pytest.mark.parametrize(
    "text",
    [
        "Our hall\n\nWe asked:\n\n1. Who pays?\n2. Who cleans?\n3. Who locks?\n\nNobody knew.\n",
        "Our hall\n\nWe asked:\n\nQ1. Who pays?\n\nQ2. Who cleans?\n",
        "Our hall\n\nIn Q3 2026 who paid?\nThe members did, as they do in most quarters of the year.\n",
        "Our hall\n\n1. Who pays?\nThe members.\n\n2. The key is with Ann.\n",
        "Tender\n\n"
        + "".join(f"{n}. How will you do {n}?\n   Maximum 500 words.\n\n" for n in (1, 2, 3))
        + "Send it.\n",
        "Survey\n\n" + "".join(f"{n}. How is {n}?\na) good\nb) bad\n\n" for n in (1, 2, 3)) + "It closes in May.\n",
        "Our figures\n\nQ3 2026: £7.7m went to local firms\n\nQ4 2026: £8.1m went to local firms\n\nThat is all.\n",
    ],
)
def test_questions_that_nothing_answers_and_one_alone_are_no_headings(text: str) -> None:
    assert not any("?" in name for path in paths(text) for name in path)


def test_a_heading_in_capitals_stands_over_a_remark_in_brackets() -> None:
    text = (
        "NOTES\n\nWe met in the library.\n\nPARKING PLACE\n(things that matter, but not for today)\n- rents\n- buses\n"
        "\nNEXT STEPS\n\nWe meet again.\n"
    )
    assert heads(text) == ["NOTES", "PARKING PLACE", "NEXT STEPS"]
    parties = (
        "AGREEMENT\n\nIt is between:\n\nLEEDS COUNCIL\n(the Council)\n\nHILL TRUST\n(the Trust)\n\nIt lasts a year.\n"
    )
    assert not any(name.startswith(("LEEDS", "HILL")) for name in heads(parties))


def test_a_title_cut_short_ends_no_sentence() -> None:
    text = "REPORT\n\nWe met.\n\nForeword by the Rt Hon. Lisa Marsh MP\n\nI am glad to say so.\n"
    assert heads(text)[-1] == "Foreword by the Rt Hon. Lisa Marsh MP"
