"""Taking over a register of pledges: all of it, or nothing."""

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from knowledge.pledges.periods import Numbering
from knowledge.pledges.register import Row
from knowledge.pledges.register_import import Register, RegisterImport, plan_register
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write
from knowledge.store.people_rows import all_people, insert_person
from knowledge.store.pledge_rows import all_pledges, append_entry, insert_pledge
from knowledge.store.theme_rows import themes


def planned_register(db: Database, rows: Sequence[Row], now: datetime, numbering: Numbering) -> RegisterImport:
    """What `save_register` would do. Changes nothing."""
    return plan_register(rows, Register(all_pledges(db), all_people(db), themes(db), now, numbering))


def save_register(db: Database, rows: Sequence[Row], now: datetime, numbering: Numbering, actor: str) -> RegisterImport:
    """Takes over the rows and says what that changed; nothing where there are problems.

    Whoever is named by an address that nobody has is of the network from then on.
    """
    with write(db):
        outcome = planned_register(db, rows, now, numbering)
        if outcome.problems:
            return outcome
        for person in outcome.people:
            name = person.name or person.email
            id_ = insert_person(db, name, person.email, person.organisation, (), now)
            record_audit(db, now, actor, "pledges import", f"person {id_}", "added")
        for pledge in outcome.added:
            insert_pledge(db, pledge, actor)
        for before, edits in outcome.changed:
            now_ = before
            for edit in edits:
                now_ = append_entry(db, now_, edit, actor)
    return outcome
