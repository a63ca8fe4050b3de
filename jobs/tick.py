"""One tick: what falls due is planned, and what is due is sent."""

import logging
from sqlite3 import DatabaseError

from sqlite_utils import Database

from jobs.deliver import SENDING, TICK, Delivery, Report
from jobs.plan import plan_if_needed
from knowledge.errors import HelpfulError
from knowledge.notices import Sending
from knowledge.store.conversation_rows import beat, heartbeats
from knowledge.store.trouble_rows import tell_of_shadow, tell_of_trouble

_log = logging.getLogger(__name__)


def tick(delivery: Delivery) -> Report:
    """Plans and delivers once, and leaves a heartbeat; where sending is off only that. Any number of processes may do
    this on one database at once."""
    with delivery.database() as db:
        _note_sending(db, delivery)
        if delivery.sending is Sending.OFF:
            beat(db, TICK, delivery.now())
            return Report()
        plan_if_needed(db, delivery.now())
    report = delivery.deliver()
    with delivery.database() as db:
        if tell_of_trouble(db, delivery.now()) + tell_of_shadow(db, delivery.now()):
            delivery.send_due(db, report)
        beat(db, TICK, delivery.now(), f"sent {len(report.sent)}" if report.sent else "")
    return report


def _note_sending(db: Database, delivery: Delivery) -> None:
    if heartbeats(db).get(SENDING, (None, ""))[1] != delivery.sending:
        beat(db, SENDING, delivery.now(), delivery.sending)


def tick_or_tell(delivery: Delivery) -> Report | None:
    """The same for what ticks again and again: a database that cannot be used (a full disk, one that can only be read)
    is told in one line of the log, and anything else with its traceback. The heartbeat stays as old as it was, and the
    next tick goes on."""
    try:
        return tick(delivery)
    except (DatabaseError, HelpfulError) as error:
        _log.error("no reminder was sent or noted: the database cannot be used (%s); it is tried again", error)
    except Exception:
        _log.exception("a tick failed; it is tried again")
    return None
