"""Lines of web pages and newsletters that are no part of what these say: menus, notes on cookies, links to share."""

import re
from collections.abc import Sequence

from indexer.formats.text.lines import Line, Look

_MENU = frozenset(
    "home|menu|search|log in|login|sign in|sign up|subscribe|register|close|about|about us|who we are|"
    "what we do|our work|get involved|get in touch|news|events|blog|publications|resources|careers|jobs|"
    "help|faqs|contact|contact us|privacy|privacy policy|privacy notice|privacy statement|accessibility|"
    "accessibility statement|cookies|cookie policy|site map|sitemap|terms|terms of use|"
    "terms and conditions|legal|legal notice|unsubscribe|update preferences|accept|accept all|"
    "accept cookies|reject|reject all|manage preferences|manage cookies|cookie settings|necessary only|"
    "your email address|yes|no".split("|")
)
_PIECES = re.compile(r"\s{2,}|\s*[|·•]\s*")
_SITES = r"(?:(?:facebook|instagram|linkedin|twitter|x|youtube|bluesky|threads|whatsapp|e-?mail|print|copy link)\b\W*)"
_LINES = re.compile(
    r"skip to (?:the )?(?:main |page )?(?:content|navigation)"
    r"|view (?:this|it) (?:e-?mail |newsletter )?(?:in|on) (?:your|a|the) (?:web )?browser\W*"
    r"|(?:we|this (?:web)?site) uses? (?:essential )?cookies (?:to|on|for)\b.*"
    r"|home\s*[>»›]\s*\S.*"
    rf"|share this(?: page| article)?\W*{_SITES}*|(?:follow|find) us(?: on)?:? {_SITES}+"
    r"|(?:was|did you find) this page (?:useful|helpful)\?\W*(?:yes\W+no\W*)?"
    r"|back to (?:the )?top\W*"
    r"|unsubscribe(?: here| from (?:this|our)[a-z ]{0,30})?\W*"
    r"|(?:copyright )?©[^.\d]{0,60}\b(?:19|20)\d\d\W*(?:all rights reserved\W*)?"
    r"|(?:read|find out|see|learn) more(?: about [^\d@.,;:!?]{3,50})?\W*"
    r"|(?:read|see|view|go to|back to) [^\d@.,;:!?]{2,40}\s?[>»→]",
    re.IGNORECASE,
)
_LONGEST = 200  # characters


def without_web_furniture(page: Sequence[str], looks: Sequence[Line]) -> list[Line]:
    """The looks of a page's lines; those that only lead around a site are left out where they stand by themselves: in
    running text or a table they are a part of that."""
    out = list(looks)
    start = 0
    while start < len(page):
        end = start
        while end < len(page) and page[end].strip():
            end += 1
        if end > start and all(is_web_furniture(line) for line in page[start:end]):
            out[start:end] = [Line(Look.LEFT_OUT)] * (end - start)
        start = end + 1
    return out


def is_web_furniture(line: str) -> bool:
    """Whether a line of text is of the page around a text."""
    said = line.strip()
    if not 0 < len(said) <= _LONGEST or said[0].islower():
        return False
    pieces = [piece.casefold() for piece in _PIECES.split(said)]
    return (len(pieces) > 1 and _MENU.issuperset(pieces)) or bool(_LINES.fullmatch(said))
