"""Text with delimiters as records: the delimiter found, quotes understood, and none of them trusted blindly."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

_DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 100  # records
_MOST_LINES = 100  # of one record: a quote that is still open then was never meant to be one
_SEPARATOR_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)


def records_of(text: str) -> Iterator[list[str]]:
    """The records of a text in order, empty lines as empty ones. Whole lines where there is no delimiter.

    Line breaks must be "\\n". A first line "sep=;" names the delimiter and is no record.
    """
    named = _SEPARATOR_LINE.match(text)
    lines = (text[named.end() :] if named else text).split("\n")
    delimiter = named[1] if named else find_delimiter(lines)
    return iter([line] for line in lines) if delimiter is None else _split(lines, delimiter)


def find_delimiter(lines: Sequence[str]) -> str | None:
    """What parts the fields: the sign by which most of the first records have the same number of them, above one."""
    scores: dict[str, tuple[float, int]] = {}
    for delimiter in _DELIMITERS:
        filled = (len(record) for record in _split(lines, delimiter) if any(record))
        counts = Counter(islice(filled, _LOOKED_AT))
        total = sum(counts.values())
        fields, records = max(counts.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
        if fields > 1:
            scores[delimiter] = (records / total, fields)
    best = max(scores, key=lambda delimiter: scores[delimiter], default=None)
    return best if best and (scores[best][0] >= 0.4 or best == "\t") else None


def _split(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    """The records. A quote that does not end, or not before a delimiter, is one sign like any other in its line."""
    at = 0
    while at < len(lines):
        if '"' not in lines[at]:
            yield lines[at].split(delimiter)
            at += 1
            continue
        try:
            record, taken = _quoted(lines[at : at + _MOST_LINES], delimiter)
        except csv.Error:
            record, taken = [field.strip().strip('"') for field in lines[at].split(delimiter)], 1
        yield record
        at += taken


def _quoted(lines: Iterable[str], delimiter: str) -> tuple[list[str], int]:
    """One record with quotes, and how many lines it takes. Raises csv.Error for quotes that make no sense."""
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True, skipinitialspace=True)
    return next(reader), reader.line_num
