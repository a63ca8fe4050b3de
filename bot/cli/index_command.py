"""`anchorbot index`."""

from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sqlite_utils import Database

from bot.cli.running import USAGE, guarded, settings_with, tell
from bot.settings import Settings
from bot.wiring import make_embedder, make_reader, now
from bot.words.indexing import say_report
from indexer.build_index import build_index
from indexer.read_file import Reader
from knowledge.answering.embedding import Embedder
from knowledge.answering.library import Library
from knowledge.errors import HelpfulError
from knowledge.store.database import make_data_folder, open_database
from knowledge.store.document_rows import folders


@dataclass(frozen=True)
class Wish:
    """What was typed: the folders (all known ones where there are none) and how to go about it."""

    folders: tuple[str, ...] = ()
    forget_missing: bool = False
    again: bool = False


def run_index(wish: Wish, data: Path | None) -> int:
    """Indexes the named folders, or all known ones. Returns 0, also with skipped files; 1 when nothing could be
    read; 2 when the command could not start."""
    return guarded(lambda: index_once(wish, settings_with(data)))


def index_once(wish: Wish, settings: Settings, patience: float = 0.0, quietly: bool = False) -> int:
    """One run; waits up to `patience` seconds for another run that is going on. Returns the exit code.

    `quietly` says only what is new, and nothing of a run without news.
    """
    make_data_folder(settings.data)
    lock = FileLock(settings.data / "index.lock")
    try:
        lock.acquire(timeout=patience)
    except Timeout as error:
        raise HelpfulError("Another run is indexing into the same data folder.", "Wait until it ends.") from error
    with lock, open_database(settings.data) as db, make_reader(settings) as reader:
        embedder = make_embedder(settings)
        codes = [_one_folder(db, folder, embedder, reader, wish, quietly) for folder in chosen_folders(wish, db)]
        Library(settings.data, embedder).vectors(db)
    return USAGE if USAGE in codes else min(codes)


def chosen_folders(wish: Wish, db: Database) -> list[Path]:
    """The folders that are meant. Raises HelpfulError where there are none."""
    chosen = [_folder(name) for name in wish.folders] or folders(db)
    if not chosen:
        raise HelpfulError("No folder was named and none is known yet.", "Type: anchorbot index FOLDER")
    return chosen


def _folder(name: str) -> Path:
    if not name.strip():  # an unset variable in a script; "." would be meant otherwise
        raise HelpfulError("An empty name was given as a folder.", 'For the folder you are in, type "."')
    return Path(name)


def _one_folder(db: Database, folder: Path, embedder: Embedder, reader: Reader, wish: Wish, quietly: bool) -> int:
    """Indexes one folder and returns its exit code; a folder that cannot be used does not stop the others."""
    try:
        with _Bars() as bars:
            report = build_index(db, folder, embedder, now(), reader, bars, wish.forget_missing, wish.again)
    except HelpfulError as error:
        tell(str(error))
        return USAGE
    news = report.added or report.changed or report.removed or len(report.skipped) > len(report.skipped_before)
    if news or not quietly:
        tell(say_report(folder, report, only_news=quietly))
    return 0 if report.readable or (report.removed and not report.skipped) else 1


class _Bars:
    """Progress bars on standard error while a person looks on; nothing in a pipe."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
            transient=True,
        )
        self._files = self._bars.add_task("Reading files", total=None)
        self._texts = self._bars.add_task("Embedding texts", total=None)

    def __enter__(self) -> "_Bars":
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def reading(self, files: int) -> None:
        self._bars.update(self._files, total=files)

    def looked_at(self, path: Path) -> None:
        self._bars.advance(self._files)

    def embedding(self, texts: int) -> None:
        self._bars.update(self._texts, total=(self._bars.tasks[self._texts].total or 0) + texts)

    def embedded(self, texts: int) -> None:
        self._bars.advance(self._texts, texts)
