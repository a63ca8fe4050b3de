"""documents.toml: what the owner of a folder says about its documents, which overrules what was found out."""

import datetime
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from knowledge.documents import Audience, Description, DocumentKind, Fact, Standing, Visibility
from knowledge.errors import HelpfulError

T = TypeVar("T")

FILE_NAME = "documents.toml"

_KEYS = ("title", "kind", "place", "places", "network", "publisher", "date", "visibility", "visible_to",
         "superseded_by", "current")  # fmt: skip
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_NAMED_AUDIENCES = (Audience.GROUP, Audience.ORGANISATION)


@dataclass(frozen=True)
class Correction:
    """The facts given for one file; None where nothing is said. `date` is ISO 8601, as exact as given."""

    title: str | None = None
    kind: DocumentKind | None = None
    places: tuple[str, ...] | None = None
    network: str | None = None
    publisher: str | None = None
    date: str | None = None
    visibility: Visibility | None = None
    standing: Standing | None = None


def read_corrections(folder: Path) -> dict[str, Correction]:
    """The corrections in the folder's documents.toml by file path relative to it, with "/" between the parts.

    Empty if there is no such file. Where `folder` is a single file, the documents.toml beside it counts.
    Raises HelpfulError on anything that is not understood, rather than show a document to the wrong people.
    """
    path = (folder if folder.is_dir() else folder.parent) / FILE_NAME
    tables = _load(path)
    return {str(PurePosixPath(name)): _correction(_Table(path, name, table)) for name, table in tables.items()}


def apply_correction(description: Description, correction: Correction) -> Description:
    """`description` with every fact that the correction gives, its evidence "documents.toml"."""
    return Description(
        title=Fact(correction.title, FILE_NAME) if correction.title else description.title,
        kind=Fact(correction.kind, FILE_NAME) if correction.kind else description.kind,
        places=_corrected(description.places, correction.places),
        network=_corrected(description.network, correction.network),
        publisher=_corrected(description.publisher, correction.publisher),
        date=_corrected(description.date, correction.date),
        visibility=correction.visibility or description.visibility,
        standing=correction.standing or description.standing,
    )


def _corrected(found: Fact[T] | None, given: T | None) -> Fact[T] | None:
    return found if given is None else Fact(given, FILE_NAME)


@dataclass(frozen=True)
class _Table:
    """One table of the file as TOML gives it, with what an error must name."""

    path: Path
    name: str
    entries: object

    def mistake(self, key: str, allowed: str) -> HelpfulError:
        return HelpfulError(
            f'In {self.path}, table ["{self.name}"], "{key}" is not right.', f"{allowed} Nothing was changed."
        )


def _load(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise HelpfulError(
            f"{path} cannot be opened ({error.strerror}).",
            "Give this program's account leave to read it. Nothing was changed.",
        ) from error
    except (ValueError, RecursionError) as error:
        raise HelpfulError(
            f"{path} is not valid TOML: {error}.",
            'Each table is headed by a file path in quotes, ["minutes.md"], and holds lines like '
            'title = "Minutes". Nothing was changed.',
        ) from error


def _correction(table: _Table) -> Correction:
    entries = _entries(table)
    return Correction(
        title=_text(table, entries, "title"),
        kind=_kind(table, entries),
        places=_places(table, entries),
        network=_text(table, entries, "network"),
        publisher=_text(table, entries, "publisher"),
        date=_date(table, entries),
        visibility=_visibility(table, entries),
        standing=_standing(table, entries),
    )


def _entries(table: _Table) -> dict[str, object]:
    if not isinstance(table.entries, dict):
        raise table.mistake(table.name, 'Every line must stand under a file path in quotes: ["minutes.md"].')
    for key, value in table.entries.items():
        if isinstance(value, dict):
            raise table.mistake(key, f'Put the whole file path in quotes: ["{table.name}.{key}"].')
        if key not in _KEYS:
            raise table.mistake(key, f"Allowed are {', '.join(_KEYS)}.")
    return table.entries


def _text(table: _Table, entries: dict[str, object], key: str) -> str | None:
    value = entries.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise table.mistake(key, f'It must be text: {key} = "…".')
    return " ".join(value.split())


def _texts(table: _Table, entries: dict[str, object], key: str) -> tuple[str, ...] | None:
    value = entries.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not value or not all(isinstance(v, str) and v.strip() for v in value):
        raise table.mistake(key, f'It must be a list of texts: {key} = ["…", "…"].')
    return tuple(" ".join(text.split()) for text in value)


def _kind(table: _Table, entries: dict[str, object]) -> DocumentKind | None:
    value = _text(table, entries, "kind")
    if value is None:
        return None
    if value not in list(DocumentKind):
        raise table.mistake("kind", f"Allowed are {_quoted(DocumentKind)}.")
    return DocumentKind(value)


def _places(table: _Table, entries: dict[str, object]) -> tuple[str, ...] | None:
    place = _text(table, entries, "place")
    places = _texts(table, entries, "places")
    if place is not None and places is not None:
        raise table.mistake("place", 'Give either place = "…" or places = ["…", "…"], not both.')
    return places if place is None else (place,)


def _date(table: _Table, entries: dict[str, object]) -> str | None:
    value = entries.get("date")
    if value is None:
        return None
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, str) and _DATE.fullmatch(value) and _is_real(value):
        return value
    raise table.mistake("date", 'It must be a real date: "2022", "2022-05" or "2022-05-16".')


def _is_real(date: str) -> bool:
    missing = "-01-01"[len(date) - len("2022") :]
    try:
        datetime.date.fromisoformat(date + missing)
    except ValueError:
        return False
    return True


def _visibility(table: _Table, entries: dict[str, object]) -> Visibility | None:
    value = _text(table, entries, "visibility")
    names = _texts(table, entries, "visible_to")
    if value is None:
        if names is not None:
            raise table.mistake("visible_to", f"It needs a visibility beside it: {_quoted(Audience)}.")
        return None
    if value not in list(Audience):
        raise table.mistake("visibility", f"Allowed are {_quoted(Audience)}.")
    audience = Audience(value)
    if audience in _NAMED_AUDIENCES and names is None:
        raise table.mistake("visibility", f'"{value}" needs names beside it: visible_to = ["…"].')
    if audience in (Audience.PUBLIC, Audience.NETWORK) and names is not None:
        raise table.mistake("visible_to", f'It does not go with visibility = "{value}"; leave one of them out.')
    return Visibility(audience, frozenset(names or ()))


def _standing(table: _Table, entries: dict[str, object]) -> Standing | None:
    newer = _text(table, entries, "superseded_by")
    current = entries.get("current", False)
    if not isinstance(current, bool):
        raise table.mistake("current", "It must be true or false, without quotes.")
    if newer is None:
        return Standing(current=True) if current else None
    if current:
        raise table.mistake("current", "A document that is superseded is not current; leave one of the two out.")
    path = table.path.parent / newer
    if not path.is_file() or newer == table.name:
        raise table.mistake("superseded_by", f'It must name another file; there is no such file as "{newer}".')
    return Standing(superseded_by=str(path))


def _quoted(values: type[DocumentKind] | type[Audience]) -> str:
    return ", ".join(f'"{value}"' for value in values)
