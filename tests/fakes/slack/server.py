"""The server itself: starts and stops, knows who is in the workspace, and carries deliveries to the bot."""

import time
from collections.abc import Collection, Iterable
from functools import partial
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.fakes.slack import file_methods, response_urls, web_api
from tests.fakes.slack.deliveries import ACK_SECONDS, RETRY_AFTER, Delivery, Try, deliver
from tests.fakes.slack.faults import Fault, FaultQueue
from tests.fakes.slack.http_events import RAW, HttpEvents, Signing
from tests.fakes.slack.journal import Journal
from tests.fakes.slack.loop_thread import LoopThread
from tests.fakes.slack.records import Json
from tests.fakes.slack.socket_mode import SocketMode
from tests.fakes.slack.state import State
from tests.fakes.slack.watched import Watched
from tests.fakes.slack.workspace import Workspace

MOST_BYTES = 8 * 1024 * 1024
FIRST = Try(0, "")


class SlackServer(Watched):
    """A context manager. `retry_after` are the pauses (seconds) before the retries of an event, `ack_seconds` the time
    for an ack, `methods` what the Web API knows (all, where it is None), `port` 0 any free one.
    """

    def __init__(
        self,
        retry_after: tuple[float, ...] = RETRY_AFTER,
        ack_seconds: float = ACK_SECONDS,
        methods: Collection[str] | None = None,
        port: int = 0,
    ) -> None:
        super().__init__(Journal())
        self.workspace = Workspace()
        self.state = State(self.workspace, self.journal, FaultQueue())
        self.retry_after = retry_after
        self.ack_seconds = ack_seconds
        if methods is not None:
            self.state.disabled |= web_api.METHODS.keys() - set(methods)
        self._port = port
        self._http: HttpEvents | None = None

    def __enter__(self) -> Self:
        self._thread = LoopThread()
        self._thread.run(self._serve())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.deliver_to(None)
        self._thread.stop()

    async def _serve(self) -> None:
        self._socket = SocketMode(self.state)
        app = web.Application(client_max_size=MOST_BYTES)
        app.router.add_route("*", "/api/{method}", partial(web_api.answer, self.state))
        app.router.add_get("/link/", self._socket.connect)
        app.router.add_post("/upload/{id}", partial(file_methods.take_upload, self.state))
        for kind in ("commands", "actions"):
            app.router.add_post(f"/{kind}/{{key:.+}}", partial(response_urls.answer, self.state))
        port = await self._thread.serve(app, self._port)
        self.state.base_url = f"http://127.0.0.1:{port}"

    # Where it is and who may come in

    @property
    def api_url(self) -> str:
        """What SLACK_API_URL has to be."""
        return f"{self.state.base_url}/api/"

    @property
    def bot_token(self) -> str:
        """xoxb-…"""
        return self.workspace.bot_token

    @property
    def app_token(self) -> str:
        """xapp-…"""
        return self.workspace.app_token

    @property
    def signing_secret(self) -> str:
        """The secret that HTTP events are signed with."""
        return self.workspace.signing_secret

    @property
    def bot_user(self) -> str:
        """The bot's user id."""
        return self.workspace.bot_user

    def add_person(
        self,
        name: str,
        email: str | None = None,
        confirmed: bool = True,
        team: str | None = None,
        is_bot: bool = False,
        deleted: bool = False,
    ) -> str:
        """The user id of a new member; `team` where they belong to another workspace."""
        with self.journal.changed:
            return self.workspace.add_person(name, email, confirmed, team, is_bot, deleted)

    def add_channel(
        self, name: str, members: Iterable[str] = (), private: bool = False, with_bot: bool = True, shared: bool = False
    ) -> str:
        """The id of a new channel; the bot is in it unless told otherwise."""
        with self.journal.changed:
            return self.workspace.add_channel(name, list(members), "group" if private else "channel", with_bot, shared)

    def archive(self, channel: str) -> None:
        """Nobody can post there any more."""
        self.workspace.channels[channel].archived = True

    def im_between(self, one: str, other: str) -> str:
        """The id of the direct-message channel of two people, in which the bot is not."""
        with self.journal.changed:
            return self.workspace.im_between(one, other)

    def im_of(self, user: str) -> str:
        """The id of the direct-message channel with this person."""
        with self.journal.changed:
            return self.workspace.im_of(user)

    # What goes wrong

    def disable(self, *methods: str) -> None:
        """Answer unknown_method to these from now on."""
        self.state.disabled |= set(methods)

    def fail_next(self, method: str, *faults: Fault | None) -> None:
        """Queue faults for the next requests of this method (`*`: of any); None lets one through."""
        self.state.faults.add(method, *faults)

    def revoke_token(self) -> None:
        """The bot's token is good for nothing any more."""
        self.state.is_revoked = True

    def reinstate_token(self) -> None:
        """It is again."""
        self.state.is_revoked = False

    @property
    def enforce_rate(self) -> bool:
        """Whether a second message within a second in one channel gets a 429."""
        return self.state.enforce_rate

    @enforce_rate.setter
    def enforce_rate(self, value: bool) -> None:
        self.state.enforce_rate = value

    # Connections

    @property
    def connections(self) -> int:
        """How many web sockets are open now."""
        return len(self._socket.connections)

    @property
    def connections_opened(self) -> int:
        """How many there were since the start."""
        return self._socket.opened

    def wait_until_connected(self, seconds: float = 20, count: int = 1) -> None:
        """Return once so many web sockets are open."""
        self.wait_for(lambda: self.connections >= count, seconds, f"{count} connections")

    def drop_connections(self) -> None:
        """Close every web socket without a word, as a network that breaks."""
        self._thread.run(self._socket.abort_all())

    def ask_to_reconnect(self, reason: str = "refresh_requested", close_after: float = 0.5) -> None:
        """Send the `disconnect` message; the sockets close a moment later. `reason` may also be warning."""
        self._thread.start(self._socket.ask_to_reconnect(reason, close_after))

    def freeze_connections(self) -> None:
        """The present web sockets stay open, but nothing comes or goes any more, pongs neither."""
        self._thread.run(self._socket.freeze_all())

    def refuse_connections(self, seconds: float) -> None:
        """apps.connections.open and the web-socket handshake answer HTTP 503 for so long."""
        self.state.refuse_connections_until = time.monotonic() + seconds

    def send_raw(self, text: str) -> None:
        """Send this text as it is over every web socket."""
        self._thread.run(self._socket.send_raw(text))

    # Deliveries

    def deliver_to(self, url: str | None, signing: Signing = Signing()) -> None:  # noqa: B008  # frozen
        """From now on POST everything to this URL; None goes back to Socket Mode."""
        if self._http is not None:
            self._thread.run(self._http.close())
        self._http = HttpEvents(self.state, url, signing) if url else None

    def send(self, kind: str, payload: Json, retries: tuple[float, ...] | None = None, first: Try = FIRST) -> Delivery:
        """Send a payload of any shape; kind is events_api, slash_commands or interactive. Only events are retried."""
        if retries is None:
            retries = self.retry_after if kind == "events_api" else ()
        delivery = Delivery(kind, payload, retries)
        self._thread.start(self._carry(delivery, first))
        return delivery

    def post_raw(self, body: str, content_type: str = "application/json") -> Delivery:
        """HTTP mode: POST this body as it is, signed like the rest."""
        return self.send(RAW, {"content_type": content_type, "body": body})

    def send_again(self, delivery: Delivery, retry_num: int = 0) -> Delivery:
        """The very same payload once more, as a first try or as this retry; it is not retried further."""
        reason = "timeout" if retry_num else ""
        return self.send(delivery.kind, delivery.payload, retries=(), first=Try(retry_num, reason))

    async def _carry(self, delivery: Delivery, first: Try) -> None:
        await deliver(delivery, self._http or self._socket, self.ack_seconds, first)
        self._after(delivery)
        self.journal.notify()

    def _after(self, delivery: Delivery) -> None:
        """What Slack does with an answer; the interactions add to it."""
