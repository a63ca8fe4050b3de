"""Joins the pieces; the only place that asks the clock."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import cache, partial

from filelock import FileLock, Timeout
from sqlite_utils import Database

from bot.conversations import is_going_on
from bot.desk import Desk, Recogniser
from bot.recognise import AtThisMachine
from bot.request import Conversation
from bot.settings import Settings
from bot.smtp import mailer_of
from indexer.limits import MIB, Limits
from indexer.reading_process import ReadingProcess
from knowledge.answering.embedding import Embedder, load_embedder
from knowledge.answering.library import Library
from knowledge.answering.onnx_reader import OnnxReader
from knowledge.answering.reader import Reader
from knowledge.errors import HelpfulError
from knowledge.store.database import make_data_folder, open_database
from knowledge.store.inbox_rows import count_waiting
from knowledge.store.outbox_rows import count_states
from knowledge.store.people_rows import all_people
from knowledge.store.search_rows import count_documents

_log = logging.getLogger(__name__)


def make_desk(
    settings: Settings, recogniser: Recogniser | None = None, clock: Callable[[], datetime] | None = None
) -> Desk:
    """What handlers need, for these settings; without a recogniser, for whoever sits at this machine; by this machine's
    clock or another. The model is loaded when it is first needed. Raises HelpfulError for settings that do not go
    together."""

    @cache
    def library() -> Library:
        return make_library(settings)

    return Desk(
        partial(_open, settings),
        library,
        recogniser or AtThisMachine(),
        clock or now,
        mailer_of(settings),
        settings.public_url.rstrip("/"),
        settings.quarters,
    )


def _open(settings: Settings) -> AbstractContextManager[Database]:
    return open_database(settings.data)


def make_embedder(settings: Settings) -> Embedder:
    """The embedder that the settings name, loaded once for this process."""
    return _embedder(settings.model, settings.models)


def make_library(settings: Settings) -> Library:
    """The index and the models that questions are answered with."""
    return Library(settings.data, make_embedder(settings), make_statement_reader(settings))


def make_statement_reader(settings: Settings) -> Reader | None:
    """What judges statements, unless the settings want none. Where it cannot be loaded, the log says so, and answers
    are chosen without it."""
    if settings.reader == "none":
        return None
    try:
        return _reader(settings.reader_passages)
    except HelpfulError as error:
        _log.warning("Answers are chosen without a reader. %s", error)
        return None


_embedder = cache(load_embedder)  # weights do not change while a process runs


@cache
def _reader(most_windows: int) -> OnnxReader:
    return OnnxReader(most_windows=most_windows)


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


@contextmanager
def sole_owner(settings: Settings) -> Iterator[None]:
    """Holds the data folder's inbox, outbox and schedule. Raises HelpfulError where another process holds them:
    a second one would answer everything twice."""
    make_data_folder(settings.data)
    lock = FileLock(settings.data / "serving.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise HelpfulError(
            f"Another anchorbot is serving {settings.data} already.", "Stop it first; this one has changed nothing."
        ) from error
    try:
        yield
    finally:
        lock.release()


def what_is_there(settings: Settings) -> tuple[bool, bool]:
    """Whether there are documents, and whether anybody is known."""
    with open_database(settings.data) as db:
        return bool(count_documents(db)), bool(all_people(db))


def left_over(settings: Settings) -> int:
    """How many things are neither handled nor posted."""
    with open_database(settings.data) as db:
        states = count_states(db)
        return count_waiting(db) + sum(states.get(state, 0) for state in ("due", "sending", "unsure"))


def takes_part(desk: Desk, conversation: Conversation) -> bool:
    """Whether the bot takes part in a conversation, so that it hears what follows without being named."""
    with desk.database() as db:
        return is_going_on(db, conversation)


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)
