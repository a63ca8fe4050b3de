"""Zip files taken apart and put together: the same bytes for the same parts, also where no writer would agree."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

_FIXED = (2026, 1, 5, 9, 0, 0)
_ENCRYPTED = 0x1
_MIB = 1024 * 1024


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a zip file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist()}


def zip_of(parts: Mapping[str, bytes]) -> bytes:
    """A zip file of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _FIXED), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def with_parts(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """A zip file with some parts changed or added."""
    return zip_of({**parts_of(data), **changed})


def with_text(data: bytes, part: str, old: str, new: str) -> bytes:
    """A zip file with a text in one part replaced; the text must be there."""
    content = parts_of(data)[part].decode()
    assert old in content, f"{old} is not in {part}"
    return with_parts(data, {part: content.replace(old, new).encode()})


def with_encrypted_flag(data: bytes) -> bytes:
    """A zip file whose every entry says that it is encrypted."""
    marked = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = marked.find(signature)
        while at >= 0:
            marked[at + offset] |= _ENCRYPTED
            at = marked.find(signature, at + 4)
    return bytes(marked)


def deflated_zeros(mebibytes: int) -> bytes:
    """A raw deflate stream of so many MiB of zeros, made without compressing them all."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = packer.compress(bytes(_MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    return one * mebibytes + zlib.compressobj(9, zlib.DEFLATED, -15).flush()


def adler_of_zeros(mebibytes: int) -> bytes:
    """The check sum at the end of a zlib stream of so many MiB of zeros (RFC 1950)."""
    return struct.pack(">HH", mebibytes * _MIB % 65_521, 1)


def with_bomb(data: bytes, name: str, mebibytes: int, declared: int | None = None) -> bytes:
    """A zip file with one more part that unpacks to so many MiB of zeros; its directory says `declared` bytes."""
    parts = parts_of(data)
    packed = deflated_zeros(mebibytes)
    size = mebibytes * _MIB if declared is None else declared
    entries = [(part, _packed(content), len(content), zlib.crc32(content)) for part, content in parts.items()]
    entries.append((name, packed, size, _crc_of_zeros(mebibytes)))
    return _written(entries)


def with_overlap(data: bytes, copies: int) -> bytes:
    """A zip file whose directory names its last part many times over, all at one place in the file."""
    parts = parts_of(data)
    entries = [(part, _packed(content), len(content), zlib.crc32(content)) for part, content in parts.items()]
    return _written(entries, copies)


def _packed(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _crc_of_zeros(mebibytes: int) -> int:
    crc = 0
    for _ in range(mebibytes):
        crc = zlib.crc32(bytes(_MIB), crc)
    return crc


def _written(entries: list[tuple[str, bytes, int, int]], copies_of_last: int = 0) -> bytes:
    """Entries (name, packed, size, CRC) as a zip file, by the field lists of PKWARE's APPNOTE 4.3.7 and 4.3.12."""
    body, directory = bytearray(), bytearray()
    count = 0
    for name, packed, size, crc in entries:
        at, encoded = len(body), name.encode()
        fields = (20, 0, zipfile.ZIP_DEFLATED, 0, 0x21, crc, len(packed), size, len(encoded), 0)
        body += b"PK\x03\x04" + struct.pack("<HHHHHIIIHH", *fields) + encoded + packed
        for _ in range(1 + (copies_of_last if name == entries[-1][0] else 0)):
            directory += b"PK\x01\x02" + struct.pack("<H", 20) + struct.pack("<HHHHHIIIHH", *fields)
            directory += struct.pack("<HHHII", 0, 0, 0, 0, at) + encoded
            count += 1
    end = struct.pack("<HHHHIIH", 0, 0, min(count, 65_535), min(count, 65_535), len(directory), len(body), 0)
    return bytes(body + directory) + b"PK\x05\x06" + end
