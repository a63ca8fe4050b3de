import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.sentences import split_cell, split_sentences


def test_sentences_end_at_full_stops_but_not_at_abbreviations() -> None:
    text = "We met Dr. Lee, e.g. about skills. It went well! Did it? Yes (mostly)."
    assert split_sentences(text) == [
        "We met Dr. Lee, e.g. about skills.",
        "It went well!",
        "Did it?",
        "Yes (mostly).",
    ]


def test_figures_and_web_addresses_do_not_end_a_sentence() -> None:
    assert split_sentences("It rose from 1.7 to 2.7. See www.example.org for more.") == [
        "It rose from 1.7 to 2.7.",
        "See www.example.org for more.",
    ]


@pytest.mark.parametrize(
    "heading", ["7.3 **Quorum.**", "**Deputies and observers.**", "*Fees.*", "Quorum.", "4.4 Late papers."]
)
def test_a_heading_that_runs_into_its_text_stays_with_the_first_sentence(heading: str) -> None:
    text = f"{heading} Seven seats must be filled. One of them is the college's."
    assert split_sentences(text) == [f"{heading} Seven seats must be filled.", "One of them is the college's."]


@pytest.mark.parametrize(
    "short", ["It rained.", "7.2 They meet online.", "So it is.", "Why?", "We moved out then.", "Five come first."]
)
def test_a_short_sentence_is_no_heading(short: str) -> None:
    assert split_sentences(f"{short} Then it stopped.") == [short, "Then it stopped."]


def test_only_the_first_sentence_may_have_a_heading_in_it() -> None:
    assert split_sentences("It was late. Lights out. Doors shut.") == ["It was late.", "Lights out.", "Doors shut."]


def test_a_flattened_cell_is_split_where_a_new_statement_begins() -> None:
    cell = (
        "Mapped where staff live to plan outreach recruitment Joint scheme with the City Council and Northtown "
        "College on levy transfers for small firms 9 of 12 partners pay the living wage"
    )
    assert split_cell(cell) == [
        "Mapped where staff live to plan outreach recruitment",
        "Joint scheme with the City Council and Northtown College on levy transfers for small firms",
        "9 of 12 partners pay the living wage",
    ]


def test_a_name_after_a_preposition_or_an_acronym_does_not_start_a_statement() -> None:
    cell = "rolled out across Northtown and the wider region by NHS partners in February and March"
    assert split_cell(cell) == [cell]


def test_a_verb_keeps_its_object_and_the_same_word_as_a_noun_can_end_a_statement() -> None:
    cell = "Pooling ideas on benefits other than pay Online brokerage for transfers"
    assert split_cell(cell) == ["Pooling ideas on benefits other than pay", "Online brokerage for transfers"]
    assert split_cell("All partners now pay Living Wage rates to staff") == [
        "All partners now pay Living Wage rates to staff"
    ]


def test_a_trailing_name_is_not_torn_off() -> None:
    assert split_cell("Shared good practice on delivering Social Value") == [
        "Shared good practice on delivering Social Value"
    ]


def test_bullets_and_tags_inside_a_cell_split_it() -> None:
    assert split_cell("• first thing • second thing") == ["first thing", "second thing"]
    assert split_cell("<p>One point.</p> <p>Another point</p>") == ["One point.", "Another point"]


@given(st.text(alphabet=st.sampled_from("abc ABC.,!? 19é\"'(")))
def test_no_word_is_lost_or_changed_by_splitting_sentences(text: str) -> None:
    assert " ".join(split_sentences(text)).split() == text.split()


@given(
    st.lists(st.sampled_from(["skills", "Local", "jobs", "3", "of", "4", "NHS", "the", "Growth", "rose.", "and"])).map(
        " ".join
    )
)
def test_every_piece_of_a_cell_stands_in_it_word_for_word(cell: str) -> None:
    for piece in split_cell(cell):
        assert piece in cell
    assert "".join(split_cell(cell)).replace(" ", "") == cell.replace(" ", "")


@pytest.mark.parametrize("label", ["D4.", "B12", "7.3", "7."])
def test_a_heading_with_its_number_or_code_stays_with_its_first_sentence(label: str) -> None:
    assert split_sentences(f"{label} Cold rooms. The set point was lowered. There were complaints.") == [
        f"{label} Cold rooms. The set point was lowered.",
        "There were complaints.",
    ]


def test_what_became_of_a_numbered_action_is_a_sentence() -> None:
    assert split_sentences("F05 done. Two members will ask for it.") == ["F05 done.", "Two members will ask for it."]
