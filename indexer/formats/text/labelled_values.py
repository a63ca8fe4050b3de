"""Lines of the kind "Quorum: seven members" one below the other, each a value of its own."""

import re
from collections.abc import Sequence

_LABEL = re.compile(r"[A-Z][^:.?!]{1,38}: ")
_WORDS = 5  # of a label, where values go on in the next line
_FEWEST = 3  # labels, where values go on in the next line
_LONGEST = 160  # characters of a value that is one line
_FULL = 60  # characters: a line that goes on is as long at least


def labelled_values(run: Sequence[str]) -> list[str]:
    """Each "Label: value" of some lines of text, with the lines that a value goes on in; nothing where they are other
    text."""
    if len(run) > 1 and all(0 < text.find(": ") < 40 and len(text) < _LONGEST for text in run):
        return list(run)
    values: list[str] = []
    for at, line in enumerate(run):
        label = _LABEL.match(line)
        if label and len(label[0].split()) <= _WORDS:
            values.append(line)
        elif at and len(run[at - 1]) >= _FULL and not (line[:1].isupper() and line.endswith(".")):
            values[-1] += f" {line}"
        else:
            return []
    return values if len(values) >= _FEWEST else []
