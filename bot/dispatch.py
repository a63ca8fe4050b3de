"""From a request to a reply; errors become words here."""

import logging
from typing import assert_never
from uuid import uuid4

from bot.commands import AskQuestion, Leave, ListDocuments, ShowHelp, SmallTalk, parse
from bot.desk import Desk
from bot.handlers.questions import handle_documents, handle_question
from bot.reply import Paragraph, Reply
from bot.request import Request
from bot.words.helping import say_help, say_small_talk
from bot.words.problems import say_problem, say_unexpected
from knowledge.errors import HelpfulError

_log = logging.getLogger(__name__)


def reply_to(desk: Desk, request: Request) -> Reply:
    """The reply to one request. Never raises: the unexpected is logged under an incident number that the reply
    names."""
    try:
        return reply_or_raise(desk, request)
    except HelpfulError as error:
        return say_problem(error)
    except Exception:
        incident = f"incident {uuid4().hex[:8]}"
        _log.exception("%s", incident)
        return say_unexpected(incident)


def reply_or_raise(desk: Desk, request: Request) -> Reply:
    """The same for callers that have their own way to tell a HelpfulError, such as an exit code."""
    command = parse(request.text)
    match command:
        case AskQuestion():
            return handle_question(desk, command, request.viewer)
        case ShowHelp():
            return say_help()
        case ListDocuments():
            return handle_documents(desk, request.viewer)
        case SmallTalk(text):
            return say_small_talk(text)
        case Leave():
            return Reply("Goodbye.", (Paragraph("Goodbye."),), ends=True)
        case _:
            assert_never(command)
