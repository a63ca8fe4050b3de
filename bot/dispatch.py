"""From a request to a reply; errors become words here."""

import logging
import re
from dataclasses import replace
from typing import assert_never
from uuid import uuid4

from bot.commands import (
    AnswerMeeting,
    AskPrivately,
    AskQuestion,
    ChangeMeeting,
    CharterCommand,
    CheckIn,
    ClockCommand,
    Command,
    GiveFeedback,
    GroupCommand,
    Leave,
    ListPledges,
    MeetingView,
    NoteAction,
    NoteDecision,
    NoteStage,
    PledgeCommand,
    SettleUnanswered,
    SetUpGroup,
    ShareAnswer,
    ShowHelp,
    ShowMeeting,
    ShowPledge,
    ShowRecord,
    ShowSources,
    ShowStatus,
    ShowUnanswered,
    ShowWholeList,
    SmallTalk,
    StepAction,
    StepDecision,
    TakeBackGroup,
    WhoAmI,
    parse,
    unknown_command,
)
from bot.commands.plain_words import OfferAnswer, SayAside
from bot.desk import Desk
from bot.handlers.charter import handle_charter
from bot.handlers.families import (
    WhatComes,
    about_meetings,
    about_questions,
    about_records,
    about_the_rest,
    about_what_comes,
)
from bot.handlers.feedback import handle_feedback
from bot.handlers.looking_after import look_after_group
from bot.handlers.meetings import handle_meeting
from bot.handlers.plain_words import handle_plain
from bot.handlers.pledges import handle_pledge
from bot.handlers.records import handle_record
from bot.handlers.whom import Asker
from bot.reply import Paragraph, Reply
from bot.request import Conversation, Request
from bot.words.helping import say_help, say_help_on, say_small_talk
from bot.words.problems import say_problem, say_unexpected
from knowledge.errors import HelpfulError
from knowledge.words import readable

_log = logging.getLogger(__name__)
_CLOCK = re.compile(r"/anchor (?P<rest>clock( .*)?)", re.IGNORECASE)
"""What is a command only where there is a clock to move."""


def reply_to(desk: Desk, request: Request, passing: tuple[type[Exception], ...] = ()) -> Reply:
    """The reply to one request. The unexpected is logged under an incident number that the reply names; it raises only
    what is `passing`: trouble after which the caller tries again."""
    try:
        return reply_or_raise(desk, request)
    except passing:
        raise
    except HelpfulError as error:
        return say_problem(error)
    except Exception:
        return say_unexpected(log_incident())


def log_incident() -> str:
    """Logs the exception being handled and returns the number under which it stands in the log."""
    incident = f"incident {uuid4().hex[:8]}"
    _log.exception("%s", incident)
    return incident


def reply_or_raise(desk: Desk, request: Request) -> Reply:
    """The same for callers that have their own way to tell a HelpfulError, such as an exit code."""
    command = _understood(desk, request)
    if isinstance(command, SmallTalk | ShowHelp | Leave | GiveFeedback):
        return _to_anybody(desk, command, request)
    with desk.database() as db:
        visitor = desk.recogniser.visitor(db, request)
    match command:
        case AskQuestion() | AskPrivately() | ShowSources() | ShowWholeList() | ShareAnswer():
            return about_questions(desk, command, request, visitor)
        case ShowMeeting():
            reply = handle_meeting(command, Asker(desk, request, visitor))
            return _in_private(reply, request) if command.view is MeetingView.PREVIEW else reply
        case SayAside() | OfferAnswer():
            return _in_private(handle_plain(desk, command, visitor), request)
        case ShowRecord():
            return handle_record(desk, command, visitor)
        case NoteDecision() | StepDecision() | NoteAction() | StepAction():
            return _in_private(about_records(desk, command, request, visitor), request)
        case CheckIn() | ChangeMeeting() | AnswerMeeting() | SetUpGroup() | TakeBackGroup():
            return _in_private(about_meetings(command, Asker(desk, request, visitor)), request)
        case _ if isinstance(command, WhatComes):
            return _in_private(about_what_comes(command, Asker(desk, request, visitor)), request)
        case _ if isinstance(command, CharterCommand):
            reply = handle_charter(desk, command, visitor)
            return _in_private(reply, request) if isinstance(command, NoteStage) else reply
        case _ if isinstance(command, PledgeCommand):
            reply = handle_pledge(command, Asker(desk, request, visitor))
            return reply if isinstance(command, ListPledges | ShowPledge) else _in_private(reply, request)
        case _ if isinstance(command, GroupCommand):
            return _in_private(look_after_group(command, Asker(desk, request, visitor)), request)
        case _:
            reply = about_the_rest(desk, command, request, visitor)
            is_personal = isinstance(command, ShowUnanswered | SettleUnanswered | ShowStatus | WhoAmI | ClockCommand)
            return _in_private(reply, request) if is_personal else reply


def _to_anybody(desk: Desk, command: SmallTalk | ShowHelp | Leave | GiveFeedback, request: Request) -> Reply:
    """What is the same whoever asks."""
    match command:
        case SmallTalk(text):
            return say_small_talk(text)
        case ShowHelp(topic):
            return say_help_on(topic) if topic else say_help()
        case Leave():
            return Reply("Goodbye.", (Paragraph("Goodbye."),), ends=True)
        case GiveFeedback():
            return handle_feedback(desk, command, request)
        case _:
            assert_never(command)


def _understood(desk: Desk, request: Request) -> Command:
    """What is wanted. Raises HelpfulError for what is no command here."""
    if desk.time_machine is None and (clock := _CLOCK.fullmatch(" ".join(readable(request.text).split()))):
        raise unknown_command(clock["rest"])
    return parse(request.text, request.fields)


def _in_private(reply: Reply, request: Request) -> Reply:
    """The same where only its asker reads it, whoever else is in the conversation."""
    here = request.conversation
    if request.is_private or here.is_direct:
        return reply
    return replace(reply, into=Conversation(here.platform, here.team, request.sender.user, is_direct=True))
