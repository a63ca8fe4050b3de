"""People, their roles, and the accounts by which they are known.

An account must never lead to somebody else when an e-mail address changes hands. So a newly matched account takes the
place of the one matched before in the same way and workspace, where an address belongs to one account at a time; and
when a list gives an address another name, its accounts are unlinked (see `knowledge.people_import`), to be matched
anew with whoever has the address then.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Sized
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches

from sqlite_utils import Database

from knowledge.errors import HelpfulError
from knowledge.people import Grant, Identity, Person, Role, slack_identity_in
from knowledge.people_import import Change, ImportOutcome, plan_import
from knowledge.people_list import Entry
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write

BY_EMAIL = "email"
BY_ID = "id"
"""How an account was matched: the platform vouched for its address, or somebody of the network gave its ids."""

_SERVICE = "anchorbot"  # the actor of what nobody asked for


def all_people(db: Database) -> list[Person]:
    """Everybody, by name."""
    return sorted(_people(db), key=lambda person: (person.name.casefold(), person.id))


def person_of(db: Database, identity: Identity) -> Person | None:
    """The person whose account this is."""
    where = "WHERE id = (SELECT person_id FROM identities WHERE platform = ? AND team = ? AND user = ?)"
    return next(iter(_people(db, where, _key(identity))), None)


def people_with(db: Database, identities: Iterable[Identity]) -> dict[Identity, Person]:
    """The people whose accounts these are; accounts that nobody has are missing."""
    wanted = set(identities)
    marks = _marks(wanted)
    sql = f"SELECT person_id, platform, team, user FROM identities WHERE user IN ({marks})"
    rows = db.execute(sql, [one.user for one in wanted]).fetchall()
    owners = {Identity(*key): person_id for person_id, *key in rows if Identity(*key) in wanted}
    ids = set(owners.values())
    people = {person.id: person for person in _people(db, f"WHERE id IN ({_marks(ids)})", tuple(ids))}
    return {identity: people[person_id] for identity, person_id in owners.items() if person_id in people}


def _marks(values: Sized) -> str:
    return ",".join("?" * len(values))


def person_with_email(db: Database, email: str) -> Person | None:
    """The person with this address, in whatever capitals."""
    return next(iter(_people(db, "WHERE email = ?", (email.strip().lower(),))), None)


def person_with_id(db: Database, id_: int) -> Person | None:
    """The person with this id; None where they were removed."""
    return next(iter(_people(db, "WHERE id = ?", (id_,))), None)


def secretariat(db: Database) -> list[int]:
    """The ids of those who may do what the secretariat may."""
    roles = [role.value for role in Role if role.is_of_network]
    sql = f"SELECT DISTINCT person_id FROM roles WHERE role IN ({_marks(roles)}) ORDER BY person_id"
    return [person_id for (person_id,) in db.execute(sql, roles).fetchall()]


def accounts_by_person(db: Database) -> dict[int, tuple[Identity, ...]]:
    """The accounts of those who have any, by person id."""
    found: defaultdict[int, tuple[Identity, ...]] = defaultdict(tuple)
    rows = db.execute("SELECT person_id, platform, team, user FROM identities ORDER BY platform, team, user").fetchall()
    for person_id, *key in rows:
        found[person_id] += (Identity(*key),)
    return dict(found)


def account_in(db: Database, person_id: int, platform: str, team: str) -> Identity | None:
    """The account in a workspace by which somebody is known; the first where there are several."""
    sql = "SELECT user FROM identities WHERE person_id = ? AND platform = ? AND team = ? ORDER BY user LIMIT 1"
    row = db.execute(sql, (person_id, platform, team)).fetchone()
    return Identity(platform, team, row[0]) if row else None


def platforms_known(db: Database) -> set[str]:
    """The platforms from which something came in, or to which something was posted."""
    sql = "SELECT platform FROM outbox UNION SELECT platform FROM inbox"
    return {platform for (platform,) in db.execute(sql)}


def link_identity(db: Database, identity: Identity, person_id: int, matched_by: str, now: datetime) -> None:
    """From now on the account is this person's. `matched_by` is BY_EMAIL or BY_ID.

    Nothing happens where the person has been removed meanwhile, or the account was given to somebody by its id and
    would now be matched by its address: what the network says goes before what the platform says.
    """
    with write(db):
        sql = "SELECT person_id, matched_by FROM identities WHERE platform = ? AND team = ? AND user = ?"
        owner, matched_before = db.execute(sql, _key(identity)).fetchone() or (None, None)
        is_known = db.execute("SELECT 1 FROM people WHERE id = ?", (person_id,)).fetchone()
        if not is_known or (matched_before, matched_by) == (BY_ID, BY_EMAIL):
            return
        link_account(db, identity, person_id, matched_by, now)
        if owner != person_id:
            outcome = f"{identity.platform} account matched by {matched_by}"
            record_audit(db, now, _SERVICE, "people link", f"person {person_id}", outcome)


def planned_import(db: Database, entries: Sequence[Entry]) -> ImportOutcome:
    """What `save_people` would do. Changes nothing."""
    return plan_import(entries, all_people(db), accounts_by_person(db))


def save_people(db: Database, entries: Sequence[Entry], now: datetime, actor: str) -> ImportOutcome:
    """Takes over a list of people, all or nothing, and says what it changed.

    People are matched by e-mail address. Name, organisation and roles become those of the list; people who are not in
    it stay. An account given in it is theirs from now on, whoever's it was.
    """
    with write(db):
        outcome = planned_import(db, entries)
        for change in outcome.changed:
            _update(db, change)
        for entry in outcome.added:
            person_id = insert_person(db, entry.name, entry.email, entry.organisation, entry.grants, now)
            record_audit(db, now, actor, "people import", f"person {person_id}", "added")
        for change in outcome.changed:
            record_audit(db, now, actor, "people import", f"person {change.after.id}", _what_changed(change))
        for entry in entries:
            person = person_with_email(db, entry.email)
            if person and entry.slack:
                link_account(db, entry.slack, person.id, BY_ID, now)
    return outcome


def remove_person(db: Database, who: str, now: datetime, actor: str) -> Person:
    """Forgets the person with this e-mail address or account ("T0123:U0456"), with their roles and accounts.

    Returns who it was. Raises HelpfulError where nobody is known by it.
    """
    with write(db):
        person = known_as(db, who)
        if person is None:
            known = [one.email for one in all_people(db) if one.email]
            near = get_close_matches(who.strip().lower(), known, n=1, cutoff=0.7)
            hint = f"Did you mean {near[0]}?" if near else "To see who is known: anchorbot people list"
            raise HelpfulError(f'Nobody is known by "{who}". Nothing was changed.', hint)
        db.execute(
            "DELETE FROM greeted WHERE (platform, team, user) IN "
            "(SELECT platform, team, user FROM identities WHERE person_id = ?)",
            (person.id,),
        )
        db.execute("DELETE FROM people WHERE id = ?", (person.id,))
        record_audit(db, now, actor, "people remove", f"person {person.id}", "removed")
    return person


def known_as(db: Database, who: str) -> Person | None:
    """The person with this e-mail address or account ("T0123:U0456")."""
    account = slack_identity_in(who)
    return person_of(db, account) if account else person_with_email(db, who)


def _people(db: Database, where: str = "", values: Sequence[object] = ()) -> list[Person]:
    """People with their roles, in one statement: between two, somebody else may have changed who `where` means."""
    sql = f"SELECT id, name, email, organisation, role, scope FROM people LEFT JOIN roles ON person_id = id {where}"
    found: dict[int, Person] = {}
    for id_, name, email, organisation, role, scope in db.execute(sql, values).fetchall():
        person = found.setdefault(id_, Person(id_, name, email, organisation, frozenset()))
        grant = {Grant(Role(role), scope)} if role else set()
        found[id_] = replace(person, grants=person.grants | grant)
    return list(found.values())


def insert_person(
    db: Database, name: str, email: str | None, organisation: str, grants: Iterable[Grant], now: datetime
) -> int:
    """Adds somebody and returns their id."""
    sql = "INSERT INTO people (name, email, organisation, added_at) VALUES (?, ?, ?, ?) RETURNING id"
    person_id = int(db.execute(sql, (name, email, organisation, now.isoformat(timespec="seconds"))).fetchone()[0])
    _set_grants(db, person_id, grants)
    return person_id


def _update(db: Database, change: Change) -> None:
    after = change.after
    sql = "UPDATE people SET name = ?, email = ?, organisation = ? WHERE id = ?"
    db.execute(sql, (after.name, after.email, after.organisation, after.id))
    _set_grants(db, after.id, after.grants)
    sql = "DELETE FROM identities WHERE platform = ? AND team = ? AND user = ?"
    db.conn.executemany(sql, map(_key, change.unlinked))


def _set_grants(db: Database, person_id: int, grants: Iterable[Grant]) -> None:
    db.execute("DELETE FROM roles WHERE person_id = ?", (person_id,))
    rows = [(person_id, grant.role.value, grant.scope) for grant in grants]
    db.conn.executemany("INSERT INTO roles (person_id, role, scope) VALUES (?, ?, ?)", rows)


def link_account(db: Database, identity: Identity, person_id: int, matched_by: str, now: datetime) -> None:
    """Gives somebody an account, taking it from whoever had it. Somebody who is known by neither address nor account
    then is forgotten."""
    before = "DELETE FROM identities WHERE person_id = ? AND platform = ? AND team = ? AND matched_by = ?"
    db.execute(before, (person_id, identity.platform, identity.team, matched_by))
    row = (*_key(identity), person_id, matched_by, now.isoformat(timespec="seconds"))
    db.execute("INSERT OR REPLACE INTO identities VALUES (?, ?, ?, ?, ?, ?)", row)
    db.execute("DELETE FROM people WHERE email IS NULL AND id NOT IN (SELECT person_id FROM identities)")


def _key(identity: Identity) -> tuple[str, str, str]:
    return identity.platform, identity.team, identity.user


def _what_changed(change: Change) -> str:
    before, after = change.before, change.after
    parts = {
        "name": before.name != after.name,
        "address": before.email != after.email,
        "organisation": before.organisation != after.organisation,
        "roles": before.grants != after.grants,
        "accounts": bool(change.unlinked or change.linked),
    }
    return f"changed {', '.join(part for part, is_changed in parts.items() if is_changed)}"
