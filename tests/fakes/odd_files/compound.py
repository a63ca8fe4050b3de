"""Compound files (OLE): what Office wrote before 2007, and what it wraps around an encrypted document."""

import struct
from collections.abc import Mapping

_SECTOR = 512
_SMALLEST = 4096  # shorter streams would live in the mini stream
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF


def compound_of(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of version 3 with these streams in its root, by [MS-CFB]. Streams are padded with zeros."""
    padded = {name: content.ljust(_SMALLEST, b"\0") for name, content in streams.items()}
    entries, chains, body = [_entry("Root Entry", 5, 1 if padded else _NONE, _END, 0)], [], b""
    directory_sectors = -(-(len(padded) + 1) * 128 // _SECTOR)
    at = 1 + directory_sectors  # sector 0 is the FAT
    for number, (name, content) in enumerate(padded.items(), start=1):
        sectors = -(-len(content) // _SECTOR)
        right = number + 1 if number < len(padded) else _NONE
        entries.append(_entry(name, 2, _NONE, at, len(content), right))
        chains.append((at, sectors))
        body += content.ljust(sectors * _SECTOR, b"\0")
        at += sectors
    directory = b"".join(entries).ljust(directory_sectors * _SECTOR, b"\0")
    return _header() + _table([(1, directory_sectors), *chains]) + directory + body


def _header() -> bytes:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    numbers = struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, _SMALLEST, _END, 0, _END, 0)
    return (start + numbers + struct.pack("<I", 0)).ljust(_SECTOR, b"\xff")


def _table(chains: list[tuple[int, int]]) -> bytes:
    """The one sector that says for each sector which comes next; enough for 60 KB."""
    table = [_FREE] * (_SECTOR // 4)
    table[0] = _FAT
    for start, count in chains:
        table[start : start + count] = [*range(start + 1, start + count), _END]
    assert len(table) == _SECTOR // 4, "more than one sector of the table would be needed"
    return struct.pack(f"<{len(table)}I", *table)


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = _NONE) -> bytes:
    encoded = name.encode("utf-16-le")
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(encoded) + 2, kind, 1, _NONE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
