"""Sentences that begin with "it": they carry the one that says what is meant."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.blocks import Item, Paragraph, ReadFile
from indexer.points_back import meant_by
from indexer.split_passages import split_sections
from knowledge.documents import Statement


def statements(*blocks: Paragraph | Item) -> list[Statement]:
    return [one for s in split_sections(ReadFile(blocks)) for passage in s.passages for one in passage.statements]


def test_a_sentence_that_points_back_carries_the_one_that_says_what_is_meant() -> None:
    found = statements(Paragraph("The class began in May. It cost £900. They ran it twice. Rooms are free."))
    assert [(one.text, one.context) for one in found] == [
        ("The class began in May.", ""),
        ("It cost £900.", "The class began in May."),
        ("They ran it twice.", "The class began in May."),
        ("Rooms are free.", ""),
    ]


def test_the_passage_says_each_sentence_once() -> None:
    text = "The class began in May. It cost £900. It was full."
    (section,) = split_sections(ReadFile((Paragraph(text),)))
    assert section.passages[0].text == text


def test_a_label_goes_before_what_is_meant() -> None:
    found = statements(Paragraph("Una: The class began in May. It cost £900."))
    assert found[1].context == "Una"


def test_a_first_sentence_and_one_after_a_long_one_carry_nothing() -> None:
    assert meant_by(["It cost £900."], 0) == ""
    assert meant_by([f"The class {'and the class ' * 20}began.", "It cost £900."], 1) == ""


@given(st.lists(st.sampled_from(["The class began.", "It cost £9.", "They came.", "Iterations went on."]), min_size=1))
def test_what_is_meant_stands_before_and_points_nowhere(sentences: list[str]) -> None:
    for at in range(len(sentences)):
        found = meant_by(sentences, at)
        assert found in ["", *sentences[:at]]
        assert not found.startswith(("It ", "They "))
