"""Text in a frame that is drawn with signs, as programs and typists set key facts apart."""

import re
from collections.abc import Sequence

_FRAME = re.compile(r"\s*[─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╯╰+-][─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╯╰│┃║+\s-]*[─━═┐┘┤╗╝╣╮╯+-]\s*")
_DRAWN = re.compile(r"[─━═┌┐└┘├┤╔╗╚╝╠╣╭╮╯╰]")
_SIDES = "│┃║"
_WIDEST = 300  # characters of an edge
_LONGEST = 60  # characters of a line that goes on in no other


def without_frames(page: Sequence[str]) -> list[str]:
    """The lines of a page; those in a drawn frame without its sides, its upper and lower edge blank.

    Where a line may go on in the next, or the frame has columns, nothing is changed: joined without what is drawn
    between them, they would not stand in the file word for word.
    """
    lines = list(page)
    at = 0
    while at < len(page):
        end = at
        while end < len(page) and _is_framed(page[end]):
            end += 1
        if end > at and all(_stands_alone(_inside(line)) for line in page[at:end]):
            lines[at:end] = map(_inside, page[at:end])
        for edge in (at - 1, end):
            if end > at and 0 <= edge < len(page) and _is_edge(page[edge]):
                lines[edge] = ""
        at = max(end, at + 1)
    return lines


def _is_edge(line: str) -> bool:
    return len(line) <= _WIDEST and bool(_FRAME.fullmatch(line)) and bool(_DRAWN.search(line))


def _is_framed(line: str) -> bool:
    shown = line.strip()
    return len(shown) > 1 and shown[0] in _SIDES and shown[-1] in _SIDES


def _inside(line: str) -> str:
    return line.strip()[1:-1]


def _stands_alone(text: str) -> bool:
    shown = text.strip()
    return not shown or (len(shown) <= _LONGEST and not shown[0].islower() and not any(map(shown.count, _SIDES)))
