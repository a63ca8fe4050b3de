"""An address of the kind asked for needs no belief, where the rest of the question fits."""

import numpy as np
import pytest

from knowledge.answering.contact_asked import is_contact_asked_for
from knowledge.answering.coverage import WeightedWords
from knowledge.answering.question import understand
from knowledge.words import content_words, stem


def is_asked_for(question: str, statement: str, above: str = "") -> bool:
    words = tuple(map(stem, understand(question).words))
    held = set(map(stem, content_words(f"{statement} {above}")))
    weighted = WeightedWords(words, np.ones(len(words)), np.zeros((len(words), 2), np.float32))
    return is_contact_asked_for(question, statement, weighted, weighted.found_in(held))


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("can I have the Harbour email addresses from the slides?", "Jo Hitchin j.hitchin@harbour.example"),
        ("email for the skills desk pls", "Write to the skills desk: desk@anchors.example"),
        ("what is the phone number of the skills desk?", "Skills desk: 01632 960 123"),
        ("who are the contacts for the skills desk?", "Skills desk: desk@anchors.example, 01632 960123"),
    ],
)
def test_an_address_of_the_kind_asked_for_is_known(question: str, statement: str) -> None:
    assert is_asked_for(question, statement)


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("what is the phone number of the skills desk?", "Write to the skills desk: desk@anchors.example"),
        ("whats bethan hill's phone number", "Skills desk: 01632 960 123"),
        ("email for the housing desk pls", "Write to the skills desk: desk@anchors.example"),
        ("email?", "Write to the skills desk: desk@anchors.example"),
        ("what does the skills desk do?", "Write to the skills desk: desk@anchors.example"),
        ("how many emails did the skills desk get?", "The skills desk got 40 emails."),
    ],
)
def test_another_address_or_none_is_not(question: str, statement: str) -> None:
    assert not is_asked_for(question, statement)
