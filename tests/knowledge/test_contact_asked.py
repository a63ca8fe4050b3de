"""An address of the kind asked for needs no belief, where the rest of the question fits."""

import numpy as np
import pytest

from knowledge.answering.contact_asked import is_contact_asked_for
from knowledge.answering.coverage import WeightedWords
from knowledge.answering.question import understand
from knowledge.words import content_words, stem


def is_asked_for(asked: str, statement: str, above: str = "") -> bool:
    question = understand(asked)
    words = tuple(map(stem, question.words))
    weighted = WeightedWords(words, np.ones(len(words)), np.zeros((len(words), 2), np.float32))
    over = weighted.found_in(set(map(stem, content_words(above))))
    return is_contact_asked_for(question, asked, statement, weighted, over)


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("can I have the Harbour email addresses from the slides?", "Jo Hitchin j.hitchin@harbour.example"),
        ("email for the skills desk pls", "Write to the skills desk: desk@anchors.example"),
        ("what is the phone number of the skills desk?", "Skills desk: 01632 960 123"),
        ("contact for the skills desk?", "Skills desk: desk@anchors.example, 01632 960123"),
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
        ("what is Tom Brown's phone number?", "If Tom Brown is away, ring Jane Smith on 01632 960 123."),
        ("what is Anna Brown's phone number?", "Do not call Anna Brown on 01632 960 123: the number is out of use."),
        ("what is Anna Brown's phone number?", "Anna Brown (chair) - fax 01632 960 123"),
        ("what is Tom Brown's email?", "Tom Brown's assistant is Joe Hill: joe.hill@x.example"),
        ("what is the company number of Harbour Homes?", "Harbour Homes: company no. 01234567"),
        ("when does the ring road open?", "Ring road opening: ask 01632 960 123."),
        ("what is the email policy?", "Email policy: it@x.example"),
        ("email for the cabinet member", "Members: desk@x.example"),
        ("email?", "Write to the skills desk: desk@anchors.example"),
        ("what does the skills desk do?", "Write to the skills desk: desk@anchors.example"),
        ("how many emails did the skills desk get?", "The skills desk got 40 emails."),
    ],
)
def test_another_address_or_none_is_not(question: str, statement: str) -> None:
    assert not is_asked_for(question, statement)


def test_a_name_above_an_address_or_in_it_says_whose_it_is() -> None:
    assert is_asked_for("email for the skills desk", "desk@anchors.example", above="Skills desk")
    assert not is_asked_for("email for the skills desk", "desk@anchors.example", above="Food")
