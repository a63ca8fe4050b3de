"""What a run tells: while it goes on, and at its end."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from indexer.find_files import Skipped
from knowledge.versions import Relation


class Progress(Protocol):
    """Is told how a run goes on."""

    def reading(self, files: int) -> None:
        """`files` files will be looked at."""

    def looked_at(self, path: Path) -> None:
        """One more file was looked at."""

    def embedding(self, texts: int) -> None:
        """So many more texts are to be embedded."""

    def embedded(self, texts: int) -> None:
        """So many of them are done."""


class NoProgress:
    """Tells nobody."""

    def reading(self, files: int) -> None: ...

    def looked_at(self, path: Path) -> None: ...

    def embedding(self, texts: int) -> None: ...

    def embedded(self, texts: int) -> None: ...


@dataclass
class IndexReport:
    """What a run did, by path.

    `kept` are files that cannot be read now whose last version stays answerable; `skipped_before` are those of
    `skipped` that the last run could not read for the same reason; `problems` is what could not be read of files that
    were; `relations` are the documents that another stands in for, as far as this run has changed that; `open_copies`
    are restricted documents, each with a copy that more people may see; `thesaurus` counts the lines of the folder's
    thesaurus, where these have changed.
    """

    added: list[Path] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    skipped_before: set[Path] = field(default_factory=set)
    embedded_again: list[Path] = field(default_factory=list)
    problems: dict[Path, tuple[str, ...]] = field(default_factory=dict)
    relations: dict[Path, Relation] = field(default_factory=dict)
    open_copies: list[tuple[Path, Path]] = field(default_factory=list)
    thesaurus: int | None = None

    @property
    def readable(self) -> int:
        """How many files were read now or are as they were when last read."""
        return len(self.added) + len(self.changed) + len(self.unchanged)
