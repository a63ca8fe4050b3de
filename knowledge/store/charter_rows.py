"""Who has signed the charter: every entry that was ever made of an organisation. Entries are only ever added."""

from collections import defaultdict
from datetime import date, datetime

from sqlite_utils import Database

from knowledge.charter.signatory import Entry, Signatory, Stage
from knowledge.documents import name_key
from knowledge.people import Person
from knowledge.store.audit_rows import record_audit

OPERATOR = "the operator"


def signatories(db: Database) -> list[Signatory]:
    """Every organisation of which anything was noted, by name."""
    sql = (
        "SELECT e.organisation, stage, day, body, call_in_until, version, link, reason, corrects, number, noted_at, "
        "p.name, noted_by_organisation FROM charter_entries e LEFT JOIN people p ON p.id = noted_by_id "
        "ORDER BY organisation_key, number"
    )
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    names: dict[str, str] = {}
    for name, *row in db.execute(sql):
        names.setdefault(name_key(name), name)
        found[name_key(name)].append(_entry(*row))
    return sorted(
        (Signatory(names[key], tuple(entries)) for key, entries in found.items()),
        key=lambda one: one.organisation.casefold(),
    )


def signatory_called(db: Database, organisation: str) -> Signatory:
    """The organisation with what was noted of it, which may be nothing."""
    key = name_key(organisation)
    found = (one for one in signatories(db) if name_key(one.organisation) == key)
    return next(found, Signatory(organisation))


def add_entry(db: Database, before: Signatory, entry: Entry, by: Person | None, now: datetime) -> Signatory:
    """Keeps an entry with its audit row, and returns the organisation with it. For use inside the transaction in which
    it was looked at `before`. `by` is None for the operator."""
    after = before.with_entry(entry)
    _insert(db, after, by, now)
    return signatory_called(db, after.organisation)


def _insert(db: Database, after: Signatory, by: Person | None, now: datetime) -> None:
    entry, at = after.entries[-1], now.isoformat(timespec="seconds")
    row = {
        "organisation": after.organisation,
        "organisation_key": name_key(after.organisation),
        "number": entry.number,
        "stage": entry.stage.value if entry.stage else None,
        "day": entry.day.isoformat(),
        "body": entry.by,
        "call_in_until": entry.call_in_until.isoformat() if entry.call_in_until else None,
        "version": entry.version,
        "link": entry.link,
        "reason": entry.reason,
        "corrects": entry.corrects,
        "noted_at": at,
        "noted_by_id": by.id if by and by.id else None,
        "noted_by_organisation": by.organisation if by and by.id else "",
    }
    marks = ", ".join(f":{name}" for name in row)
    id_ = db.conn.execute(f"INSERT INTO charter_entries ({', '.join(row)}) VALUES ({marks})", row).lastrowid
    actor = f"person {by.id}" if by and by.id else "command line"
    outcome = f"corrects {entry.corrects}" if entry.corrects else str(entry.stage)
    record_audit(db, now, actor, "charter entry", f"charter entry {id_}", outcome)


def _entry(
    stage: str | None, day: str, body: str, until: str | None, version: str, link: str, reason: str,
    corrects: int | None, number: int, noted_at: str, name: str | None, of: str,
) -> Entry:  # fmt: skip
    return Entry(
        stage=Stage(stage) if stage else None,
        day=date.fromisoformat(day),
        by=body,
        call_in_until=date.fromisoformat(until) if until else None,
        version=version,
        link=link,
        reason=reason,
        corrects=corrects,
        number=number,
        noted_at=datetime.fromisoformat(noted_at),
        noted_by=name or (f"former member ({of})" if of else OPERATOR),
    )
