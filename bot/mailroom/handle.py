"""From what came in to what is to be posted."""

import json
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.desk import Desk
from bot.dispatch import log_incident, reply_to
from bot.mailroom.surface import INCOMING_JSON, Incoming, Purpose, Surface
from bot.reply import Form, Paragraph, Reply
from bot.words.problems import say_form_too_late, say_unexpected
from bot.words.standing import at_time
from knowledge.notices import Sent
from knowledge.store.conversation_rows import greet
from knowledge.store.database import write
from knowledge.store.inbox_rows import Received, claim, mark_handled, release
from knowledge.store.outbox_rows import put_out

_log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
LATE = timedelta(minutes=10)
"""After so long a reply says when the question came in."""


def handle_next(desk: Desk, surfaces: Mapping[str, Surface], lane: str, in_hand: set[int]) -> bool:
    """Handles the oldest thing of a lane; False where there is none.

    What cannot be handled is tried again, and after three attempts answered with an incident number: never dropped in
    silence. What is being handled stands in `in_hand`.
    """
    with desk.database() as db:
        received = claim(db, lane)
    if received is None:
        return False
    in_hand.add(received.id)
    try:
        _try_to_handle(desk, surfaces, received)
    finally:
        in_hand.discard(received.id)
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
    if incoming.purpose is Purpose.WELCOME and not _greets(desk, incoming):
        _done(desk, received)
        return
    surface.show_working(incoming)
    reply = reply_to(desk, incoming.request)
    is_no_message = incoming.purpose is Purpose.HOME or reply.title or _has_form(reply)
    if is_no_message:
        outcome = surface.show_now(incoming, reply)
        if isinstance(outcome, Sent) or incoming.purpose is Purpose.HOME:
            _done(desk, received)
            return
        _log.warning("a dialogue was not shown (%s), it is posted instead", outcome)
        reply = say_form_too_late(reply) if _has_form(reply) else reply
    if desk.now() - received.received_at > LATE:
        late = Paragraph(f"You asked at {at_time(received.received_at)}; I could not answer until now.")
        reply = replace(reply, parts=(late, *reply.parts))
    _put_out(desk, surface, incoming, received, reply)


def _has_form(reply: Reply) -> bool:
    return any(isinstance(part, Form) for part in reply.parts)


def _greets(desk: Desk, incoming: Incoming) -> bool:
    with desk.database() as db:
        return greet(db, incoming.request.sender, desk.now())


def _put_out(desk: Desk, surface: Surface, incoming: Incoming, received: Received, reply: Reply) -> None:
    """Handled and to be posted, in one transaction: after a crash it is either both or neither."""
    post = surface.prepare(incoming, reply)
    with desk.database() as db, write(db):
        address = json.dumps(dict(post.address))
        put_out(db, f"in:{received.id}", surface.platform, post.channel, address, post.payload, desk.now())
        mark_handled(db, received.id, desk.now())


def _done(desk: Desk, received: Received) -> None:
    with desk.database() as db, write(db):
        mark_handled(db, received.id, desk.now())
