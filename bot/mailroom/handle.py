"""From what came in to what is to be posted."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from sqlite3 import OperationalError
from threading import Lock

from sqlite_utils import Database

from bot.desk import Desk
from bot.dispatch import log_incident, reply_to
from bot.mailroom.surface import INCOMING_JSON, POST_JSON, Incoming, Post, Purpose, Surface
from bot.reply import Form, Reply
from bot.words.problems import say_form_instead, say_late, say_unexpected
from knowledge.errors import OperatorError
from knowledge.notices import Sent
from knowledge.store.conversation_rows import greet, was_greeted
from knowledge.store.database import write
from knowledge.store.inbox_rows import Received, claim, mark_handled, release, take_up_again
from knowledge.store.outbox_rows import put_out

_log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
LATE = timedelta(minutes=10)
"""After so long a reply says when the question came in."""


class InHand:
    """What this process is handling. What counts as being handled in the database and is not here was given up."""

    def __init__(self) -> None:
        self._ids: set[int] = set()
        self._lock = Lock()

    def claim(self, db: Database, lane: str) -> Received | None:
        """The next thing of a lane, in hand from now on; None where there is none."""
        with self._lock:
            received = claim(db, lane)
            if received:
                self._ids.add(received.id)
            return received

    def done(self, received: Received) -> None:
        """It is not in hand any more."""
        with self._lock:
            self._ids.discard(received.id)

    def take_up_the_rest(self, db: Database) -> int:
        """What was begun and is in nobody's hand is to be handled again; how many there are."""
        with self._lock:
            return take_up_again(db, tuple(self._ids))


def handle_next(desk: Desk, surfaces: Mapping[str, Surface], lane: str, in_hand: InHand) -> bool:
    """Handles the oldest thing of a lane; False where there is none.

    What cannot be handled is tried again, and after three attempts answered with an incident number: never dropped in
    silence.
    """
    with desk.database() as db:
        received = in_hand.claim(db, lane)
    if received is None:
        return False
    try:
        _try_to_handle(desk, surfaces, received)
    finally:
        in_hand.done(received)
    return True


def _try_to_handle(desk: Desk, surfaces: Mapping[str, Surface], received: Received) -> None:
    try:
        incoming = INCOMING_JSON.validate_json(received.body)
        surface = surfaces[incoming.request.conversation.platform]
    except (ValueError, KeyError):  # of another version, or a platform that is not served any more: nobody can be told
        log_incident()
        _done(desk, received)
        return
    if received.attempts > MOST_ATTEMPTS:  # the process may have died of it each time
        _put_out(desk, surface, incoming, received, say_unexpected(log_incident()))
        return
    try:
        _handle(desk, surface, incoming, received)
    except Exception:
        _give_up_or_release(desk, surface, incoming, received, log_incident())


def _give_up_or_release(desk: Desk, surface: Surface, incoming: Incoming, received: Received, incident: str) -> None:
    if received.attempts >= MOST_ATTEMPTS:
        _put_out(desk, surface, incoming, received, say_unexpected(incident))
        return
    with desk.database() as db:
        release(db, received.id)


def _handle(desk: Desk, surface: Surface, incoming: Incoming, received: Received) -> None:
    if incoming.purpose is Purpose.WELCOME and _is_known(desk, incoming):
        _done(desk, received)
        return
    surface.show_working(incoming)
    reply = reply_to(desk, incoming.request, passing=(OperationalError, OperatorError))
    is_no_message = incoming.purpose is Purpose.HOME or reply.title or _has_form(reply)
    if is_no_message:
        outcome = surface.show_now(incoming, reply)
        if isinstance(outcome, Sent) or incoming.purpose is Purpose.HOME:
            _done(desk, received)
            return
        _log.info("a dialogue was not shown (%s), it is posted instead", outcome)
        reply = say_form_instead(reply, was_clicked="trigger" in incoming.address) if _has_form(reply) else reply
    if desk.true_now() - received.received_at > LATE:
        reply = replace(reply, parts=(say_late(received.received_at), *reply.parts))
    _put_out(desk, surface, incoming, received, reply)


def _has_form(reply: Reply) -> bool:
    return any(isinstance(part, Form) for part in reply.parts)


def _is_known(desk: Desk, incoming: Incoming) -> bool:
    with desk.database() as db:
        return was_greeted(db, incoming.request.sender)


def _put_out(desk: Desk, surface: Surface, incoming: Incoming, received: Received, reply: Reply) -> None:
    """Handled and to be posted, in one transaction: after a crash it is either both or neither."""
    key = f"in:{received.id}"
    posts = [_Prepared.of(surface, incoming, reply, key)]
    posts += [_Prepared.of(surface, incoming, one, f"{key}:also:{at}") for at, one in enumerate(reply.also)]
    with desk.database() as db, write(db):
        mark_handled(db, received.id, desk.true_now())
        if incoming.purpose is Purpose.WELCOME and not greet(db, incoming.request.sender, desk.true_now()):
            return  # greeted by another thread meanwhile
        for post in posts:
            post.put_out(desk, db, surface)


@dataclass(frozen=True)
class _Prepared:
    """A reply as it will be posted, and what is said when that is done, refused, or was done before."""

    key: str
    once: str
    post: Post
    if_sent: Post | None
    if_refused: Post | None
    if_known: Post | None

    @classmethod
    def of(cls, surface: Surface, incoming: Incoming, reply: Reply, key: str) -> "_Prepared":
        then = (_prepared(surface, incoming, one) for one in (reply.if_sent, reply.if_refused, reply.if_known))
        return cls(key, reply.once, surface.prepare(incoming, reply), *then)

    def put_out(self, desk: Desk, db: Database, surface: Surface) -> None:
        then = _as_json(self.if_sent), _as_json(self.if_refused)
        is_new = _to_outbox(desk, db, self.once or self.key, surface, self.post, *then)
        if not is_new and self.if_known:
            _to_outbox(desk, db, self.key, surface, self.if_known)


def _prepared(surface: Surface, incoming: Incoming, reply: Reply | None) -> Post | None:
    return surface.prepare(incoming, reply) if reply else None


def _as_json(post: Post | None) -> str:
    return POST_JSON.dump_json(post).decode() if post else ""


def _to_outbox(
    desk: Desk, db: Database, key: str, surface: Surface, post: Post, if_sent: str = "", if_refused: str = ""
) -> bool:
    address = json.dumps(dict(post.address))
    return put_out(db, key, surface.platform, post.channel, address, post.payload, desk.true_now(), if_sent, if_refused)


def _done(desk: Desk, received: Received) -> None:
    with desk.database() as db, write(db):
        mark_handled(db, received.id, desk.true_now())
