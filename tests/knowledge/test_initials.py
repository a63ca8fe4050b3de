"""Whoever is named by an initial in one place and in full in another is one person to who asks."""

from collections.abc import Collection, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.answers import say_answer
from bot.words.plain import as_text
from knowledge.answering.found import Answer
from knowledge.initials import Texts, people_in
from knowledge.short_names import ShortName
from tests.knowledge.test_names_asked import Town

MINUTES = """# Leeds Anchor Network: minutes of 18 September 2026

## Present

Imogen Fairclough (Harbour Trust), Patience Osei (Saltby Council), Paul O'Neill (Quay College)

## Actions

| What | Who | By when |
| --- | --- | --- |
| Fill the second seat for residents | I Fairclough | 30 November 2026 |
| Send the list of firms | P. Osei | 2 October 2026 |
| Ask the buyers about the rule | I Fairclough | 15 October 2026 |
| Book the room | P O'Neill | 9 October 2026 |
| Write to the two colleges | A Dunn | 16 October 2026 |
"""
FIRST = st.from_regex(r"[A-Z][a-z]{2,7}", fullmatch=True)
SURNAME = st.from_regex(r"[A-Z][a-z]{3,8}", fullmatch=True)


def found_in(texts: Sequence[tuple[int, str]]) -> list[tuple[int, ShortName]]:
    def naming(surnames: Collection[str]) -> Texts:
        return [(document, text) for document, text in texts if any(one in text for one in surnames)]

    return list(people_in(texts, naming))


@pytest.mark.parametrize(
    "question",
    [
        "what has Imogen got to do?",
        "what has imogen fairclough got to do",
        "which actions does Imogen Fairclough have?",
    ],
)
def test_what_somebody_is_to_do_is_found_by_the_name_that_stands_elsewhere(tmp_path: Path, question: str) -> None:
    found = Town(tmp_path, {"leeds-minutes.md": MINUTES}).ask(question)
    assert isinstance(found, Answer)
    assert [one.text.partition(" –")[0] for one in found.told] == [
        "Fill the second seat for residents", "Ask the buyers about the rule",
    ]  # fmt: skip
    assert "I Fairclough is Imogen Fairclough." in as_text(say_answer(found))


def test_an_initial_that_may_be_two_people_is_nobody(tmp_path: Path) -> None:
    minutes = MINUTES.replace("Patience Osei (Saltby Council)", "Patience Osei, Ian Fairclough (Saltby Council)")
    found = Town(tmp_path, {"leeds-minutes.md": minutes}).ask("what has Imogen got to do?")
    assert not isinstance(found, Answer) or not found.short_names


@given(FIRST, SURNAME, st.sampled_from(["{} {}", "{}. {}", "{}. B. {}", "{}B {}"]))
def test_a_full_name_says_whom_its_initial_is(first: str, surname: str, form: str) -> None:
    short = form.format(first[0], surname)
    found = found_in([(1, f"to be done by {short} in May"), (2, f"We met {first} {surname}, the dean.")])
    assert [(document, one.short, one.name) for document, one in found] == [(2, short, f"{first} {surname}")]


@pytest.mark.parametrize("text", ["Annex A Terms of reference", "Group B Works in the park", "A Kitchen of one's own"])
def test_a_letter_that_numbers_something_is_no_initial(text: str) -> None:
    assert not found_in([(1, text), (2, "All Terms apply, Big Works too.")])
