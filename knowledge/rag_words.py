"""Red, amber and green as people say them: "in trouble", "off track", "going well"."""

import re

_NOT = r"\b(?:not|never|no longer|(?:is|are|do|does)n['’]t)(?: really| quite| yet)? "
_WELL = r"(?:on (?:track|course|target)|(?:going|doing) well|going to plan)"
_SAID = (
    (("red", "amber"), rf"{_NOT}{_WELL}|\boff (?:track|course|target)|\bslipping|\bat risk|\bbehind(?: schedule)?"),
    (("red",), r"\bin (?:\w+ )?(?:trouble|difficult(?:y|ies))|\bfailing|\bstruggling|\bgoing (?:\w+ )?(?:badly|wrong)"),
    (("green",), rf"\b{_WELL}"),
)
_OTHERWISE = re.compile(
    r"n['’]t\b|\b(?:not|no|never|without|neither|nor|except|apart|was|were|had|been|last|do|does|did|done|doing|if|when"
    r"|how|why|happens?|tell|help\w*)\b",
    re.IGNORECASE,
)
"""What says that it is not so, was so, or asks what is to be done about it."""
_WAYS = tuple((colours, re.compile(rf"(?:{way})\b", re.IGNORECASE)) for colours, way in _SAID)


def colours_meant(text: str) -> tuple[frozenset[str], str]:
    """The colours that such words mean ("not on track": red and amber), and what is left of the text without them; none
    for most texts, and where the rest turns the sense."""
    found, whole = set[str](), text
    for colours, way in _WAYS:
        text, count = way.subn(" ", text)
        found.update(colours if count else ())
    return (frozenset(), whole) if _OTHERWISE.search(text) else (frozenset(found), text)
