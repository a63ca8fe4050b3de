"""Opening the database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from sqlite_utils import Database

from knowledge.errors import OperatorError
from knowledge.store.migrations import migrations

FILE_NAME = "anchorbot.db"
_BUSY_MS = 10_000


@contextmanager
def open_database(data: Path) -> Iterator[Database]:
    """The database in folder `data`, made and migrated as needed; closed at the end.

    WAL, foreign keys on, ten seconds' patience with another writer. One per request or job: a connection
    refuses to cross threads. Raises OperatorError when the folder or file cannot be used, and when a newer version of
    anchorbot has migrated it: nothing is changed then.
    """
    make_data_folder(data)
    try:
        connection = sqlite3.connect(data / FILE_NAME, timeout=_BUSY_MS / 1000)
        try:
            database = _prepared(connection, data / FILE_NAME)
        except BaseException:
            connection.close()
            raise
    except sqlite3.DatabaseError as error:
        raise OperatorError(
            f"The database {data / FILE_NAME} cannot be opened: {error}.",
            "Nothing was changed. Restore it from a backup, or name another folder with --data.",
        ) from error
    try:
        yield database
    finally:
        database.close()


def make_data_folder(data: Path) -> None:
    """Makes the data folder where it is not there. Raises OperatorError when that cannot be."""
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OperatorError(
            f"The data folder {data} cannot be used: {error.strerror}.",
            "Name another with --data or ANCHORBOT_DATA.",
        ) from error


def _prepared(connection: sqlite3.Connection, path: Path) -> Database:
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    _check_is_not_newer(Database(connection), path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    database = Database(connection)
    if migrations.pending(database):
        with write(database):  # one process migrates, a second one waits and finds nothing to do
            migrations.apply(database)
    return database


@cache
def _known_steps() -> frozenset[str]:
    """The steps that this version has: all that an empty database still lacks."""
    with closing(sqlite3.connect(":memory:")) as empty:
        return frozenset(step.name for step in migrations.pending(Database(empty)))


def _check_is_not_newer(database: Database, path: Path) -> None:
    """Before anything is written. What an older version writes into newer tables may be wrong there for good."""
    unknown = [step.name for step in migrations.applied(database) if step.name not in _known_steps()]
    if unknown:
        raise OperatorError(
            f"The database {path} was brought up to date by a newer anchorbot than this one, which knows nothing of "
            f"its step {unknown[-1]}.",
            "Nothing was changed. Update anchorbot to that version, or restore the backup of the data folder that was "
            "made before the update.",
        )


@contextmanager
def write(database: Database) -> Iterator[Database]:
    """One transaction that may write from its start on; rolled back as a whole when anything is raised."""
    database.conn.execute("BEGIN IMMEDIATE")
    try:
        yield database
    except BaseException:
        database.conn.rollback()
        raise
    database.conn.execute("COMMIT")


@contextmanager
def snapshot(database: Database) -> Iterator[Database]:
    """One consistent view: everything read inside sees the same state, whatever others commit meanwhile."""
    database.conn.execute("BEGIN")
    try:
        yield database
    finally:
        database.conn.execute("ROLLBACK")
