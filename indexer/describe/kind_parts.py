"""What the parts of a document say about its kind, where it does not call itself anything."""

import re
from collections import Counter
from collections.abc import Sequence

from indexer.describe.shown import Role, Shown, words_in

_TERMS = re.compile(r"\bterms of reference\b", re.IGNORECASE)
_APPENDIX = re.compile(r"\b(?:appendix|annex)\b", re.IGNORECASE)
_RULES = {
    "purpose": re.compile(r"^(?:purpose|aims?|role of)\b", re.IGNORECASE),
    "membership": re.compile(r"^(?:membership|members|seats|co-chairs?|chair)\b", re.IGNORECASE),
    "quorum": re.compile(r"\bquorum\b|\bquorate\b", re.IGNORECASE),
    "meetings": re.compile(r"^(?:meetings?|frequency)\b", re.IGNORECASE),
    "decisions": re.compile(r"^decisions?\b", re.IGNORECASE),
}
_LEAST_RULES = 3
_LEAST_SHARE_OF_TERMS = 1 / 3


def holds_terms(texts: Sequence[Shown]) -> str | None:
    """What shows that terms of reference are a main part of the text, if they are.

    That takes a heading outside any appendix, a third of all words from there on, and three usual rules.
    """
    position = next((position for position, text in enumerate(texts) if _heads_terms(text)), None)
    if position is None:
        return None
    below = texts[position:]
    rules = [rule for rule, sign in _RULES.items() if any(sign.search(text.text) for text in below)]
    if len(rules) < _LEAST_RULES or _words(below) < _words(texts) * _LEAST_SHARE_OF_TERMS:
        return None
    return f'heading "{texts[position].text}", and below it {_listed(rules)}'


def _heads_terms(text: Shown) -> bool:
    is_named = _TERMS.search(text.text) and not _APPENDIX.search(text.text)
    return text.role is Role.HEADING and bool(is_named)


_OF_MINUTES = re.compile(
    r"^(?:\d+\.? )?(apologies|attendance|in attendance|attendees|present|actions?|action log|matters arising"
    r"|(?:date of )?next meeting|minutes of (?:the )?(?:last|previous) meeting|any other business|aob)\b",
    re.IGNORECASE,
)
_OF_CHARTER = re.compile(
    r"^(signatories|commitments|our commitments|we (?:will|pledge)|pledges|what signing means)\b",
    re.IGNORECASE,
)
_OF_REPORT = re.compile(
    r"^(?:\d+\.? )?(executive summary|recommendations?|reasons for recommendation|background papers"
    r"|about this report|methodology|conclusions?)\b",
    re.IGNORECASE,
)


def shows_minutes(texts: Sequence[Shown]) -> str | None:
    """Three of the parts that minutes have, if they are there."""
    return _has_parts(texts, _OF_MINUTES, 3)


def shows_charter(texts: Sequence[Shown]) -> str | None:
    """Two of the headings that charters have, if they are there."""
    return _has_parts([text for text in texts if text.role is Role.HEADING], _OF_CHARTER, 2)


def shows_report(texts: Sequence[Shown]) -> str | None:
    """Two of the headings that reports have, if they are there."""
    return _has_parts([text for text in texts if text.role is Role.HEADING], _OF_REPORT, 2)


def _has_parts(texts: Sequence[Shown], sign: re.Pattern[str], least: int) -> str | None:
    parts = {found[1].lower(): found[1] for text in texts if (found := sign.match(text.text))}
    if len(parts) < least:
        return None
    return "parts called " + _listed([f'"{part}"' for part in parts.values()][:4])


_THANKS = re.compile(
    r"thank you for (?:listening|your (?:time|attention))\b|(?:thank you|(?:any )?questions\??)[.!]*$",
    re.IGNORECASE,
)
_LEAST_SLIDES = 7
_MOST_WORDS_A_SLIDE = 120


def shows_slides(texts: Sequence[Shown]) -> str | None:
    """What makes the text look like slides: thanks at the end, titles that come again, or short pages.

    Our own limits, from the decks we have seen: seven slides or more, under 120 words each.
    """
    headings = [text for text in texts if text.role is Role.HEADING]
    thanks = next(filter(None, (_THANKS.match(text.text) for text in texts[len(texts) // 2 :])), None)
    if thanks and len(headings) >= 4:
        return f'"{thanks[0]}" at the end'
    titles = [text.text for text in headings if (text.level or 1) == 1]
    times = Counter(map(str.casefold, titles))
    repeated = [title for title in titles if times[title.casefold()] > 1]
    if len(titles) >= _LEAST_SLIDES and len(repeated) >= 4:
        return f'slide titles that come again, such as "{repeated[0]}"'
    slides = [text for text in headings if text.level == 1 or text.opens_page]
    if len(slides) >= _LEAST_SLIDES and _words(texts) <= len(slides) * _MOST_WORDS_A_SLIDE:
        return f"{len(slides)} short pages, each with a title"
    return None


def _words(texts: Sequence[Shown]) -> int:
    return sum(words_in(text.text) for text in texts)


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
