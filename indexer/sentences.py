"""Running text into sentences, and a flattened table cell into the statements it held side by side."""

import itertools
import re

_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]*_]*\s+(?=[\"'“‘(\[*_]*[A-Z0-9£])")
_LONGEST_ABBREVIATION = len("approx")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|no|nos|dr|mr|mrs|ms|prof|rev|st|approx|incl|dept|para|p|pp|ref|tel|vol|fig)\.|"
    r"\b[A-Z]\.)[\"'”’)\]*_]*\s+$",
    re.IGNORECASE,
)
_BARE_LABEL = re.compile(r"\W*\(?\w{1,3}[.)]\s*")
_NAME = r"[^\W\d_][\w'’/&-]*"
_RUN_IN = re.compile(
    rf"[\W_]*(?:(?:[A-Z]?\d+(?:\.\d+)*\.?\s+[*_]*|[*_]+)(?P<marked>(?=[A-Z])(?:{_NAME}\s+){{0,2}}{_NAME})|(?P<bare>{_NAME}))[*_]*\.[*_]*\s+"
)


def split_sentences(text: str) -> list[str]:
    """The sentences of `text`, each exactly as it stands there. Abbreviations and initials end none; a heading that
    runs into its text ("7.3 Quorum. Seven members …") stays with the first sentence."""
    out: list[str] = []
    start = 0
    for stop in _STOP.finditer(text):
        last_word = max(start, stop.start() - _LONGEST_ABBREVIATION)
        if _ABBREVIATION.search(text, last_word, stop.end()) and not _ends_in_etc(text[last_word : stop.end()]):
            continue
        if _BARE_LABEL.fullmatch(text, start, stop.end()):
            continue  # a bare list label: "1. ", "a) "
        if not out and _is_run_in(text[: stop.end()]):
            continue
        out.append(text[start : stop.end()].strip())
        start = stop.end()
    rest = text[start:].strip()
    return [*out, rest] if rest else out


def _is_run_in(text: str) -> bool:
    """Whether a text is a heading: one word, or up to three where a number or stars mark it, and none that only
    sentences have."""
    found = _RUN_IN.fullmatch(text)
    return found is not None and NO_HEADING.isdisjoint((found["marked"] or found["bare"]).casefold().split())


def _ends_in_etc(text: str) -> bool:
    return text.rstrip().endswith("etc.")


CLOSED_CLASS = frozenset(
    """
    a an the and or but nor of to in on at by for with from into onto over under across between among within
    without through during before after about against towards toward via per as than that which who whose whom
    is are was were be been being has have had do does did will would shall should can could may might must not
    this these those its their our your his her we they it he she i you all any both each every no some such
    including include includes where when while if so also only more most called named
    """.split()
)
NO_HEADING = CLOSED_CLASS - frozenset("a an the and or of to in on at by for with from between among within".split())
"""Verbs, pronouns and the like."""
_CALENDAR = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday spring summer autumn
    winter christmas easter
    """.split()
)
_TAKES_OBJECT = frozenset("pay pays support supports use uses offer offers run runs share shares host hosts".split())
_BULLET_INSIDE = re.compile(r"\s*[•‣▪●■➢✓]\s*")
_TAGS_AT_END = re.compile(r"^(?:\s*</?\w{1,8}>)+\s*|\s*(?:</?\w{1,8}>\s*)+$")
_TAGGED_BREAK = re.compile(r"\s*(?:</(?:p|li|div)>|<br\s*/?>|<(?:p|li|div)>)+\s*")
_LONGEST_WHOLE_CELL = 4  # words: a shorter cell is one statement however it is capitalised


def split_cell(text: str) -> list[str]:
    """The statements that stand side by side in one flattened cell, each exactly as it stands there.

    Bullets and sentence ends split. Where conversion left neither, a capital letter (or "10 of 11") after a
    lower-case word that can end a statement does: not after an article, preposition or conjunction, not
    before an acronym, a month, or a word that goes on with a name begun before. A piece that is one word, or
    nothing but a name, is put back.
    """
    parts = [part for marked in _BULLET_INSIDE.split(text) for part in _TAGGED_BREAK.split(marked)]
    pieces = [piece for part in parts for piece in split_sentences(part)]
    out: list[str] = []
    for piece in pieces:
        bare = (_TAGS_AT_END.sub("", piece) if "<" in piece else piece).removeprefix("- ")
        out += _split_at_capitals(bare) if len(bare.split()) > _LONGEST_WHOLE_CELL else [bare]
    return [piece for piece in out if piece]


def _split_at_capitals(text: str) -> list[str]:
    words = text.split()
    cuts = [0] + [at for at in range(2, len(words)) if _starts_statement(words, at)]
    cuts = _without_scraps(words, [*cuts, len(words)])
    return [" ".join(words[a:b]) for a, b in itertools.pairwise(cuts)]


def _starts_statement(words: list[str], at: int) -> bool:
    word, before = words[at], words[at - 1]
    if not before[-1].isalnum() and before[-1] not in ")%":
        return False
    if before.casefold() in CLOSED_CLASS or (before.casefold() in _TAKES_OBJECT and not _is_noun(words, at - 1)):
        return False
    if word[0].isdigit():
        return at + 2 < len(words) and words[at + 1 : at + 2] == ["of"] and words[at + 2][0].isdigit()
    if not re.match(r"[A-Z][a-z]+(?:-[a-z]+)*[,:]?$", word) or word.casefold().strip(",:") in _CALENDAR:
        return False
    ends_lower = before[0].islower() or before[0].isdigit() or before.casefold() in _CALENDAR
    return ends_lower and not before.isdigit()


def _is_noun(words: list[str], at: int) -> bool:
    """Whether a word that can be a verb is none here: it follows an article, a preposition or the like."""
    return at > 0 and words[at - 1].casefold() in CLOSED_CLASS


def _without_scraps(words: list[str], cuts: list[int]) -> list[int]:
    """The cut positions, without those that would leave a single word or a name alone ("Social Value")."""
    kept = [cuts[0]]
    for cut, following in itertools.pairwise(cuts):
        rest = words[cut:following]
        a_name = len(rest) == 2 and all(word[0].isupper() for word in rest)
        if cut - kept[-1] >= 2 and len(rest) >= 2 and not a_name:
            kept.append(cut)
    return [*kept, cuts[-1]]
