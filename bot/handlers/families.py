"""Families of commands: which handler sees to each."""

from typing import assert_never

from bot.commands import (
    AnswerMeeting,
    AskPrivately,
    AskQuestion,
    ChangeMeeting,
    ChangeNotify,
    CheckIn,
    ClockCommand,
    HoldingCommand,
    InviteToMeeting,
    ListDocuments,
    NoteAction,
    NoteDecision,
    NotifyCommand,
    PauseReminders,
    ResumeReminders,
    SettleUnanswered,
    SetUpGroup,
    ShareAnswer,
    ShowFeed,
    ShowHome,
    ShowNotify,
    ShowReminders,
    ShowSources,
    ShowStatus,
    ShowUnanswered,
    ShowWholeList,
    StepAction,
    StepDecision,
    TakeBackGroup,
    WhoAmI,
)
from bot.desk import Desk, Visitor
from bot.handlers.actions import handle_action, handle_action_step
from bot.handlers.attendance import handle_check_in
from bot.handlers.clock import handle_clock
from bot.handlers.decisions import handle_decision, handle_decision_step
from bot.handlers.feedback import handle_settle, handle_share, handle_sources, handle_unanswered, handle_whole_list
from bot.handlers.feeds import handle_feed
from bot.handlers.holding import handle_holding
from bot.handlers.home import handle_home, handle_status, handle_who
from bot.handlers.invitations import handle_invitation
from bot.handlers.meetings import handle_change
from bot.handlers.notify import handle_notify
from bot.handlers.questions import handle_documents, handle_privately, handle_question
from bot.handlers.rsvp import handle_rsvp
from bot.handlers.sent_reminders import handle_reminders
from bot.handlers.setting_up import handle_set_up, handle_take_back
from bot.handlers.whom import Asker
from bot.reply import Reply
from bot.request import Request


def about_questions(
    desk: Desk,
    command: AskQuestion | AskPrivately | ShowSources | ShowWholeList | ShareAnswer,
    request: Request,
    visitor: Visitor,
) -> Reply:
    """Questions, and what is done with their answers."""
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


def about_meetings(
    command: CheckIn | ChangeMeeting | AnswerMeeting | SetUpGroup | TakeBackGroup, asker: Asker
) -> Reply:
    """Meetings: who comes, who is there, which day; and groups as they begin."""
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


def about_records(
    desk: Desk, command: NoteDecision | StepDecision | NoteAction | StepAction, request: Request, visitor: Visitor
) -> Reply:
    """Decisions and actions, as they are noted and go on."""
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


def about_what_comes(command: WhatComes, asker: Asker) -> Reply:
    """What comes to people unasked: invitations and reminders."""
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


def about_the_rest(
    desk: Desk,
    command: ShowUnanswered | SettleUnanswered | ListDocuments | ShowStatus | WhoAmI | ShowHome | ClockCommand,
    request: Request,
    visitor: Visitor,
) -> Reply:
    """What belongs to no family."""
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
