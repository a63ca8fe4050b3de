"""People whom papers name by an initial in one place and in full in another: "P Osei" is "Patience Osei"."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator

from knowledge.short_names import ShortName

WITH_INITIALS = ("*[A-Z] [A-Z][a-z]*", "*[A-Z]. [A-Z]*")
"""The patterns (GLOB) of which a text that names somebody so has one."""
Texts = Iterable[tuple[int, str]]
_SURNAME = r"(?:Ma?c|O['’])?[A-Z][a-z]+(?:-[A-Z][a-z]+)*"
_INITIALS = re.compile(rf"(?<![\w.'’&-])([A-Z])(?:\.? ?[A-Z]){{0,2}}\.? ({_SURNAME})(?!\w)")
_ENDS_IN_NAME = re.compile(r"(?:^|[^\w])[A-Z][\w'’-]* $")


def people_in(texts: Texts, naming: Callable[[Collection[str]], Texts]) -> Iterator[tuple[int, ShortName]]:
    """Whoever one of `texts` names by an initial and another in full, with the document that has the full name: that
    defines what the initial stands for, as far as it may be read. `naming` gives the texts in which any of some
    surnames stands."""
    written: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, text in texts:
        for found in _INITIALS.finditer(text):
            if not _ENDS_IN_NAME.search(text[: found.start()]):  # "Annex A Terms", "Area B Works"
                written[found[1], found[2]].add(found[0])
    if not written:
        return
    surnames = sorted({surname for _, surname in written})
    full = re.compile(rf"\b([A-Z][a-z]+(?:-[A-Z]?[a-z]+)?) (?:[A-Z]\.? )?({'|'.join(map(re.escape, surnames))})\b")
    for document, text in naming(surnames):
        for first, surname in full.findall(text):
            yield from ((document, ShortName(short, f"{first} {surname}")) for short in written[first[0], surname])
