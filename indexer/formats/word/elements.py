"""Elements of WordprocessingML: how they are parsed, what they are called, and what their attributes say."""

from collections.abc import Iterator
from typing import TypeAlias

from docx.oxml.ns import qn
from lxml import etree

Element: TypeAlias = etree._Element

W = qn("w:p").removesuffix("p")
"""Stands before the name of every tag and attribute of Word's own."""

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = qn("r:id").removesuffix("id")

_STRICT = b"http://purl.oclc.org/ooxml"
_TRANSITIONAL = {
    _STRICT + b"/wordprocessingml/main": W[1:-1].encode(),
    _STRICT + b"/officeDocument/relationships": R[1:-1].encode(),
    _STRICT + b"/officeDocument/math": M[1:-1].encode(),
}
"""The names of the strict form of the standard (ISO/IEC 29500-1), and those that Word writes by default."""


def parse(data: bytes) -> tuple[Element | None, bool]:
    """The root of an XML part and whether it is whole: of a broken one as much as stands before the damage.

    Whatever is nested more than 256 deep counts as damage. None if there is not even a root.
    """
    if _STRICT in data:
        for strict, transitional in _TRANSITIONAL.items():
            data = data.replace(strict, transitional)
    try:
        return etree.fromstring(data, _parser(recover=False)), True
    except (etree.XMLSyntaxError, ValueError):
        pass
    try:
        return etree.fromstring(data, _parser(recover=True)), False
    except (etree.XMLSyntaxError, ValueError):
        return None, False


def _parser(recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )


def found_within(parent: Element, *wanted: str) -> Iterator[Element]:
    """The elements with these tags below `parent`, in order, whatever stands around them; none within another."""
    waiting = [iter(parent)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag in wanted:
            yield element
        elif len(element):
            waiting.append(iter(element))


def value_of(parent: Element | None, path: str) -> str | None:
    """The w:val of the element at `path` ("pPr/pStyle") below `parent`; None if there is no such element."""
    found = at_path(parent, path)
    return None if found is None else str(found.get(f"{W}val", ""))


def number_of(parent: Element | None, path: str, attribute: str = "val") -> int | None:
    """As `value_of`, as a whole number; None too where it is no number."""
    found = at_path(parent, path)
    return None if found is None else whole_number(found.get(f"{W}{attribute}"))


def is_on(parent: Element | None, path: str) -> bool | None:
    """What a switch such as w:b says; None if it is not there. Without a value it is on."""
    value = value_of(parent, path)
    return None if value is None else value.lower() not in ("0", "false", "off", "none")


def at_path(parent: Element | None, path: str) -> Element | None:
    """The first element at `path` below `parent`."""
    for name in path.split("/"):
        if parent is None:
            return None
        parent = parent.find(W + name)
    return parent


def whole_number(text: str | None) -> int | None:
    """`text` as a number; None where it is none, or of a size that no document has."""
    try:
        number = int(float(text or ""))
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < 1_000_000 else None


def remove(element: Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
