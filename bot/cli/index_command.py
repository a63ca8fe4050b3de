"""`anchorbot index`."""

from pathlib import Path

from filelock import FileLock, Timeout
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sqlite_utils import Database

from bot.cli.running import USAGE, guarded, settings_with, tell
from bot.settings import Settings
from bot.wiring import make_embedder, now
from indexer.build_index import IndexReport, build_index
from knowledge.answering.embedding import Embedder
from knowledge.answering.library import Library
from knowledge.errors import HelpfulError
from knowledge.store.database import make_data_folder, open_database
from knowledge.store.document_rows import folders


def run_index(named: list[str], data: Path | None, forget_missing: bool) -> int:
    """Indexes the named folders, or all known ones. Returns 0, also with skipped files; 1 when nothing could be
    read; 2 when the command could not start."""
    return guarded(lambda: _index([_folder(name) for name in named], settings_with(data), forget_missing))


def _folder(name: str) -> Path:
    if not name.strip():  # an unset variable in a script; "." would be meant otherwise
        raise HelpfulError("An empty name was given as a folder.", 'For the folder you are in, type "."')
    return Path(name)


def _index(named: list[Path], settings: Settings, forget_missing: bool) -> int:
    make_data_folder(settings.data)
    lock = FileLock(settings.data / "index.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise HelpfulError("Another run is indexing into the same data folder.", "Wait until it ends.") from error
    with lock, open_database(settings.data) as db:
        chosen = named or folders(db)
        if not chosen:
            raise HelpfulError("No folder was named and none is known yet.", "Type: anchorbot index FOLDER")
        embedder = make_embedder(settings)
        worst = max(_one_folder(db, folder, embedder, forget_missing) for folder in chosen)
        Library(settings.data, embedder).vectors(db)
    return worst


def _one_folder(db: Database, folder: Path, embedder: Embedder, forget_missing: bool) -> int:
    """Indexes one folder and returns its exit code; a folder that cannot be used does not stop the others."""
    try:
        with _Bars() as bars:
            report = build_index(db, folder, embedder, now(), bars, forget_missing)
    except HelpfulError as error:
        tell(str(error))
        return USAGE
    tell(_summary(folder, report))
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


def _summary(folder: Path, report: IndexReport) -> str:
    counts = (
        (len(report.added), "added"),
        (len(report.changed), "changed"),
        (len(report.unchanged), "unchanged"),
        (len(report.removed), "removed"),
        (len(report.skipped), "skipped"),
    )
    lines = [f"{folder}: " + ", ".join(f"{count} {what}" for count, what in counts if count or what == "added") + "."]
    for skipped in report.skipped:
        kept = " Its last version stays answerable." if skipped.path in report.kept else ""
        lines.append(f"  skipped {skipped.path.name}: {skipped.reason}{kept}")
    if report.embedded_again:
        lines.append(f"  The embedding model changed: {len(report.embedded_again)} other documents embedded again.")
    if not report.readable and not report.removed:
        lines.append("  Nothing could be read.")
    return "\n".join(lines)
