"""The anchor networks a text names, and which of them a document belongs to."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.describe.shown import Role, Shown
from knowledge.documents import Fact
from knowledge.places import PlaceMention, contains, find_places


@dataclass(frozen=True)
class NamedNetwork:
    """A network as a text names it ("Leeds Anchors Network"), and the places in its name."""

    name: str
    places: tuple[str, ...]


_NETWORK = re.compile(
    r"\s+(?:(?:City|County|Borough|Health|Place)\s+)?anchors?(?:['’]s?)?"
    r"(?:\s+(?:institutions?|organisations?)['’]?)?\s+(?:network|partnership|collaborative|alliance|forum)\b",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s*(?:,|/|&|,?\s*and)\s*", re.IGNORECASE)
_CITY_AND = re.compile(r"\bCity (?:and|&) $")


def named_networks(text: str) -> Iterator[NamedNetwork]:
    """The networks named in `text` in order. A network's name begins with its places."""
    mentions = find_places(text) if "anchor" in text.lower() else ()
    for position, mention in enumerate(mentions):
        tail = _NETWORK.match(text, mention.end)
        if tail:
            first = _chain_start(text, mentions, position)
            lead = _CITY_AND.search(text, max(0, mentions[first].start - 10), mentions[first].start)
            start = lead.start() if lead else mentions[first].start
            places = tuple(found.name for found in mentions[first : position + 1])
            yield NamedNetwork(text[start : tail.end()], places)


def describe_network(texts: Sequence[Shown], title: str, places: Sequence[str]) -> Fact[str] | None:
    """The network that the document belongs to: named most, headings and title counting more.

    None if it names none, or only networks of other places than its own (`places`).
    """
    weights: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    titled = [(title, 4), *((text.text, 3 if text.role is Role.HEADING else 1) for text in texts)]
    for text, weight in titled:
        for network in named_networks(text):
            if _belongs(network, places):
                weights[_same_name(network.name)][network.name] += weight
    if not weights:
        return None
    forms = max(weights.values(), key=lambda forms: sum(forms.values()))
    name = max(forms, key=lambda form: forms[form])
    times = sum(text.text.count(name) for text in texts)
    return Fact(name, f"named {times} times" if times > 1 else f'named in "{_around(texts, title, name)}"')


def _chain_start(text: str, mentions: Sequence[PlaceMention], last: int) -> int:
    """The position of the first of the mentions that lead up to the last, joined by commas or "and"."""
    first = last
    while first and _JOIN.fullmatch(text, mentions[first - 1].end, mentions[first].start):
        first -= 1
    return first


def _belongs(network: NamedNetwork, places: Sequence[str]) -> bool:
    return any(contains(own, place) or contains(place, own) for own in places for place in network.places)


def _same_name(name: str) -> str:
    """One key for "Essex Anchor Network" and "Essex Anchors Network"."""
    return re.sub(r"s\b|['’]", "", name.casefold()).replace("&", "and")


def _around(texts: Sequence[Shown], title: str, name: str) -> str:
    """About 60 characters around where the name stands."""
    for text in (title, *(shown.text for shown in texts)):
        at = text.find(name)
        if at >= 0:
            begin, end = max(0, at - 20), at + len(name) + 20
            return f"{'…' if begin else ''}{text[begin:end].strip()}{'…' if end < len(text) else ''}"
    return name
