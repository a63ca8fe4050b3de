"""Decisions, actions and minutes as they are typed."""

from datetime import date, time

import pytest

from bot.commands import (
    ActionStep,
    AskQuestion,
    Command,
    DecisionStep,
    GroupRecord,
    NoteAction,
    NoteDecision,
    ShowHelp,
    ShowRecord,
    StepAction,
    StepDecision,
    parse,
)
from knowledge.errors import HelpfulError

DAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ('/meeting decide "Adopt it"', NoteDecision('"Adopt it"')),
        ("/meeting decide Adopt it?", NoteDecision("Adopt it?")),
        ('/meeting decide Social value “Adopt "it"”', NoteDecision('“Adopt "it"”', "Social value")),
        (
            '/meeting decide skills on 17/11/26, at 10.45 "Adopt it".',
            NoteDecision('"Adopt it"', "skills", DAY, time(10, 45)),
        ),
        ("/meeting decide on 17 November 2026: Adopt it", NoteDecision("Adopt it", "", DAY)),
        ("/meeting decide instead of #3: Adopt it", NoteDecision("Adopt it", instead_of=3)),
        ("/meeting decide on 17 November 2026 Adopt it", NoteDecision("Adopt it", "", DAY)),
        ("/meeting decide social-value on 17/11/2026: Adopt it", NoteDecision("Adopt it", "social-value", DAY)),
        ("/meeting decide skills at 10:45 Adopt it", NoteDecision("Adopt it", "skills", None, time(10, 45))),
        ("/meeting decide instead of 3 Adopt it", NoteDecision("Adopt it", instead_of=3)),
        ("/meeting decide on 3 points: adopt it", NoteDecision("on 3 points: adopt it")),
        ("/meeting decide We meet at 10:45", NoteDecision("We meet at 10:45")),
        ("/meeting decide on reflection: adopt it", NoteDecision("on reflection: adopt it")),
        ("/meeting decide Resolved: adopt it", NoteDecision("Resolved: adopt it")),
        ("/meeting decide at 10: adopt it", NoteDecision("at 10: adopt it")),
        ("/meeting confirm #3", StepDecision(DecisionStep.CONFIRM, 3)),
        ("/meeting drop decision 3 for the social-value", StepDecision(DecisionStep.DROP, 3, "social-value")),
        ("meeting action Sam Send it, by 3 December.", NoteAction("Sam Send it", "", "3 December")),
        ("/meeting action Sam stand by me", NoteAction("Sam stand by me")),
        ("/meeting action Sam get it passed by Friday by email", NoteAction("Sam get it passed by Friday by email")),
        ("/meeting done 5!", StepAction(ActionStep.DONE, 5)),
        ("/meeting minutes of social-value 17/11/2026", ShowRecord(GroupRecord.MINUTES, "social-value", DAY)),
        ("/meeting help minutes", ShowHelp("minutes")),
        ("/anchor minutes", ShowHelp("minutes")),
        ("meeting decide what?", AskQuestion("meeting decide what?")),
        ("meeting actions from May?", AskQuestion("meeting actions from May?")),
        ("meeting minutes of the Leeds network", AskQuestion("meeting minutes of the Leeds network")),
    ],
)
def test_what_is_typed_of_decisions_and_actions_is_not_cut_up_by_guesswork(typed: str, command: Command) -> None:
    assert parse(typed) == command


@pytest.mark.parametrize("verb", ["decide", "action", "confirm", "done", "decisions"])
def test_forty_thousand_characters_are_read_at_once(verb: str) -> None:
    for text in ("a " * 20_000, "for " * 10_000, "by 3/4 " * 6_000, '"' * 40_000, "on 3/4/26 at " * 3_000):
        try:
            parse(f"/meeting {verb} {text}")
        except HelpfulError as error:
            assert "Nothing" in str(error)
