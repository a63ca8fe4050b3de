"""Inline markup: from source text to what a person reads."""

import html
import re

_MARKS = frozenset("<[*_`&")
"""Signs without which there is no markup."""
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>]*)?/?>")
_EMPHASIS = re.compile(r"(\*{1,3}|(?<!\w)_{1,3})(?=\S)(.{1,400}?)(?<=\S)\1(?!\w)")  # bounded: linear
_ORDINAL = re.compile(r"(?<=\d)<sup>(st|nd|rd|th)</sup>", re.IGNORECASE)


def plain(source: str) -> str:
    """`source` without emphasis marks, link targets, tags and entities; white space folded."""
    if _MARKS.isdisjoint(source):
        return fold_space(source)  # most texts, and some are asked about many times
    text = _ORDINAL.sub(r"\1", source)
    text = _LINK.sub(r"\1", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _TAG.sub(" ", text)
    for _ in range(3):  # emphasis may be nested
        shorter = _EMPHASIS.sub(r"\2", text)
        if shorter == text:
            break
        text = shorter
    text = text.replace("**", "").replace("`", "")
    return fold_space(html.unescape(text))


def fold_space(text: str) -> str:
    """`text` with every run of white space as one blank, and none at the ends."""
    return " ".join(text.split())
