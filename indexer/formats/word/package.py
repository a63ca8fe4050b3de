"""The parts of a Word file that are read, as far as they are there."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.phys_pkg import PhysPkgReader

from indexer.formats.word.elements import Element, parse
from knowledge.errors import HelpfulError

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_STRICT_PROPERTY = "{http://purl.oclc.org/ooxml/officeDocument/extendedProperties}"


@dataclass(frozen=True)
class Declared:
    """What the file says of itself. The counts are those of the program that last saved it, if any."""

    title: str | None = None
    pages: int | None = None
    words: int | None = None


@dataclass(frozen=True)
class WordFile:
    """The XML parts of a Word file. All but the document itself may be missing; `is_whole` tells if any is broken.

    `inserted` are the files that stand in it as they are (altChunk), by the id of their relationship.
    """

    document: Element
    styles: Element | None = None
    numbering: Element | None = None
    footnotes: Element | None = None
    endnotes: Element | None = None
    declared: Declared = field(default_factory=Declared)
    inserted: dict[str, bytes] = field(default_factory=dict)
    is_whole: bool = True


@dataclass(frozen=True)
class _Relationship:
    identifier: str
    kind: str  # the last word of its type
    target: PackURI


def open_word_file(data: bytes) -> WordFile:
    """The parts of the file `data`, found by their relationships, whatever content type the main part has.

    So templates and documents with macros are read like any other. Raises HelpfulError if there is no document.
    """
    try:
        reader = PhysPkgReader(io.BytesIO(data))  # type: ignore[no-untyped-call]
    except zipfile.BadZipFile as error:
        raise damaged() from error
    parts = _Parts(reader)
    root = list(parts.relationships(PACKAGE_URI))
    usual = PackURI("/word/document.xml")
    main = _target(root, "officeDocument") or usual
    document = parts.tree(main)
    if document is None:
        main, document = usual, parts.tree(usual)
    if document is None:
        raise damaged()
    related = list(parts.relationships(main))
    trees = {
        kind: parts.tree(_target(related, kind) or PackURI(f"/word/{kind}.xml"))
        for kind in ("styles", "numbering", "footnotes", "endnotes")
    }
    inserted = {link.identifier: parts.blob(link.target) or b"" for link in related if link.kind == "aFChunk"}
    return WordFile(document, **trees, declared=_declared(parts, root), inserted=inserted, is_whole=not parts.broken)


def damaged() -> HelpfulError:
    """What is said where nothing can be read."""
    return HelpfulError(
        "It is damaged and cannot be read as a Word document.", "Open it in Word or LibreOffice and save a new copy."
    )


@dataclass
class _Parts:
    """The parts as they are asked for; `broken` lists those that are there and not whole."""

    reader: PhysPkgReader
    broken: list[str] = field(default_factory=list)

    def blob(self, name: PackURI) -> bytes | None:
        """The bytes of a part; None if it is missing or cannot be unpacked."""
        try:
            return bytes(self.reader.blob_for(name))  # type: ignore[attr-defined]
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError):
            self.broken.append(name)
            return None

    def tree(self, name: PackURI) -> Element | None:
        """The root of a part, as far as it can be parsed."""
        data = self.blob(name)
        if data is None:
            return None
        root, whole = parse(data)
        if not whole:
            self.broken.append(name)
        return root

    def relationships(self, source: PackURI) -> Iterator[_Relationship]:
        """Those that lead from `source` to other parts of the package."""
        root = self.tree(source.rels_uri)
        for link in () if root is None else root.iter("{*}Relationship"):
            kind = str(link.get("Type", "")).rpartition("/")[2]
            if link.get("TargetMode") != "External" and link.get("Target"):
                yield _Relationship(link.get("Id", ""), kind, PackURI.from_rel_ref(source.baseURI, link.get("Target")))


def _target(links: list[_Relationship], kind: str) -> PackURI | None:
    return next((link.target for link in links if link.kind == kind), None)


def _declared(parts: _Parts, root: list[_Relationship]) -> Declared:
    core = parts.tree(_target(root, "core-properties") or PackURI("/docProps/core.xml"))
    app = parts.tree(_target(root, "extended-properties") or PackURI("/docProps/app.xml"))
    title = None if core is None else core.findtext(_TITLE)
    return Declared((title or "").strip() or None, _count(app, "Pages"), _count(app, "Words"))


def _count(app: Element | None, name: str) -> int | None:
    texts = () if app is None else (app.findtext(namespace + name) for namespace in (_PROPERTY, _STRICT_PROPERTY))
    text = next(filter(None, texts), "").strip()
    return int(text) if text.isdecimal() and len(text) < 10 else None
