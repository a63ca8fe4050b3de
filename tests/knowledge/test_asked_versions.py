"""Questions that ask for an earlier version of a document, and those that only sound like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answering.asked_versions import EARLIER, AskedVersion, asks_for, matches, without_version


@pytest.mark.parametrize(
    "question",
    [
        "what did the old terms of reference say on quorum?",
        "What does the previous charter say about pay?",
        "who was a member under the previous procurement working group terms of reference?",
        "what was the earlier wording of clause 4?",
        "what was in the first draft?",
        "what did the draft say about membership?",
        "which documents have been superseded?",
        "who chaired the group before it was amended?",
        "what was the quorum before the last revision?",
        "how large was the board before the changes to the charter?",
        "what did the charter originally say?",
        "what the ToR used to say on deputies",
        "what was the target in the former action plan?",
    ],
)
def test_an_earlier_version_is_asked_for_in_many_ways(question: str) -> None:
    assert asks_for(question) == EARLIER


@pytest.mark.parametrize(
    "question",
    [
        "what was decided at the previous meeting?",
        "what did the previous meeting say about the charter?",
        "what do we do for people in old age?",
        "what is in the older people's strategy?",
        "what is our old age policy?",
        "what did the former mayor promise?",
        "what did the former chair's plan cost?",
        "what happened last year?",
        "what did we do earlier this year?",
        "what did we do before?",
        "who is drafting the charter?",
        "who drafted the terms of reference?",
        "can you draft a letter?",
        "what is in the draft budget?",
        "can we employ somebody through a previous employer?",
        "what stood in the last report?",
        "read me the previous minutes",
        "what is the last date to comment on the charter?",
        "what does the latest version of the charter say?",
        "what is new in the terms of reference?",
        "what does clause 3 of the charter say?",
        "what did we spend before the review of 2021?",
        "which rules superseded the local ones?",
        "is the original document signed?",
        "what must be done before 2026?",
    ],
)
def test_other_things_may_be_old_previous_or_a_draft(question: str) -> None:
    assert asks_for(question) is None


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("what was the quorum in version 1?", ((1,),)),
        ("v1.2: how many make a quorum?", ((1, 2),)),
        ("what does V2.0 of the charter say", ((2, 0),)),
        ("is version 1.10 signed", ((1, 10),)),
        ("the difference between version 1 and version 2", ((1,), (2,))),
        ("what differs in versions 1.1 and 1.2?", ((1, 1), (1, 2))),
    ],
)
def test_version_numbers_are_read(question: str, numbers: tuple[tuple[int, ...], ...]) -> None:
    asked = asks_for(question)
    assert asked is not None
    assert asked.numbers == numbers


def test_a_year_names_a_version_or_the_change_before_which_it_stood() -> None:
    assert asks_for("who signed the 2022 charter?") == AskedVersion(years=("2022",))
    assert asks_for("who signed the charter of 2022?") == AskedVersion(years=("2022",))
    assert asks_for("what was the quorum before the 2026 revision?") == AskedVersion(before="2026")


@pytest.mark.parametrize(
    ("question", "compares"),
    [
        ("what has changed since the last version?", True),
        ("compare the old charter with the one we have", True),
        ("how does version 1 differ from version 2?", True),
        ("what did the old charter say on pay?", False),
    ],
)
def test_a_comparison_needs_the_newest_version_too(question: str, compares: bool) -> None:
    asked = asks_for(question)
    assert asked is not None
    assert asked.compares is compares


@pytest.mark.parametrize(
    ("asked", "title", "file_name", "date", "fits"),
    [
        (EARLIER, "Terms of reference", "tor.docx", None, True),
        (AskedVersion(numbers=((1,),)), "Terms of reference", "ToR v1.docx", None, True),
        (AskedVersion(numbers=((1,),)), "Terms of reference, version 1.2", "tor.docx", None, True),
        (AskedVersion(numbers=((1, 0),)), "Terms of reference, version 1.2", "tor.docx", None, False),
        (AskedVersion(numbers=((1, 0),)), "Terms of reference", "tor_v1.docx", None, True),
        (AskedVersion(numbers=((1,),)), "Terms of reference", "ToR v10.docx", None, False),
        (AskedVersion(numbers=((1,),)), "Terms of reference", "tor.docx", "2022", False),
        (AskedVersion(numbers=((3,), (1,))), "Terms of reference", "ToR v1.docx", None, True),
        (AskedVersion(years=("2022",)), "Charter", "charter.pdf", "2022-05-16", True),
        (AskedVersion(years=("2022",)), "Charter", "charter.pdf", "2024", False),
        (AskedVersion(years=("2022",)), "Charter 2022", "charter.pdf", None, True),
        (AskedVersion(years=("2022",)), "Charter", "charter-2022-05.pdf", None, True),
        (AskedVersion(years=("2022",)), "Charter", "charter.pdf", None, False),
        (AskedVersion(before="2026"), "Charter", "charter.pdf", "2024", True),
        (AskedVersion(before="2024"), "Charter", "charter.pdf", "2026-01", False),
        (AskedVersion(before="2026"), "Charter", "charter.pdf", None, True),
    ],
)
def test_the_version_asked_for_is_told_by_its_number_or_date(
    asked: AskedVersion, title: str, file_name: str, date: str | None, fits: bool
) -> None:
    assert matches(asked, title, file_name, date) is fits


@given(st.lists(st.integers(0, 99), min_size=1, max_size=3))
def test_a_version_is_found_by_the_number_in_its_name(parts: list[int]) -> None:
    number = ".".join(map(str, parts))
    asked = asks_for(f"what was the quorum in version {number}?")
    assert asked is not None
    assert matches(asked, "Terms of reference", f"ToR v{number}.docx", None)
    assert not matches(asked, "Terms of reference", f"ToR v{parts[0] + 1}.{number}.docx", None)


@given(st.text(max_size=200))
def test_any_text_may_be_asked(question: str) -> None:
    assert asks_for(question) in (None, EARLIER) or any(sign.isdigit() for sign in question)


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("what was the quorum of the skills group in version 1?", "what was the quorum of the skills group?"),
        ("what did version 1.0 say on quorum?", "what did it say on quorum?"),
        ("how long was notice in the terms v1?", "how long was notice in the terms?"),
        ("what does the 2022 charter say about pay?", "what does the charter say about pay?"),
        ("what did the old charter say about pay?", "what did the charter say about pay?"),
        ("what was the quorum before the 2026 revision?", "what was the quorum?"),
        ("what was in the first draft?", "what was in the first draft?"),
    ],
)
def test_what_is_left_of_a_question_without_its_version(question: str, rest: str) -> None:
    assert without_version(question) == rest
