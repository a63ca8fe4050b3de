import numpy as np
import pytest

from knowledge.answering.question import Wanted, could_answer, could_lay_down, understand
from knowledge.documents import Rule, StatementKind
from knowledge.store.search_rows import StoredStatement


def said(text: str) -> StoredStatement:
    kind = StatementKind.SENTENCE
    return StoredStatement(1, 1, 1, 1, ("Group",), None, kind, text, text, "", 0, (), np.zeros(4, dtype=np.float32))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("when did the board meet?", Wanted.DATE),
        ("what year was it founded", Wanted.YEAR),
        ("how many members make a quorum?", Wanted.NUMBER),
        ("how much did the day cost us", Wanted.MONEY),
        ("how much is it an hour", Wanted.NUMBER),
        ("how much an hour is the wage?", Wanted.MONEY),
        ("how much of the food is local", Wanted.NUMBER),
        ("how often do you meet?", Wanted.FREQUENCY),
        ("who do I email about the report?", Wanted.CONTACT),
        ("who chairs it?", Wanted.WHO),
        ("why was it paused?", Wanted.ANYTHING),
    ],
)
def test_a_question_says_what_kind_of_thing_it_wants(text: str, wanted: Wanted) -> None:
    assert understand(text).wanted is wanted


@pytest.mark.parametrize(
    ("wanted", "yes", "no"),
    [
        (Wanted.YEAR, "It was launched in June 2018.", "It was launched in June."),
        (Wanted.DATE, "It takes effect from a date to be confirmed.", "It takes effect on signature."),
        (Wanted.NUMBER, "At least ten members.", "Members of the group."),
        (Wanted.MONEY, "Passes – £: 14,190", "Passes: 14,190"),
        (Wanted.MONEY, "The room is free of charge.", "The room holds 30."),
        (Wanted.FREQUENCY, "The group meets every six weeks.", "The group meets online."),
        (Wanted.CONTACT, "Write to team@example.org.", "Write to the team."),
    ],
)
def test_a_text_without_that_kind_of_thing_cannot_be_the_answer(wanted: Wanted, yes: str, no: str) -> None:
    assert could_answer(wanted, yes)
    assert not could_answer(wanted, no)


def test_the_place_is_told_apart_from_the_topic() -> None:
    question = understand("what did Leeds do on apprenticeship levy transfer?")
    assert question.places == ("Leeds",)
    assert question.words == ("apprenticeship", "levy", "transfer")
    assert "Leeds" not in question.topic


def test_a_place_inside_an_organisations_name_stays_in_the_topic() -> None:
    question = understand("what does Leeds Beckett University offer?")
    assert "Leeds Beckett" in question.topic


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("which organisations are members?", True),
        ("what are the barriers?", True),
        ("list the themes", True),
        ("how do anchors support small firms?", True),
        ("what is the quorum?", False),
        ("what did Leeds do on levy transfer?", False),
        ("when does it start?", False),
    ],
)
def test_a_question_for_several_things_is_known_as_one(text: str, several: bool) -> None:
    assert understand(text).wants_list is several


@pytest.mark.parametrize(
    "text",
    ["compare Leeds and Hackney on buying", "how do Leeds and Hackney differ on buying?", "Leeds vs Hackney on buying"],
)
def test_places_are_compared_by_whatever_is_told_of_each_on_the_topic(text: str) -> None:
    question = understand(text)
    assert (question.words, question.places, question.is_open) == (("buying",), ("Leeds", "Hackney"), True)


def test_what_differs_in_one_place_is_a_question_like_others() -> None:
    question = understand("how does the new charter of Leeds differ from the old one?")
    assert ("differ" in question.words, question.is_open) == (True, False)


@pytest.mark.parametrize(
    "text",
    ["how many of us have to turn up before it counts?", "can the chair go on when too few members came"],
)
def test_a_quorum_asked_for_in_other_words_is_looked_for_by_its_name_too(text: str) -> None:
    question = understand(text)
    assert "quorum" in question.words
    assert question.readings == (text, f"{text.rstrip('?')} (quorum)?")


@pytest.mark.parametrize(
    "text",
    ["what is the quorum?", "was the meeting quorate?", "how many of us came?", "why did too few people apply for it?"],
)
def test_what_names_the_quorum_or_asks_for_something_else_is_read_as_it_stands(text: str) -> None:
    assert understand(text).readings == (text,)


def test_what_is_asked_of_each_is_a_list() -> None:
    assert understand("who has pledged cash so far and how much each?").wants_list
    assert not understand("does each member pay?").wants_list
    assert understand("what is the committee asked to do by March?").wants_list
    assert understand("What was the Board of the network expected to do?").may_want_list
    assert not understand("what is the next thing to do?").may_want_list
    assert not understand("what % of staff drive to work?").may_want_list
    assert not understand("whats the least we keep in the bank").may_want_list
    assert not understand("how often does the board meet and in what months").wants_list
    assert not understand("what is the quorum?").may_want_list


@pytest.mark.parametrize("text", ["The executive group guides the work of the members.", "Members: the council"])
def test_who_sits_on_a_group_is_not_who_chairs_it(text: str) -> None:
    assert not could_lay_down(Rule.CHAIRS, said(text))
    assert could_lay_down(Rule.MEMBERS, said(text))


@pytest.mark.parametrize("text", ["The Co-chairs are Jo and Ann.", "The college leads the group.", "Convener: Jo Hall"])
def test_a_group_may_be_led_by_any_name(text: str) -> None:
    assert could_lay_down(Rule.CHAIRS, said(text))


@pytest.mark.parametrize(
    ("text", "is_one"), [("Ring 020 7946 0999.", True), ("01632 960123", True), ("1,000 200", False)]
)
def test_a_telephone_number_is_a_contact_and_a_figure_is_none(text: str, is_one: bool) -> None:
    assert could_answer(Wanted.CONTACT, text) is is_one
