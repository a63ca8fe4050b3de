"""Word files for the tests, from as much XML as a test is about."""

import io
import zipfile
from collections.abc import Iterable, Mapping

from indexer.blocks import Block, Item, ReadFile
from indexer.formats.word.read_docx import read_docx
from indexer.limits import Limits

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = {
    "word/document.xml": "officeDocument",
    "docProps/app.xml": "extended-properties",
    "docProps/core.xml": "metadata/core-properties",
}


def p(text: str = "", properties: str = "", looks: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text, looks) if text else ''}</w:p>"


def r(text: str, looks: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def styled(text: str, style: str) -> str:
    """A paragraph in a style."""
    return p(text, f'<w:pStyle w:val="{style}"/>')


def listed(text: str, number: int, level: int = 0, more: str = "", looks: str = "") -> str:
    """A paragraph in a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>{more}', looks)


def table(*rows: str, properties: str = "") -> str:
    """A table of rows as XML."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row; a cell without tags is a text."""
    return (
        f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cell if '<' in cell else tc(p(cell)) for cell in cells)}</w:tr>"
    )


def tc(content: str, properties: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def part(name: str, content: str) -> str:
    """A whole XML part of WordprocessingML."""
    return f"<w:{name} {_NAMESPACES}>{content}</w:{name}>"


def app(pages: int | None = None, words: int | None = None) -> str:
    """docProps/app.xml."""
    counts = "".join(f"<{n}>{v}</{n}>" for n, v in (("Pages", pages), ("Words", words)) if v is not None)
    return f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{counts}</Properties>'


def word_file(body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word file with this body. `parts` are others by their names in the package, or instead of these."""
    others = {"word/document.xml": part("document", f"<w:body>{body}</w:body>"), **(parts or {})}
    related = [name for name in others if name.startswith("word/") and name not in _KINDS and name.count("/") == 1]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", _links((kind, name) for name, kind in _KINDS.items()))
        targets = ((name[5:].removesuffix(".xml"), name[5:]) for name in related)
        package.writestr("word/_rels/document.xml.rels", _links(targets))
        for name, content in others.items():
            package.writestr(name, content)
    return packed.getvalue()


def _links(targets: Iterable[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{"aFChunk" if "chunk" in kind else kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )


def read(body: str, parts: Mapping[str, str | bytes] | None = None, limits: Limits | None = None) -> ReadFile:
    """What is read of such a file."""
    return read_docx(word_file(body, parts), limits or Limits())


def blocks(body: str, parts: Mapping[str, str | bytes] | None = None) -> list[Block]:
    """Its blocks."""
    return list(read(body, parts).blocks)


def labels(body: str, numbering: str) -> list[str | None]:
    """The labels of its items."""
    found = blocks(body, {"word/numbering.xml": part("numbering", numbering)})
    return [block.label for block in found if isinstance(block, Item)]


TEXT = p("The network met in the town hall, and every member who had sent word was there on time.")
"""A paragraph that nobody takes for a heading."""

HEADED = p("Northtown anchors", '<w:outlineLvl w:val="0"/>') + TEXT
"""A start that marks a heading, so that nothing is guessed by shape."""
