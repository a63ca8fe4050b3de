"""What handlers work with: the database and the loaded index."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlite_utils import Database

from knowledge.answering.library import Library


@dataclass(frozen=True)
class Desk:
    """Opens the database for one request, and hands out the loaded index (loading it the first time)."""

    database: Callable[[], AbstractContextManager[Database]]
    library: Callable[[], Library]
