"""What on a web page is there on every page of its site: told by the names that their authors give such parts."""

import itertools
import re
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag

_COOKIES = re.compile(r"cookies?[-_ ]?(?:banner|bar|consent|message|notice|overlay|popup|settings)", re.IGNORECASE)
_CONSENT = re.compile(
    r"(?:^|\s)(?:onetrust[-_]\S+|cybotcookiebot\S*|gdpr\S*|cky-\S+|ccc(?:-\S+)?|cc-(?:window|banner)"
    r"|consent[-_]?(?:banner|bar|popup|overlay|manager|modal))(?=\s|$)"
)
"""Notices by the programs that most sites use for them."""
_NAMED = re.compile(
    r"(?:(?:site|page|main|global|top|primary|secondary|left|right|mobile)[-_]?)?"
    r"(?:nav|navbar|navigation|menu|side-?bar|footer|bread-?crumbs?|tool-?bar|top-?bar|skip-?(?:link|nav|to-content)s?"
    r"|sharing|social-(?:links|media|share|icons)|share-(?:buttons|links|this)|pagination|pager|back-to-top)"
    r"(?:[-_]?(?:wrapper|container|area|list|links|inner))?",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:^|\s)(?:msotoc\d|msotocheading|table of contents\d+)(?=\s|$)")
"""Lists of contents by Word and LibreOffice: their lines say nothing that their headings do not."""
_PARTS = frozenset({"div", "section", "ul", "ol", "p", "a", "span", "table", "td"})
_SKIP = re.compile(r"\b(?:skip|jump|go)\b.*\b(?:content|main)\b", re.IGNORECASE)
_FIRST_LINKS = 20
_FEWEST_WORDS = 30


def attribute(tag: Tag, name: str) -> str:
    """The attribute in lower case without white space around it; empty if it is missing."""
    return str(tag.get(name) or "").strip().lower()


def is_furniture(tag: Tag) -> bool:
    """Whether the tag's names say that it is a notice on cookies, a menu, a footer, a list of contents or the like."""
    names = f"{attribute(tag, 'id')} {attribute(tag, 'class')}"
    if "cookie" in attribute(tag, "aria-label") or _COOKIES.search(names) or _CONSENT.search(names):
        return True
    if _CONTENTS.search(names):
        return True
    return tag.name in _PARTS and any(_NAMED.fullmatch(name) for name in names.split())


def skip_target(soup: BeautifulSoup) -> Tag | None:
    """What the link "Skip to content" at the top of the page leads to, if that holds the content."""
    for link in soup.find_all("a", href=True, limit=_FIRST_LINKS):
        fragment = unquote(str(link.get("href")).partition("#")[2])
        if fragment and _SKIP.search(link.get_text(" ")):
            target = soup.find(id=fragment)
            return target if isinstance(target, Tag) and _holds_words(target) else None
    return None


def _holds_words(tag: Tag) -> bool:
    words = (word for text in tag.strings for word in text.split())
    return len(list(itertools.islice(words, _FEWEST_WORDS))) == _FEWEST_WORDS
