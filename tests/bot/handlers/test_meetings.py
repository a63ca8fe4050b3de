"""Meetings in chat, as dialogues: what is typed, and what comes back."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.desk import Desk, Visitor
from bot.dispatch import reply_to
from bot.recognise import known_account
from bot.reply import Choice, Reply
from bot.request import Conversation, Request
from bot.words.plain import as_text
from knowledge.answering.library import Library
from knowledge.documents import Viewer
from knowledge.groups.read_group import read_groups
from knowledge.people import Identity, Person, shared_viewer, viewer_of
from knowledge.store.database import open_database
from knowledge.store.group_rows import save_groups
from knowledge.store.people_rows import all_people, person_with_email
from tests.knowledge.groups.test_read_group import GROUP, changed

NOW = datetime(2026, 11, 10, 9, tzinfo=UTC)
CHANNEL = "C1"


class ByAddress:
    """Knows people by the address they write from; in the channel everybody of the group and Zoe from outside it listen
    when `is_open`, otherwise the group alone."""

    def __init__(self) -> None:
        self.is_open = False

    def visitor(self, db: Database, request: Request) -> Visitor:
        person = person_with_email(db, request.sender.user)
        own = viewer_of(person)
        viewer = own if request.conversation.is_direct else self._channel(db)
        return Visitor(person, viewer, own, person is not None)

    def _channel(self, db: Database) -> Viewer:
        seated = [person for person in all_people(db) if person.grants]
        return shared_viewer([viewer_of(person) for person in seated] + [Viewer()] * self.is_open)

    def listeners(self, db: Database, conversation: Conversation) -> Viewer:
        raise NotImplementedError

    def takes_part(self, identity: Identity, conversation: Conversation) -> bool:
        raise NotImplementedError

    def account(self, db: Database, person: Person, platform: str, team: str) -> Identity | None:
        return known_account(db, person, platform, team)

    def may_post(self, conversation: Conversation) -> bool:
        raise NotImplementedError


class Place:
    """A chat with one group."""

    def __init__(self, data: Path) -> None:
        self.now, self.people = NOW, ByAddress()
        self.database = partial(open_database, data)
        self.desk = Desk(self.database, self._no_library, self.people, lambda: self.now)

    @staticmethod
    def _no_library() -> Library:
        raise AssertionError("a meeting needs no search")

    def groups(self, *groups: object) -> None:
        found, problems = read_groups({"groups": list(groups)})
        assert not problems
        with self.database() as db:
            save_groups(db, found, NOW, "test")

    def ask(self, who: str, typed: str, in_channel: bool = False) -> Reply:
        where = Conversation("test", "", CHANNEL if in_channel else who, is_direct=not in_channel)
        request = Request(typed, Identity("test", "", f"{who}.example"), where, is_private=not in_channel)
        return reply_to(self.desk, request)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    found = Place(tmp_path)
    found.groups(GROUP)
    return found


ANN, BOB, CY, ZOE = "ann@leigh", "bob@tyde", "cy@tyde", "zoe@elsewhere"


@pytest.fixture
def say(place: Place) -> Callable[..., str]:
    return lambda who, typed, in_channel=False: as_text(place.ask(who, typed, in_channel))


def test_the_next_meeting_with_the_buttons_to_answer(place: Place) -> None:
    reply = place.ask(ANN, "/meeting next")
    assert (
        as_text(reply).splitlines()[0] == "Social value meets next on Tuesday 17 November 2026, 10am, for 90 minutes."
    )
    assert "You have not answered yet." in as_text(reply)
    assert [part.command for part in reply.parts if isinstance(part, Choice)] == [
        "meeting rsvp yes social-value 2026-11-17",
        "meeting rsvp no social-value 2026-11-17",
        "meeting rsvp deputy social-value 2026-11-17",
        "meeting rsvp maybe social-value 2026-11-17",
    ]


def test_every_button_does_what_it_says(place: Place) -> None:
    said = []
    for part in place.ask(ANN, "/meeting next").parts:
        if isinstance(part, Choice):
            said.append(place.ask(ANN, part.command).summary)
    assert [one.partition(")")[2].split(":")[0] for one in said] == [
        " will be there",
        " can't make it",
        " sends a deputy",
        " may be there",
    ]


def test_an_answer_is_noted_and_can_be_changed_until_the_start(place: Place, say: Callable[..., str]) -> None:
    assert "Noted: Ann (Leigh Council) will be there: Social value, Tuesday 17 November 2026, 10am." in say(
        ANN, "/meeting rsvp yes"
    )
    assert "Before, it was: will be there." in say(ANN, "meeting rsvp no")
    assert "You said: can't make it." in say(ANN, "/meeting next")
    place.now = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
    assert "Tuesday 17 November 2026 has begun" in say(ANN, "/meeting rsvp yes for social-value 2026-11-17")
    place.now = datetime(2026, 11, 17, 12, tzinfo=UTC)
    assert "clashes with a break" in say(ANN, "/meeting next")


def test_a_deputy_answers_for_the_seat(say: Callable[..., str]) -> None:
    assert "Bob (Tyde NHS Trust) sends a deputy (Cy)" in say(CY, "/meeting rsvp yes social-value")
    assert "You are deputy of Bob" in say(CY, "/meeting rsvp maybe")


def test_quorum_before_the_meeting_with_who_has_not_answered(say: Callable[..., str]) -> None:
    say(ANN, "/meeting rsvp yes")
    assert say(ANN, "/meeting quorum").splitlines() == [
        "Social value, Tuesday 17 November 2026, 10am",
        "1 of 2 organisations so far: quorum is unlikely (about 1 in 10). Nothing is known yet of who came to earlier "
        "meetings.",
        "The rule asks for “a co-chair is present”: about 9 in 10.",
        "Not heard from: Bob.",
        "1 seat is vacant.",
        "The rule: 2 organisations of 3; a co-chair is present.",
    ]


def test_who_replied_is_for_the_group(place: Place, say: Callable[..., str]) -> None:
    place.groups(
        changed(
            name="Skills",
            slug="skills",
            members=[{**GROUP["members"][0], "email": "zoe@elsewhere.example"}],
            quorum={"count": 1},
        )
    )
    say(ANN, "/meeting rsvp yes social-value")
    assert "Ann (Leigh Council): will be there" in say(ANN, "/meeting status")
    assert "Who replied is for the members of Social value." in say(ZOE, "/meeting status social-value")
    assert "Ann" not in say(ZOE, "/meeting quorum social-value")
    assert "The rule: 2 organisations of 3" in say(ZOE, "/meeting quorum social-value")


def test_in_a_channel_names_stand_only_where_all_who_read_belong_to_the_group(
    place: Place, say: Callable[..., str]
) -> None:
    assert "Not heard from" in say(ANN, "/meeting quorum", in_channel=True)
    place.people.is_open = True
    assert say(ANN, "/meeting quorum", in_channel=True) == (
        "I know of no working group that you belong to. Ask the secretariat. Nothing was saved."
    )
    assert "Noted" in say(ANN, "/meeting rsvp yes", in_channel=True), "an answer is private, whoever is in the channel"
    assert place.ask(ANN, "/meeting rsvp yes", in_channel=True).into == Conversation(
        "test", "", f"{ANN}.example", is_direct=True
    )


def test_a_stranger_hears_of_no_group(say: Callable[..., str]) -> None:
    unknown = say("stranger@nowhere", "/meeting next social-value")
    assert unknown == say("stranger@nowhere", "/meeting next no-such-group")
    assert "I know of no working group that you belong to." in unknown
    assert "I do not know you by an e-mail address" in say("stranger@nowhere", "/meeting rsvp yes social-value")


def test_who_has_several_groups_is_asked_which(place: Place) -> None:
    place.groups(changed(name="Skills", slug="skills"))
    reply = place.ask(ANN, "/meeting rsvp yes")
    assert reply.summary == "Which group do you mean?"
    assert [part.command for part in reply.parts if isinstance(part, Choice)] == [
        "meeting rsvp yes skills",
        "meeting rsvp yes social-value",
    ]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/meeting rsvp", "I do not know what you answer. Answers are yes, no, maybe and deputy."),
        ("/meeting rsvp perhaps", "I read “rsvp perhaps”, which is no answer."),
        ("/meeting rsvp perhaps skills", "Nothing was saved. Try: /meeting rsvp maybe skills"),
        ("/meeting rsvp fish", "Nothing was saved. Try: /meeting rsvp yes"),
        ("/meeting rsvp yes 2026-11-31", "2026-11-31 is not a day in the calendar."),
        ("/meeting rsvp yes social-vlaue", 'There is no group "social-vlaue". Did you mean social-value?'),
        ("/meeting rsvp yes 2026-11-18", "Social value has no meeting on Wednesday 18 November 2026."),
        ("/meeting nxet", "Did you mean /meeting next?"),
        ("/meeting frobnicate", "Type /meeting help to see what there is."),
    ],
)
def test_what_is_wrong_is_told_with_what_to_type(typed: str, told: str, say: Callable[..., str]) -> None:
    assert told in say(ANN, typed)


@pytest.mark.parametrize("typed", ["/meeting", "/meeting help", "help meeting", "/anchor meeting help"])
def test_there_is_help(typed: str, say: Callable[..., str]) -> None:
    assert "/meeting rsvp yes" in say(ANN, typed)


def test_a_move_shows_both_ways_before_it_is_done_and_can_be_undone(place: Place, say: Callable[..., str]) -> None:
    asked = place.ask(ANN, "/meeting move social-value 17 November 2026 to 24 November 2026")
    assert as_text(asked).splitlines() == [
        "Should the later meetings of Social value stay where they are?",
        "They stay: the next one is then on Tuesday 29 December 2026, 10am.",
        "They follow from the new day: the next one is then on Tuesday 5 January 2027, 10am.",
        "Nothing is changed yet.",
    ]
    stay, follow = (part.command for part in asked.parts if isinstance(part, Choice))
    assert stay == "meeting move social-value 2026-11-17 to 2026-11-24 keep"
    assert "17 November 2026" in say(BOB, "/meeting next")
    done = place.ask(ANN, follow)
    assert done.summary == "Social value is moved to Tuesday 24 November 2026, 10am."
    assert "moved from Tuesday 17 November 2026" in say(BOB, "/meeting next")
    (undo,) = (part.command for part in done.parts if isinstance(part, Choice))
    assert "is put back to Tuesday 17 November 2026, 10am." in say(ANN, undo)
    assert "is where it was planned" in say(ANN, undo)


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("2026-11-22", "Mind that Sunday 22 November 2026 is on a weekend."),
        ("2026-12-28", "Mind that Monday 28 December 2026 is Boxing Day"),
    ],
)
def test_a_move_to_a_closed_day_says_so_before_it_asks(place: Place, to: str, said: str) -> None:
    asked = as_text(place.ask(ANN, f"/meeting move social-value 2026-11-17 to {to}"))
    assert asked.startswith(said)
    assert "Nothing is changed yet." in asked


def test_what_was_decided_about_later_days_falls_away_where_they_follow_and_that_is_said_before(
    place: Place, say: Callable[..., str]
) -> None:
    say(ANN, "/meeting move social-value 2026-12-29 to 2027-01-04 keep")
    asked = place.ask(ANN, "/meeting move social-value 2026-11-17 to 2026-11-19")
    said = as_text(asked)
    assert "They stay: the next one is then on Monday 4 January 2027, 10am.\n" in said
    assert "next one is then on Thursday 31 December 2026, 10am. What was decided about Monday 4 January 2027" in said
    _, follow = (part.command for part in asked.parts if isinstance(part, Choice))
    say(ANN, follow)
    assert "has no meeting on Monday 4 January 2027" in say(ANN, "/meeting cancel social-value 2027-01-04")
    with place.database() as db:
        assert db.execute("SELECT original FROM occurrences").fetchall() == [("2026-11-17",)]


def test_a_moved_meeting_is_put_back_from_the_day_it_is_on_now(say: Callable[..., str]) -> None:
    say(ANN, "/meeting move social-value 2026-11-17 to 2026-11-19 keep")
    told = say(ANN, "/meeting restore social-value 2026-11-19")
    assert "Social value is put back to Tuesday 17 November 2026, 10am." in told


def test_a_meeting_is_cancelled_and_one_is_added(say: Callable[..., str]) -> None:
    assert "The meeting of Social value on Tuesday 17 November 2026, 10am is cancelled." in say(
        ANN, "/meeting cancel social-value 2026-11-17 because of the strike"
    )
    assert "is cancelled" in say(BOB, "/meeting rsvp yes social-value 2026-11-17")
    assert "Tuesday 29 December 2026" in say(BOB, "/meeting next")
    assert "one more meeting: Sunday 6 December 2026, 2pm" in say(ANN, "/meeting add social-value 6/12/2026 at 2pm")
    assert "Sunday 6 December 2026, 2pm" in say(BOB, "/meeting next")


def test_an_added_meeting_is_put_back_to_its_own_hour(say: Callable[..., str]) -> None:
    say(ANN, "/meeting add social-value 6/12/2026 at 2pm")
    say(ANN, "/meeting move social-value 2026-12-06 to 2026-12-07 at 4pm keep")
    told = say(ANN, "/meeting restore social-value 2026-12-07")
    assert "Social value is put back to Sunday 6 December 2026, 2pm." in told


def test_only_co_chairs_and_the_secretariat_decide(say: Callable[..., str]) -> None:
    for typed in ("move social-value 2026-11-17 to 2026-11-19", "cancel social-value 2026-11-17"):
        assert "are moved by its co-chairs and the secretariat. Ask one of them." in say(BOB, f"/meeting {typed}")
    assert "17 November 2026" in say(BOB, "/meeting next")


def test_what_cannot_be_moved_is_told_before_it_asks(say: Callable[..., str]) -> None:
    assert "is in the past" in say(ANN, "/meeting move social-value 2026-11-17 to 2026-11-01")
    assert "has another meeting on Tuesday 29 December 2026" in say(
        ANN, "/meeting move social-value 2026-11-17 to 2026-12-29"
    )
    assert "no meeting on Wednesday 18 November 2026" in say(ANN, "/meeting cancel social-value 2026-11-18")


@pytest.mark.parametrize(
    "typed",
    [
        "when does the social value group meet next?",
        "when is our next meeting?",
        "when's the next Social-Value meeting",
        "when do we meet again?",
    ],
)
def test_the_register_answers_when_a_group_meets_next(typed: str, say: Callable[..., str]) -> None:
    assert "Social value meets next on Tuesday 17 November 2026, 10am" in say(ANN, typed)


def test_the_register_answers_what_the_quorum_is(say: Callable[..., str]) -> None:
    assert say(ANN, "what's our quorum?") == (
        "Social value, as the register of groups has it: 2 organisations of 3; a co-chair is present."
    )


@pytest.mark.parametrize(
    "typed",
    [
        "what is the quorum of the Kent skills group?",
        "what were the minutes of the next meeting?",
        "who decided our quorum?",
        "how often do we meet?",
    ],
)
def test_what_is_not_for_the_register_goes_to_the_documents(typed: str, say: Callable[..., str]) -> None:
    assert "meets next" not in say(ANN, typed)
    assert "register" not in say(ANN, typed)


def test_a_stranger_is_told_nothing_from_the_register(say: Callable[..., str]) -> None:
    assert "meets next" not in say("stranger@nowhere", "when does the social value group meet next?")


def test_at_the_meeting_quorum_is_one_word_and_moves_with_who_comes_and_goes(
    place: Place, say: Callable[..., str]
) -> None:
    assert "has not begun" in say(ANN, "/meeting here")
    place.now = datetime(2026, 11, 17, 9, 45, tzinfo=UTC)
    assert "Noted: you are there." in say(BOB, "/meeting here")
    assert "Not quorate: 1 of 2 organisations are there." in say(BOB, "/meeting quorum")
    assert "“a co-chair is present”: not met." in say(BOB, "/meeting quorum")
    assert "Not quorate: 1 of 2" in say(CY, "/meeting here"), "two people of one organisation are one"
    assert "Quorate: 2 of 2 organisations are there." in say(ANN, "/meeting here")
    assert "You were noted as there already." in say(ANN, "/meeting here")
    place.now = datetime(2026, 11, 17, 11, tzinfo=UTC)
    assert "Quorate: 2 of 2" in say(BOB, "/meeting left"), "the deputy is still there"
    assert "Not quorate: 1 of 2" in say(CY, "/meeting left")
    assert "You were not noted as there." in say(CY, "/meeting left")
    assert "Quorate: 2 of 2" in say(CY, "/meeting here"), "who left may come back"
    place.now = datetime(2026, 11, 17, 14, tzinfo=UTC)
    assert "has not begun" in say(ANN, "/meeting left"), "two and a half hours after the end the next one is meant"
    assert say(ZOE, "/meeting here social-value").startswith("I know of no working group that you belong to.")


def test_who_came_before_is_in_the_forecast(place: Place, say: Callable[..., str]) -> None:
    place.now = datetime(2026, 11, 17, 10, tzinfo=UTC)
    say(ANN, "/meeting here")
    place.now = datetime(2026, 12, 1, 10, tzinfo=UTC)
    assert "Nothing is known yet" not in say(ANN, "/meeting quorum")
