"""Minutes as dialogues: who was there, what was decided, who does what, as a reply and as files."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from docx import Document
from markdown_it import MarkdownIt

from bot.reply import File
from tests.bot.handlers.recording import DEE, GUS, MEETING, NEXT_MEETING, OTTO, buttons, with_more_people
from tests.bot.handlers.test_meetings import ANN, BOB, CY, NOW, ZOE, Place
from tests.knowledge.groups.test_read_group import GROUP, changed

Say = Callable[..., str]
NASTY = "=1+1 <b>bold</b> *stars* _low_ [link](x) `code` # - 1. | ~x~ & &amp; \\ end"


@pytest.fixture
def place(place: Place) -> Place:
    return with_more_people(place)


def files(place: Place, who: str, typed: str) -> dict[str, bytes]:
    """The files of a reply by what their names end with."""
    found = [part for part in place.ask(who, typed).parts if isinstance(part, File)]
    return {part.name.rpartition(".")[2]: part.content for part in found}


def test_six_weeks_from_a_reply_to_the_minutes(place: Place, say: Say) -> None:
    place.now = NOW
    for who, answer in ((ANN, "yes"), (BOB, "yes"), (DEE, "no")):
        assert "Noted" in say(who, f"/meeting rsvp {answer}")
    place.now = MEETING
    assert "Not quorate: 1 of 2" in say(BOB, "/meeting here")
    assert "It is provisional" in say(ANN, '/meeting decide "Adopt the levy transfer protocol"')
    assert "Action 1: Bob" in say(ANN, "/meeting action @bob Send the survey by 3 December")
    place.now = MEETING + timedelta(days=1)
    first = say(DEE, "/meeting minutes")
    assert "“Adopt the levy transfer protocol”" in first
    assert "Provisional." in first
    place.now = NEXT_MEETING
    assert "Provisional decisions that wait for a quorate meeting:" in say(ANN, "/meeting minutes")
    for who in (ANN, CY):
        say(who, "/meeting here")
    confirm = buttons(place, ANN, "/meeting decisions")["Confirm 1: no objection"]
    assert "confirmed, no objection from those present" in say(ANN, confirm)
    assert "is done" in say(BOB, buttons(place, BOB, "/meeting actions")["Done: 1"])
    assert say(BOB, "/meeting minutes").splitlines() == [
        "Social value: draft minutes, Tuesday 29 December 2026",
        "Meeting of Tuesday 29 December 2026, 10am, 90 minutes.",
        "Draft by Bob, made on Tuesday 29 December 2026, 10:10am. To be agreed by the group.",
        "Present:",
        "  • Ann (Leigh Council, co-chair)",
        "  • Cy (Tyde NHS Trust), deputy for Bob",
        "Apologies:",
        "  • None.",
        "Absent:",
        "  • Dee (Marsh College)",
        "Quorum:",
        "  • The rule: 2 organisations of 3; a co-chair is present.",
        "  • The most at one time: 2 of 2 organisations needed, quorate.",
        "Decisions:",
        "  • None.",
        "Decisions of earlier meetings:",
        "  • Decision 1: “Adopt the levy transfer protocol” of Tuesday 17 November 2026: confirmed (2 of 2 "
        "organisations needed, quorate).",
        "Actions:",
        "  • None.",
        "The draft for Word: social-value-2026-12-29-draft-minutes.docx",
        "The draft as plain text (Markdown): social-value-2026-12-29-draft-minutes.md",
    ]
    earlier = say(ANN, "/meeting minutes social-value 17 November 2026").splitlines()
    assert "  • Bob (Tyde NHS Trust)" in earlier
    assert earlier[earlier.index("Apologies:") + 1 : earlier.index("Quorum:")] == [
        "  • Dee (Marsh College)",
        "Absent:",
        "  • Ann (Leigh Council)",
    ]
    assert (
        "  • Decision 1: “Adopt the levy transfer protocol”: no objection from those present (1 of 2 organisations "
        "needed, not quorate; the rule asks for “a co-chair is present”). Confirmed on Tuesday 29 December 2026."
    ) in earlier
    assert "  • Action 1: Bob (Tyde NHS Trust): Send the survey, by Thursday 3 December 2026 (done)." in earlier


def test_the_rule_stands_with_its_clause(place: Place, say: Say) -> None:
    place.groups(changed(quorum={"count": 2, "clause": "Two members make a quorum"}))
    assert "The terms of reference say: “Two members make a quorum”" in say(ANN, "/meeting minutes")


def test_a_deputy_beside_the_holder_is_named_too(place: Place, say: Say) -> None:
    for who in (BOB, CY):
        say(who, "/meeting here")
    assert "  • Bob (Tyde NHS Trust)\n  • Cy (beside the seats)" in say(ANN, "/meeting minutes")


def test_what_is_taken_back_is_in_no_minutes(place: Place, say: Say) -> None:
    say(ANN, '/meeting decide "Adopt it"')
    say(ANN, "/meeting action bob Send it")
    say(ANN, "/meeting undecide 1")
    say(ANN, "/meeting unassign 1")
    minutes = say(ANN, "/meeting minutes")
    assert "Adopt it" not in minutes
    assert "Send it" not in minutes
    assert "Nobody was noted as there: not quorate." in minutes


def test_open_actions_go_on_into_the_next_minutes(place: Place, say: Say) -> None:
    say(ANN, "/meeting action bob Send it by 3 December")
    place.now = NEXT_MEETING
    said = say(BOB, "/meeting minutes")
    assert "Open actions from before:\n  • Action 1: Bob (Tyde NHS Trust): Send it" in said
    assert "(overdue)" in said


@pytest.mark.parametrize("who", [ANN, BOB, CY, DEE, GUS])
def test_minutes_are_for_the_group_and_the_secretariat(place: Place, who: str, say: Say) -> None:
    assert f"Draft by {who[0].upper()}" in say(who, "/meeting minutes social-value")


def test_nobody_else_reads_them(place: Place, say: Say) -> None:
    assert "Minutes of Social value are for its members" in say(ZOE, "/meeting minutes social-value")
    assert "Minutes of Social value are for its members" in say(ANN, "/meeting minutes", in_channel=True)
    assert "I know of no working group" in say(OTTO, "/meeting minutes social-value")
    assert files(place, ZOE, "/meeting minutes social-value") == {}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("minutes 2026-12-29", "The meeting of Social value on Tuesday 29 December 2026 has not begun."),
        ("minutes 2026-11-18", "Social value has no meeting on Wednesday 18 November 2026."),
        ("minutes 31/11/2026", "31/11/2026 is not a day in the calendar."),
        ("minutes nowhere", 'There is no group "nowhere"'),
    ],
)
def test_a_meeting_that_is_none_is_told(place: Place, typed: str, told: str, say: Say) -> None:
    assert told in say(ANN, f"/meeting {typed}")


def test_the_files_say_what_the_reply_says_and_what_was_typed_stays_text(place: Place, say: Say) -> None:
    say(ANN, f'/meeting decide "{NASTY}"')
    say(ANN, f"/meeting action bob {NASTY}")
    found = files(place, ANN, "/meeting minutes")
    assert set(found) == {"docx", "md"}
    written = [one.text for one in Document(BytesIO(found["docx"])).paragraphs]
    tokens = MarkdownIt().parse(found["md"].decode())
    inline = [token for token in tokens if token.type == "inline"]
    read = ["".join(child.content for child in token.children or ()) for token in inline]
    assert {child.type for token in inline for child in token.children or ()} <= {"text", "text_special"}
    assert read == written
    assert sum(NASTY in line for line in read) == 2
    said = say(ANN, "/meeting minutes")
    assert all(line.removesuffix(":") in said for line in written)


@pytest.mark.parametrize("text", ["- one", "+ one", "# one", "1. one", "12) one", "=== one", "--- one", "> one"])
def test_no_name_begins_a_list_or_a_heading(place: Place, text: str) -> None:
    place.groups(changed(members=[*GROUP["members"], {"name": text, "email": "x@x.example", "organisation": "X"}]))
    place.ask(ANN, "/meeting here")
    tokens = MarkdownIt().parse(files(place, ANN, "/meeting minutes")["md"].decode())
    assert {token.tag for token in tokens if token.nesting == 1} == {"h1", "h2", "p", "ul", "li"}
    assert all(token.level == 0 for token in tokens if token.tag in ("h1", "h2", "ul"))
    assert f"{text} (X)" in [
        "".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"
    ]


def test_reading_the_minutes_keeps_nothing(place: Place) -> None:
    before = _rows(place)
    place.ask(ANN, "/meeting minutes")
    assert _rows(place) == before


def _rows(place: Place) -> dict[str, int]:
    with place.database() as db:
        return {table: db[table].count for table in db.table_names()}


def test_a_meeting_that_was_moved_says_so(place: Place, say: Say) -> None:
    place.now = NOW
    say(ANN, "/meeting move social-value 2026-11-17 to 2026-11-19 keep")
    place.now = datetime(2026, 11, 19, 10, 10, tzinfo=NOW.tzinfo)
    said = say(ANN, "/meeting minutes")
    assert "Social value: draft minutes, Thursday 19 November 2026" in said
    assert "It was moved from Tuesday 17 November 2026." in said


def test_no_minutes_are_drafted_of_a_meeting_before_the_group_was_set_up(say: Say) -> None:
    said = say(GUS, "/meeting minutes social-value 2026-10-06")
    assert "was set up here on Tuesday 10 November 2026, after its meeting on Tuesday 6 October 2026." in said
    assert "there are no minutes to draft" in said
