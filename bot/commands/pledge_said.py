"""What somebody says of a pledge in one line, in any order: amber 48% "Q3 spend done" https://… blocked:resourcing.

A note in quotation marks is never looked into. Without them it is what is left between the words that are known at the
beginning and at the end of the line.
"""

import re
from dataclasses import dataclass, replace

from bot.commands.pledge_records import Said, Seen
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
    OTHER_CODE,
    PERIOD,
    TRAILING_COLOUR,
)
from knowledge.errors import HelpfulError
from knowledge.pledges.kinds import Blocker, Confidence, Rag, Source

LONGEST_NOTE = 1_000  # characters
LONGEST_LINE = 1_800  # characters; a button holds 2,000, and it has to carry all of it
MOST_LINKS = 5
NOT_SAVED = "Nothing was saved."
_QUOTED = re.compile(r"[\"“”„](?P<said>.*)[\"“”]")
_LINK = re.compile(r"(?i:https?)://[^\s\"“”<>]+")
_OTHER_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.|(?:javascript|data|file|ftp|mailto|tel|vbscript):)\S*", re.I)
_TO = re.compile(rf"^(?:to|is|now|is now|to be) (?=(?:{'|'.join(COLOURS)})\b|{FIGURE.pattern})", re.IGNORECASE)
_SEEN = re.compile(r"\bseen:(?P<version>\d{1,9})\b")
_SURE = re.compile(r"\bsure:yes\b")
_CHANGE = re.compile(r"\bchange:yes\b")
_BY_FORM = re.compile(r"\bby:form\b")


@dataclass(frozen=True)
class _Line:
    """What is left of a line, and what was taken out of it."""

    left: str
    said: Said
    seen: Seen


def read_said(typed: str, again: str) -> tuple[Said | None, Seen]:
    """What was said (None for nothing), and what whoever said it had before them. `again` is what the line begins with
    ("/pledge update P-014"), for a line to paste. Raises HelpfulError saying what is wrong."""
    line = _without_known(_without_note(_Line(_TO.sub("", typed), Said(), Seen())), again)
    code = OTHER_CODE.search(line.left)
    ours = line.left[: code.start()] if code else line.left  # what follows another pledge's code is not of this one
    of_other = line.left[len(ours) :]
    line = _without_edges(replace(line, left=ours), again)
    loose = f"{line.left.strip(EDGES)} {of_other}".strip(EDGES)
    note = " ".join(filter(None, (line.said.note, loose)))
    said = replace(line.said, note=note, loose=loose)
    check_note(note, said.links, again)
    return (None if said == Said() else said), line.seen


def check_note(note: str, links: tuple[str, ...], again: str) -> None:
    """Raises HelpfulError for what is longer than a note, or than a line may be."""
    if len(note) > LONGEST_NOTE:
        raise HelpfulError(
            f"I read a note of {len(note):,} characters; there is room for {LONGEST_NOTE:,}.",
            f'Put the rest into a document. {NOT_SAVED} Try: {again} "short note" https://…',
        )
    if len(links) > MOST_LINKS or len(note) + sum(map(len, links)) > LONGEST_LINE - 200:
        raise HelpfulError(
            f"I read {len(links)} links, which together with the note is more than I can keep.",
            f"Give up to {MOST_LINKS} shorter ones. {NOT_SAVED} Try: {again} https://…",
        )


def check_link(link: str, again: str) -> None:
    """Raises HelpfulError for what is no address of a web page."""
    if not _LINK.fullmatch(link) or not re.search(r"\w", link.partition("://")[2]):
        raise HelpfulError(
            f"I read “{link[:80]}”, which is no address of a web page.",
            f"Links begin with https:// or http://. {NOT_SAVED} Try: {again} https://example.org/evidence",
        )


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


def _without_note(line: _Line) -> _Line:
    left, note = split_quoted(line.left)
    return replace(line, left=left, said=replace(line.said, note=note))


def _without_known(line: _Line, again: str) -> _Line:
    """Without links, and what is marked by a word and a colon."""
    links = tuple(link.rstrip(".,;)") for link in _LINK.findall(line.left))
    left = _LINK.sub(" ", line.left)
    if other := _OTHER_LINK.search(left):
        check_link(other[0], again)
    left, seen = read_seen(left)
    left, blocker = _blocker(left, again)
    left, confidence = _confidence(left, again)
    period = PERIOD.search(left)
    left = PERIOD.sub(" ", left)
    for link in links:
        check_link(link, again)
    named = period["period"].upper().replace(" ", "-") if period else ""
    said = replace(line.said, links=tuple(dict.fromkeys(links)), blocker=blocker, confidence=confidence, period=named)
    return _Line(" ".join(left.split()), said, seen)


def _blocker(left: str, again: str) -> tuple[str, Blocker | None]:
    mark = BLOCKED.search(left) or BLOCKED_BY.search(left)
    if mark is None:
        return left, None
    named = NAMED_BLOCKER.match(left, mark.end())
    if named is None:
        what = left[mark.end() : mark.end() + 40].strip()
        raise HelpfulError(
            f"I read “blocked:{what}”, which is none of the barriers that I know.",
            f"They are {', '.join(Blocker)}. {NOT_SAVED} Try: {again} blocked:{Blocker.SIGN_OFF}",
        )
    blocker, rest = BLOCKERS[named[0].casefold()], f"{left[: mark.start()]} {left[named.end() :]}"
    if second := _blocker(rest, again)[1]:
        kept = " ".join(NAMED_BLOCKER.sub("", BLOCKED.sub("", rest)).split())
        raise HelpfulError(
            f"I read that it is blocked by {blocker} and by {second}; I keep one, the one that weighs most.",
            f"{NOT_SAVED} Try: {again} {kept} blocked:{blocker}",
        )
    return rest, blocker


def _confidence(left: str, again: str) -> tuple[str, Confidence | None]:
    found = CONFIDENCE.search(left)
    if found is None:
        return left, None
    level = found["level"].casefold()
    if level not in set(Confidence):
        raise HelpfulError(
            f"I read “{found[0][:60]}”, which is no confidence that I know.",
            f"It is {', '.join(Confidence)}. {NOT_SAVED} Try: {again} confidence:{Confidence.MEDIUM}",
        )
    return f"{left[: found.start()]} {left[found.end() :]}", Confidence(level)


def _without_edges(line: _Line, again: str) -> _Line:
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
    _check_one(rags, "colours", again)
    _check_one(figures, "figures", again)
    said = replace(line.said, rag=rags[0] if rags else None, figure=figures[0] if figures else "")
    return replace(line, left=left, said=said)


def _is_whole(left: str, found: re.Match[str]) -> bool:
    return found.end() == len(left) or left[found.end()] in " ,;"


def _check_one(found: list[Rag] | list[str], what: str, again: str) -> None:
    if len(found) > 1:
        read = " and ".join(f"“{one}”" for one in found)
        raise HelpfulError(
            f"I read two {what}: {read}; there can be one.",
            f"What belongs to the note goes into quotation marks. {NOT_SAVED} Try: {again} {found[0]}",
        )
