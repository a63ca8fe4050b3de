"""What holds for any terms of reference, and for any text at all."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.read_terms.numbers import number_of
from indexer.read_terms.read_terms import read_terms
from knowledge.groups.terms import TermsOfReference
from tests.indexer.terms_samples import clauses_of_facts, facts_of, samples

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
TEENS = "seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SAMPLES = [sample.text for half in ("development", "held-out") for sample in samples(half)]
SILENT = "The network brings local employers together. Its members share what they learn about buying locally."


def in_words(number: int) -> str:
    if number < 20:
        return [*ONES, *TEENS][number]
    if number == 100:
        return "one hundred"
    tens = TENS[number // 10 - 2]
    return tens if number % 10 == 0 else f"{tens}-{ONES[number % 10]}"


@given(
    st.integers(2, 100),
    st.sampled_from(
        [
            "The quorum is {} members.",
            "Quorum: {}",
            "At least {} members must be present for a meeting to be quorate.",
            "{} organisations shall form a quorum.",
            "No business may be done unless {} members are present.",
        ]
    ),
)
def test_a_number_counts_the_same_in_words_in_digits_and_in_both(number: int, sentence: str) -> None:
    words = in_words(number)
    assert number_of(words) == number_of(words.replace("-", " ")) == number_of(f"{words} ({number})") == number
    for written in (str(number), words, words.capitalize(), f"{words} ({number})", f"{number} ({words})"):
        assert facts_of(sentence.format(written))["quorum_count"] == number


@given(
    st.integers(2, 52), st.sampled_from(["every {} weeks", "{}-weekly", "at intervals of {} weeks", "every {}  weeks"])
)
def test_a_rhythm_is_the_same_in_words_and_in_digits(number: int, rhythm: str) -> None:
    for written in (str(number), in_words(number)):
        facts = facts_of(f"The group meets {rhythm.format(written)}.")
        assert facts["cadence"] == {"unit": "week", "interval": number}


@given(st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=4), st.sampled_from(["\n\n", "\n", " ", "\r\n\r\n"]))
def test_the_clause_of_a_fact_stands_in_the_text_word_for_word(texts: list[str], between: str) -> None:
    text = between.join(texts)
    for clause in clauses_of_facts(read_terms(text)):
        assert clause
        assert clause in text


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for clause in clauses_of_facts(read_terms(text)):
        assert clause in text


WORDS = (
    "quorum meets chair Chair: the two-thirds 50% + 1 every six-eight weeks TBC (tbc) by papers | - # ** \n \r\n ; . , "
    "– majority consensus secretariat Jane Smith review: annually minutes before of whom at least one including 12 ½ "
    "co-\nchair Q U O R U M online"
)


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=60).map(" ".join))
def test_any_heap_of_the_words_of_terms_can_be_read(text: str) -> None:
    for clause in clauses_of_facts(read_terms(text)):
        assert clause in text


@given(st.sampled_from(SAMPLES))
def test_a_text_without_facts_around_it_takes_nothing_from_a_clause_and_adds_nothing(text: str) -> None:
    assert read_terms(SILENT) == TermsOfReference()
    alone, amid = facts_of(text), facts_of(f"{text}\n\n# Why we are here\n\n{SILENT}")
    assert amid == alone


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "# Quorum", "Quorum:", "|", "| Quorum |\n|---|", "Quorum: (TBC)", "?"]
)
def test_a_label_without_anything_beside_it_states_nothing(text: str) -> None:
    assert read_terms(text) == TermsOfReference()


LONG = 40_000  # characters
PIECES = (
    "will ",
    "chair, ",
    "1 2 3 ",
    "<a ",
    "| quorum ",
    "quorum is five members and ",
    "one ",
    "(",
    "Jane Smith ",
    "a",
)
REPEATED = [*SAMPLES[::40], *PIECES, "x-\n"]


@pytest.mark.parametrize("piece", REPEATED)
def test_ten_times_the_text_takes_hardly_more_than_ten_times_as_long(piece: str) -> None:
    """Not a measure of speed: what backtracks or grows with the square takes a hundred times as long, or for ever."""
    shorter, longer = (_seconds((piece * (size // len(piece) + 1))[:size]) for size in (LONG // 10, LONG))
    assert longer < 40 * shorter + 1


def _seconds(text: str) -> float:
    start = time.process_time()
    read_terms(text)
    return time.process_time() - start
