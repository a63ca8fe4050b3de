"""From a typed command to what would be typed for it."""

from bot.commands.charter import charter_text
from bot.commands.charter_records import CharterCommand
from bot.commands.clock import ClockCommand, clock_text
from bot.commands.holding import PauseReminders, ResumeReminders, holding_text
from bot.commands.meetings import MeetingText, meeting_text
from bot.commands.notify import ChangeNotify, ShowNotify, notify_text
from bot.commands.plain_words import OfferAnswer, SayAside, plain_text
from bot.commands.pledge_records import PledgeCommand
from bot.commands.pledge_text import pledge_text
from bot.commands.record_kinds import NoteAction, NoteDecision, ShowRecord, StepAction, StepDecision
from bot.commands.recording import record_text
from bot.commands.records import (
    WORDS,
    AskPrivately,
    AskQuestion,
    Command,
    GiveFeedback,
    ListDocuments,
    SettleUnanswered,
    ShareAnswer,
    ShowHelp,
    ShowSources,
    ShowWholeList,
    SmallTalk,
)
from bot.commands.sent_reminders import ShowReminders, reminders_text


def to_text(command: Command) -> str:
    """What would be typed for `command`; `parse` reads it back."""
    match command:
        case AskQuestion(text):
            return f"ask {text}"
        case AskPrivately(question):
            return f"privately {question}"
        case ShowSources(question) if question:
            return f"sources {question}"
        case ShowWholeList(question) if question:
            return f"whole list {question}"
        case GiveFeedback(question, is_right, reason, note):
            said = f"{reason.value}: {note}" if reason and note else reason.value if reason else note
            return " ".join(filter(None, ("feedback", question, "right" if is_right else "wrong", said)))
        case ShareAnswer(question, channel):
            return " ".join(filter(None, ("share", question, channel)))
        case _ if family := _of_a_family(command):
            return family
        case SettleUnanswered(questions):
            return " ".join(("unanswered done", *questions))
        case ListDocuments(first) if first > 1:
            return f"documents from {first}"
        case ShowHelp(topic) if topic:
            return f"help {topic}"
        case SmallTalk(text):
            return text
    return next(word for word, known in WORDS.items() if known == command)


def _of_a_family(command: Command) -> str:
    """The text of a command whose family has a module of its own; "" for any other."""
    match command:
        case _ if isinstance(command, CharterCommand):
            return charter_text(command)
        case _ if isinstance(command, MeetingText):
            return meeting_text(command)
        case ShowRecord() | NoteDecision() | StepDecision() | NoteAction() | StepAction():
            return record_text(command)
        case _ if isinstance(command, PledgeCommand):
            return pledge_text(command)
        case ShowNotify() | ChangeNotify():
            return notify_text(command)
        case PauseReminders() | ResumeReminders():
            return holding_text(command)
        case SayAside() | OfferAnswer():
            return plain_text(command)
        case ShowReminders():
            return reminders_text(command)
        case _ if isinstance(command, ClockCommand):
            return clock_text(command)
    return ""
