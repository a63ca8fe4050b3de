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
    ChangeNotify,
    CharterCommand,
    CheckIn,
    ClockCommand,
    Command,
    GiveFeedback,
    GroupCommand,
    HoldingCommand,
    InviteToMeeting,
    Leave,
    ListDocuments,
    ListPledges,
    MeetingView,
    NoteAction,
    NoteDecision,
    NoteStage,
    NotifyCommand,
    PauseReminders,
    PledgeCommand,
    ResumeReminders,
    SettleUnanswered,
    SetUpGroup,
    ShareAnswer,
    ShowFeed,
    ShowHelp,
    ShowHome,
    ShowMeeting,
    ShowNotify,
    ShowPledge,
    ShowRecord,
    ShowReminders,
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
from bot.desk import Desk, Visitor
from bot.handlers.actions import handle_action, handle_action_step
from bot.handlers.attendance import handle_check_in
from bot.handlers.charter import handle_charter
from bot.handlers.clock import handle_clock
from bot.handlers.decisions import handle_decision, handle_decision_step
from bot.handlers.feedback import (
    handle_feedback,
    handle_settle,
    handle_share,
    handle_sources,
    handle_unanswered,
    handle_whole_list,
)
from bot.handlers.feeds import handle_feed
from bot.handlers.holding import handle_holding
from bot.handlers.home import handle_home, handle_status, handle_who
from bot.handlers.invitations import handle_invitation
from bot.handlers.looking_after import look_after_group
from bot.handlers.meetings import handle_change, handle_meeting
from bot.handlers.notify import handle_notify
from bot.handlers.pledges import handle_pledge
from bot.handlers.questions import handle_documents, handle_privately, handle_question
from bot.handlers.records import handle_record
from bot.handlers.rsvp import handle_rsvp
from bot.handlers.sent_reminders import handle_reminders
from bot.handlers.setting_up import handle_set_up, handle_take_back
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
            return _about_questions(desk, command, request, visitor)
        case ShowMeeting():
            reply = handle_meeting(command, Asker(desk, request, visitor))
            return _in_private(reply, request) if command.view is MeetingView.PREVIEW else reply
        case ShowRecord():
            return handle_record(desk, command, visitor)
        case NoteDecision() | StepDecision() | NoteAction() | StepAction():
            return _in_private(_about_records(desk, command, request, visitor), request)
        case CheckIn() | ChangeMeeting() | AnswerMeeting() | SetUpGroup() | TakeBackGroup():
            return _in_private(_about_meetings(command, Asker(desk, request, visitor)), request)
        case _ if isinstance(command, WhatComes):
            return _in_private(_about_what_comes(command, Asker(desk, request, visitor)), request)
        case _ if isinstance(command, CharterCommand):
            reply = handle_charter(desk, command, visitor)
            return _in_private(reply, request) if isinstance(command, NoteStage) else reply
        case _ if isinstance(command, PledgeCommand):
            reply = handle_pledge(command, Asker(desk, request, visitor))
            return reply if isinstance(command, ListPledges | ShowPledge) else _in_private(reply, request)
        case _ if isinstance(command, GroupCommand):
            return _in_private(look_after_group(command, Asker(desk, request, visitor)), request)
        case _:
            reply = _about_the_rest(desk, command, request, visitor)
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


def _about_questions(
    desk: Desk,
    command: AskQuestion | AskPrivately | ShowSources | ShowWholeList | ShareAnswer,
    request: Request,
    visitor: Visitor,
) -> Reply:
    match command:
        case AskQuestion():
            return handle_question(desk, command, request, visitor)
        case AskPrivately():
            return handle_privately(desk, command, request, visitor)
        case ShowSources():
            return handle_sources(desk, command, request, visitor)
        case ShowWholeList():
            return handle_whole_list(desk, command, request, visitor)
        case ShareAnswer():
            return handle_share(desk, command, request, visitor)
        case _:
            assert_never(command)


def _about_meetings(
    command: CheckIn | ChangeMeeting | AnswerMeeting | SetUpGroup | TakeBackGroup, asker: Asker
) -> Reply:
    desk, visitor = asker.desk, asker.visitor
    match command:
        case CheckIn():
            return handle_check_in(command, asker)
        case ChangeMeeting():
            return handle_change(desk, command, visitor)
        case AnswerMeeting():
            return handle_rsvp(command, asker)
        case SetUpGroup():
            return handle_set_up(desk, command, visitor)
        case TakeBackGroup():
            return handle_take_back(desk, command, visitor)
        case _:
            assert_never(command)


def _about_records(
    desk: Desk, command: NoteDecision | StepDecision | NoteAction | StepAction, request: Request, visitor: Visitor
) -> Reply:
    match command:
        case NoteDecision():
            return handle_decision(desk, command, visitor)
        case StepDecision():
            return handle_decision_step(desk, command, visitor)
        case NoteAction():
            return handle_action(desk, command, request, visitor)
        case StepAction():
            return handle_action_step(desk, command, visitor)
        case _:
            assert_never(command)


WhatComes = InviteToMeeting | ShowFeed | NotifyCommand | HoldingCommand | ShowReminders
"""Commands on invitations and reminders."""


def _about_what_comes(command: WhatComes, asker: Asker) -> Reply:
    match command:
        case InviteToMeeting():
            return handle_invitation(asker.desk, command, asker.visitor)
        case ShowFeed():
            return handle_feed(asker.desk, command, asker.visitor)
        case ShowNotify() | ChangeNotify():
            return handle_notify(command, asker)
        case PauseReminders() | ResumeReminders():
            return handle_holding(command, asker)
        case ShowReminders():
            return handle_reminders(asker.desk, command, asker.visitor)
        case _:
            assert_never(command)


def _about_the_rest(
    desk: Desk,
    command: ShowUnanswered | SettleUnanswered | ListDocuments | ShowStatus | WhoAmI | ShowHome | ClockCommand,
    request: Request,
    visitor: Visitor,
) -> Reply:
    match command:
        case ShowUnanswered():
            return handle_unanswered(desk, visitor)
        case SettleUnanswered():
            return handle_settle(desk, command, visitor)
        case ListDocuments():
            return handle_documents(desk, command, visitor)
        case ShowStatus():
            return handle_status(desk, visitor)
        case WhoAmI():
            return handle_who(desk, visitor, request)
        case ShowHome(is_greeting):
            return handle_home(desk, visitor, is_greeting)
        case _ if isinstance(command, ClockCommand):
            assert desk.time_machine
            return handle_clock(desk, desk.time_machine, command, visitor)
        case _:
            assert_never(command)
