"""Which places a document is about, as against those it only gives as examples."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.describe.network import named_networks
from indexer.describe.publisher import email_addresses, place_of_address
from indexer.describe.shown import Role, Shown
from knowledge.documents import Fact
from knowledge.places import PlaceMention, find_places, wider_areas


@dataclass(frozen=True)
class PlaceSign:
    """Something that speaks for a place: how much, what it is, and whether it may stand for itself."""

    place: str
    weight: float
    evidence: str
    is_strong: bool = True


def describe_places(
    texts: Sequence[Shown], cover: Sequence[Shown], title: Fact[str], publisher: Fact[str] | None, path: Path
) -> Fact[tuple[str, ...]] | None:
    """The places the document is about under their usual names, the main one first; None when unclear.

    The weights are ours: title 5, publisher 4, cover, address and file name 3, a network or a heading 1 (3 at
    most), and up to 4 for the share of all mentions (4 where it is named five times, and far more often than any
    other). A place needs 4, and one sign besides headings and mentions, or most of at least six mentions, or those
    five. Others join the main one if they also stand beside it in the title, a line of the cover or a network's name,
    or are named nearly as often; two places that draw make it unclear. Countries do not count.
    """
    signs = [
        *_in_title(title.value, path),
        *_on_cover(cover, title.value),
        *_of_publisher(publisher),
        *_of_networks(texts),
        *_in_addresses(texts),
        *_in_headings(texts),
        *_by_mentions(texts),
    ]
    signs = [sign for sign in signs if wider_areas(sign.place)]
    ranked = _ranked(signs)
    if not ranked:
        return None
    (main, score), *rest = ranked
    beside = _named_beside(main, texts, [title.value, *(text.text for text in cover)]) | _named_as_often(main, texts)
    others = [place for place, _ in rest if place in beside]
    if rest and rest[0][1] == score and rest[0][0] not in beside:
        return None
    return Fact((main, *others), _evidence(signs, main))


_BEFORE_A_SURNAME = re.compile(
    r"\b(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev)\.? (?:[A-Z][\w'’.-]* ){0,2}$"
)


def _places_in(text: str) -> list[PlaceMention]:
    """The places named in running text, without those that are somebody's surname ("Cllr Joan Whitby")."""
    return [one for one in find_places(text) if not _BEFORE_A_SURNAME.search(text[max(0, one.start - 60) : one.start])]


_LEAST_SCORE = 4
_FAR_MORE = 2.5  # times as often as the next
_OFTEN = 8  # times
_NEARLY = 0.6


def _ranked(signs: Sequence[PlaceSign]) -> list[tuple[str, float]]:
    """The places with a strong sign and enough weight, with their weight, the weightiest first."""
    scores: dict[str, float] = defaultdict(float)
    for sign in signs:
        scores[sign.place] += sign.weight
    strong = {sign.place for sign in signs if sign.is_strong and scores[sign.place] >= _LEAST_SCORE}
    return sorted(((place, scores[place]) for place in strong), key=lambda ranked: (-ranked[1], ranked[0]))


def _named_beside(main: str, texts: Sequence[Shown], lines: Sequence[str]) -> set[str]:
    """The places in one of these lines or in a network's name, where `main` stands in it too."""
    groups = [{mention.name for mention in find_places(line)} for line in lines]
    groups += [set(network.places) for text in texts for network in named_networks(text.text)]
    return {place for group in groups if main in group for place in group}


def _named_as_often(main: str, texts: Sequence[Shown]) -> set[str]:
    """The places that a whole document names often, and nearly as often as `main`."""
    times = Counter(mention.name for text in texts for mention in _places_in(text.text))
    return {place for place, count in times.items() if count >= _OFTEN and count >= _NEARLY * times[main]}


def _in_title(title: str, path: Path) -> Iterator[PlaceSign]:
    for place in dict.fromkeys(mention.name for mention in find_places(title)):
        yield PlaceSign(place, 5, f'title "{title}"')
    name = re.sub(r"[-_.]+", " ", path.stem)
    for place in dict.fromkeys(mention.name for mention in find_places(name.title())):
        yield PlaceSign(place, 3, f'file name "{path.name}"')


def _on_cover(cover: Sequence[Shown], title: str) -> Iterator[PlaceSign]:
    seen: set[str] = set()
    for text in cover:
        if text.text not in title and title not in text.text:
            for mention in _places_in(text.text):
                if mention.name not in seen:
                    seen.add(mention.name)
                    yield PlaceSign(mention.name, 3, f'cover "{text.text}"')


def _of_publisher(publisher: Fact[str] | None) -> Iterator[PlaceSign]:
    if publisher:
        for mention in find_places(publisher.value):
            yield PlaceSign(mention.name, 4, f"publisher {publisher.value}")


def _of_networks(texts: Sequence[Shown]) -> Iterator[PlaceSign]:
    networks = Counter(network for text in texts for network in named_networks(text.text))
    for network, times in networks.items():
        for place in network.places:
            yield PlaceSign(place, min(3, times), network.name, is_strong=times > 1)


def _in_addresses(texts: Sequence[Shown]) -> Iterator[PlaceSign]:
    addresses = {place_of_address(address): address for address in email_addresses(texts)}
    for place, address in addresses.items():
        if place:
            yield PlaceSign(place, 3, f"e-mail address {address}")


def _in_headings(texts: Sequence[Shown]) -> Iterator[PlaceSign]:
    times = Counter(mention.name for text in texts if text.role is Role.HEADING for mention in find_places(text.text))
    for place, count in times.items():
        yield PlaceSign(place, min(3, count), "headings", is_strong=False)


def _by_mentions(texts: Sequence[Shown]) -> Iterator[PlaceSign]:
    times = Counter(mention.name for text in texts for mention in _places_in(text.text))
    for place, count in times.items():
        share = count / times.total()
        next_ = max((other for name, other in times.items() if name != place), default=0)
        is_alone = count >= 5 and count >= _FAR_MORE * next_
        is_strong = is_alone or (count >= 6 and share > 0.5)
        yield PlaceSign(place, 4 if is_alone else 4 * share, f"named {count} times", is_strong)


def _evidence(signs: Sequence[PlaceSign], place: str) -> str:
    """The three weightiest signs for the place."""
    own = sorted((sign for sign in signs if sign.place == place), key=lambda sign: -sign.weight)
    return ", ".join(list(dict.fromkeys(sign.evidence for sign in own))[:3])
