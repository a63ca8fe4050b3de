"""Requests to write something are told from questions on who writes."""

import pytest

from knowledge.answering.writing_asked_for import asks_for_writing


@pytest.mark.parametrize(
    "text",
    [
        "please write me a short poem about allotments",
        "Can you draft an agenda for the procurement group?",
        "translate the charter into Polish",
        "hey, tell us a good joke",
        "Write the minutes of the last meeting",
    ],
)
def test_a_request_for_a_text_is_no_question(text: str) -> None:
    assert asks_for_writing(text)


@pytest.mark.parametrize(
    "text",
    [
        "who writes the minutes?",
        "when do draft minutes go out?",
        "draft minutes: who approves them?",
        "tell me about the levy transfer in Leeds",
        "can you tell me who draws up the agenda?",
        "what did Leeds do to rewrite its contracts?",
        "summarise what Leeds did on the living wage",
        "design code for the new hub: who agreed it?",
    ],
)
def test_a_question_is_none(text: str) -> None:
    assert not asks_for_writing(text)
