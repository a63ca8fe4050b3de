"""The bodies that a question names: groups, boards, charters and the like."""

import re
from dataclasses import dataclass

from knowledge.places import PlaceMention, find_places
from knowledge.words import STOP_WORDS, words_of


@dataclass(frozen=True)
class BodyMention:
    """A body as typed (text[start:end], without its place), and its `kind`: its last word or words. `is_named` is
    False for "the group", which leaves open which one is meant."""

    name: str
    kind: str
    start: int
    end: int
    is_named: bool


_GROUP = re.compile(
    r"\b(?:sub-?group|group|board|committee|forum|panel|circle|task ?force|collaborative|executive|partnership"
    r"|network|learning community)(?: (?:group|board|committee|network|partnership))?\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:charter|stocktake|terms of reference|minutes|register|action plan|strategy|toolkit|programme|pilots?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_][\w'’&-]*")
_LEAVES_OPEN = frozenset(["chief", "main", "non", "other", "same", "senior", "whole", "working"])
_MOST_WORDS = 4
_LOOKED_AT = 600  # characters


def find_body(text: str) -> BodyMention | None:
    """The body that a text is about: the first group it names, else the first paper; else one it leaves open.

    It is looked for near the beginning.
    """
    places = find_places(text[:_LOOKED_AT])
    mentions = [
        _mention(text, match, places) for pattern in (_GROUP, _PAPER) for match in pattern.finditer(text, 0, _LOOKED_AT)
    ]
    named = [mention for mention in mentions if mention.is_named]
    return next(iter(named or mentions), None)


def named_body(text: str) -> str | None:
    """The body that a text names, as typed."""
    body = find_body(text)
    return body.name if body and body.is_named else None


def is_kind_of(body: str, other: str | None) -> bool:
    """Whether a body is the bare kind of another: "group" of "skills group"."""
    return other is not None and words_of(other)[-len(words_of(body)) :] == words_of(body)


def may_stand_for(left_open: BodyMention, body: str) -> bool:
    """Whether "the group" or "the board" may be this body: of its kind, or a group for any but a paper."""
    is_paper = any(match.end() == len(body) for match in _PAPER.finditer(body))
    return is_kind_of(left_open.kind, body) or (bool(_GROUP.fullmatch(left_open.kind)) and not is_paper)


def _mention(text: str, head: re.Match[str], places: tuple[PlaceMention, ...]) -> BodyMention:
    before = list(_WORD.finditer(text, 0, head.start()))
    start = head.start()
    own: list[str] = []
    while before and len(own) < _MOST_WORDS and _belongs(text, before, start, places):
        word = before.pop()
        start = word.start()
        own.append(word[0].casefold())
    of_place = any(mention.end <= start and not text[mention.end : start].strip("'’s ") for mention in places)
    return BodyMention(text[start : head.end()], head[0], start, head.end(), of_place or not set(own) <= _LEAVES_OPEN)


def _belongs(text: str, before: list[re.Match[str]], start: int, places: tuple[PlaceMention, ...]) -> bool:
    """Whether the last word before `start` is part of the body's name: "who chairs | skills group"."""
    word = before[-1]
    if text[word.end() : start].strip() or set(words_of(word[0])) & STOP_WORDS:
        return False
    if any(mention.start < word.end() and word.start() < mention.end for mention in places):
        return False
    return len(before) < 2 or before[-2][0].casefold() not in ("who", "which")
