"""Administrators by the setting: whoever the settings name is one, as long as they do."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from knowledge.errors import HelpfulError
from knowledge.people import Grant, Person, Role, email_in, slack_identity_in
from knowledge.people_list import Entry
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write
from knowledge.store.people_rows import BY_ID, insert_person, known_as, link_account, person_of

_SERVICE = "anchorbot"  # the actor of what nobody asked for


def ensure_administrator(db: Database, setting: str, now: datetime) -> Person:
    """The person whom `setting` names by e-mail address or Slack account ("T0123:U0456"), as an administrator.

    Made where nobody is known by it, with `setting` for a name until a list says more. Raises HelpfulError for a
    setting that is neither.
    """
    email, account = email_in(setting), slack_identity_in(setting)
    if not email and not account:
        raise HelpfulError(
            f'The administrator is set to "{setting}", which is neither an e-mail address nor a Slack account.',
            'Set it to an address, or to the ids of workspace and user as in "T0123ABCD:U0456EFGH".',
        )
    with write(db):
        person = known_as(db, setting)
        _take_back_from_others(db, person.id if person else 0, now)
        if person and person.is_administrator:
            return person
        person_id = person.id if person else insert_person(db, email or setting.strip(), email, "", (), now)
        if account and not person:
            link_account(db, account, person_id, BY_ID, now)
        db.execute("INSERT INTO roles VALUES (?, ?, '', 1)", (person_id, Role.ADMINISTRATOR.value))
        record_audit(db, now, _SERVICE, "people administrator", f"person {person_id}", "granted by the setting")
        granted = known_as(db, setting)
        assert granted
        return granted


def _take_back_from_others(db: Database, person_id: int, now: datetime) -> None:
    """Who was an administrator by an earlier setting is none any more; who was known by it alone is forgotten."""
    earlier = "SELECT person_id FROM roles WHERE by_setting = 1 AND person_id != ?"
    for (other,) in db.execute(earlier, (person_id,)).fetchall():
        db.execute("DELETE FROM roles WHERE person_id = ? AND by_setting = 1", (other,))
        named_by_setting = "(name = email OR email IS NULL) AND organisation = ''"
        nothing_else = "id NOT IN (SELECT person_id FROM roles)"
        db.execute(f"DELETE FROM people WHERE id = ? AND {named_by_setting} AND {nothing_else}", (other,))
        record_audit(db, now, _SERVICE, "people administrator", f"person {other}", "taken back: the setting is another")


def with_administrator(db: Database, entries: Iterable[Entry], setting: str) -> tuple[Entry, ...]:
    """`entries` with the administrator whom `setting` names as one, whatever the list says of them; see
    `ensure_administrator`, which would otherwise undo the list at the next start."""
    account = slack_identity_in(setting)
    person = person_of(db, account) if account else None
    email = person.email if person else email_in(setting)
    grant = frozenset({Grant(Role.ADMINISTRATOR)})
    return tuple(
        replace(one, grants=one.grants | grant) if one.email == email or (account and one.slack == account) else one
        for one in entries
    )


def note_set_administrators(db: Database, emails: Iterable[str]) -> None:
    """These are administrators by the setting alone (see `with_administrator`), as long as it names them."""
    sql = "UPDATE roles SET by_setting = 1 WHERE role = ? AND person_id = (SELECT id FROM people WHERE email = ?)"
    with write(db):
        db.conn.executemany(sql, [(Role.ADMINISTRATOR.value, email) for email in emails])
