"""One tick: what falls due is planned, and what is due is sent."""

from jobs.deliver import TICK, Delivery, Report
from jobs.plan import plan_if_needed
from knowledge.store.conversation_rows import beat
from knowledge.store.trouble_rows import tell_of_trouble


def tick(delivery: Delivery) -> Report:
    """Plans and delivers once, and leaves a heartbeat. Any number of processes may do this on one database at once."""
    with delivery.database() as db:
        plan_if_needed(db, delivery.now())
    report = delivery.deliver()
    with delivery.database() as db:
        if tell_of_trouble(db, delivery.now()):
            delivery.send_due(db, report)
        beat(db, TICK, delivery.now(), f"sent {len(report.sent)}" if report.sent else "")
    return report
