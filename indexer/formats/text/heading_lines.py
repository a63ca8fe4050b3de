"""Which lines of plain text are headings, as their neighbours tell."""

from collections.abc import Sequence

from indexer.formats.text.lines import Line, Look, could_be_heading
from indexer.sentences import NO_HEADING

_GAPS = (Look.BLANK, Look.RULE, Look.CONTENTS, Look.SLIDE, Look.LEFT_OUT)
_REMARK = 4  # words in brackets below a heading; "(the Council)" is a party's short name
_HEADING_WORDS = 7  # of one right above its text, its number among them
_SHORT_OF_NEXT, _LINE_OF_TEXT = 0.6, 45  # a heading right above its text, beside the next line; characters


def stands_over_text(run: Sequence[Line]) -> bool:
    """Whether the first of these lines is a heading right above its text: a few words, no sentence, much shorter than
    the next line, which begins anew, while the last one ends a sentence; or in capitals above a remark in brackets."""
    if len(run) < 2 or not could_be_heading(run[0].text) or run[0].text.endswith(":"):
        return False
    if run[0].text.isupper() and run[1].text.startswith("(") and run[-1].text.endswith(")"):
        return len(" ".join(line.text for line in run[1:]).split()) >= _REMARK
    head, text = run[0].text, run[1].text
    words = head.casefold().split()
    if not head.isupper() and (len(words) > _HEADING_WORDS or "£" in head or not NO_HEADING.isdisjoint(words)):
        return False
    begins = bool(text) and (text[0].isupper() or text[0] in "\"'‘“£")
    short = len(head) < _SHORT_OF_NEXT * len(text) and len(text) >= _LINE_OF_TEXT
    return begins and short and run[-1].text.endswith((".", "!", "?", ".)", '."', ".”"))


def numbers_a_heading(lines: Sequence[Line], at: int) -> bool:
    """A numbered line is a heading if it is shaped like one, stands not right below a sibling, and what follows is not
    its next one; the same with a letter instead of the number, where all is in capitals."""
    line = lines[at]
    if not could_be_heading(line.text) or not line.label:
        return False
    if not line.label[0].isdigit() and not (len(line.label) == 1 and line.label.isupper() and line.text.isupper()):
        return False
    above = lines[at - 1].label if at and lines[at - 1].look is Look.NUMBERED else None
    if above and above.count(".") == line.label.count("."):
        return False
    rest = (lines[after] for after in range(at + 1, len(lines)))
    following = next((other for other in rest if other.look not in _GAPS), None)
    if following is None:
        return False
    if following.look is Look.NUMBERED and following.label and _are_alike(line.label, following.label):
        return following.label.startswith(f"{line.label}.")
    return "." not in line.label and lines[at + 1].look in _GAPS


def _are_alike(label: str, other: str) -> bool:
    return label[0].isdigit() is other[0].isdigit()
