"""Items whose letters or numbers have no full stop: "a   Pay within 20 days" above "b   Buy from the valley"."""

import re
from collections.abc import Sequence

from indexer.formats.text.lines import Line, Look
from indexer.markup import fold_space

_MARKED = re.compile(r"(?P<indent>\s*)(?P<label>[a-z]|\d{1,2})\s{2,}(?P<text>\S+(?: \S+)*)\s*")
Marked = re.Match[str]


def with_marks(page: Sequence[str], looks: Sequence[Line]) -> list[Line]:
    """The looks of a page's lines; those whose marks count on from line to line, from "a" or 1, as items. Between two
    of these there is nothing but what goes on in the first, further to the right."""
    out = list(looks)
    marked = [
        _MARKED.fullmatch(line) if look.look is Look.TEXT else None for line, look in zip(page, looks, strict=True)
    ]
    for run in _runs(marked, looks):
        for at in run:
            out[at] = _item(marked[at])
    return out


def _runs(marked: Sequence[Marked | None], looks: Sequence[Line]) -> list[list[int]]:
    """Where the items of each list stand, for lists of two items or more; those that begin elsewhere are figures."""
    runs: list[list[int]] = [[]]
    for at, (mark, look) in enumerate(zip(marked, looks, strict=True)):
        last = marked[runs[-1][-1]] if runs[-1] else None
        if last and mark and _counts_on(last, mark):
            runs[-1].append(at)
        elif mark:
            runs.append([at])
        elif not last or look.look is not Look.TEXT or look.level < last.start("text"):
            runs.append([])
    return [run for run in runs if len(run) > 1 and _begins(marked[run[0]])]


def _begins(mark: Marked | None) -> bool:
    return mark is not None and mark["label"] in ("a", "1")


def _counts_on(last: Marked, mark: Marked) -> bool:
    """Whether a mark is the next of another that stands right above it, both begun or ended there."""
    before, label = last["label"], mark["label"]
    in_line = last.start("text") == mark.start("text")
    if before.isdigit() and label.isdigit():
        return in_line and int(label) == int(before) + 1
    return in_line and before.isalpha() and label.isalpha() and ord(label) == ord(before) + 1


def _item(mark: Marked | None) -> Line:
    if mark is None:
        raise ValueError("only lines with a mark are items")
    return Line(
        Look.NUMBERED,
        fold_space(mark["text"]),
        mark["label"],
        len(mark["indent"].expandtabs(4)),
        marker=mark["label"],
    )
