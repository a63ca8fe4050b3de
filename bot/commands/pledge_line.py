"""What is said of a pledge as it is typed, and what stands in such a line beside it."""

import re

from bot.commands.pledge_records import Said, Seen
from knowledge.pledges.kinds import Source

_QUOTED = re.compile(r"[\"“”„](?P<said>.*)[\"“”]")
_SEEN = re.compile(r"\bseen:(?P<version>\d{1,9})\b")
_SURE = re.compile(r"\bsure:yes\b")
_CHANGE = re.compile(r"\bchange:yes\b")
_BY_FORM = re.compile(r"\bby:form\b")


def said_text(said: Said | None, seen: Seen) -> str:
    """What would be typed for it: `read_said` reads the same back. The note stands last: it may hold anything."""
    said = said or Said()
    words = (
        said.rag or "",
        said.figure,
        f"blocked:{said.blocker}" if said.blocker else "",
        f"confidence:{said.confidence}" if said.confidence else "",
        f"for:{said.period}" if said.period else "",
        *said.links,
        seen_text(seen),
        f'"{said.note}"' if said.note else "",
    )
    return " ".join(filter(None, words))


def seen_text(seen: Seen) -> str:
    """ "seen:7 sure:yes by:form"."""
    words = (
        f"seen:{seen.version}" if seen.version is not None else "",
        "sure:yes" if seen.is_sure else "",
        "change:yes" if seen.wants_form else "",
        "by:form" if seen.source is Source.FORM else "",
    )
    return " ".join(filter(None, words))


def read_seen(typed: str) -> tuple[str, Seen]:
    """A line without what says which version was seen, and that."""
    version = _SEEN.search(typed)
    left = typed
    for mark in (_SEEN, _SURE, _CHANGE, _BY_FORM):
        left = mark.sub("", left)
    seen = Seen(
        int(version["version"]) if version else None,
        bool(_SURE.search(typed)),
        bool(_CHANGE.search(typed)),
        Source.FORM if _BY_FORM.search(typed) else Source.COMMAND,
    )
    return " ".join(left.split()), seen


def split_quoted(typed: str) -> tuple[str, str]:
    """A line without what stands in quotation marks in it, from the first to the last of them, and that."""
    found = _QUOTED.search(typed)
    if found is None:
        return typed, ""
    return f"{typed[: found.start()]} {typed[found.end() :]}".strip(), " ".join(found["said"].split())
