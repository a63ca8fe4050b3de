"""The first of two questions, asked again of another time: "how many came in 2023, and how many in 2024?"."""

from knowledge.answering.time_spans import dated_in
from knowledge.words import content_words

_WITHOUT_MEANING = frozenset(["according", "do", "did", "paper", "report", "same", "say", "then"])
"""Words that a question for another time may have beside that."""


def at_another_time(first: str, second: str) -> str | None:
    """The first question with the time of the second in the place of its own, where the second has no more to say than
    when; nothing else, or where either names several times or none."""
    times = list(dated_in(first)), list(dated_in(second))
    if [len(one) for one in times] != [1, 1]:
        return None
    (typed, span), (other, other_span) = times[0][0], times[1][0]
    if span == other_span or set(content_words(second.replace(other, " "))) - _WITHOUT_MEANING:
        return None
    return first.replace(typed, other)
