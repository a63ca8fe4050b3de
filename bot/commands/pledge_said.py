"""What somebody says of a pledge in one line, in any order: amber 48% "Q3 spend done" https://… blocked:resourcing.

A note in quotation marks is never looked into. Without them it is what is left between the words that are known at the
beginning and at the end of the line.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from difflib import get_close_matches

from bot.commands.pledge_line import read_seen, said_text, split_quoted
from bot.commands.pledge_records import Said, Seen
from bot.commands.pledge_slips import LINK, LONGEST_NOTE, NOT_SAVED, SlipError, check_link, check_note
from bot.commands.pledge_words import (
    BLOCKED,
    BLOCKED_BY,
    BLOCKERS,
    COLOURS,
    CONFIDENCE,
    EDGES,
    FIGURE,
    MARKED_FIGURE,
    NAMED_BLOCKER,
    NOT_BLOCKED,
    OTHER_CODE,
    PERIOD,
    TRAILING_COLOUR,
)
from knowledge.errors import HelpfulError
from knowledge.pledges.kinds import Blocker, Confidence, Rag

_MOST_MENDED = 9  # slips in a line
_OTHER_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.|(?:javascript|data|file|ftp|mailto|tel|vbscript):)\S*", re.I)
_TO = re.compile(rf"^(?:to|is|now|is now|to be) (?=(?:{'|'.join(COLOURS)})\b|{FIGURE.pattern})", re.IGNORECASE)


@dataclass(frozen=True)
class _Line:
    """What is left of a line, and what was taken out of it."""

    left: str
    said: Said
    seen: Seen


def read_said(typed: str, again: str) -> tuple[Said | None, Seen]:
    """What was said (None for nothing), and what whoever said it had before them. `again` is what the line begins with
    ("/pledge update P-014"), for a line to paste. Raises HelpfulError saying what is wrong, with all that is right."""
    try:
        said, seen = _read(typed)
    except SlipError as slip:
        mended = _mended(slip)
        line = f" Try: {again} {said_text(mended, Seen())}" if mended else ""
        raise HelpfulError(slip.wrong, f"{slip.mend} {NOT_SAVED}{line}".strip()) from slip
    check_note(said.note, said.links, f"{again} {said_text(replace(said, note='', links=()), Seen())}".strip())
    return (None if said == Said() else said), seen


def _read(typed: str) -> tuple[Said, Seen]:
    left, note = split_quoted(_TO.sub("", typed))
    try:
        line = _without_known(_Line(left, Said(note=note), Seen()))
        code = OTHER_CODE.search(line.left)
        ours = line.left[: code.start()] if code else line.left  # what follows another pledge's code is not of this one
        of_other = line.left[len(ours) :]
        line = _without_edges(replace(line, left=ours))
    except SlipError as slip:
        kept = " ".join(filter(None, (slip.instead, f'"{note}"' if note else "")))
        raise SlipError(slip.wrong, slip.mend, kept) from slip
    loose = f"{line.left.strip(EDGES)} {of_other}".strip(EDGES)
    said = replace(line.said, note=" ".join(filter(None, (line.said.note, loose))), loose=loose)
    return said, line.seen


def _mended(slip: SlipError) -> Said | None:
    """What is said once everything that is wrong is mended; None where it cannot be."""
    for _ in range(_MOST_MENDED):
        try:
            said = _read(slip.instead)[0]
        except SlipError as another:
            slip = another
        else:
            return replace(said, note=said.note[:LONGEST_NOTE]) if said != Said() else None
    return None


def _without_known(line: _Line) -> _Line:
    """Without links, and what is marked by a word and a colon."""
    links = tuple(link.rstrip(".,;)") for link in LINK.findall(line.left))
    left = LINK.sub(" ", line.left)
    given = " ".join(links)
    if other := _OTHER_LINK.search(left):
        with _rest(f"{left[: other.start()]} {left[other.end() :]} {given}"):
            check_link(other[0])
    left, seen = read_seen(left)
    for link in links:
        with _rest(f"{left} {' '.join(one for one in links if one != link)}"):
            check_link(link)
    with _rest(given):
        left, blocker = _blocker(left)
    with _rest(" ".join(filter(None, (given, f"blocked:{blocker}" if blocker else "")))):
        left, confidence = _confidence(left)
    period = PERIOD.search(left)
    left = PERIOD.sub(" ", left)
    named = period["period"].upper().replace(" ", "-") if period else ""
    said = replace(line.said, links=tuple(dict.fromkeys(links)), blocker=blocker, confidence=confidence, period=named)
    return _Line(" ".join(left.split()), said, seen)


@contextmanager
def _rest(text: str) -> Iterator[None]:
    """What slips inside stands beside this in the line."""
    try:
        yield
    except SlipError as slip:
        raise SlipError(slip.wrong, slip.mend, f"{slip.instead} {text}".strip()) from slip


def _blocker(left: str) -> tuple[str, Blocker | None]:
    if over := NOT_BLOCKED.search(left):
        kept = f"{left[: over.start()]} {left[over.end() :]}"
        rest, second = _blocker(kept)
        if second:
            wrong = f"I read that nothing is in the way, and that it is blocked by {second}."
            raise SlipError(wrong, "", f"{rest} blocked:{second}")
        return kept, Blocker.NOTHING
    mark = BLOCKED.search(left) or BLOCKED_BY.search(left)
    if mark is None:
        return left, None
    named = NAMED_BLOCKER.match(left, mark.end())
    if named is None:
        before, what = left[: mark.start()], left[mark.end() :].strip()
        raise SlipError(
            f"I read “blocked:{what[:40]}”, which is none of the barriers that I know.",
            f"They are {', '.join(Blocker)}.",
            f"{before} {what} blocked:{Blocker.OTHER}",
        )
    blocker, rest = BLOCKERS[named[0].casefold()], f"{left[: mark.start()]} {left[named.end() :]}"
    try:
        kept, second = _blocker(rest)
    except SlipError as slip:
        raise SlipError(slip.wrong, slip.mend, f"blocked:{blocker} {slip.instead}") from slip
    if second:
        raise SlipError(
            f"I read that it is blocked by {blocker} and by {second}; I keep one, the one that weighs most.",
            "",
            f"{kept} blocked:{blocker}",
        )
    return rest, blocker


def _confidence(left: str) -> tuple[str, Confidence | None]:
    found = CONFIDENCE.search(left)
    if found is None:
        return left, None
    level, rest = found["level"].casefold(), f"{left[: found.start()]} {left[found.end() :]}"
    if level not in set(Confidence):
        near = get_close_matches(level, list(Confidence), n=1, cutoff=0.5)
        raise SlipError(
            f"I read “{found[0][:60]}”, which is no confidence that I know.",
            f"It is {', '.join(Confidence)}.",
            f"{rest} confidence:{near[0]}" if near else rest,
        )
    return rest, Confidence(level)


def _without_edges(line: _Line) -> _Line:
    """Without the colours and the figure that stand at the beginning and at the end. Bare numbers at the end of a note
    ("done by 2027") are the note's."""
    rags: list[Rag] = []
    figures: list[str] = []
    left = line.left
    while True:
        left = left.strip(",; ")
        word, _, rest = left.partition(" ")
        if rag := COLOURS.get(word.casefold().strip(EDGES + "!?")):
            rags.append(rag)
            left = rest
        elif (found := FIGURE.match(left)) and _is_whole(left, found) and (not figures or found.end() == len(left)):
            figures.append(found[0].rstrip(",;."))
            left = left[found.end() :]
        else:
            break
    if not rags and not figures and (both := TRAILING_COLOUR.search(left)):
        rags.append(COLOURS[both["rag"].casefold()])
        figures.append(both["figure"])
        left = left[: both.start()]
    last = left.rpartition(" ")[2].casefold().strip(EDGES + "!?")
    if not rags and last in COLOURS:
        rags.append(COLOURS[last])
        left = left.rpartition(" ")[0]
    if not figures and (trailing := MARKED_FIGURE.search(left)) and re.search(r"[£€$%kKmM]", trailing["figure"]):
        figures.append(trailing["figure"])
        left = left[: trailing.start()]
    said = replace(line.said, rag=rags[0] if rags else None, figure=figures[0] if figures else "")
    mended = said_text(replace(said, note=""), Seen())
    _check_one(rags, "colours", f"{mended} {left}")
    _check_one(figures, "figures", f"{mended} {left}")
    return replace(line, left=left, said=said)


def _is_whole(left: str, found: re.Match[str]) -> bool:
    return found.end() == len(left) or left[found.end()] in " ,;"


def _check_one(found: list[Rag] | list[str], what: str, instead: str) -> None:
    if len(found) > 1:
        read = " and ".join(f"“{one}”" for one in found)
        raise SlipError(
            f"I read two {what}: {read}; there can be one.",
            "What belongs to the note goes into quotation marks.",
            instead,
        )
