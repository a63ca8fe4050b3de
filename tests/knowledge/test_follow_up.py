"""How a question in a thread is read: rules alone, without any documents."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answering.follow_up import Reading, readings, subject_after
from knowledge.answering.subject import Subject, subject_from_json, subject_to_json

TERMS = Path("/papers/kent-skills-group.md")
MINUTES = Path("/papers/kent-minutes.md")
KENT = Subject("what is the quorum of the Kent skills group?", ("Kent",), "skills group", (TERMS,))
NO_GROUP = Subject("when was the open day in Kent?", ("Kent",), None, (MINUTES,))
SCORE = Subject("what is the score for hiring in Kent?", ("Kent",))
SEATS = Subject("how many seats are there in Kent?", ("Kent",))
LEVIES = Subject("what did Kent do on levies?", ("Kent",))


@pytest.mark.parametrize(
    ("subject", "typed", "understood"),
    [
        (KENT, "and who chairs it?", "who chairs the Kent skills group?"),
        (KENT, "ok and how often does the group meet", "how often does the Kent skills group meet?"),
        (KENT, "what are its objectives?", "what are the Kent skills group's objectives?"),
        (KENT, "what about Surrey?", "what is the quorum of the Surrey skills group?"),
        (KENT, "surrey?", "what is the quorum of the Surrey skills group?"),
        (KENT, "same for surrey", "what is the quorum of the Surrey skills group?"),
        (KENT, "and in Surrey and Devon?", "what is the quorum of the Surrey and Devon skills group?"),
        (KENT, "and the co-chairs?", "what is the co-chairs of the Kent skills group?"),
        (KENT, "what about the steering board?", "what is the quorum of the Kent steering board?"),
        (KENT, "and the Surrey steering board?", "what is the quorum of the Surrey steering board?"),
        (KENT, "how are papers sent out?", "how are papers sent out in Kent?"),
        (KENT, "who is the contact there?", "who is the contact in Kent?"),
        (KENT, "are there any deputies?", "are there any deputies in Kent?"),
        (KENT, "tell me more", "what is the quorum of the Kent skills group?"),
        (NO_GROUP, "why?", "why was the open day in Kent?"),
        (NO_GROUP, "where is it held?", "where is the open day held in Kent?"),
        (NO_GROUP, "how many firms came?", "how many firms came in Kent?"),
        (NO_GROUP, "what is the budget?", "what is the budget of the open day in Kent?"),
        (Subject("how many places has pilot P-1?"), "and P-2?", "how many places has pilot P-2?"),
        (Subject("what would option A cost?"), "and option B?", "what would option B cost?"),
        (SCORE, "and for buying?", "what is the score for buying in Kent?"),
        (SEATS, "and deputies?", "how many deputies are there in Kent?"),
        (LEVIES, "what else did they pay for?", "what else did Kent pay for?"),
        (Subject("quorum kent", ("Kent",), None, (TERMS,)), "how often", "how often in Kent?"),
    ],
)  # fmt: skip
def test_what_a_follow_up_leaves_out_is_taken_from_the_thread(subject: Subject, typed: str, understood: str) -> None:
    assert readings(typed, subject)[0].question == understood


@pytest.mark.parametrize("subject", [KENT, NO_GROUP, SEATS])
@pytest.mark.parametrize(
    "typed",
    [
        "what is the quorum in Surrey?",
        "who sits on the buyers' circle?",
        "who has signed the charter?",
        "what budget was agreed for the open day?",
        "did anybody vote against the open day?",
        "how many firms have put their names down?",
        "what is A-43 and is it done?",
        "what's the capital of France?",
        "levy transfer plans",
    ],
)
def test_a_question_that_stands_on_its_own_is_first_read_as_typed(subject: Subject, typed: str) -> None:
    first, *others = readings(typed, subject)
    assert first == Reading(typed)
    assert all(way.is_guess or way.question.rstrip("?") == typed.rstrip("?") for way in others)


def test_a_topic_with_a_place_of_its_own_is_first_read_as_typed() -> None:
    assert readings("levy transfer surrey", KENT)[0] == Reading("levy transfer surrey")


@pytest.mark.parametrize(
    "typed", ["this is useless", "stop sending me messages", "I made a mistake", "my actions", "you are wrong"]
)
def test_what_is_no_question_is_not_made_into_one(typed: str) -> None:
    for subject in (KENT, NO_GROUP, SEATS):
        assert readings(typed, subject) == (Reading(typed),)


def test_a_single_thing_without_a_word_on_what_it_belongs_to_is_a_guess() -> None:
    *guesses, plain, _ = readings("what's the weather", NO_GROUP)
    assert all(way.is_guess for way in guesses)
    assert plain == Reading("what's the weather")


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("what are the names of their chairs?", "what are the names of the Kent skills group's chairs"),
        (
            "who is the chair and when does it meet?",
            "who is the chair and when does the Kent skills group meet",
        ),
        ("what does the register say about it?", "what does the register say about the Kent skills group"),
    ],
)
def test_it_and_their_stand_for_the_thread_where_the_question_itself_names_nothing_they_could_mean(
    typed: str, understood: str
) -> None:
    assert readings(typed, KENT)[0].question.startswith(understood)


def test_what_is_no_group_has_no_chair() -> None:
    firms = Subject("how many firms have put their names down?", (), None, (MINUTES,))
    assert {way.question for way in readings("who chairs it?", firms)} == {"who chairs it?"}


def test_every_question_is_read_as_typed_where_there_is_no_thread() -> None:
    for typed in ("and who chairs it?", "thanks", ""):
        assert readings(typed, None) == (Reading(typed),)


def test_thanks_ask_for_nothing() -> None:
    for typed in ("thanks", "ok great, thanks!", "Thank you very much.", "perfect"):
        assert readings(typed, KENT) == ()


def test_the_documents_of_the_thread_come_before_all_others() -> None:
    first, second, *_ = readings("and who chairs it?", KENT)
    assert (first.documents, second.documents) == ((TERMS,), ())
    assert first.question == second.question
    assert first.carried == ("Kent", "skills group")


def test_without_an_answer_for_the_place_of_the_thread_a_whole_question_is_read_as_typed() -> None:
    assert readings("how are papers sent out?", KENT)[-1] == Reading("how are papers sent out?")


def test_in_the_documents_of_a_body_its_name_is_not_searched_for() -> None:
    first, second, *_ = readings("and who chairs it?", KENT)
    assert first.searched_for == "who chairs the Kent group?"
    assert second.searched_for == second.question


def test_another_place_is_asked_about_in_all_documents_with_and_without_the_name_of_the_body() -> None:
    assert [(way.question, way.documents) for way in readings("what about Surrey?", KENT)] == [
        ("what is the quorum of the Surrey skills group?", ()),
        ("what is the quorum of the Surrey group?", ()),
    ]


def test_what_a_question_does_not_change_stays_three_turns_on() -> None:
    subject = KENT
    for typed in ("how often does it meet?", "are there any deputies?", "what about Surrey?"):
        subject = subject_after(readings(typed, subject)[0], subject, (TERMS,))
    assert (subject.places, subject.group) == (("Surrey",), None)
    assert readings("and in Kent?", subject)[0].question == "are there any deputies in Kent?"
    for typed in ("how often does it meet?", "are there any deputies?", "when are papers due?"):
        subject = subject_after(readings(typed, KENT)[0], KENT, (TERMS,))
    assert (subject.places, subject.group) == (("Kent",), "skills group")


def test_a_question_that_was_not_answered_keeps_the_documents_of_before() -> None:
    after = subject_after(Reading("what is the weather in Kent?", (), ("Kent",)), KENT, ())
    assert after.documents == (TERMS,)


def test_a_question_that_went_elsewhere_leaves_place_and_body_behind() -> None:
    typed = Reading("who sits on the buyers' circle?")
    assert subject_after(typed, KENT, (MINUTES,)) == Subject(typed.question, (), "buyers' circle", (MINUTES,))


@pytest.mark.parametrize("part", ["group ", "Kent skills group ", " ", "?", "and ", "the ", "in Kent "])
def test_what_is_too_long_for_a_follow_up_is_read_as_typed_and_at_once(part: str) -> None:
    long = part * (40_000 // len(part)) + "x"
    assert readings(long, KENT) == (Reading(long),)
    after = subject_after(Reading(long), KENT, (MINUTES,))
    assert readings("and who chairs it?", after) == (Reading("and who chairs it?"),)


@given(st.text(max_size=80), st.text(max_size=80), st.booleans())
def test_whatever_is_typed_can_be_read(typed: str, earlier: str, has_documents: bool) -> None:
    subject = Subject(earlier, ("Kent",), "skills group", (TERMS,) if has_documents else ())
    ways = readings(typed, subject)
    assert not ways or any(not way.documents for way in ways)
    assert len(set(ways)) == len(ways)


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
SUBJECTS = st.builds(
    Subject, TEXTS, st.lists(TEXTS).map(tuple), st.none() | TEXTS, st.lists(TEXTS.map(Path)).map(tuple)
)  # fmt: skip


@given(SUBJECTS)
def test_a_subject_survives_as_json(subject: Subject) -> None:
    assert subject_from_json(json.loads(json.dumps(subject_to_json(subject)))) == subject


FIELDS = ["question", "places", "group", "documents"]
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(FIELDS), inner),
    max_leaves=8,
)  # fmt: skip


@given(ANY_JSON)
def test_what_is_no_subject_is_taken_for_none(value: object) -> None:
    found = subject_from_json(value)
    assert found is None or subject_from_json(subject_to_json(found)) == found


def test_a_subject_with_a_wrong_field_is_taken_for_none() -> None:
    for field, wrong in (("question", 1), ("places", "Kent"), ("group", ["a"]), ("documents", [3])):
        assert subject_from_json(subject_to_json(KENT) | {field: wrong}) is None
