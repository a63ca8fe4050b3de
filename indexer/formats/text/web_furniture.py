"""Lines of web pages and newsletters that are no part of what these say: menus, notes on cookies, links to share."""

import re

_LINES = re.compile(
    r"skip to (?:the )?(?:main |page )?(?:content|navigation)"
    r"|view (?:this|it) (?:e-?mail |newsletter )?(?:in|on) (?:your|a|the) (?:web )?browser.*"
    r"|(?:we|this (?:web)?site) uses? (?:essential )?cookies\b.*"
    r"|(?:accept|reject|allow)(?: all)?(?: cookies)?\s*[|·/•].*"
    r"|(?:(?:menu|search|log ?in|sign in|close|home)(?:\s{2,}|\s*[|·>»]\s*|$))+"
    r"|home(?:(?:\s{2,}|\s*[|·>»]\s*)\S.*)"
    r"|(?:share|print) this(?: page| article)?\b(?::.*)?|share: ?[^|]+\|.*"
    r"|(?:follow|find) us(?: on)?:? (?:(?:facebook|instagram|linkedin|twitter|x|youtube|bluesky|threads)\W*)+"
    r"|(?:was|did you find) this page (?:useful|helpful)\?.*"
    r"|back to (?:the )?top\W*"
    r"|(?:privacy|accessibility|cookies|site ?map|terms(?: of use| and conditions)?|unsubscribe|legal)"
    r"(?:(?: (?:policy|notice|statement))?(?:\s{2,}|\s*[|·]\s*)\S.*)"
    r"|unsubscribe\b.{0,60}|©.*|(?:read|find out|see|learn) more\b(?!:)[^.!?]{0,60}"
    r"|[^|]{3,60}\S\s?[>»→]"
    r"|your e-?mail(?: address)?\s+subscribe",
    re.IGNORECASE,
)
_LONGEST = 200  # characters


def is_web_furniture(line: str) -> bool:
    """Whether a line of text is of the page around a text."""
    said = line.strip()
    return 0 < len(said) <= _LONGEST and bool(_LINES.fullmatch(said))
