"""Forms as Slack shows them, and what comes back."""

from typing import Any

import pytest
from hypothesis import example, given, settings

from bot.commands import Reason
from bot.reply import Field, FieldKind, Form, Option
from bot.slack.fields import fields_of, form_view
from bot.words.feedback import ask_what_to_settle, ask_what_was_wrong, ask_where_to_share
from tests.bot.slack.invented import QUESTION, UNANSWERED
from tests.bot.slack.strategies import any_form
from tests.fakes.slack.block_kit import problems_of_view
from tests.fakes.slack.forms import filled_in
from tests.fakes.slack.reading import pings_in

ASKED_IN = {"channel": "C0000007", "thread": "1790000000.000100", "user": "U0000042", "trigger": "12.34.ab"}
MANY = tuple(Option(f"v{number}", f"Option {number}") for number in range(100))


@given(any_form())
@settings(max_examples=100)
@example(Form("Too many", "share k3j2m5q7aa", (Field("a", "b", FieldKind.ONE_OF, MANY, hint="c"),)))
def test_slack_takes_any_form_and_nobody_is_notified(form: Form) -> None:
    view = form_view(form, ASKED_IN)
    assert problems_of_view(view) == []
    assert pings_in(view) == []


def _answers(form: Form, filled: dict[str, Any]) -> dict[str, str]:
    """What comes back where Slack lets a person send the form so."""
    return fields_of({"state": {"values": filled_in(form_view(form, ASKED_IN)["blocks"], filled)}})


def _form(question: str) -> Form:
    forms = {
        "wrong": ask_what_was_wrong(QUESTION),
        "share": ask_where_to_share(QUESTION),
        "settle": ask_what_to_settle(UNANSWERED),
    }
    (form,) = (part for part in forms[question].parts if isinstance(part, Form))
    return form


@pytest.mark.parametrize(
    ("question", "filled", "answers"),
    [
        ("wrong", {"reason": "wrong place"}, {"reason": "wrong place"}),
        ("wrong", {"reason": "something else", "note": "I & we"}, {"reason": "something else", "note": "I & we"}),
        ("share", {"channel": "C0000009"}, {"channel": "C0000009"}),
        ("settle", {"questions": [QUESTION]}, {"questions": QUESTION}),
        ("settle", {"questions": [QUESTION, "q7b2c5d3ee"]}, {"questions": f"{QUESTION} q7b2c5d3ee"}),
    ],
)
def test_answers_come_back_by_the_names_of_their_fields(
    question: str, filled: dict[str, Any], answers: dict[str, str]
) -> None:
    assert _answers(_form(question), filled) == answers


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_can_be_chosen(reason: Reason) -> None:
    assert _answers(_form("wrong"), {"reason": reason.value}) == {"reason": reason.value}


@pytest.mark.parametrize("kind", [FieldKind.ONE_OF, FieldKind.SOME_OF])
@pytest.mark.parametrize("count", [1, 10, 11, 100])
def test_any_number_of_options_can_be_chosen_from(kind: FieldKind, count: int) -> None:
    form = Form("Choose", "help", (Field("which", "Which?", kind, MANY[:count]),))
    chosen = MANY[count - 1].value
    filled = chosen if kind is FieldKind.ONE_OF else [chosen]
    assert problems_of_view(form_view(form, ASKED_IN)) == []
    assert _answers(form, {"which": filled}) == {"which": chosen}


@pytest.mark.parametrize(
    "view",
    [
        {},
        {"state": None},
        {"state": {"values": []}},
        {"state": {"values": {"note": None, "reason": {"answer": 5}, "channel": {"answer": {}}}}},
        {
            "state": {
                "values": {"note": {"answer": {"value": 5}}, "questions": {"answer": {"selected_options": [None, 5]}}}
            }
        },
        {"state": {"values": {"note": {"answer": {"value": None}}, "reason": {"answer": {"selected_option": None}}}}},
    ],
)
def test_what_is_left_empty_or_is_no_answer_is_missing(view: dict[str, Any]) -> None:
    assert fields_of(view) == {}
