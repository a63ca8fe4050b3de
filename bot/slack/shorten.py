"""A reply made short enough: texts are cut and long lists end early, so that its sources and buttons can stay."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from bot.reply import LEFT_OUT, Choice, Excerpt, Items, Line, Paragraph, Part, Quote
from bot.words.plain import source_line
from knowledge.documents import Citation

LONGEST_SOURCE = 300
LONGEST_LABEL = 75
SHORT = 60
"""Below so many characters a line says too little: then long lists end earlier instead."""
SHORT_NAME = 20
FEWEST = 3
LINE = 5
"""What a line counts for beside its characters: what is put around it weighs, too."""

Parts = tuple[Part, ...]


def shortened(parts: Parts, room: int) -> Parts:
    """The parts with at most `room` characters of text in all.

    Buttons may take a third of it, sources (up to 300 characters each) two thirds of the rest. None of them is left
    out; of what else there is, long texts are cut first.
    """
    labels = [max(1, len(part.label)) for part in parts if isinstance(part, Choice)]
    longest_label = min(LONGEST_LABEL, longest(labels, room // 3))
    room -= sum(min(length, longest_label) for length in labels)
    sources = [len(source_line(one)) for part in parts for one in _citations(part)[:1]]
    longest_source = min(LONGEST_SOURCE, longest(sources, room * 2 // 3))
    room -= sum(min(length, longest_source) for length in sources)
    named = tuple(_with_names(part, longest_label, longest_source) for part in parts)
    return _with_short_texts(named, room)


def longest(lengths: Iterable[int], room: int) -> int:
    """The length to which texts of these lengths are cut so that together they take no more than `room`; at least 1."""
    lengths = sorted(lengths)
    for at, length in enumerate(lengths):
        left = len(lengths) - at
        if length * left > room:
            return max(1, room // left)
        room -= length
    return max(1, *lengths) if lengths else 1


def cut(text: str, limit: int) -> str:
    """`text` in at most `limit` characters, an ellipsis in the place of what is missing."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _citations(part: Part) -> tuple[Citation, ...]:
    match part:
        case Quote(citations=citations):
            return citations
        case Excerpt(citation=citation):
            return (citation,)
    return ()


def _with_names(part: Part, longest_label: int, longest_source: int) -> Part:
    match part:
        case Choice(label):
            return replace(part, label=cut(label, longest_label))
        case Quote(citations=citations):
            return replace(part, citations=tuple(short_citation(one, longest_source) for one in citations))
        case Excerpt(citation=citation):
            return replace(part, citation=short_citation(citation, longest_source))
    return part


def short_citation(citation: Citation, limit: int) -> Citation:
    """The same with a source line of at most `limit` characters: section, then title are cut, page and date stay while
    there is room for them."""
    section = (citation.section or "").split(" › ")[-1]
    over = len(source_line(citation)) - limit
    if over <= 0:
        return citation
    short = replace(citation, section=cut(section, max(SHORT_NAME, len(section) - over)))
    over = len(source_line(short)) - limit
    short = replace(short, title=cut(short.title, max(SHORT_NAME, len(short.title) - max(0, over))))
    line = source_line(short)
    return short if len(line) <= limit else replace(short, title=cut(line, limit), section=None, page=None, date=None)


def _with_short_texts(parts: Parts, room: int) -> Parts:
    room -= 3 * sum(isinstance(part, Quote) for part in parts)  # its quotation marks, and a colon
    most = max((len(lines) for part in parts for lines in _lists(part)), default=0)
    kept = parts
    while sum(min(length, SHORT) + LINE for length in _lengths(kept)) > room and most > FEWEST:
        most = max(FEWEST, most * 3 // 4)
        kept = tuple(_mapped(part, str, most) for part in parts)
    limit = longest(_lengths(kept), room)
    return tuple(_mapped(part, lambda text: cut(text, limit), most) for part in kept)


def _lengths(parts: Parts) -> list[int]:
    return [max(1, len(text)) for part in parts for text in _texts(part)]  # an empty one is shown as a dash


def _lists(part: Part) -> tuple[Sequence[str | Line], ...]:
    match part:
        case Items(items):
            return (items,)
        case Quote(lines):
            return (lines,)
        case Excerpt(lines):
            return (lines,)
    return ()


def _texts(part: Part) -> tuple[str, ...]:
    match part:
        case Paragraph(text):
            return (text,)
        case Items(items):
            return items
        case Quote(lines, _, label):
            return (*lines, label)
        case Excerpt(lines):
            return tuple(line.text for line in lines)
    return ()


def _mapped(part: Part, change: Callable[[str], str], most: int) -> Part:
    """The part with every text changed, and its lists no longer than `most`."""
    match part:
        case Paragraph(text):
            return Paragraph(change(text))
        case Items(items):
            return Items(tuple(map(change, _ended(items, most))))
        case Quote(lines, _, label):
            return replace(part, lines=tuple(map(change, _ended(lines, most))), label=change(label))
        case Excerpt(lines):
            return replace(part, lines=tuple(replace(line, text=change(line.text)) for line in _fewer(lines, most)))
    return part


def _ended(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], f"… and {len(lines) - most + 1} more")


def _fewer(lines: tuple[Line, ...], most: int) -> tuple[Line, ...]:
    """At most so many lines of an excerpt, those quoted first, then what is nearest to them; what is left out shows."""
    if len(lines) <= most:
        return lines
    quoted = [at for at, line in enumerate(lines) if line.is_quoted]
    by_distance = sorted(range(len(lines)), key=lambda at: min((abs(at - one) for one in quoted), default=0))
    kept = {at for at in by_distance[:most] if lines[at] != LEFT_OUT}
    shown: list[Line] = []
    for is_kept, run in groupby(range(len(lines)), key=kept.__contains__):
        shown += [lines[at] for at in run] if is_kept else [LEFT_OUT]
    return tuple(shown)
