"""What of a web page is for readers: its tags and texts in order, without menus, banners and scripts."""

import codecs
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.dammit import EncodingDetector
from bs4.element import CData, NavigableString, Tag
from bs4.exceptions import ParserRejectedMarkup

from indexer.formats.html.furniture import attribute, is_furniture
from indexer.formats.text.decode import decode, tidy
from knowledge.errors import HelpfulError

_NEVER_SHOWN = frozenset(
    {"script", "style", "template", "noscript", "head", "svg", "iframe", "object", "canvas", "audio", "video"}
    | {"nav", "aside", "dialog", "button", "select", "textarea", "input", "datalist", "rp"}
    | {"del", "s", "strike"}  # struck out: no longer what the page says
)
_FURNITURE = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu"}
    | {"menubar", "toolbar"}
)
_SECTIONS = frozenset({"main", "article", "section", "blockquote", "figure", "details"})
_CONTENT = frozenset({"main", "article", "h1"})
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_HIDING_CLASS = re.compile(r"(?:^|\s)(?:\w+-)?(?:visually-hidden|sr-only)(?:\s|$)")
_WINDOWS_ENTITY = re.compile(r"&#(?:0*(1[2-5]\d)|[xX]0*([89][0-9a-fA-F]));?")


@dataclass(frozen=True)
class Open:
    """A tag begins."""

    tag: Tag


@dataclass(frozen=True)
class Close:
    """A tag ends."""

    tag: Tag


def parse(data: bytes) -> BeautifulSoup:
    """The page as a tree; an empty one where nothing can be made of it. Never raises."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on XHTML, on text that looks like a link, on odd charset names
        text = _WINDOWS_ENTITY.sub(_meant, _text(data))
        try:
            markup = text.encode("utf-8", "replace")
            return BeautifulSoup(markup, "lxml", from_encoding="utf-8", multi_valued_attributes=None)
        except ParserRejectedMarkup:
            return BeautifulSoup("", "lxml")


def shown_events(soup: BeautifulSoup) -> Iterator[Open | Close | str]:
    """Tags and texts in the order of the page, the document itself closing last.

    Left out, with all they hold: scripts, forms, menus, hidden things, cookie banners, and the header and
    footer of the page (those of a section or an article stay). No recursion: pages may nest without limit.
    """
    with_content = holders(soup, _CONTENT)
    waiting: list[tuple[Tag, Iterator[object]]] = [(soup, iter(soup.contents))]
    sections = 0
    while waiting:
        tag, children = waiting[-1]
        child = next(children, None)
        if child is None:
            waiting.pop()
            sections -= tag.name in _SECTIONS
            yield Close(tag)
        elif isinstance(child, Tag):
            if _is_shown(child, id(child) in with_content, sections > 0):
                waiting.append((child, iter(child.contents)))
                sections += child.name in _SECTIONS
                yield Open(child)
        elif type(child) in (NavigableString, CData):  # their subclasses are comments, scripts and the like
            yield tidy(str(child))


def is_main(tag: Tag) -> bool:
    return tag.name == "main" or attribute(tag, "role") == "main"


def holders(soup: BeautifulSoup, names: frozenset[str]) -> set[int]:
    """The ids of all tags with one of these names somewhere in them, found in one climb from each."""
    found: set[int] = set()
    for held in soup.find_all(names):
        tag = held.parent
        while tag is not None and id(tag) not in found:
            found.add(id(tag))
            tag = tag.parent
    return found


def _is_shown(tag: Tag, holds_content: bool, in_section: bool) -> bool:
    if tag.name in ("html", "body"):  # some pages hide these until their scripts have run
        return True
    if tag.name in _NEVER_SHOWN or _is_hidden(tag) or attribute(tag, "role") in _FURNITURE:
        return False
    if tag.name in ("header", "footer"):
        return in_section
    # some sites wrap the whole page into one form, or name it after its cookie settings
    return holds_content or tag.name in _CONTENT or not (tag.name == "form" or is_furniture(tag))


def _is_hidden(tag: Tag) -> bool:
    return (
        (tag.has_attr("hidden") and attribute(tag, "hidden") != "until-found")
        or attribute(tag, "aria-hidden") == "true"
        or bool(_HIDING_STYLE.search(attribute(tag, "style")))
        or bool(_HIDING_CLASS.search(attribute(tag, "class")))
    )


def _text(data: bytes) -> str:
    """The page's source: by its byte order mark, as UTF-8, as <meta> says, or the best guess."""
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        for encoding in ("utf-8", _declared(data)):
            try:
                return tidy(data.decode(encoding))
            except (ValueError, LookupError):
                continue
    try:
        return decode(data)
    except HelpfulError:
        return tidy(data.decode("utf-8", "replace"))


def _declared(data: bytes) -> str:
    """The charset in <meta>; Latin-1 is read as Windows-1252, as every browser does."""
    declared = (EncodingDetector.find_declared_encoding(data, is_html=True) or "").lower()
    return "windows-1252" if declared in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else declared


def _meant(entity: re.Match[str]) -> str:
    """The sign meant by a number from Windows-1252 ("&#146;"), as every browser shows it."""
    code = int(entity[1]) if entity[1] else int(entity[2], 16)
    return bytes([code]).decode("windows-1252", "replace") if 0x80 <= code <= 0x9F else entity[0]
