"""Red, amber and green as people say them: "in trouble", "off track", "going well"."""

import re

_NOT = r"\b(?:not|never|(?:is|are|do|does)n['’]t)(?: really| quite| yet)? "
_WELL = r"(?:on (?:track|course|target)|(?:going|doing) well|going to plan)"
_SAID = (
    (("red", "amber"), rf"{_NOT}{_WELL}|\boff (?:track|course|target)|\bslipping|\bat risk|\bbehind(?: schedule)?"),
    (("red",), r"\bin (?:\w+ )?(?:trouble|difficult(?:y|ies))|\bfailing|\bstruggling|\bgoing (?:\w+ )?(?:badly|wrong)"),
    (("green",), rf"\b{_WELL}"),
)
_WAYS = tuple((colours, re.compile(rf"(?:{way})\b", re.IGNORECASE)) for colours, way in _SAID)


def colours_meant(text: str) -> tuple[frozenset[str], str]:
    """The colours that such words mean ("not on track": red and amber), none for most texts, and what is left of the
    text without them."""
    found: set[str] = set()
    for colours, way in _WAYS:
        text, count = way.subn(" ", text)
        found.update(colours if count else ())
    return frozenset(found), text
