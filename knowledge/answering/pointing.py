"""Words that point back in a thread: "it", "there", "the group"."""

import re
from collections.abc import Callable

from knowledge.answering.bodies import BodyMention
from knowledge.answering.own_subject import names_before, owns_before

_OWN = re.compile(r"\b(?:its|their)\b", re.IGNORECASE)
_ONE_THING = re.compile(r"\b(?:it|its|that|this)\b", re.IGNORECASE)
_THING = re.compile(
    r"\b(?:it|they)\b"
    r"|\b(?:that|these|this|those)\b(?=\s*$|\s+(?:apply|are|can|count|cover|did|do|does|happen|include|is|mean|was|were"
    r"|will|work)\b)",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"(?<!\bare )(?<!\bis )(?<!\bwas )(?<!\bwere )\b(?:over )?there\b(?! (?:any|are|is|was|were)\b)", re.IGNORECASE
)
_ARTICLE = re.compile(r"\b(?:its|our|that|the|their|these|this|those)\s+$", re.IGNORECASE)


def points_to_one_thing(text: str) -> bool:
    """Whether a text speaks of "it", so that something other than people may be meant."""
    return bool(_ONE_THING.search(text))


def written_out(text: str, name: str, body: BodyMention | None, place: str) -> str:
    """The text with `name` for what points back, and for `body` where that is left open ("the group"); with `place`
    for "there". What is empty is left as it stands; so is the "there" of "are there any?", and what points to
    something in the text itself ("how many firms have put their names down?")."""
    if name and body:
        article = _ARTICLE.search(text[: body.start])
        text = f"{text[: article.start() if article else body.start]}{name}{text[body.end :]}"
    if name:
        text = _replaced(_OWN, text, f"{name}'s", owns_before)
        text = _replaced(_THING, text, name, names_before)
    return _THERE.sub(lambda _: f"in {place}", text) if place else text


def _replaced(pattern: re.Pattern[str], text: str, by: str, is_named: Callable[[str, int], bool]) -> str:
    found = pattern.search(text)
    if found is None or is_named(text, found.start()):
        return text
    return f"{text[: found.start()]}{by}{text[found.end() :]}"
