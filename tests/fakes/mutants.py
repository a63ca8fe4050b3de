"""Files made wrong in the ways that damage and malice make them wrong: by bytes, and by the parts inside."""

import random
import re
from collections.abc import Callable

from tests.fakes.odd_files.zip_parts import parts_of, zip_of

_MOST_CHANGES = 4
_LONGEST = 200  # bytes that one change takes, doubles or moves
_NUMBER = re.compile(rb"\d+")
_ODD_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"99999999999",
    b"4294967296",
    b"1e400",
    b"1.5",
    b"NaN",
    b"",
    b"x",
    b"\xd9\xa3",
    b"01",
)
_TAG = re.compile(rb"<[^<>]*>")
_VALUE = re.compile(rb'"[^"<>]*"')
_OBJECT = re.compile(rb"\d+ 0 obj\n.*?\nendobj\n", re.DOTALL)
_TOKEN = re.compile(rb"/\w+|\[|\]|<<|>>|\d+ 0 R|\b[A-Z][a-z]?\b")
_MARKUP = (".docx", ".pptx", ".xlsx", ".html", ".mhtml")

Change = Callable[[random.Random, bytes], bytes]


def mutant_of(chance: random.Random, suffix: str, data: bytes) -> bytes:
    """`data`, a good file with this suffix, changed in one to four ways; in Office files mostly inside a part."""
    if suffix in (".docx", ".pptx", ".xlsx") and chance.random() < 0.85:
        parts = parts_of(data)
        for name in chance.sample(sorted(parts), k=min(len(parts), chance.choice((1, 1, 2)))):
            parts[name] = _changed(chance, suffix, parts[name])
        return zip_of({name: part for name, part in parts.items() if chance.random() < 0.995})
    return _changed(chance, suffix, data)


def _changed(chance: random.Random, suffix: str, data: bytes) -> bytes:
    changes: list[Change] = [_flip, _cut, _double, _run, _move, _insert, _odd_number]
    if suffix in _MARKUP:
        changes += [_without_tag, _double_element, _swap_tags, _swap_values] * 2
    if suffix == ".pdf":
        changes += [_swap_tokens, _without_token, _swap_objects, _odd_number] * 2
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        data = chance.choice(changes)(chance, data)
    return data


def _flip(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8) if data else 0):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(chance: random.Random, data: bytes) -> bytes:
    start, end = _stretch(chance, data)
    return data[:start] + data[end:]


def _double(chance: random.Random, data: bytes) -> bytes:
    start, end = _stretch(chance, data)
    return data[:end] + data[start:end] * chance.choice((1, 1, 2, 50)) + data[end:]


def _run(chance: random.Random, data: bytes) -> bytes:
    """A few bytes over and over: what costs each of them a look at all the others takes too long."""
    start, end = _stretch(chance, data, longest=4)
    return data[:end] + data[start:end] * 4_000 + data[end:]


def _move(chance: random.Random, data: bytes) -> bytes:
    start, end = _stretch(chance, data)
    taken, rest = data[start:end], data[:start] + data[end:]
    at = chance.randint(0, len(rest))
    return rest[:at] + taken + rest[at:]


def _insert(chance: random.Random, data: bytes) -> bytes:
    at = chance.randint(0, len(data))
    signs = (b"\0", b"\xff\xfe", b"<", b"]]>", b"&", b'"', b"\xed\xa0\x80", b"\xef\xbf\xbf", b"\x1b", "\u202e".encode())
    return data[:at] + chance.choice(signs) * chance.choice((1, 3, 300)) + data[at:]


def _odd_number(chance: random.Random, data: bytes) -> bytes:
    return _replaced(chance, data, _NUMBER, lambda _: chance.choice(_ODD_NUMBERS))


def _without_tag(chance: random.Random, data: bytes) -> bytes:
    return _replaced(chance, data, _TAG, lambda _: b"")


def _swap_tags(chance: random.Random, data: bytes) -> bytes:
    return _replaced_by_another(chance, data, _TAG)


def _swap_values(chance: random.Random, data: bytes) -> bytes:
    return _replaced_by_another(chance, data, _VALUE)


def _swap_tokens(chance: random.Random, data: bytes) -> bytes:
    return _replaced_by_another(chance, data, _TOKEN)


def _without_token(chance: random.Random, data: bytes) -> bytes:
    return _replaced(chance, data, _TOKEN, lambda _: b"")


def _swap_objects(chance: random.Random, data: bytes) -> bytes:
    return _replaced_by_another(chance, data, _OBJECT)


def _double_element(chance: random.Random, data: bytes) -> bytes:
    """An element with all that is in it, once more behind itself: XML that is well formed and still wrong."""
    starts = [match for match in _TAG.finditer(data) if match[0][1:2].isalpha()]
    if not starts:
        return data
    start = chance.choice(starts)
    name = re.split(rb"[\s/>]", start[0][1:])[0]
    end = start.end() if start[0].endswith(b"/>") else data.find(b"</" + name + b">", start.end()) + len(name) + 3
    element = data[start.start() : end]
    return data[: start.start()] + element * chance.choice((2, 2, 30)) + data[end:]


def _replaced(
    chance: random.Random, data: bytes, pattern: re.Pattern[bytes], new: Callable[[re.Match[bytes]], bytes]
) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return data
    match = chance.choice(found)
    return data[: match.start()] + new(match) + data[match.end() :]


def _replaced_by_another(chance: random.Random, data: bytes, pattern: re.Pattern[bytes]) -> bytes:
    others = pattern.findall(data)
    return _replaced(chance, data, pattern, lambda _: chance.choice(others))


def _stretch(chance: random.Random, data: bytes, longest: int = _LONGEST) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.randint(1, longest))
