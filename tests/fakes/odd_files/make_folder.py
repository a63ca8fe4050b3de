"""Puts the odd files into a folder."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from tests.fakes.odd_files.big_numbers import big_numbers
from tests.fakes.odd_files.bombs import bombs
from tests.fakes.odd_files.damaged_files import damaged_files
from tests.fakes.odd_files.foreign_files import foreign_files
from tests.fakes.odd_files.good_files import good_files
from tests.fakes.odd_files.groups import groups
from tests.fakes.odd_files.huge_files import huge_files, write_sparse
from tests.fakes.odd_files.odd_places import write_odd_places
from tests.fakes.odd_files.pdf_bombs import pdf_bombs
from tests.fakes.odd_files.promises import Draft, OddFile


def make_odd_folder(folder: Path, seed: int = 2026) -> list[OddFile]:
    """Fills `folder` (which must not be there yet) and says what must become of each file. The same for the same
    seed. What links lead out to is put beside the folder."""
    outside = folder.with_name(f"{folder.name} outside")
    outside.mkdir()
    named = groups(seed)
    made = list(_written(folder, chain(good_files(named), bombs(named), pdf_bombs(named), huge_files(named))))
    made += _written(folder, chain(damaged_files(seed), foreign_files(), big_numbers()))
    made.append(write_sparse(folder))
    made += write_odd_places(folder, outside, named)
    return made


def _written(folder: Path, drafts: Iterator[Draft]) -> Iterator[OddFile]:
    for draft in drafts:
        path = folder / draft.name
        path.parent.mkdir(parents=True, exist_ok=True)
        assert not path.exists(), f"two files are called {draft.name}"
        path.write_bytes(draft.data)
        yield OddFile(path, draft.promise)
