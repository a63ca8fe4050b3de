"""Decisions as dialogues: noted at a meeting, provisional without a quorum, confirmed at the next quorate one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from knowledge.groups.decisions import LONGEST
from tests.bot.handlers.recording import (
    DEE,
    GUS,
    MEETING,
    NEXT_MEETING,
    OTTO,
    audit,
    buttons,
    everything_in_the_audit,
    with_more_people,
)
from tests.bot.handlers.test_meetings import ANN, BOB, CY, ZOE, Place
from tests.knowledge.groups.test_read_group import GROUP, changed

Say = Callable[..., str]


@pytest.fixture
def place(place: Place) -> Place:
    return with_more_people(place)


@pytest.fixture
def quorate(place: Place) -> Place:
    """Ann, who co-chairs, and Bob are there."""
    for who in (ANN, BOB):
        place.ask(who, "/meeting here")
    return place


@pytest.fixture
def provisional(place: Place) -> Place:
    """Bob alone was at the meeting, and one decision was taken; now it is the next one."""
    place.ask(BOB, "/meeting here social-value")
    place.ask(ANN, '/meeting decide social-value "Adopt the levy transfer protocol"')
    place.now = NEXT_MEETING
    return place


def test_a_decision_is_noted_with_who_was_there_and_never_as_a_count_of_votes(quorate: Place, say: Say) -> None:
    said = say(ANN, '/meeting decide social-value "Adopt the levy transfer protocol"')
    assert said.splitlines() == [
        "Decision 1: “Adopt the levy transfer protocol”: no objection from those present at the meeting of Social "
        "value, Tuesday 17 November 2026, 10am.",
        "Who was there: 2 of 2 organisations needed, quorate.",
    ]
    assert "vote" not in said
    assert "(Tuesday 17 November 2026; decided)" in say(BOB, "/meeting decisions")


@pytest.mark.parametrize("who", [ANN, GUS])
@pytest.mark.parametrize(
    "typed",
    [
        '/meeting decide "Adopt it" ',
        "/meeting decide Adopt it",
        "/meeting decide social-value Adopt it",
        "/meeting decide for social value: Adopt it",
        "/meeting decide Social Value “Adopt it”",
        '/meeting decide on 17/11/2026 at 10:05 "Adopt it"',
        "@anchorbot /meeting decide social-value: Adopt it",
    ],
)
def test_co_chairs_and_the_secretariat_note_decisions_in_many_ways(
    quorate: Place, who: str, typed: str, say: Say
) -> None:
    typed = typed.removeprefix("@anchorbot ")
    if who == GUS and "ocial" not in typed:
        typed = typed.replace("decide", "decide for social-value:" if '"' not in typed else "decide social-value")
    assert "Decision 1: “Adopt it”: no objection" in say(who, typed)


@pytest.mark.parametrize("who", [BOB, CY, ZOE])
def test_others_note_nothing(quorate: Place, who: str, say: Say) -> None:
    told = "Decisions of Social value are noted by its co-chairs and the secretariat. Ask one of them."
    for typed in (
        'decide for social-value: "x"',
        "confirm 1 social-value",
        "drop 9 social-value",
        "undecide 1 social-value",
    ):
        assert told in say(who, f"/meeting {typed}")
    assert "no decisions yet" in say(ANN, "/meeting decisions")


@pytest.mark.parametrize(
    "typed",
    ['decide "x"', "decisions", "confirm 1", "drop 1 social-value", "undecide 1", "unconfirm 1", "minutes", "actions"],
)
def test_a_stranger_hears_of_nothing(quorate: Place, typed: str, say: Say) -> None:
    assert say(OTTO, f"/meeting {typed}").startswith("I know of no working group that you belong to.")


def test_decisions_are_for_the_group_to_read(quorate: Place, say: Say) -> None:
    say(ANN, '/meeting decide "Adopt it"')
    for who in (ANN, BOB, CY, DEE):
        assert "“Adopt it”" in say(who, "/meeting decisions")
    assert "“Adopt it”" in say(GUS, "/meeting decisions social-value")
    told = "Decisions of Social value are for its members and the secretariat."
    assert told in say(ZOE, "/meeting decisions social-value")
    assert told in say(ZOE, "/meeting decisions social-value 2026-11-17")
    assert told in say(ANN, "/meeting decisions social-value", in_channel=True), "Zoe and Gus read there"


def test_what_is_noted_in_a_channel_is_told_privately(quorate: Place) -> None:
    reply = quorate.ask(ANN, '/meeting decide "Adopt it"', in_channel=True)
    assert reply.into is not None
    assert reply.into.is_direct


def test_without_a_quorum_a_decision_waits_for_the_next_quorate_meeting(provisional: Place, say: Say) -> None:
    waiting = "Decision 1: “Adopt the levy transfer protocol” (Tuesday 17 November 2026; provisional)"
    assert waiting in say(BOB, "/meeting decisions")
    assert "They can be confirmed once the meeting is quorate: 0 of 2" in say(ANN, "/meeting decisions")
    assert "Only a quorate meeting confirms decision 1" in say(ANN, "/meeting confirm 1")
    line = "1 decision waits for a quorate meeting: /meeting decisions social-value"
    assert line in say(ANN, "/meeting board")
    assert line not in say(ANN, "/meeting here")
    assert line in say(CY, "/meeting here"), "now it is quorate"
    assert buttons(provisional, BOB, "/meeting decisions") == {}
    found = buttons(provisional, ANN, "/meeting decisions")
    assert found == {
        "Confirm 1: no objection": "meeting confirm 1 social-value",
        "Not confirmed: 1": "meeting drop 1 social-value",
    }
    done = say(ANN, found["Confirm 1: no objection"])
    assert done == (
        "Decision 1: “Adopt the levy transfer protocol”: confirmed, no objection from those present (2 of 2 "
        "organisations needed, quorate)."
    )
    assert "confirmed on Tuesday 29 December 2026" in say(BOB, "/meeting decisions")
    assert "Decision 1 is confirmed already. Nothing was changed." in say(ANN, "/meeting confirm 1")


def test_between_meetings_the_next_one_is_named(provisional: Place, say: Say) -> None:
    provisional.now = MEETING + timedelta(days=20)
    assert "The next meeting is on Tuesday 29 December 2026, 10am; if it is quorate" in say(ANN, "/meeting decisions")
    told = "No meeting of Social value is going on, and none was in the last five working days."
    assert told in say(ANN, "/meeting confirm 1")
    assert told in say(ANN, '/meeting decide "Adopt it"')


def test_what_is_not_confirmed_says_so_and_can_wait_again(provisional: Place, say: Say) -> None:
    for who in (ANN, CY):
        say(who, "/meeting here")
    (undo,) = buttons(provisional, ANN, "/meeting drop 1").values()
    assert "not confirmed on Tuesday 29 December 2026" in say(BOB, "/meeting decisions")
    assert "To undo that: /meeting unconfirm 1." in say(ANN, "/meeting undecide 1")
    assert "provisional again" in say(ANN, undo)
    assert "was not put to a later meeting" in say(ANN, undo)
    assert audit(provisional, "meeting decision") == [
        ("group social-value decision 1", outcome) for outcome in ("noted", "not confirmed", "reopened")
    ]


def test_a_decision_is_taken_back_within_the_hour_and_its_row_stays(quorate: Place, say: Say) -> None:
    (undo,) = buttons(quorate, ANN, '/meeting decide "Adopt it"').values()
    assert "taken back. That it was noted stays in the records." in say(ANN, undo)
    assert "Decision 1 is taken back already." in say(ANN, undo)
    assert "(Tuesday 17 November 2026; taken back)" in say(BOB, "/meeting decisions")
    assert "Decision 2" in say(ANN, '/meeting decide "Adopt it"'), "its number is not given again"
    assert audit(quorate, "meeting decision")[:2] == [
        ("group social-value decision 1", "noted"),
        ("group social-value decision 1", "taken back"),
    ]


def test_after_an_hour_a_correction_is_a_new_decision(quorate: Place, say: Say) -> None:
    say(ANN, '/meeting decide "Adopt it"')
    quorate.now += timedelta(minutes=61)
    assert '/meeting decide instead of 1: "…"' in say(ANN, "/meeting undecide 1")
    assert "Decision 2 (instead of decision 1): “Adopt half of it”" in say(
        ANN, '/meeting decide instead of 1: "Adopt half of it"'
    )
    assert "decided, corrected by decision 2" in say(BOB, "/meeting decisions")
    assert "has no decision 9" in say(ANN, '/meeting decide instead of 9: "x"')
    assert "Decision 3" not in say(BOB, "/meeting decisions"), "nothing is half saved"


def test_noted_afterwards_it_says_so_and_counts_who_was_there_then(quorate: Place, say: Say) -> None:
    quorate.now = MEETING + timedelta(minutes=50)
    say(BOB, "/meeting left")
    quorate.now = MEETING + timedelta(days=2)
    late = say(ANN, '/meeting decide "Adopt it"')
    assert "Noted late, on Thursday 19 November 2026." in late
    assert "Who was there: 1 of 2 organisations needed, not quorate." in late
    assert "take it back and say when: /meeting decide on 2026-11-17 at 10:45" in late
    earlier = say(ANN, '/meeting decide at 10:45 "Adopt that"')
    assert "Who was there: 2 of 2 organisations needed, quorate." in earlier
    assert "(Tuesday 17 November 2026, noted late; decided)" in say(BOB, "/meeting decisions")


def test_after_five_working_days_it_is_too_late(quorate: Place, say: Say) -> None:
    quorate.now = datetime(2026, 11, 24, 23, tzinfo=UTC)
    assert "Noted late" in say(ANN, '/meeting decide on 2026-11-17: "Adopt it"')
    quorate.now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    assert "more than five working days ago" in say(ANN, '/meeting decide on 2026-11-17: "Adopt it"')
    assert "has not begun" in say(ANN, '/meeting decide on 2026-12-29: "Adopt it"')


def test_a_condition_that_only_a_person_can_judge_is_asked_of_one(place: Place, say: Say) -> None:
    place.groups(changed(quorum_conditions=["the independent adviser has been heard"]))
    for who in (ANN, BOB):
        say(who, "/meeting here social-value")
    noted = buttons(place, ANN, '/meeting decide "Adopt it"')
    assert "provisional" in say(BOB, "/meeting decisions")
    asked = place.ask(ANN, "/meeting confirm 1")
    assert asked.summary == (
        "Enough are there. The rule also asks for “the independent adviser has been heard”: is that met?"
    )
    assert buttons(place, ANN, "/meeting drop 1")["It is met"] == "meeting drop 1 conditions met social-value"
    assert "confirmed, no objection from those present (2 of 2 organisations needed, quorate)" in say(
        ANN, noted["The condition is met"]
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("decide", "I do not know what was decided. Nothing was saved. Try: /meeting decide social-value"),
        ('decide "  "', "I do not know what was decided."),
        ("decide social-value", "There are no words in that."),
        ('decide social-value "!"', "There are no words in that."),
        ("decide " + "a " * 2_500, f"characters; I keep up to {LONGEST:,} of a decision"),
        ("decide on 31/11/2026: Adopt it", "31/11/2026 is not a day in the calendar."),
        ("decide at 25:00: Adopt it", "25:00 is no time of the day"),
        ('decide no such group "Adopt it"', 'There is no group "no such group"'),
        ("confirm", "I need the number of the decision. To see the numbers: /meeting decisions."),
        ("confirm the first", "I read “confirm the first”. I need the number of the decision."),
        ("confirm 9", "Social value has no decision 9."),
        ("confirm 0", "Social value has no decision 0."),
        ("confirm 99999999999999999999", "I need the number"),
        ("undecide 1 skills", "Decisions of Skills are noted by its co-chairs"),
        ("decisions 2026-11-31", "2026-11-31 is not a day in the calendar."),
        ("decisions no-such-group", 'There is no group "no-such-group"'),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_saved(quorate: Place, typed: str, told: str, say: Say) -> None:
    said = say(ANN, f"/meeting {typed}")
    assert told in said
    assert "incident" not in said
    assert "no decisions yet" in say(ANN, "/meeting decisions")


def test_another_groups_number_is_not_this_ones(quorate: Place, say: Say) -> None:
    say(ZOE, "/meeting here skills")
    say(ZOE, '/meeting decide skills "Adopt theirs"')
    assert "Social value has no decision 1." in say(ANN, "/meeting undecide 1")
    assert "Decision 1: “Adopt ours”" in say(ANN, '/meeting decide "Adopt ours"'), "numbers count within a group"


def test_in_several_groups_it_is_asked_which(place: Place, say: Say) -> None:
    found = buttons(place, GUS, '/meeting decide "Adopt it?" ')
    assert found["Social value"] == 'meeting decide for social-value: "Adopt it?"'
    assert "Decision 1: “Adopt it?”" in say(GUS, found["Social value"])


@pytest.mark.parametrize(
    "text", ["=SUM(A1:A9)", "<b>bold</b> *stars*", "<!channel> <@U0000042>", "1. first", "Adopt “this” and “that”"]
)
def test_whatever_is_decided_stays_text_and_is_in_no_log(
    quorate: Place, text: str, say: Say, caplog: pytest.LogCaptureFixture
) -> None:
    assert f"“{text}”" in say(ANN, f'/meeting decide "{text}"')
    assert f"“{text}”" in say(BOB, "/meeting decisions")
    assert text not in everything_in_the_audit(quorate)
    assert caplog.records == []


def test_changed_people_and_groups_keep_their_decisions(quorate: Place, say: Say) -> None:
    say(ANN, '/meeting decide "Adopt it"')
    quorate.groups(changed(members=GROUP["members"][:1], quorum={"count": 1}))
    assert "“Adopt it”" in say(ANN, "/meeting decisions")


def test_a_group_that_has_decided_something_is_not_taken_back(quorate: Place, say: Say) -> None:
    quorate.groups(changed(name="New", slug="new", first_meeting="2026-11-17T10:00"))
    say(ANN, "/meeting decide new Adopt it")
    assert "decisions" in say(GUS, "/meeting setup undo new")
    assert "“Adopt it”" in say(ANN, "/meeting decisions new")
