"""The typed commands: what a person can want."""

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True)
class Leave:
    """The end of a conversation in the terminal."""


@dataclass(frozen=True)
class SmallTalk:
    """A greeting or thanks, which asks for nothing."""

    text: str


Command = (
    AskQuestion | AskPrivately | ShowSources | ShowWholeList | GiveFeedback | ShareAnswer | ShowUnanswered
    | SettleUnanswered | ShowHelp | ListDocuments | ShowStatus | WhoAmI | ShowHome | Leave | SmallTalk
)  # fmt: skip

TOPICS = ("ask", "sources", "feedback", "share", "documents", "unanswered", "status", "whoami", "help")
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
    "home": ShowHome(),
    "welcome": ShowHome(is_greeting=True),
    "bye": Leave(),
    "exit": Leave(),
    "quit": Leave(),
}
"""The commands that are one word or two."""
