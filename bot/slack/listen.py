"""Slack's payloads in: kept before they are acknowledged, handled after."""

import logging
import re
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltContext, BoltResponse
from slack_bolt.authorization import AuthorizeResult

from bot.commands import FieldError, parse
from bot.dispatch import log_incident
from bot.mailroom.surface import Incoming
from bot.slack.connect import Connection
from bot.slack.incoming import Bot, incoming_of
from knowledge.errors import HelpfulError

_log = logging.getLogger(__name__)
_ANYTHING = re.compile(".*", re.DOTALL)
_PROBLEM = "anchorbot_field_error"
COMMANDS = ("/ask", "/meeting", "/pledge", "/charter", "/anchor")


def make_app(
    connection: Connection, bot: Bot, receive: Callable[[Incoming], bool], heard: Callable[[], None], secret: str = ""
) -> App:
    """The bolt app. `receive` keeps what came in (False for what came in before; it raises when it cannot, and then
    Slack is not told that all is well and delivers again). `heard` is told of everything that comes from Slack. With
    `secret` HTTP requests have to be signed."""
    app = App(
        authorize=lambda: _authorised(connection),
        signing_secret=secret or "unused: Socket Mode is not signed",
        request_verification_enabled=bool(secret),
        logger=logging.getLogger("slack_bolt"),
        token_verification_enabled=False,
    )

    @app.middleware
    def keep(body: dict[str, Any], context: BoltContext, next: Callable[[], BoltResponse]) -> BoltResponse:
        incoming = _read(body, bot)
        problem = _problem_of(incoming) if incoming else None
        if problem:
            context[_PROBLEM] = problem
        elif incoming:
            receive(incoming)
        try:
            heard()
        except Exception:  # what was kept is kept: that nobody could note it is no reason to have it sent again
            log_incident()
        return next()

    _acknowledge(app)
    return app


def _authorised(connection: Connection) -> AuthorizeResult:
    """Known since the start: Slack is not asked again."""
    token = connection.reading.token
    return AuthorizeResult(enterprise_id=None, team_id=connection.team, bot_user_id=connection.user, bot_token=token)


def _read(body: dict[str, Any], bot: Bot) -> Incoming | None:
    """What came in; nothing (and an incident in the log) for a payload of a shape that nobody foresaw."""
    try:
        return incoming_of(body, bot)
    except Exception:
        log_incident()
        return None


def _problem_of(incoming: Incoming) -> FieldError | None:
    """What is wrong in a form: told in the acknowledgement itself, while the form is still open."""
    if not incoming.request.fields and "form:" not in incoming.request.key:
        return None
    try:
        parse(incoming.request.text, incoming.request.fields or {"": ""})
    except FieldError as error:
        return error
    except HelpfulError:
        return None
    return None


def _acknowledge(app: App) -> None:
    """Listeners that say thank you; the work waits in the inbox."""

    def acknowledge(ack: Ack) -> None:
        ack()

    def acknowledge_form(ack: Ack, context: BoltContext) -> None:
        problem = context.get(_PROBLEM)
        if problem:
            ack(response_action="errors", errors={problem.name: str(problem)})
        else:
            ack()

    app.event(_ANYTHING)(lambda: None)
    for command in COMMANDS:
        app.command(command)(acknowledge)
    app.command(_ANYTHING)(acknowledge)
    app.action(_ANYTHING)(acknowledge)
    app.view(_ANYTHING)(acknowledge_form)
    app.view_closed(_ANYTHING)(acknowledge)
    app.shortcut(_ANYTHING)(acknowledge)
