"""What a list of people changes among those who are known: matched by e-mail address, nobody taken out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.documents import name_key
from knowledge.people import Identity, Person
from knowledge.people_list import Entry

Accounts = Mapping[int, tuple[Identity, ...]]
"""The accounts of people, by person id."""


@dataclass(frozen=True)
class Change:
    """A person before and after the import. `unlinked` are accounts that are no longer taken for theirs; `linked` is
    one that is from now on."""

    before: Person
    after: Person
    unlinked: tuple[Identity, ...] = ()
    linked: Identity | None = None


@dataclass(frozen=True)
class ImportOutcome:
    """What a list of people changes. `not_in_file` are people known before, who stay as they are."""

    added: tuple[Entry, ...]
    changed: tuple[Change, ...]
    unchanged: tuple[Person, ...]
    not_in_file: tuple[Person, ...]

    @property
    def afterwards(self) -> tuple[Person, ...]:
        """Everybody who is known then; those added have the id 0."""
        added = (Person(0, one.name, one.email, one.organisation, one.grants) for one in self.added)
        return (*added, *(change.after for change in self.changed), *self.unchanged, *self.not_in_file)


def plan_import(entries: Sequence[Entry], people: Sequence[Person], accounts: Accounts) -> ImportOutcome:
    """What becomes of `people`, whose accounts are `accounts`, when `entries` are taken over.

    People are known again by their address. Somebody without an address (an administrator by setting) is known by the
    account that the list gives.
    """
    by_email = {person.email: person for person in people if person.email}
    by_account = {account: one for one in people if not one.email for account in accounts.get(one.id, ())}
    added, changes = [], []
    for entry in entries:
        before = by_email.get(entry.email) or (by_account.get(entry.slack) if entry.slack else None)
        if before:
            changes.append(_change(before, entry, accounts.get(before.id, ())))
        else:
            added.append(entry)
    seen = {change.before.id for change in changes}
    given = {entry.slack for entry in entries}
    return ImportOutcome(
        added=tuple(added),
        changed=tuple(filter(_is_real, changes)),
        unchanged=tuple(change.after for change in changes if not _is_real(change)),
        not_in_file=tuple(
            one
            for one in people
            if one.id not in seen and (one.email or not given.issuperset(accounts.get(one.id, ())))
        ),
    )


def _change(before: Person, entry: Entry, accounts: Sequence[Identity]) -> Change:
    after = Person(before.id, entry.name, entry.email, entry.organisation, entry.grants)
    others = tuple(account for account in accounts if account != entry.slack)
    return Change(
        before=before,
        after=after,
        unlinked=others if _may_be_somebody_else(before, after) else (),
        linked=entry.slack if entry.slack and entry.slack not in accounts else None,
    )


def _may_be_somebody_else(before: Person, after: Person) -> bool:
    """Whether an address has another name now: it may have changed hands, as those of offices do, so that the accounts
    matched before may be another person's. An address that stood in for a name does not count."""
    names = {name_key(before.name), name_key(after.name)}
    return len(names) > 1 and before.name != before.email


def _is_real(change: Change) -> bool:
    return change.before != change.after or bool(change.unlinked or change.linked)
