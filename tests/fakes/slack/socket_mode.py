"""Socket Mode: web-socket connections of the bot, envelopes out, acks in."""

import asyncio
import json
import time
import uuid

from aiohttp import WSCloseCode, WSMsgType, web

from tests.fakes.slack.deliveries import Acked, Delivery, NotAcked, Try
from tests.fakes.slack.records import Json
from tests.fakes.slack.state import State


class Connection:
    """One web socket. A frozen one takes in everything and says nothing, as a half-open TCP connection does."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.socket = socket
        self.request = request
        self.frozen = False
        self.leaving = False
        self.waiting: dict[str, asyncio.Future[Json | None]] = {}

    async def send(self, message: Json) -> None:
        """Send one message, unless frozen."""
        if not self.frozen:
            await self.socket.send_json(message)

    def abort(self) -> None:
        """Close the TCP connection without a word."""
        if self.request.transport is not None:
            self.request.transport.abort()


class SocketMode:
    """All connections of the bot. Lives in the server's loop."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.connections: list[Connection] = []
        self.opened = 0
        self._someone = asyncio.Event()
        self._turn = 0

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """One web-socket connection from its handshake to its end."""
        ticket = request.query.get("ticket", "")
        if time.monotonic() < self.state.refuse_connections_until or ticket not in self.state.socket_tickets:
            return web.Response(status=503 if ticket in self.state.socket_tickets else 404)
        self.state.socket_tickets.discard(ticket)
        socket = web.WebSocketResponse(autoping=False, max_msg_size=2**22)
        await socket.prepare(request)
        connection = Connection(socket, request)
        await connection.send(self._hello())
        self._add(connection)
        try:
            await self._listen(connection)
        finally:
            self._remove(connection)
        return socket

    async def carry(self, delivery: Delivery, attempt: Try, ack_seconds: float) -> Acked | NotAcked:
        """Send to one of the connections; events wait for one, anything else fails where there is none."""
        if not self._staying() and delivery.kind != "events_api":
            delivery.tries += 1
            return NotAcked("not_connected")
        while not self._staying():
            self._someone.clear()
            await self._someone.wait()
        delivery.tries += 1
        self._turn += 1
        connection = self._staying()[self._turn % len(self._staying())]
        envelope = envelope_of(delivery, attempt)
        acked = asyncio.get_running_loop().create_future()
        connection.waiting[envelope["envelope_id"]] = acked
        started = time.monotonic()
        try:
            await connection.send(envelope)
            payload = await asyncio.wait_for(acked, ack_seconds)
        except TimeoutError:
            return NotAcked("timeout")
        except (ConnectionError, RuntimeError):
            return NotAcked("connection_failed")
        finally:
            connection.waiting.pop(envelope["envelope_id"], None)
        return Acked(time.monotonic() - started, payload)

    async def send_raw(self, text: str) -> None:
        """Send this text to every connection, whatever it is."""
        for connection in list(self.connections):
            await connection.socket.send_str(text)

    async def abort_all(self) -> None:
        """Close every connection without a word."""
        for connection in list(self.connections):
            connection.abort()

    async def freeze_all(self) -> None:
        """Answer nothing on the present connections any more."""
        for connection in self.connections:
            connection.frozen = True

    async def ask_to_reconnect(self, reason: str, close_after: float) -> None:
        """Say that these connections will end; close them a moment later, as Slack does."""
        leaving = self._staying()
        for connection in leaving:
            connection.leaving = True
            await connection.send({"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-fake"}})
        await asyncio.sleep(close_after)
        await asyncio.gather(*(connection.socket.close(code=WSCloseCode.OK) for connection in leaving))

    def _staying(self) -> list[Connection]:
        return [connection for connection in self.connections if not connection.leaving]

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.connections) + 1,
            "debug_info": {"host": "applink-fake", "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": self.state.workspace.app},
        }

    async def _listen(self, connection: Connection) -> None:
        async for message in connection.socket:
            if connection.frozen:
                continue
            if message.type is WSMsgType.PING:
                await connection.socket.pong(message.data)
            elif message.type is WSMsgType.TEXT:
                self._hear(connection, message.data)

    def _hear(self, connection: Connection, text: str) -> None:
        try:
            answer = json.loads(text)
        except ValueError:
            return self.state.journal.complain(f"not JSON on the socket: {text[:100]!r}")
        waiting = connection.waiting.get(str(answer.get("envelope_id")))
        if waiting is not None and not waiting.done():
            waiting.set_result(answer.get("payload"))
        return None

    def _add(self, connection: Connection) -> None:
        self.connections.append(connection)
        self.opened += 1
        self._someone.set()
        self.state.journal.notify()

    def _remove(self, connection: Connection) -> None:
        self.connections.remove(connection)
        for waiting in connection.waiting.values():
            if not waiting.done():
                waiting.set_exception(ConnectionResetError("the connection closed before the ack"))
        self.state.journal.notify()


def envelope_of(delivery: Delivery, attempt: Try) -> Json:
    """The envelope of one try (docs.slack.dev, "Using Socket Mode")."""
    envelope: Json = {
        "envelope_id": str(uuid.uuid4()),
        "type": delivery.kind,
        "payload": delivery.payload,
        "accepts_response_payload": delivery.kind != "events_api",
    }
    if delivery.kind == "events_api":
        envelope["retry_attempt"] = attempt.number
        envelope["retry_reason"] = attempt.reason
    return envelope
