"""Words that a line's end parted, in text whose lines were joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.blocks import Paragraph, ReadFile
from indexer.hyphens import vocabulary_of_texts, whole_words
from indexer.split_passages import split_sections


@pytest.mark.parametrize(
    ("text", "elsewhere", "whole"),
    [
        ("run by the univer- sity", "Universities pay less.", "run by the university"),
        ("a care- experienced person", "She is care-experienced.", "a care-experienced person"),
        ("a short- term loan for the univer- sity", "Universities lend.", "a short-term loan for the university"),
        ("short- and long-term loans", "The term ends.", "short- and long-term loans"),
        ("the York- Leeds train", "It is late.", "the York- Leeds train"),
        ("the organisa- tion", "", "the organisation"),
        ("a zqx- wvk thing", "", "a zqx- wvk thing"),
        ("Purpose- our aim is jobs.", "", "Purpose- our aim is jobs."),
        ("Frequency- it meets. Mentors- all may.", "", "Frequency- it meets. Mentors- all may."),
        ("a short- term loan", "", "a short-term loan"),
    ],
)
def test_the_hyphen_stays_where_it_is_the_words_own(text: str, elsewhere: str, whole: str) -> None:
    assert whole_words(text, vocabulary_of_texts([text, elsewhere])) == whole


def test_an_answer_has_the_word_and_its_quote_what_stands_in_the_file() -> None:
    read = ReadFile((Paragraph("The portal was built by the univer- sity. Universities like it."),))
    first = split_sections(read)[0].passages[0].statements[0]
    assert first.text == "The portal was built by the university."
    assert first.quote == "The portal was built by the univer- sity."


@given(st.lists(st.text(alphabet="ab-, A\n", max_size=30), max_size=4))
def test_nothing_but_blanks_and_hyphens_goes(texts: list[str]) -> None:
    vocabulary = vocabulary_of_texts(texts)
    for text in texts:
        left = whole_words(text, vocabulary)
        assert left.replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")
