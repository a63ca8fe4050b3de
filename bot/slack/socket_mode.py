"""Socket Mode: a connection that is there again within ten seconds, whatever happened to it."""

import contextlib
import logging
import os
import socket
import time
from collections.abc import Callable
from functools import partial
from http.client import HTTPException
from threading import Event, Thread, current_thread
from urllib.error import URLError
from urllib.parse import urlsplit

from slack_bolt import App, BoltResponse
from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.websocket_client import SocketModeClient
from websocket import WebSocketApp

from bot.dispatch import log_incident
from bot.settings import SlackSettings
from bot.slack.connect import TOKEN_ERRORS, Connection
from knowledge.errors import HelpfulError

_log = logging.getLogger(__name__)

WATCH_SECONDS = 0.5
PING_SECONDS = 2.0
CONNECTING_SECONDS = 3.0
"""So long a connection may take to open before another one is asked for."""
OPENING_SECONDS = 10.0
"""So long the start waits until the first connection is open."""
NOTICING_SECONDS = 3.0
"""The longest wait for a thread to see that its connection was hung up."""
SILENT_SECONDS = 6.0
"""A connection on which pings have been answered, and none is any more for so long, is taken for dead."""


class _Client(SocketModeClient):
    """The SDK's client, which hangs up before it connects anew, and waits until that was noticed: else the thread that
    reads the old connection may see its end up to ten seconds late, and the new one is not read until then."""

    def connect(self) -> None:
        old = self.current_session
        if old:
            self.auto_reconnect_enabled = False  # until the new connection is there
            _hang_up(old)
            is_reader = current_thread() is self.current_session_runner.thread
            until = time.monotonic() + NOTICING_SECONDS
            while not is_reader and old.sock is not None and time.monotonic() < until:
                time.sleep(0.01)
        super().connect()


class SocketModeConnection:
    """Listens until `close`.

    The client connects anew by itself when Slack closes the connection. A watch of our own does so when that failed and
    when the connection has silently died. It takes the place of the client's own watch, which asks for a second
    connection whenever it looks while the first one is still opening: what Slack sends to the older one then is lost.
    """

    def __init__(
        self, app: App, settings: SlackSettings, connection: Connection, connected: Callable[[], None]
    ) -> None:
        if settings.ca_file:
            os.environ["WEBSOCKET_CLIENT_CA_BUNDLE"] = settings.ca_file  # websocket-client's own name for it
        proxy = urlsplit(connection.proxy) if connection.proxy else None
        self._client = _Client(
            app_token=settings.app_token,
            logger=logging.getLogger("slack_bolt.socket_mode"),
            web_client=connection.reading,
            ping_interval=PING_SECONDS,
            http_proxy_host=proxy.hostname if proxy else None,
            http_proxy_port=proxy.port if proxy else None,
            http_proxy_auth=(proxy.username, proxy.password or "") if proxy and proxy.username else None,
            proxy_type="http" if proxy else None,
            on_open_listeners=[self._opened],
        )
        self._client.current_app_monitor_started = True  # it never is: see above
        self._client.socket_mode_request_listeners.append(partial(_hand_over, app))
        self._connected = connected
        self._open = Event()
        self._stopping = Event()
        self._watch = Thread(target=self._keep_watch, name="socket watch", daemon=True)

    def start(self) -> None:
        """Connects, and is open when it returns.

        Raises HelpfulError for a token that Slack refuses, ConnectionError where it cannot be reached.
        """
        try:
            self._client.connect()
        except SlackApiError as error:
            if error.response.get("error") not in TOKEN_ERRORS:
                raise ConnectionError(str(error.response.get("error", "no reason given"))[:80]) from error
            raise HelpfulError(
                f"Slack does not take SLACK_APP_TOKEN: {error.response.get('error', 'no reason given')}.",
                "Make one on your app's page, “Basic Information”, “App-Level Tokens”, with the scope "
                "connections:write; it begins with xapp-. Nothing was started.",
            ) from error
        except (URLError, OSError) as error:
            raise ConnectionError(str(getattr(error, "reason", error))) from error
        self._watch.start()
        if not self._open.wait(OPENING_SECONDS):
            _log.warning("the connection to Slack is not open yet; it is tried again and again")

    def close(self) -> None:
        """Stops listening."""
        self._stopping.set()
        client = self._client
        client.auto_reconnect_enabled = False
        session, client.current_session = client.current_session, None  # else its thread may open it once more
        if session:
            _hang_up(session)
        self._client.close()
        if self._watch.is_alive():
            self._watch.join(timeout=5)

    def _opened(self, session: WebSocketApp) -> None:
        _log.info("connected to Slack")
        self._open.set()
        self._connected()

    def _keep_watch(self) -> None:
        client = self._client
        closed_since = None
        while not self._stopping.wait(WATCH_SECONDS):
            now, session = time.monotonic(), client.current_session
            if session is not None and session.sock is not None:
                closed_since = None
                if session.last_pong_tm and time.time() - session.last_pong_tm > SILENT_SECONDS:
                    _log.warning("Slack has not answered for %.0f seconds: connecting anew", SILENT_SECONDS)
                    _hang_up(session)
                continue
            closed_since = closed_since or now
            if now - closed_since > CONNECTING_SECONDS:
                closed_since = None
                self._connect_anew()

    def _connect_anew(self) -> None:
        try:
            self._client.connect_to_new_endpoint()
        except (SlackApiError, URLError, OSError, HTTPException) as error:
            _log.warning("not connected to Slack yet: %s", type(error).__name__)


def _hand_over(app: App, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
    try:
        response = run_bolt_app(app, request)
    except Exception:  # bolt cannot make sense of a payload: nobody could, and sending it again would not help
        log_incident()
        response = BoltResponse(status=200)
    try:
        send_response(client, request, response, time.time())
    except Exception as error:  # the connection broke: Slack sends it again, and it is known then
        _log.warning("not acknowledged: %s", type(error).__name__)


def _hang_up(session: WebSocketApp) -> None:
    """Ends a connection so that its thread, which may be waiting to read, sees it at once (a mere close would be seen
    up to ten seconds later). The client then connects anew by itself, unless it was told not to."""
    if session.sock is not None and session.sock.sock is not None:
        with contextlib.suppress(OSError):
            session.sock.sock.shutdown(socket.SHUT_RDWR)
