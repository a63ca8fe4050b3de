"""What can be typed, clicked or filled in: text to typed command and back."""

from bot.commands.fields import FieldError
from bot.commands.parse import LONGEST_QUESTION, parse
from bot.commands.records import (
    TOPICS,
    AskPrivately,
    AskQuestion,
    Command,
    GiveFeedback,
    Leave,
    ListDocuments,
    Reason,
    SettleUnanswered,
    ShareAnswer,
    ShowHelp,
    ShowHome,
    ShowSources,
    ShowStatus,
    ShowUnanswered,
    ShowWholeList,
    SmallTalk,
    WhoAmI,
)
from bot.commands.to_text import to_text

__all__ = [
    "LONGEST_QUESTION",
    "TOPICS",
    "AskPrivately",
    "AskQuestion",
    "Command",
    "FieldError",
    "GiveFeedback",
    "Leave",
    "ListDocuments",
    "Reason",
    "SettleUnanswered",
    "ShareAnswer",
    "ShowHelp",
    "ShowHome",
    "ShowSources",
    "ShowStatus",
    "ShowUnanswered",
    "ShowWholeList",
    "SmallTalk",
    "WhoAmI",
    "parse",
    "to_text",
]
