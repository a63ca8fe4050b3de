"""Pledges and everything entered about them. Entries are only ever added."""

from dataclasses import dataclass

from sqlite_utils import Database

from knowledge.documents import Viewer
from knowledge.people import Person
from knowledge.pledges.entries import Entry
from knowledge.pledges.pledge import Pledge


@dataclass(frozen=True)
class Meanwhile:
    """Nothing was saved: somebody else entered something first. `pledge` is as it is with that."""

    pledge: Pledge


def all_pledges(db: Database) -> list[Pledge]:
    """Every pledge by number, whoever may see it: for the operator and for what is planned."""
    raise NotImplementedError


def visible_pledges(db: Database, viewer: Viewer, alone: Person | None = None) -> list[Pledge]:
    """The pledges that may be seen, by number (see `knowledge.pledges.rights.may_see`)."""
    raise NotImplementedError


def visible_pledge(db: Database, number: int, viewer: Viewer, alone: Person | None = None) -> Pledge:
    """The pledge with this number. Raises the same HelpfulError where there is none and where it may not be seen."""
    raise NotImplementedError


def add_pledge(db: Database, pledge: Pledge, actor: str) -> Pledge:
    """Keeps a new pledge with its first entry (its target); number 0 stands for the next one that is free."""
    raise NotImplementedError


def save_entry(db: Database, seen: Pledge, entry: Entry, actor: str) -> Pledge | Meanwhile:
    """Adds an entry to the pledge as it was `seen`, with its audit row, and returns the pledge with it.

    Whatever else it changes (owner, status, wording) changes in the same transaction. The entry is numbered here.
    Raises HelpfulError where the rules of `knowledge.pledges.apply` forbid it.
    """
    raise NotImplementedError
