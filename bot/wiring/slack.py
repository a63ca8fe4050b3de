"""The bot in Slack, joined."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from bot.desk import Desk
from bot.feed import Feeds
from bot.http_listener import HttpListener
from bot.mailroom.mailroom import Mailroom
from bot.recognise import ByDirectory
from bot.settings import Settings, SlackSettings
from bot.slack.connect import connect
from bot.slack.directory import SlackDirectory
from bot.slack.http import make_site
from bot.slack.incoming import Bot
from bot.slack.listen import make_app
from bot.slack.socket_mode import SocketModeConnection
from bot.slack.surface import SlackSurface
from bot.wiring import make_desk, now, takes_part
from bot.wiring.clock import refuse_moved
from bot.wiring.reminders import in_slack, in_the_open
from bot.wiring.running import Both, Running
from bot.wiring.schedule import make_schedule
from jobs.schedule import SECONDS
from knowledge.notices import Sending
from knowledge.store.administrator_rows import ensure_administrator
from knowledge.store.conversation_rows import beat

ADDRESS = "ANCHORBOT_HTTP_HOST and ANCHORBOT_HTTP_PORT"


def make_slack(
    settings: Settings, slack: SlackSettings, way: str, clock: Callable[[], datetime] = now, seconds: float = SECONDS
) -> Running:
    """The bot in Slack, by Socket Mode ("socket") or signed HTTP requests ("http"); loads the model. Reminders are sent
    by `clock`, which is looked at every so many seconds.

    Raises HelpfulError for what Slack refuses, ConnectionError where it cannot be reached.
    """
    connection = connect(slack)
    desk = make_desk(settings, ByDirectory(SlackDirectory(connection), clock, in_the_open(slack.open_channels)), clock)
    with desk.database() as db:
        refuse_moved(db)
        if settings.administrator:
            ensure_administrator(db, settings.administrator, clock())
        desk.library().vectors(db)
    mailroom = Mailroom(desk, {"slack": SlackSurface(connection)}, timedelta(days=settings.keep_questions_days))
    sending = settings.reminders or Sending.SHADOW  # so that nobody gets unasked mail on the first day
    schedule = make_schedule(
        desk.database, in_slack(desk.database, connection, clock, slack.open_channels), sending, clock, seconds
    )

    bot = Bot(connection.team, connection.user, partial(takes_part, desk))
    secret = slack.signing_secret if way == "http" else ""
    app = make_app(connection, bot, mailroom.receive, Heartbeat(desk, "event", every_seconds=10.0), secret)
    connected = Heartbeat(desk, "connected")
    if way == "http":
        site = Feeds(desk, make_site(app)) if desk.public_url else make_site(app)
        listener = HttpListener(site, settings.http_host, settings.http_port, ADDRESS, connected)
        return Running(connection.name, listener, mailroom, schedule)
    by_socket = SocketModeConnection(app, slack, connection, connected)
    if not desk.public_url:
        return Running(connection.name, by_socket, mailroom, schedule)
    feeds = HttpListener(Feeds(desk), settings.http_host, settings.http_port, ADDRESS)
    return Running(connection.name, Both(feeds, by_socket), mailroom, schedule)


class Heartbeat:
    """Notes that something has happened, at most every so often."""

    def __init__(self, desk: Desk, name: str, every_seconds: float = 0.0) -> None:
        self._desk = desk
        self._name = name
        self._every_seconds = every_seconds
        self._next = 0.0

    def __call__(self) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + self._every_seconds
        with self._desk.database() as db:
            beat(db, self._name, self._desk.now())
