"""Messages of an e-mail thread that was saved as text: each under who wrote it, and when."""

import re
from collections.abc import Iterator, Sequence

from indexer.formats.text.lines import Line, Look
from indexer.markup import fold_space

_FIELD = re.compile(
    r"\s*(?P<name>from|sent|date|to|cc|bcc|subject|attachments?|importance|reply-to):(?P<said>.*)", re.IGNORECASE
)
_ADDRESS = re.compile(r"\s*[<\[(]?(?:mailto:)?[\w.+-]+@[\w.-]+[>\])]?")
_WHEN = ("sent:", "date:")
_FEWEST = 3  # fields that show that a message begins


def with_messages(page: Sequence[str], looks: Sequence[Line]) -> list[Line]:
    """The looks of a page's lines, with a heading at the head of each message: "Anna Brown, Monday 3 March 2025 09:05",
    as far as it is told. "From: …" with its address comes below it, in place of when it was sent; the other fields stay
    as they are."""
    out = list(looks)
    for block in _headers(page):
        fields = {
            mark["name"].casefold(): mark["said"].strip() for line in block.values() if (mark := _FIELD.fullmatch(line))
        }
        writer = fold_space(_ADDRESS.sub("", fields["from"])).strip(' "') or fields["from"]
        day = fields.get("sent") or fields.get("date") or ""
        first = min(block)
        sent = next((at for at, line in block.items() if line.lstrip().casefold().startswith(_WHEN)), None)
        if sent is not None:
            out[sent] = looks[first]
        out[first] = Line(Look.HEADING, ", ".join(filter(None, (writer, day))))
    return out


def _headers(page: Sequence[str]) -> Iterator[dict[int, str]]:
    """The lines of each header, by where they stand; it begins with who sent the message."""
    block: dict[int, str] = {}
    for at, line in enumerate((*page, "")):
        mark = _FIELD.fullmatch(line)
        if mark and (block or mark["name"].casefold() == "from"):
            block[at] = line
        else:
            if len(block) >= _FEWEST:
                yield block
            block = {}
