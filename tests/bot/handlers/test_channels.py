"""Where a group is reminded, as dialogues."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.desk import Desk
from bot.dispatch import reply_to
from bot.reply import Choice, Reply
from bot.request import Conversation, Request
from bot.words.plain import as_text
from knowledge.documents import Viewer
from knowledge.groups.group import WorkingGroup
from knowledge.people import Identity
from knowledge.store.group_rows import group_named
from tests.bot.handlers.test_meetings import ANN, BOB, ByAddress, Place
from tests.knowledge.groups.test_read_group import GROUP

GROUPS_OWN, OPEN, WITHOUT_BOT, ELSEWHERE = "CGROUPSOWN", "COPENTOALL", "CWITHOUTBOT", "CELSEWHERE"


class InChannels(ByAddress):
    """Everybody is in three channels: the group's own, one that is open, one without the bot."""

    def listeners(self, db: Database, conversation: Conversation) -> Viewer:
        return self._channel(db) if conversation.channel == GROUPS_OWN else Viewer()

    def takes_part(self, identity: Identity, conversation: Conversation) -> bool:
        return conversation.channel != ELSEWHERE

    def may_post(self, conversation: Conversation) -> bool:
        return conversation.channel != WITHOUT_BOT


class Rooms(Place):
    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self.people = InChannels()
        self.desk = Desk(self.database, self._no_library, self.people, lambda: self.now)

    def type(self, who: str, typed: str, channel: str = "") -> Reply:
        where = Conversation("test", "T1", channel or who, is_direct=not channel)
        return reply_to(self.desk, Request(typed, Identity("test", "T1", f"{who}.example"), where))

    def group(self) -> WorkingGroup:
        with self.database() as db:
            return group_named(db, "social-value")


@pytest.fixture
def rooms(tmp_path: Path) -> Rooms:
    found = Rooms(tmp_path)
    found.groups(GROUP)
    return found


@pytest.fixture
def say(rooms: Rooms) -> Callable[..., str]:
    return lambda who, typed, channel="": as_text(rooms.type(who, typed, channel))


def test_a_co_chair_names_the_channel_and_has_reminders_posted_there(rooms: Rooms) -> None:
    named = rooms.type(ANN, f"/meeting channel {GROUPS_OWN} for social-value")
    assert "I know the channel of Social value now. Reminders go to each by direct message still." in " ".join(
        as_text(named).splitlines()
    )
    assert not rooms.group().reminds_in_channel
    post, undo = (part.command for part in named.parts if isinstance(part, Choice))
    posted = as_text(rooms.type(ANN, post))
    assert "Agenda calls and papers of Social value are posted in its channel from now on, once for all." in posted
    assert "Nobody's reply is shown there." in posted
    assert "belongs to the group" not in posted
    assert rooms.group().reminds_in_channel
    rooms.type(ANN, undo)
    assert (rooms.group().channel, rooms.group().reminds_in_channel) == ("", False)


def test_in_the_channel_itself_here_is_enough(rooms: Rooms, say: Callable[..., str]) -> None:
    say(ANN, "/meeting channel here for social-value", GROUPS_OWN)
    assert rooms.group().channel == GROUPS_OWN


def test_where_others_read_along_it_is_told_what_is_left_out(say: Callable[..., str]) -> None:
    say(ANN, f"/meeting channel social-value {OPEN}")
    assert "Not everybody in that channel belongs to the group" in say(ANN, "/meeting reminders in the channel")


def test_a_member_sees_where_they_are_reminded_and_may_prefer_direct_messages(say: Callable[..., str]) -> None:
    say(ANN, f"/meeting channel social-value {GROUPS_OWN}")
    say(ANN, "/meeting reminders in the channel for social-value")
    told = say(BOB, "/anchor notify")
    assert "the agenda calls and papers of Social value are posted in its channel instead" in told
    assert "By direct message, also of Social value" in say(BOB, "/anchor notify direct")
    assert "Social value is reminded by direct message, each by themselves." in say(
        ANN, "/meeting reminders by direct message for social-value"
    )
    assert "By direct message." in say(BOB, "/anchor notify").splitlines()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (f"channel {ELSEWHERE} for social-value", "You are not in that channel, or I am not."),
        (f"channel {WITHOUT_BOT} for social-value", "I am not in that channel. Invite me there"),
        ("channel #social-value for social-value", "I cannot tell which channel “#social-value” is. Choose it from"),
        ("channel here for social-value", "We are in direct messages here, in no channel."),
        ("channel for social-value", "find no channel in it. Try: /meeting channel #social-value for social-value"),
        ("reminders in the channel", "I do not know its channel, so I cannot post reminders of Social value there."),
        ("reminders weekly", "cannot tell where they are to go. Try: /meeting reminders in the channel"),
    ],
)
def test_what_cannot_be_is_told_with_what_to_do(typed: str, told: str, rooms: Rooms, say: Callable[..., str]) -> None:
    answer = say(ANN, f"/meeting {typed}")
    assert told in answer
    assert "Nothing was changed." in answer
    assert rooms.group().channel == ""


@pytest.mark.parametrize("typed", [f"channel {GROUPS_OWN}", "reminders in the channel"])
def test_it_is_for_co_chairs_and_the_secretariat(typed: str, say: Callable[..., str]) -> None:
    assert "said by its co-chairs and the secretariat. Ask one of them." in say(BOB, f"/meeting {typed}")


def test_a_name_from_a_file_is_no_channel_to_post_in(rooms: Rooms, say: Callable[..., str]) -> None:
    rooms.groups({**GROUP, "channel": "#social-value"})
    assert "“#social-value” is only a name to me" in say(ANN, "/meeting reminders in the channel")
