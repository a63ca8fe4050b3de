"""The typed commands: what a person can want."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from bot.commands.charter_records import CharterCommand
from bot.commands.clock import ClockCommand
from bot.commands.group_records import GroupCommand
from bot.commands.holding import HoldingCommand
from bot.commands.invitations import InviteToMeeting, ShowFeed
from bot.commands.notify import NotifyCommand, ShowNotify
from bot.commands.plain_words import PlainCommand
from bot.commands.pledge_records import PledgeCommand
from bot.commands.record_kinds import RecordCommand
from bot.commands.sent_reminders import ShowReminders
from bot.commands.set_up import SetUpGroup, TakeBackGroup
from knowledge.groups.replies import Answer


@dataclass(frozen=True)
class AskQuestion:
    """A question to the documents."""

    text: str


@dataclass(frozen=True)
class AskPrivately:
    """The same question again, answered to its asker alone."""

    question: str


@dataclass(frozen=True)
class ShowSources:
    """The passages an answer was taken from; of the conversation's last answer where `question` is empty."""

    question: str = ""


@dataclass(frozen=True)
class ShowWholeList:
    """All of a list that an answer showed in part; of the conversation's last answer where `question` is empty."""

    question: str = ""


class Reason(StrEnum):
    """What was wrong with an answer."""

    BESIDE_THE_POINT = "beside the point"
    WRONG_PLACE = "wrong place"
    OUT_OF_DATE = "out of date"
    INCOMPLETE = "incomplete"
    OTHER = "something else"


@dataclass(frozen=True)
class GiveFeedback:
    """Whether an answer was right (the conversation's last one where `question` is empty); a reason and a note where it
    was not."""

    question: str
    is_right: bool
    reason: Reason | None = None
    note: str = ""


@dataclass(frozen=True)
class ShareAnswer:
    """An answer that was private (the conversation's last one where `question` is empty), for everybody in `channel`;
    asks for the channel where it is empty."""

    question: str = ""
    channel: str = ""


@dataclass(frozen=True)
class ShowUnanswered:
    """The questions that nobody could answer."""


@dataclass(frozen=True)
class SettleUnanswered:
    """Takes questions off that list; asks which ones where there are none."""

    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShowHelp:
    """What can be typed, or how one command is used."""

    topic: str = ""


@dataclass(frozen=True)
class ListDocuments:
    """Which documents the bot answers from, beginning with number `first`."""

    first: int = 1


@dataclass(frozen=True)
class ShowStatus:
    """Whether everything runs, for those who look after it."""


@dataclass(frozen=True)
class WhoAmI:
    """What the bot knows of the person who asks."""


@dataclass(frozen=True)
class ShowHome:
    """What the bot can do, with questions to try; `is_greeting` for somebody who is new."""

    is_greeting: bool = False


class MeetingView(StrEnum):
    """What can be asked of a group's next meeting."""

    NEXT = "next"
    QUORUM = "quorum"
    STATUS = "status"
    PREVIEW = "preview"


@dataclass(frozen=True)
class ShowMeeting:
    """When a group (the asker's own where it is empty) meets next, its quorum, who replied, or which reminders are to
    be sent; on `day` (or until then) where given."""

    view: MeetingView
    group: str = ""
    day: date | None = None


@dataclass(frozen=True)
class AnswerMeeting:
    """A reply to a meeting, the next of the asker's own group; `deputy` is who comes instead, as they were named."""

    answer: Answer
    group: str = ""
    day: date | None = None
    deputy: str = ""


class Presence(StrEnum):
    """Coming to a meeting, going, and not having been there."""

    HERE = "here"
    LEFT = "left"
    ABSENT = "absent"


@dataclass(frozen=True)
class CheckIn:
    """Somebody (the asker, where nobody is named) is at a group's meeting (the one going on), left or was absent."""

    presence: Presence
    group: str = ""
    day: date | None = None
    who: str = ""


class MeetingChange(StrEnum):
    """What can be changed about a group's meetings."""

    MOVE = "move"
    CANCEL = "cancel"
    RESTORE = "restore"
    ADD = "add"


class Later(StrEnum):
    """What becomes of the later meetings when one is moved."""

    KEEP = "keep"
    FOLLOW = "follow"


@dataclass(frozen=True)
class ChangeMeeting:
    """A change to the meeting on `day`; `to` and `at` are where it goes. A move without `later` asks first."""

    change: MeetingChange
    group: str
    day: date
    to: date | None = None
    at: time | None = None
    later: Later | None = None
    why: str = ""


@dataclass(frozen=True)
class Leave:
    """The end of a conversation in the terminal."""


@dataclass(frozen=True)
class SmallTalk:
    """A greeting or thanks, which asks for nothing."""

    text: str


Command = (
    AskQuestion | AskPrivately | ShowSources | ShowWholeList | GiveFeedback | ShareAnswer | ShowUnanswered
    | SettleUnanswered | ShowMeeting | AnswerMeeting | InviteToMeeting | CheckIn | ChangeMeeting | RecordCommand
    | SetUpGroup | TakeBackGroup | ShowFeed | GroupCommand | NotifyCommand | HoldingCommand | ShowReminders | ShowHelp
    | ListDocuments | ShowStatus | ClockCommand | CharterCommand | PledgeCommand | WhoAmI | ShowHome | Leave | SmallTalk
    | PlainCommand
)  # fmt: skip

TOPICS = (
    "ask", "sources", "feedback", "share", "documents", "meeting", "minutes", "groups", "secretariat", "reminders",
    "pledge", "notify", "charter", "unanswered", "status", "whoami", "help",
)  # fmt: skip
"""What `help` knows more about."""

WORDS: dict[str, Command] = {
    "help": ShowHelp(),
    "?": ShowHelp(),
    "documents": ListDocuments(),
    "sources": ShowSources(),
    "whole list": ShowWholeList(),
    "unanswered": ShowUnanswered(),
    "status": ShowStatus(),
    "whoami": WhoAmI(),
    "notify": ShowNotify(),
    "reminders": ShowReminders(),
    "home": ShowHome(),
    "welcome": ShowHome(is_greeting=True),
    "bye": Leave(),
    "exit": Leave(),
    "quit": Leave(),
}
"""The commands that are one word or two."""
