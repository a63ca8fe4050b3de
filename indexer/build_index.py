"""One run over a folder: what is new or changed is read, embedded and staged, then all of it goes live at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from sqlite_utils import Database

from indexer.documents_toml import Correction, apply_correction
from indexer.find_corrections import find_corrections
from indexer.find_files import FoundFiles, Skipped, find_files
from indexer.find_thesaurus import find_thesaurus
from indexer.index_report import IndexReport, NoProgress, Progress
from indexer.read_file import READER_VERSION, Reader, ReadHere, fingerprint
from indexer.restrictions import open_copies, refuse_opening
from indexer.take_bytes import take_bytes
from knowledge.answering.embedding import Embedder, Vectors
from knowledge.documents import Document
from knowledge.errors import HelpfulError
from knowledge.store.database import write
from knowledge.store.document_rows import (
    Version,
    forget_folder,
    live_versions,
    load_document,
    publish,
    restricted_documents,
    staged_versions,
    unstage,
)
from knowledge.store.relation_rows import candidates, relations, store_relations
from knowledge.store.staging_rows import stage_documents
from knowledge.store.thesaurus_rows import replace_thesaurus
from knowledge.store.unreadable_rows import Unreadable, replace_unreadable, unreadable_files
from knowledge.thesaurus import Names
from knowledge.versions import relate

_BATCH_CHARACTERS = 20_000  # texts embedded at once: enough to sort by length, little to lose


def build_index(
    db: Database,
    folder: Path,
    embedder: Embedder,
    now: datetime,
    reader: Reader | None = None,
    progress: Progress | None = None,
    may_empty: bool = False,
    again: bool = False,
) -> IndexReport:
    """Brings the index in step with `folder`; answers change only at the very end, all at once.

    `reader` reads the files (in this process where none is given). A file that it could not read is passed over with
    the same reason until it changes, or until `again`.

    A run that is stopped loses nothing: what it had embedded is staged, and the next run takes it up. Raises
    HelpfulError for a folder that is not there, a broken documents.toml or thesaurus.txt, or (unless `may_empty`) a
    folder that has become empty, and changes nothing then.
    """
    folder = folder.resolve()
    found = FoundFiles((), ()) if may_empty and not folder.exists() else find_files(folder)
    corrections, thesaurus = find_corrections(folder, found.files), find_thesaurus(folder)
    run = _Run(db, embedder, now, reader or ReadHere(), progress or NoProgress(), corrections, thesaurus, folder)
    if again:
        run.broken.clear()
    run.refuse_if_emptied(found, may_empty)
    refuse_opening(folder, found, run.corrections, restricted_documents(db))
    run.stage_all(found)
    run.stage_other_models()
    run.publish(found)
    if not folder.exists():
        forget_folder(db, folder)
    return run.report


@dataclass
class _Run:
    db: Database
    embedder: Embedder
    now: datetime
    reader: Reader
    progress: Progress
    corrections: dict[Path, Correction]
    thesaurus: tuple[Names, ...]
    folder: Path
    report: IndexReport = field(default_factory=IndexReport)
    ready: set[Path] = field(default_factory=set)  # staged and up to date

    def __post_init__(self) -> None:
        self.live = live_versions(self.db)
        self.staged = staged_versions(self.db)
        self.broken = unreadable_files(self.db)

    def refuse_if_emptied(self, found: FoundFiles, may_empty: bool) -> None:
        before = [path for path in self.live if self._is_inside(path)]
        if before and not found.files and not may_empty:
            raise HelpfulError(
                f"There is no document in {self.folder} any more, though {len(before)} were indexed from it.",
                "Nothing was changed, in case the folder is only out of reach. If they are to be forgotten, run "
                "the same command with --forget-missing.",
            )

    def _is_inside(self, path: Path) -> bool:
        return path == self.folder or self.folder in path.parents

    def stage_all(self, found: FoundFiles) -> None:
        self.progress.reading(len(found.files))
        passed_over = (self._passed_over(skipped) for skipped in found.skipped)
        for batch in _batches(chain(filter(None, passed_over), self._changed_documents(found.files))):
            self._stage(batch)

    def _changed_documents(self, files: Sequence[Path]) -> Iterator[tuple[Document, Version]]:
        for path in files:
            try:
                changed = self._look_at(path)
            except (HelpfulError, OSError) as error:
                reason = str(error) if isinstance(error, HelpfulError) else f"It cannot be opened: {error.strerror}."
                changed = self._passed_over(Skipped(path, reason))
            self.progress.looked_at(path)
            if changed:
                yield changed

    def _look_at(self, path: Path) -> tuple[Document, Version] | None:
        """The document to stage, or None when its live or staged version is up to date."""
        data = take_bytes(path, self.reader.limits.file_bytes)
        correction = self.corrections.get(path)
        version = Version(fingerprint(data), self._read_as(correction), self.embedder.name)
        before = self.live.get(path)
        if before == version:
            self.report.unchanged.append(path)
            return None
        changed = None
        if self.staged.get(path) == version:
            self.ready.add(path)
        elif before and (before.sha256, before.read_as) == (version.sha256, version.read_as):
            changed = (load_document(self.db, path), version)
        else:
            changed = (self._read(path, data, version), version)
        (self.report.changed if before else self.report.added).append(path)
        return changed

    def _read(self, path: Path, data: bytes, version: Version) -> Document:
        """The file, read; one that could not be read and has not changed since is not tried again."""
        known = self.broken.get(path)
        if known and (known.sha256, known.read_as) == (version.sha256, version.read_as):
            raise HelpfulError(known.reason)
        try:
            document = self.reader.read(path, data, self.corrections.get(path))
        except HelpfulError as error:
            self.broken[path] = Unreadable(path, str(error), version.sha256, version.read_as)
            raise
        if document.problems:
            self.report.problems[path] = document.problems
        return document

    def _read_as(self, correction: Correction | None) -> str:
        """How a file is read: by which reader, within which limits, and what is corrected."""
        return f"{READER_VERSION} {self.reader.limits} {correction or ''}".strip()

    def _corrected_as_stored(self, path: Path) -> tuple[Document, Version] | None:
        """For a file that cannot be read now: its stored version with what documents.toml says of it today."""
        before, correction = self.live.get(path), self.corrections.get(path)
        if before is None or correction is None:
            return None
        version = Version(before.sha256, self._read_as(correction), self.embedder.name)
        if version == before:
            return None
        stored = load_document(self.db, path)
        return replace(stored, description=apply_correction(stored.description, correction)), version

    def _passed_over(self, skipped: Skipped) -> tuple[Document, Version] | None:
        """Reports a file that cannot be read; what is stored of it stays, with today's corrections."""
        self.report.skipped.append(skipped)
        if skipped.path not in self.live:
            return None
        self.report.kept.append(skipped.path)
        return self._corrected_as_stored(skipped.path)

    def _stage(self, batch: Sequence[tuple[Document, Version]]) -> None:
        stage_documents(self.db, batch, self._encode, self.now)
        self.ready.update(document.path for document, _ in batch)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        self.progress.embedding(len(texts))
        return self.embedder.encode(texts, self.progress.embedded)

    def stage_other_models(self) -> None:
        """Documents of other folders whose vectors another model made are embedded again from what is stored."""
        others = [
            (path, Version(version.sha256, version.read_as, self.embedder.name))
            for path, version in self.live.items()
            if version.model != self.embedder.name and path not in self.ready
        ]
        self.report.embedded_again = [path for path, _ in others if not self._is_inside(path)]
        for batch in _batches((load_document(self.db, path), version) for path, version in others):
            self._stage(batch)

    def publish(self, found: FoundFiles) -> None:
        present = {*found.files, *(skipped.path for skipped in found.skipped)}
        gone = [path for path in self.live if self._is_inside(path) and path not in present]
        self.report.removed += gone
        self.ready -= set(gone)
        stale = [path for path in staged_versions(self.db) if self._is_inside(path) and path not in self.ready]
        unstage(self.db, stale)
        before, known = relations(self.db), unreadable_files(self.db)
        self.report.skipped_before = {
            skipped.path
            for skipped in self.report.skipped
            if skipped.path in known and known[skipped.path].reason == skipped.reason
        }
        with write(self.db):
            publish(self.db, self.ready, gone, self.folder)
            replace_unreadable(self.db, self.folder, map(self._unreadable, self.report.skipped), self.now)
            store_relations(self.db, relate(candidates(self.db)))
            folder = self.folder.parent if self.folder.is_file() else self.folder
            if replace_thesaurus(self.db, folder, self.thesaurus):
                self.report.thesaurus = len(self.thesaurus)
        after = relations(self.db)
        self.report.relations = {path: new for path, new in after.items() if before.get(path) != new}
        self.report.open_copies = open_copies(after, restricted_documents(self.db))

    def _unreadable(self, skipped: Skipped) -> Unreadable:
        known = self.broken.get(skipped.path)
        return known if known and known.reason == skipped.reason else Unreadable(skipped.path, skipped.reason)


def _batches(documents: Iterable[tuple[Document, Version]]) -> Iterator[list[tuple[Document, Version]]]:
    """Documents in batches of about 20,000 characters of text, at least one each."""
    batch: list[tuple[Document, Version]] = []
    size = 0
    for document, version in documents:
        batch.append((document, version))
        size += sum(len(passage.text) for section in document.sections for passage in section.passages)
        if size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
