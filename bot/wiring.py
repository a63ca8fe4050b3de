"""Joins the pieces; the only place that asks the clock."""

from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import cache, partial

from sqlite_utils import Database

from bot.desk import Desk
from bot.settings import Settings
from indexer.limits import MIB, Limits
from indexer.reading_process import ReadingProcess
from knowledge.answering.embedding import Embedder, load_embedder
from knowledge.answering.library import Library
from knowledge.store.database import open_database


def make_desk(settings: Settings) -> Desk:
    """What handlers need, for these settings. The model is loaded when it is first needed."""

    @cache
    def library() -> Library:
        return Library(settings.data, make_embedder(settings))

    return Desk(partial(_open, settings), library)


def _open(settings: Settings) -> AbstractContextManager[Database]:
    return open_database(settings.data)


def make_embedder(settings: Settings) -> Embedder:
    """The embedder that the settings name."""
    return load_embedder(settings.model, settings.models)


def make_reader(settings: Settings) -> ReadingProcess:
    """What reads files, within the limits that the settings name; to be stopped at the end."""
    limits = Limits(
        file_bytes=settings.max_file_mb * MIB,
        unpacked_bytes=settings.max_unpacked_mb * MIB,
        pages=settings.max_pages,
        memory_bytes=settings.max_memory_mb * MIB,
        seconds=settings.max_seconds,
    )
    return ReadingProcess(limits)


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)
