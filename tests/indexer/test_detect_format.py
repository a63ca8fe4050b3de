"""Content decides which reader a file gets; what has none is told what to do."""

import io
import zipfile
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.detect_format import FORMATS, Format, detect_format
from indexer.limits import MIB, Limits
from indexer.signatures import Content, content_of
from knowledge.errors import HelpfulError


def package(**parts: str | bytes) -> bytes:
    """A zip file; "__" in a name stands for "/"."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name.replace("__", "/")), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def office(folder: str, **parts: str | bytes) -> bytes:
    return package(**{"[Content_Types].xml": "<Types/>", f"{folder}__document.xml": "<document/>", **parts})


def compound(*streams: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + b"".join(name.encode("utf-16-le") for name in streams)


def detected(name: str, data: bytes, limits: Limits | None = None) -> Format | str:
    """The format, or what a person is told."""
    try:
        return detect_format(PurePath(name), data, limits or Limits())
    except HelpfulError as error:
        return str(error)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", Format.PDF),
        (b"\r\n\0%PDF-1.4\n", Format.PDF),
        (office("word"), Format.WORD),
        (office("ppt"), Format.SLIDES),
        (office("xl"), Format.SHEET),
        (b"<!DOCTYPE html><html><body>Hello</body></html>", Format.HTML),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- saved from url --><html>', Format.HTML),
        ("\ufeff<html><p>Hello".encode("utf-16-le"), Format.HTML),
        (b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=x\n", Format.MHTML),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf", "a.csv", "a", "a.v2"])
def test_content_decides_whatever_the_name_says(name: str, data: bytes, expected: Format) -> None:
    assert detected(name, data) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.md", Format.MARKDOWN),
        ("a.TXT", Format.TEXT),
        ("a.csv", Format.CSV),
        ("a.pdf", Format.TEXT),
        ("a", Format.TEXT),
    ],
)
def test_among_texts_the_name_decides(name: str, expected: Format) -> None:
    assert detected(name, b"Name,Organisation\nAmina,Leeds\n") is expected


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (compound("EncryptionInfo", "EncryptedPackage"), "password. Save an open copy"),
        (compound("Root Entry", "WordDocument"), "Word or LibreOffice and save it as .docx"),
        (compound("PowerPoint Document"), "save it as .pptx"),
        (compound("Workbook"), "save it as .xlsx"),
        (compound("__properties_version1.0"), "Save the message as text or PDF"),
        (rb"{\rtf1 Hello}", "Rich Text Format. Open it in Word or LibreOffice"),
        (package(mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument"),
        (package(mimetype="application/epub+zip"), "e-book"),
        (package(**{"xl__workbook.bin": "", "[Content_Types].xml": ""}), ".xlsb"),
        (package(**{"Index__Document.iwa": b""}), "Apple"),
        (package(**{"minutes.txt": "Hello"}), "Unpack it"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "run OCR"),
        (b"\0\0\0\x18ftypmp42", "transcript"),
        (b"MZ\x90\0\x03\0\0\0", "program"),
        (b"", "empty"),
        (b" \r\n\0", "empty"),
        (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument>", "plain XML"),
        (b"From: a@b.org\nSubject: Hello\nMIME-Version: 1.0\nContent-Type: text/plain\n\nHello", "e-mail"),
        (package(a="b")[:-30], "damaged"),
    ],
)
def test_what_has_no_reader_is_told_what_to_do(data: bytes, told: str) -> None:
    assert told in str(detected("a.docx", data))


def test_noise_under_an_office_name_is_said_to_be_no_such_file() -> None:
    assert "not the .docx file that its name says" in str(detected("a.docx", b"\x01\x02\x03\x04" * 100))


def test_a_text_that_only_begins_like_a_picture_or_a_program_is_a_text() -> None:
    assert content_of(b"BM stands for board meeting.\n") is Content.TEXT
    assert content_of(b"MZ is a code in our list.\n") is Content.TEXT
    assert content_of(b"In this note %PDF-1.7 is only named.\n") is Content.TEXT


def test_a_package_that_unpacks_to_more_than_allowed_is_refused_before_it_is_unpacked() -> None:
    bomb = office("word", **{"word__media.bin": bytes(3 * MIB)})
    assert "unpacks to 3 MB, and 2 MB are allowed" in str(detected("a.docx", bomb, Limits(unpacked_bytes=2 * MIB)))
    assert detected("a.docx", bomb) is Format.WORD


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_any_part_are_refused(encoding: str) -> None:
    bomb = '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "bbbb">]>\n<a>&b;</a>'.encode(encoding)
    assert "XML entities" in str(detected("a.xlsx", office("xl", **{"xl__workbook.xml": bomb})))


def test_a_package_with_an_encrypted_part_is_said_to_be_protected() -> None:
    data = bytearray(office("word"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    assert "password" in str(detected("a.docx", bytes(data)))


@given(st.binary(max_size=300), st.sampled_from(sorted(FORMATS)))
def test_any_bytes_get_a_format_or_a_helpful_word(data: bytes, suffix: str) -> None:
    assert isinstance(detected(f"a{suffix}", data), str)


@given(st.integers(0, 2000), st.integers(0, 255))
def test_a_package_with_any_byte_changed_or_cut_off_there_gets_a_format_or_a_helpful_word(at: int, byte: int) -> None:
    whole = bytearray(office("word", **{"word__styles.xml": "<styles/>" * 50}))
    at %= len(whole)
    assert isinstance(detected("a.docx", bytes(whole[:at])), str)
    whole[at] = byte
    assert isinstance(detected("a.docx", bytes(whole)), str)


def test_many_comments_before_the_first_tag_cost_no_time() -> None:
    assert content_of(b"<!---->" * 580 + b"<x>") is Content.TEXT
