"""Whether a line goes on in the text of the lines before it."""

from collections.abc import Sequence

from indexer.formats.pdf.markers import PIPE, is_bullet
from indexer.formats.pdf.signs import GOES_ON
from indexer.formats.pdf.text_lines import TextLine, has_leaders
from indexer.formats.pdf.typography import Typography

_WIDER = 1.22  # of the usual distance of two lines: more ends a text
_ALIKE = 0.08  # of the size: lines of one text differ by no more
_ALIKE_IN_SENTENCE = 0.16
_ALIKE_IN_OCR = 0.3
_INDENT = 0.8  # of the size
_RUNNING_WORDS = 8  # a line with fewer may be all there is of a text
_BLANK = 0.3  # of the size
_LARGER = 1.08  # of the body's size
_COVER = 1.5  # of the body's size: lines so large are broken where it looks well
_USUAL = 1.25  # of the size: how far lines stand apart that are not body text
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "”", '"', "…")


def reads_on(text: Sequence[TextLine], line: TextLine, body: Typography) -> bool:
    """Whether `line`, next in its region, goes on in `text`.

    It does not after white space, in another size or weight, behind a marker, indented, or after a line that had
    room for its first word.
    """
    last = text[-1]
    if not _alike(text, line, body) or not 0 < line.base - last.base <= _WIDER * _usual_step(line, body) * line.size:
        return False
    if _begins_item(text, line, body) or _begins_row(line) or has_leaders(last):
        return False
    if _has_room(last, line, body):
        return _reads_on_early(text, line, body)
    return not _is_indented(text, line)


def runs_over(text: Sequence[TextLine], line: TextLine, body: Typography) -> bool:
    """Whether `line`, the first of a column or page, goes on in `text`, the last of the one before."""
    last = text[-1]
    if (
        not _alike(text, line, body)
        or line.size > _LARGER * body.size
        or line.room.is_sideways
        or (line.bold and not body.bold)
    ):
        return False
    if last.whole.endswith(("-", GOES_ON)) and line.starts_small:
        return True
    if line.marker or last.whole.endswith(_SENTENCE_ENDS):
        return False
    if line.starts_small:
        return True
    is_running = len(text) > 1 or len(last.text.split()) >= _RUNNING_WORDS
    return is_running and not _has_room(last, line, body) and not _is_short(last)


def _alike(text: Sequence[TextLine], line: TextLine, body: Typography) -> bool:
    """Whether a line is set like the text: in its size, weight and colour.

    Bold or coloured words that run over the end of a line stay with the others: there is no room on the line before.
    """
    last = text[-1]
    if abs(last.size - line.size) > _tolerance(last, line, body) * max(last.size, line.size):
        return False
    if line.bold != last.bold or (None not in (line.colour, last.colour) and line.colour != last.colour):
        leads_in = last.bold and text[0].marker != ""
        runs_on = leads_in or line.starts_small or not last.whole.endswith(_SENTENCE_ENDS)
        return runs_on and not _has_room(last, line, body)
    return True


def _tolerance(last: TextLine, line: TextLine, body: Typography) -> float:
    """How much the sizes of two lines may differ: more where the sentence has to go on, as with a name in a
    narrower font."""
    if body.measured:
        return _ALIKE_IN_OCR
    is_open = not last.whole.endswith(_SENTENCE_ENDS) and not _has_room(last, line, body)
    return _ALIKE_IN_SENTENCE if is_open else _ALIKE


def _usual_step(line: TextLine, body: Typography) -> float:
    if body.measured:
        return body.step * body.size / line.size
    return body.step if abs(line.size - body.size) <= _ALIKE * body.size else max(_USUAL, min(body.step, 1.5))


def _begins_item(text: Sequence[TextLine], line: TextLine, body: Typography) -> bool:
    """Whether the line's marker is one. A dash, number or letter may just be where a line broke."""
    if not line.marker or is_bullet(line.marker) or line.marked_clearly:
        return bool(line.marker)
    first, last = text[0], text[-1]
    moved = min(abs(first.box.left - line.box.left), abs(first.start - line.start))
    if first.marker and moved <= _BLANK * line.size:
        return True
    if last.whole.endswith(_SENTENCE_ENDS) or _has_room(last, line, body):
        return True
    return abs(line.box.left - last.box.left) > _INDENT * line.size


def _begins_row(line: TextLine) -> bool:
    """Whether a line looks like the row of a table that nothing else shows."""
    return len(line.cells) > 1 or line.whole.startswith(PIPE)


def _has_room(last: TextLine, line: TextLine, body: Typography) -> bool:
    """Whether the first word of `line` would have fitted on the line before."""
    room = last.room
    alone = not room.in_column and not room.is_sideways
    right = max(room.right, body.rights.get(room.page_width, 0)) if alone else room.right
    return last.box.right + _BLANK * line.size + line.first < right - _BLANK * line.size


def _is_short(last: TextLine) -> bool:
    return last.box.width < 0.5 * (last.room.right - last.room.left)


def _reads_on_early(text: Sequence[TextLine], line: TextLine, body: Typography) -> bool:
    """Whether a text goes on after a line that ended early: a title's lines do, and lines around a picture."""
    last = text[-1].whole
    if last.endswith(("-", GOES_ON)):
        return last[-2:-1].isalpha()
    if line.size >= _COVER * body.size:
        return not last.endswith((".", "!", "?"))
    return line.starts_small and not last.endswith(_SENTENCE_ENDS)


def _is_indented(text: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a line that could go on is set in or out, and so begins a paragraph."""
    if text[-1].whole.endswith(("-", GOES_ON)) or line.starts_small:
        return False
    last = text[-1]
    if text[0].room is not line.room:  # it began in another column or on another page
        return abs(line.box.left - last.box.left) > _INDENT * line.size and last.whole.endswith(_SENTENCE_ENDS)
    moved = line.box.left - text[min(1, len(text) - 1)].box.left
    if text[0].marker and len(text) == 1:
        return moved < -_INDENT * line.size
    if len(text) == 1 and moved < 0:
        return False  # the first line was set in
    return abs(moved) > _INDENT * line.size and last.whole.endswith(_SENTENCE_ENDS)
