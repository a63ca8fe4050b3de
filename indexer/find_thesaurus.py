"""The thesaurus of a folder of documents: the names that its owner says are taken for each other."""

from pathlib import Path

from indexer.limits import MIB
from indexer.take_bytes import take_bytes
from knowledge.errors import HelpfulError
from knowledge.thesaurus import FILE_NAME, Names, read_thesaurus

_MOST_BYTES = MIB


def find_thesaurus(folder: Path) -> tuple[Names, ...]:
    """What the thesaurus.txt in `folder` (or beside it, where it is a file) says; nothing where there is none.

    Raises HelpfulError for one that cannot be read or understood.
    """
    path = _thesaurus_in(folder.parent if folder.is_file() else folder)
    if path is None:
        return ()
    return read_thesaurus(_text_of(path), str(path))


def _text_of(path: Path) -> str:
    try:
        return take_bytes(path, _MOST_BYTES).decode("utf-8-sig")
    except HelpfulError as error:
        raise HelpfulError(
            f"{path} cannot be read: {error.what_happened}",
            f"It has to be an ordinary file of at most {_MOST_BYTES // MIB} MB. Nothing was changed.",
        ) from error
    except OSError as error:
        raise HelpfulError(
            f"{path} cannot be opened ({error.strerror}).",
            "Give this program's account leave to read it. Nothing was changed.",
        ) from error
    except UnicodeDecodeError as error:
        raise HelpfulError(f"{path} is not UTF-8 text.", "Save it as UTF-8. Nothing was changed.") from error


def _thesaurus_in(folder: Path) -> Path | None:
    """The file of that name, in whatever letters. Raises HelpfulError where there are two."""
    if not folder.is_dir():
        return None
    found = [path for path in sorted(folder.iterdir()) if path.name.casefold() == FILE_NAME]
    if len(found) > 1:
        raise HelpfulError(f"{found[0]} and {found[1]} are both there.", "Put all into one. Nothing was changed.")
    return found[0] if found else None
