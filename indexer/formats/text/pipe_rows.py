"""Tables whose cells are kept apart by bars alone: "Trust | Staff | Apprentices"."""

from collections.abc import Sequence

_BAR = " | "
_FEWEST = {1: 3}  # rows, by how many bars each of them has
_FEWEST_OTHERWISE = 2


def with_framed_rows(page: Sequence[str]) -> list[str]:
    """The lines of a page; rows right below each other with as many bars each get one at both ends, as tables in
    Markdown have them, and a blank line below the last."""
    bars = [0 if line.lstrip().startswith("|") else line.count(_BAR) for line in page]
    lines: list[str] = []
    at = 0
    while at < len(page):
        end = at + 1
        while bars[at] and end < len(page) and bars[end] == bars[at]:
            end += 1
        if bars[at] and end - at >= _FEWEST.get(bars[at], _FEWEST_OTHERWISE):
            lines += [*(f"| {line.strip()} |" for line in page[at:end]), ""]
        else:
            lines += page[at:end]
        at = end
    return lines
