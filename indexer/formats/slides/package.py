"""A presentation's package: its XML parts and what they point to, damaged ones as far as they go.

python-pptx is not asked: its loader unpacks every picture into memory, refuses shows and templates, and gives the
whole file up for one damaged part.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from knowledge.errors import HelpfulError

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
NAMES: dict[str, str] = {
    "a": f"{_DRAWING}main",
    "c": f"{_DRAWING}chart",
    "dgm": f"{_DRAWING}diagram",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": f"{_OFFICE}relationships",
    "m": f"{_OFFICE}math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "pr": "http://schemas.openxmlformats.org/package/2006/relationships",
    "dc": "http://purl.org/dc/elements/1.1/",
}
"""Prefixes of ECMA-376, Part 1, for `Element.find`."""

_STRICT = (
    (b"http://purl.oclc.org/ooxml/drawingml/", _DRAWING.encode()),
    (b"http://purl.oclc.org/ooxml/presentationml/main", NAMES["p"].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/", _OFFICE.encode()),
)
"""Namespaces of "Strict Open XML" files, and the usual ones with the same meaning."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, ParseError)


@dataclass(frozen=True)
class Target:
    """What a part points to: the last word of the relation's type ("slideLayout"), and the other part's name."""

    kind: str
    name: str


@dataclass(frozen=True)
class Part:
    """An XML part; not `whole` if only its beginning could be read."""

    name: str
    root: Element
    whole: bool = True
    targets: Mapping[str, Target] = field(default_factory=dict)

    def target(self, kind: str) -> str | None:
        """The name of the first part of this kind that is pointed to."""
        return next((target.name for target in self.targets.values() if target.kind == kind), None)


@dataclass(frozen=True)
class Package:
    """An open file. `entries` are the names in the archive by part name in lower case, without a slash before it."""

    archive: zipfile.ZipFile
    entries: Mapping[str, str]


def open_package(data: bytes) -> Package:
    """The package in these bytes. Raises HelpfulError if it is none."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise damaged() from error
    return Package(archive, {_part_name(entry): entry for entry in archive.namelist()})


def read_part(package: Package, name: str | None) -> Part | None:
    """The part with what it points to; None if it is missing or not even its beginning can be read."""
    if name is None or (parsed := _parse(package, name)) is None:
        return None
    return Part(name, *parsed, dict(_targets(package, name)))


def main_part(package: Package, kind: str, usual: str) -> Part | None:
    """The part of this kind that the package itself points to, else the one with the usual name."""
    named = next((target.name for _, target in _targets(package, "") if target.kind == kind), usual)
    return read_part(package, named)


def qualified(name: str) -> str:
    """ "a:p" as `Element.tag` spells it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


def number_in(element: Element | None, attribute: str, otherwise: int = 0) -> int:
    """The attribute as a whole number; `otherwise` if it is missing or none that a file could mean."""
    try:
        number = int(element.get(attribute, "") if element is not None else "")
    except ValueError:
        return otherwise
    return number if abs(number) < 2**31 else otherwise


def is_on(element: Element | None, attribute: str) -> bool:
    """Whether the attribute is a yes of XML Schema."""
    return element is not None and element.get(attribute) in ("1", "true", "on")


def damaged() -> HelpfulError:
    return HelpfulError(
        "It is damaged: its slides cannot be read.", "Open it in PowerPoint or LibreOffice and save a new copy."
    )


def _part_name(entry: str) -> str:
    return entry.replace("\\", "/").lstrip("/").lower()


def _targets(package: Package, name: str) -> Iterator[tuple[str, Target]]:
    folder, _, file = name.rpartition("/")
    parsed = _parse(package, f"{folder}/_rels/{file}.rels")
    for relation in parsed[0].iterfind("pr:Relationship", NAMES) if parsed else ():
        if relation.get("TargetMode") == "External":
            continue
        kind = relation.get("Type", "").rpartition("/")[2]
        path = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
        yield relation.get("Id", ""), Target(kind, path.lstrip("/"))


def _parse(package: Package, name: str) -> tuple[Element, bool] | None:
    """The root as far as the part can be read, and whether that is to its end."""
    entry = package.entries.get(_part_name(name))
    if entry is None:
        return None
    parser: XMLPullParser[Element] = XMLPullParser(("start",))
    root: Element | None = None
    try:
        for piece in _pieces(package.archive, entry):
            parser.feed(piece)
            for event in parser.read_events():
                root = event[-1] if root is None and isinstance(event[-1], Element) else root
        parser.close()
    except _BROKEN:
        return None if root is None else (root, False)
    return None if root is None else (root, True)


def _pieces(archive: zipfile.ZipFile, entry: str) -> Iterator[bytes]:
    """The bytes of an entry with the usual namespaces."""
    with archive.open(entry) as stream:
        first = stream.read(2**16)
        if b"purl.oclc.org/ooxml" not in first:
            yield first
            yield from iter(lambda: stream.read(2**16), b"")
            return
        data = first + stream.read()
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    yield data
