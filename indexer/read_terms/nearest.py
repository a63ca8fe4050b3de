"""Which of two kinds of words a value in a sentence belongs to: the kind that stands nearest before it."""

import re

_FIRST_WORDS = 3  # so far from its start a value still opens its statement


def belongs(text: str, at: int, own: re.Pattern[str], other: re.Pattern[str], by_default: bool = False) -> bool:
    """Whether what stands at `at` belongs to a word that `own` finds and not to one that `other` finds.

    The nearest before it in its statement counts. Where there is none, `by_default` (what its label says); else, where
    it opens the statement, the nearest after it.
    """
    start = max(text.rfind(mark, 0, at) for mark in ";)") + 1
    ours, others = (_last_end(pattern, text, start, at) for pattern in (own, other))
    if ours >= 0 or others >= 0:
        return ours > others
    if by_default or len(text[start:at].split()) > _FIRST_WORDS:
        return by_default
    stop = text.find(";", at)
    end = stop if stop >= 0 else len(text)
    ours, others = (_first_start(pattern, text, at, end) for pattern in (own, other))
    return ours < end and ours <= others


def _last_end(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    return max((found.end() for found in pattern.finditer(text, start, end)), default=-1)


def _first_start(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.search(text, start, end)
    return found.start() if found else end
