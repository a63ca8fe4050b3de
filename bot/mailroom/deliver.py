"""From what is to be posted to what became of it."""

import json
import logging
from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import assert_never

from sqlite_utils import Database

from bot.desk import Desk
from bot.dispatch import log_incident
from bot.mailroom.surface import POST_JSON, Post, Surface
from knowledge.notices import CannotLook, NotThere, Outcome, Refused, RetryAfter, Sent, Unknown
from knowledge.store.database import write
from knowledge.store.outbox_rows import (
    Outgoing,
    claim_due,
    mark_refused,
    mark_sent,
    mark_unknown,
    mark_unsure,
    next_unsure,
    put_off,
    put_out,
)

_log = logging.getLogger(__name__)

SETTLED_AFTER = timedelta(seconds=10)
"""So long after a lost answer a message is there, or will never be."""


GIVEN_UP_AFTER = timedelta(hours=24)
"""So long a message waits for a platform that asks to wait, or cannot be reached."""
LOOKED_FOR = timedelta(minutes=10)
MOST_SENDS = 5


def claim_next(desk: Desk, busy: Collection[str]) -> Outgoing | None:
    """The next message to send, in a channel that is not busy."""
    with desk.database() as db:
        return claim_due(db, desk.true_now(), busy)


def deliver(desk: Desk, surfaces: Mapping[str, Surface], outgoing: Outgoing) -> Outcome:
    """Sends one claimed message, once, and records what became of it."""
    surface = surfaces[outgoing.platform]
    try:
        outcome = surface.send(json.loads(outgoing.address), outgoing.payload, outgoing.key)
    except Exception:
        outcome = Unknown(log_incident())
    _record(desk, surface, outgoing, outcome)
    return outcome


def _record(desk: Desk, surface: Surface, outgoing: Outgoing, outcome: Outcome) -> None:
    now = desk.true_now()
    with desk.database() as db:
        match outcome:
            case Sent(message_id):
                _sent(desk, db, surface, outgoing, message_id)
            case RetryAfter(seconds) if now - outgoing.added_at < GIVEN_UP_AFTER:
                put_off(db, outgoing, now + timedelta(seconds=seconds), now)
            case RetryAfter():
                _refused(desk, db, surface, outgoing, "not taken for a day")
            case Refused(reason):
                _refused(desk, db, surface, outgoing, reason)
            case Unknown(reason):
                _log.warning("message %s may not have been posted: %s", outgoing.id, reason)
                mark_unsure(db, outgoing, reason, now + SETTLED_AFTER, now)
            case _:
                assert_never(outcome)


def _sent(desk: Desk, db: Database, surface: Surface, outgoing: Outgoing, message_id: str) -> None:
    attachments = surface.attachments(json.loads(outgoing.address), outgoing.payload)
    with write(db):
        mark_sent(db, outgoing, message_id, desk.true_now())
        for number, one in enumerate(attachments, start=1):
            _put_out(desk, db, outgoing, f"attached {number}", one.post, POST_JSON.dump_json(one.if_refused).decode())
        if outgoing.if_sent:
            _put_out(desk, db, outgoing, "sent", POST_JSON.validate_json(outgoing.if_sent))


def _refused(desk: Desk, db: Database, surface: Surface, outgoing: Outgoing, reason: str) -> None:
    """Marks it refused. Its asker is told what is to be told then, or else gets it where they see it instead."""
    _log.error("message %s was refused: %s", outgoing.id, reason)
    other = None if outgoing.if_refused else surface.instead(json.loads(outgoing.address))
    post = Post(*other, outgoing.payload) if other else None
    if outgoing.if_refused:
        post = POST_JSON.validate_json(outgoing.if_refused)
    with write(db):
        mark_refused(db, outgoing, reason, desk.true_now())
        if post:
            _put_out(desk, db, outgoing, "instead", post)


def _put_out(desk: Desk, db: Database, outgoing: Outgoing, why: str, post: Post, if_refused: str = "") -> None:
    key = f"{outgoing.key}:{why}:{outgoing.id}:{outgoing.attempts}"
    address = json.dumps(dict(post.address))
    put_out(db, key, outgoing.platform, post.channel, address, post.payload, desk.true_now(), if_refused=if_refused)


def look_for_next(desk: Desk, surfaces: Mapping[str, Surface]) -> bool:
    """Looks for one message whose answer was lost; False where there is none to look for now.

    Found, it was sent. Where the platform shows that it is not there it is sent (again); where it does not let us look
    it stays unknown, and is never sent again.
    """
    with desk.database() as db:
        outgoing = next_unsure(db, desk.true_now())
    if outgoing is None:
        return False
    surface = surfaces[outgoing.platform]
    try:
        looked = surface.look(json.loads(outgoing.address), outgoing.key, outgoing.added_at)
    except Exception:
        log_incident()
        looked = RetryAfter(0)
    with desk.database() as db:
        match looked:
            case Sent(message_id):
                _sent(desk, db, surface, outgoing, message_id)
            case NotThere() if outgoing.attempts < MOST_SENDS:
                put_off(db, outgoing, desk.true_now(), desk.true_now())
            case RetryAfter() if desk.true_now() - outgoing.added_at < LOOKED_FOR:
                pass  # looked for again in a minute
            case NotThere() | CannotLook() | RetryAfter():
                _log.error("message %s: it stays unknown whether it was posted", outgoing.id)
                with write(db):
                    mark_unknown(db, outgoing, "the answer was lost, and nobody can look", desk.true_now())
            case _:
                assert_never(looked)
    return True
