"""Good files cut short or changed by a byte, noise, and nothing at all."""

import random
from collections.abc import Iterator

from indexer.detect_format import FORMATS
from tests.fakes.odd_files.good_files import MAKERS
from tests.fakes.odd_files.groups import spare_group
from tests.fakes.odd_files.promises import Draft, Either, Named, Promise

_PACKAGES = (".docx", ".pptx", ".xlsx")
_CUTS = {"a tenth": 0.1, "half": 0.5, "nine tenths": 0.9}
_MUTANTS = 5  # of each format
_SPLICED = 2
_OLDER = (".doc", ".xls", ".ppt", ".rtf", ".odt", ".msg", ".epub")


def damaged_files(seed: int) -> Iterator[Draft]:
    """All of them, the same for the same seed."""
    chance = random.Random(seed)
    yield from _cut_short()
    yield from _changed(chance)
    yield from _noise(chance)
    yield from _nothing()


def _cut_short() -> Iterator[Draft]:
    for suffix, maker in MAKERS.items():
        data = maker(spare_group(f"Cut{suffix.removeprefix('.')}"))
        promise: Promise = Named("damaged") if suffix in _PACKAGES else Either()
        for name, share in _CUTS.items():
            yield Draft(f"cut/{name}{suffix}", data[: int(len(data) * share)], promise)
        yield Draft(f"cut/but the last byte{suffix}", data[:-1], promise)


def _changed(chance: random.Random) -> Iterator[Draft]:
    for suffix, maker in MAKERS.items():
        data = maker(spare_group(f"Changed{suffix.removeprefix('.')}"))
        for number in range(_MUTANTS):
            changed = bytearray(data)
            changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            yield Draft(f"changed/byte {number}{suffix}", bytes(changed), Either())
        for number in range(_SPLICED):
            start, end = sorted(chance.sample(range(len(data)), 2))
            yield Draft(f"changed/part missing {number}{suffix}", data[:start] + data[end:], Either())


def _noise(chance: random.Random) -> Iterator[Draft]:
    for suffix in sorted({*FORMATS, *_OLDER}):
        yield Draft(f"noise/noise{suffix}", bytes([1]) + chance.randbytes(5_000), Named(""))
    yield Draft("noise/noise", bytes([1]) + chance.randbytes(5_000), Named("not a document type"))


def _nothing() -> Iterator[Draft]:
    for suffix in (".txt", ".md", ".csv", ".html", ".docx", ".pptx", ".xlsx", ".pdf", ""):
        yield Draft(f"nothing/empty{suffix}", b"", Named("empty"))
        yield Draft(f"nothing/zeros{suffix}", bytes(3_000), Named("empty"))
        yield Draft(f"nothing/spaces{suffix}", b" \r\n\t" * 700, Named("empty"))
    yield Draft("nothing/two\nlines.txt", b"", Named("empty"))
    yield Draft("nothing/clears \x1b[2J the screen.txt", b"", Named("empty"))
    yield Draft("nothing/only a mark.txt", b"\xef\xbb\xbf", Named("empty|no text"))
    yield Draft("nothing/only tags.html", b"<html><body><p> </p></body></html>", Named("no text|empty"))
    yield Draft("nothing/only commas.csv", b",,,\n,,,\n", Named("no text|empty"))
