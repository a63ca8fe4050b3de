"""Bytes of many origins become the text that was meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.formats.text.decode import decode, tidy
from knowledge.errors import HelpfulError

COUNCIL = "The Council’s grant of £25,000 – “first come, first served” – closes on 3 May. Café Zoë: ½ price…"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252"], ids=lambda name: name)
def test_a_council_text_comes_out_right_from_every_encoding_offices_use(encoding: str) -> None:
    assert decode(COUNCIL.encode(encoding)) == COUNCIL


def test_both_byte_orders_of_utf_16_are_read() -> None:
    assert decode(b"\xff\xfe" + "£5".encode("utf-16-le")) == "£5"
    assert decode(b"\xfe\xff" + "£5".encode("utf-16-be")) == "£5"


def test_a_single_pound_sign_in_windows_1252_is_a_pound_sign() -> None:
    assert decode(b"It costs \xa35.") == "It costs £5."


def test_curly_quotes_in_windows_1252_stay_curly() -> None:
    assert decode(b"\x93Anchors\x94 don\x92t move \x96 ever") == "“Anchors” don’t move – ever"


def test_a_stray_windows_1252_byte_does_not_spoil_a_utf_8_file() -> None:
    assert decode("Café Zoë pays £5".encode() + b" \x96 or \x805") == "Café Zoë pays £5 – or €5"


def test_text_that_is_not_windows_1252_is_left_to_the_guess() -> None:
    russian = "Якорные организации не переезжают и остаются в своём городе. " * 5
    assert decode(russian.encode("windows-1251")) == russian


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_without_text_is_called_empty(data: bytes) -> None:
    with pytest.raises(HelpfulError, match="is empty"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\x01\x02\x03\x04\x05\x06ab" * 20, bytes(range(1, 256)) * 9],
)
def test_binary_data_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(HelpfulError, match="does not hold text"):
        decode(data)


def test_damaged_utf_16_is_refused_in_words() -> None:
    with pytest.raises(HelpfulError, match="damaged"):
        decode(b"\xff\xfea\x00b")


def test_every_newline_becomes_a_line_feed() -> None:
    assert decode("a\r\nb\rc\vd\x85e\u2028f".encode()) == "a\nb\nc\nd\ne\nf"


def test_tabs_and_form_feeds_stay_and_other_control_characters_go() -> None:
    assert decode(b"one\ttwo\fthr\x07ee and some more") == "one\ttwo\fthree and some more"


def test_bullets_from_word_become_bullets() -> None:
    assert tidy("\uf0b7 one \uf0a7 two \uf0fc three") == "• one • two • three"


@settings(deadline=None)
@given(st.text())
def test_what_comes_out_is_tidy_and_is_read_back_unchanged(text: str) -> None:
    try:
        once = decode(text.encode("utf-8", "replace"))
    except HelpfulError:
        return
    assert not any((ord(sign) < 32 and sign not in "\n\t\f") or 0x7F <= ord(sign) < 0xA0 for sign in once)
    if once.strip():
        assert decode(once.encode()) == once


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_give_text_or_words_of_help(data: bytes) -> None:
    try:
        assert isinstance(decode(data), str)
    except HelpfulError as error:
        assert error.what_to_do
