"""Which corrections apply to which file: those in the documents.toml files beside or above it."""

from collections.abc import Iterable
from pathlib import Path

from indexer.documents_toml import FILE_NAME, Correction, read_corrections
from knowledge.errors import HelpfulError


def find_corrections(folder: Path, files: Iterable[Path]) -> dict[Path, Correction]:
    """The correction for each path that a documents.toml names, in `folder`, above it, or beside one of `files`.

    Where two name the same file, the one nearer to it holds. So a restriction holds, too, when only a part of
    a folder, or a single file, is indexed. Raises HelpfulError for a documents.toml that cannot be used.
    """
    places = {folder, *folder.parents} | {parent for file in files for parent in file.parents}
    found: dict[Path, Correction] = {}
    for place in sorted(places, key=lambda path: len(path.parts)):
        _refuse_other_spellings(place)
        if (place / FILE_NAME).is_file():
            found |= {place / name: correction for name, correction in read_corrections(place).items()}
    return found


def _refuse_other_spellings(place: Path) -> None:
    """ "Documents.toml" would be passed over, and what it restricts shown to everybody."""
    try:
        names = [entry.name for entry in place.iterdir() if entry.name.casefold() == FILE_NAME]
    except OSError:
        return
    for name in names:
        if name != FILE_NAME:
            raise HelpfulError(
                f"{place / name} has to be named {FILE_NAME}, in small letters.", "Rename it. Nothing was changed."
            )
