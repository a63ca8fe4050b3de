"""From what is to be posted to what became of it."""

import json
import logging
from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import assert_never

from bot.desk import Desk
from bot.dispatch import log_incident
from bot.mailroom.surface import Surface
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
        return claim_due(db, desk.now(), busy)


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
    now = desk.now()
    with desk.database() as db:
        match outcome:
            case Sent(message_id):
                mark_sent(db, outgoing, message_id, now)
            case RetryAfter(seconds) if now - outgoing.added_at < GIVEN_UP_AFTER:
                put_off(db, outgoing, now + timedelta(seconds=seconds), now)
            case RetryAfter():
                _refuse(desk, surface, outgoing, "not taken for a day")
            case Refused(reason):
                _refuse(desk, surface, outgoing, reason)
            case Unknown(reason):
                _log.warning("message %s may not have been posted: %s", outgoing.id, reason)
                mark_unsure(db, outgoing, reason, now + SETTLED_AFTER, now)
            case _:
                assert_never(outcome)


def _refuse(desk: Desk, surface: Surface, outgoing: Outgoing, reason: str) -> None:
    """Marks it refused, and hands it on to where its reader sees it instead."""
    _log.error("message %s was refused: %s", outgoing.id, reason)
    other = surface.instead(json.loads(outgoing.address))
    now = desk.now()
    with desk.database() as db:
        if other:
            with write(db):
                channel, address = other
                key = f"{outgoing.key}:instead"
                put_out(db, key, outgoing.platform, channel, json.dumps(dict(address)), outgoing.payload, now)
        mark_refused(db, outgoing, reason, now)


def look_for_next(desk: Desk, surfaces: Mapping[str, Surface]) -> bool:
    """Looks for one message whose answer was lost; False where there is none to look for now.

    Found, it was sent. Where the platform shows that it is not there it is sent (again); where it does not let us look
    it stays unknown, and is never sent again.
    """
    with desk.database() as db:
        outgoing = next_unsure(db, desk.now())
    if outgoing is None:
        return False
    try:
        looked = surfaces[outgoing.platform].look(json.loads(outgoing.address), outgoing.key)
    except Exception:
        log_incident()
        looked = RetryAfter(0)
    with desk.database() as db:
        match looked:
            case Sent(message_id):
                mark_sent(db, outgoing, message_id, desk.now())
            case NotThere() if outgoing.attempts < MOST_SENDS:
                put_off(db, outgoing, desk.now(), desk.now())
            case RetryAfter() if desk.now() - outgoing.added_at < LOOKED_FOR:
                pass  # looked for again in a minute
            case NotThere() | CannotLook() | RetryAfter():
                _log.error("message %s: it stays unknown whether it was posted", outgoing.id)
                mark_unknown(db, outgoing, "the answer was lost, and nobody can look", desk.now())
            case _:
                assert_never(looked)
    return True
