"""Nothing that is for a few becomes open to everybody by a slip."""

from collections.abc import Mapping
from pathlib import Path

from indexer.documents_toml import Correction
from indexer.find_files import FoundFiles
from knowledge.errors import HelpfulError
from knowledge.versions import Relation, RelationKind


def refuse_opening(
    folder: Path, found: FoundFiles, corrections: Mapping[Path, Correction], restricted: Mapping[Path, str]
) -> None:
    """Raises HelpfulError where a mistyped name, a renamed file or a lost table would open a document.

    `restricted` are the documents that are not for the whole network now, with their audience.
    """
    known = {*found.files, *(skipped.path for skipped in found.skipped)}
    for path, correction in corrections.items():
        if correction.visibility is not None and path.is_relative_to(folder) and path not in known:
            raise HelpfulError(
                f'documents.toml sets who may see "{path.name}", but there is no such file in {path.parent}.',
                "Correct the name, or take the table out if the file is gone for good. Nothing was changed.",
            )
    for path, audience in restricted.items():
        says = corrections.get(path)
        if path in known and path.is_relative_to(folder) and (says is None or says.visibility is None):
            raise HelpfulError(
                f"{path.name} is restricted ({audience}), but no documents.toml says so any more.",
                'To open it, say visibility = "network" there; else put its table back. Nothing was changed.',
            )


def open_copies(relations: Mapping[Path, Relation], restricted: Mapping[Path, str]) -> list[tuple[Path, Path]]:
    """Each restricted document with a copy of it that the whole network may see."""
    copies = ((path, one.other) for path, one in relations.items() if one.kind is RelationKind.COPY_OF)
    pairs = (pair if pair[0] in restricted else pair[::-1] for pair in copies)
    return sorted((hidden, seen) for hidden, seen in pairs if hidden in restricted and seen not in restricted)
