"""What in a note that stands outside of quotation marks may be meant as more than a note. Nothing is guessed away."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from bot.commands.pledge_line import said_text
from bot.commands.pledge_records import Said, Seen
from bot.commands.pledge_said import read_said
from bot.commands.pledge_words import (
    BLOCKERS,
    COLOURS,
    NAMED_BLOCKER,
    NEAR_QUARTER,
    NOTHING_SAID,
    OTHER_CODE,
    OVER,
    QUARTER,
)
from knowledge.pledges.kinds import Blocker, Rag, Unit

_OTHER_COLOURS = {"yellow": Rag.AMBER, "orange": Rag.AMBER}
_ALMOST_RED = ("redd", "rred", "rde", "erd", "rd", "rad")
_WORD = re.compile(r"[^\W\d_]+")
_IN_THE_WAY = re.compile(r"\bblock(?:ed|ers?)\b|\bresourcing\b|\bsign[- ]?off\b|\btimescales?\b", re.IGNORECASE)
_A_QUARTER = re.compile(rf"\b(?:{QUARTER})|\b(?:{NEAR_QUARTER})$", re.IGNORECASE)
_MONEY = r"[£€$] ?\d[\d,.]*(?: ?(?:k|m|mn|bn)\b)?|\b\d[\d,.]*(?:k|m|mn|bn)\b"
_SHARE = r"\b\d[\d,.]* ?(?:%|per ?cent\b|pct\b)"
_AT_THE_END = r"(?<!by )(?<!in )(?<!of )(?<![\w.,£€$])(?!(?:19|20)\d\d$)\d[\d,.]*$"
_SPELT = (
    "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
_NUMBERS = dict(zip(_SPELT.split(), (*range(21), *range(30, 100, 10)), strict=True)) | {"zero": 0}


@dataclass(frozen=True)
class Doubt:
    """`word` of the note `loose` may be meant as a `what` ("colour", "pledge"; "" where nothing can be read at all):
    what was said would be `meant` then."""

    what: str
    word: str
    loose: str
    meant: Said | None


def doubt_in(said: Said, unit: Unit) -> Doubt | None:
    """The first thing that may be meant as more than a note, of a pledge that is counted in `unit`."""
    return next(_doubts(said, unit), None) if said.loose else None


def _doubts(said: Said, unit: Unit) -> Iterator[Doubt]:
    loose = said.loose
    is_all = replace(said, note="", loose="") == Said() and said.note == loose
    if not re.search(r"\w", loose) or (is_all and NOTHING_SAID.fullmatch(loose)):
        yield Doubt("", loose, loose, None)
    if code := OTHER_CODE.search(loose):
        note = f"{said.note.removesuffix(loose)}{loose[: code.start()]}".strip()
        yield Doubt("pledge", code[0], loose, replace(said, note=note, loose=""))
    if said.rag is None:
        yield from _colours(said)
    if said.blocker is None and OVER.search(loose):
        yield Doubt("blocker", "nothing in the way", loose, replace(said, blocker=Blocker.NOTHING, loose=""))
    elif said.blocker is None and (found := _IN_THE_WAY.search(loose)):
        named = NAMED_BLOCKER.search(loose, found.start()) or NAMED_BLOCKER.search(loose)
        blocker = BLOCKERS[named[0].casefold() if named else "other"]
        yield Doubt("blocker", str(blocker), loose, replace(said, blocker=blocker, loose=""))
    if not said.period and (quarter := _A_QUARTER.search(loose)):
        alone = _without(said, *quarter.span()) if quarter.start() == 0 else replace(said, loose="")
        meant = replace(alone, period=quarter[0].upper().replace(" ", "-"))
        yield Doubt("quarter", quarter[0], loose, meant)
    if not said.figure and unit.name:
        yield from _figures(said, unit)


def _colours(said: Said) -> Iterator[Doubt]:
    for found in _WORD.finditer(said.loose):
        word = found[0].casefold()
        rag = COLOURS.get(word) or _OTHER_COLOURS.get(word) or _almost(word)
        if rag is None and found.start() == 0 and word in _ALMOST_RED:
            rag = Rag.RED
        if rag:
            yield Doubt("colour", str(rag), said.loose, replace(_without(said, *found.span()), rag=rag))


def _almost(word: str) -> Rag | None:
    near = get_close_matches(word, (Rag.GREEN.value, Rag.AMBER.value), n=1, cutoff=0.8)
    return Rag(near[0]) if near and abs(len(near[0]) - len(word)) < 2 else None


def _figures(said: Said, unit: Unit) -> Iterator[Doubt]:
    own = _MONEY if unit.is_money else _SHARE if unit.is_percent else rf"\b\d[\d,.]*(?= {re.escape(unit.name[:4])})"
    if found := re.search(f"{own}|{_AT_THE_END}", said.loose, re.IGNORECASE):
        yield Doubt("figure", found[0], said.loose, replace(_without(said, *found.span()), figure=found[0]))
    words = said.loose.casefold().replace("-", " ").split()
    spelt = [_NUMBERS[word] for word in words if word in _NUMBERS]
    if spelt and all(word in _NUMBERS or word in unit.name.casefold() for word in words):
        figure = f"{unit.name if unit.is_money else ''}{sum(spelt)}{'%' if unit.is_percent else ''}"
        note = said.note.removesuffix(said.loose).strip()
        yield Doubt("figure", figure, said.loose, replace(said, figure=figure, note=note, loose=""))


def _without(said: Said, start: int, end: int) -> Said:
    """What was said once a word at the beginning or end of its note is taken out of it; what is left there is read
    anew. In the middle the word stays."""
    before, after = said.loose[:start].strip(), said.loose[end:].strip()
    if before and after:
        return replace(said, loose="")
    quoted = replace(said, note=said.note.removesuffix(said.loose).strip(), loose="")
    again = read_said(f"{before}{after} {said_text(quoted, Seen())}", "/pledge update")[0] or Said()
    return replace(again, loose="")
