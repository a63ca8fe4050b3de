"""One fast regular expression for many place names, however people space and join their words."""

import re
from collections.abc import Iterable

_SPACE = r"[\s‐‑-]+"
_TOKEN = re.compile(r"\bst\s|,?\s+(?:and|&)\s+|,\s+|[\s‐‑-]+|['’]|.", re.IGNORECASE | re.DOTALL)

_DOMAIN = r"\.(?:gov|nhs|ac|org|co|com|net)\b"

Trie = dict[str, "Trie"]


def place_key(name: str) -> str:
    """`name` without capitals, commas, apostrophes and full stops, one blank between words; "&" is "and"."""
    folded = re.sub(r"\s&\s", " and ", name.casefold())
    return " ".join(re.sub(r"[,.'’]", "", re.sub(_SPACE, " ", folded)).split())


def place_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Matches any of `names` as whole words outside domain names, the longest where several begin together.

    A trie keeps the work at each word to the length of the match, however many names there are.
    """
    trie: Trie = {}
    for name in names:
        _add(trie, name)
    return re.compile(rf"(?<![\w@])(?:{_expression(trie)})(?!\w|{_DOMAIN})", re.IGNORECASE)


def _add(trie: Trie, name: str) -> None:
    for token in _TOKEN.findall(name.casefold()):
        trie = trie.setdefault(_as_expression(token), {})
    trie[""] = {}


def _as_expression(token: str) -> str:
    if token == "st ":
        return rf"st\.?{_SPACE}"
    if token.strip() != token and token.strip(" ,") in ("and", "&"):
        return rf",?{_SPACE}(?:and|&){_SPACE}"
    if token.startswith(","):
        return rf",?{_SPACE}"
    if token.isspace() or token in "-‐‑":
        return _SPACE
    return "['’]?" if token in "'’" else re.escape(token)


def _expression(trie: Trie) -> str:
    """The trie as an expression; branches that go on stand before the end, so that the longest name wins."""
    branches = [token + _expression(rest) for token, rest in trie.items() if token]
    if not branches:
        return ""
    inner = branches[0] if len(branches) == 1 and "" not in trie else f"(?:{'|'.join(branches)})"
    return f"{inner}?" if "" in trie else inner
