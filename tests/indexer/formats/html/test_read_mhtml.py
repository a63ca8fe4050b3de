"""Pages saved as a single file are read like the pages they hold."""

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.blocks import Heading, Paragraph
from indexer.formats.html.read_mhtml import read_mhtml
from knowledge.errors import HelpfulError

_HEAD = "From: <Saved by a browser>\r\nSubject: =?utf-8?Q?Our=20pledge=20=E2=80=93=202024?=\r\nMIME-Version: 1.0\r\n"
_PART = "------x\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n{more}\r\n{content}\r\n"


def _saved(*parts: str, start: str = "") -> bytes:
    related = f'Content-Type: multipart/related; type="text/html"; boundary="----x"{start}\r\n\r\n'
    return (_HEAD + related + "".join(parts) + "------x--\r\n").encode()


def _part(content: str, kind: str = "text/html", encoding: str = "quoted-printable", more: str = "") -> str:
    return _PART.format(kind=kind, encoding=encoding, more=more, content=content)


def test_a_page_as_browsers_save_it_is_decoded() -> None:
    page = "<html><h1>Pledge</h1><p>We spend =C2=A35m a y=\r\near here.</p><script>x</script></html>"
    style = _part("p { color: red }", "text/css")
    found = read_mhtml(_saved(_part(page), style, _part("R0lGODlhAQABAAAAACw=", "image/gif", "base64")))
    assert found.blocks == (Heading("Pledge", 1), Paragraph("We spend £5m a year here."))


@pytest.mark.parametrize("charset", ["windows-1252", "utf-8", "utf-16", "no-such-charset"])
def test_the_encoding_the_part_names_counts(charset: str) -> None:
    message = EmailMessage()
    known = "utf-8" if charset == "no-such-charset" else charset
    message.set_content("<p>We spend £5m – here.</p>".encode(known), "text", "html", cte="base64")
    message.set_param("charset", charset)
    assert read_mhtml(message.as_bytes()).blocks == (Paragraph("We spend £5m – here."),)


def test_the_page_the_file_starts_with_is_read_and_not_those_framed_in_it() -> None:
    frame = _part("<p>Advert</p>", more="Content-ID: <frame@x>\r\n")
    page = _part("<p>Words.</p>", more="Content-ID: <page@x>\r\n")
    assert read_mhtml(_saved(page, frame)).blocks == (Paragraph("Words."),)
    assert read_mhtml(_saved(frame, page, start='; start="<page@x>"')).blocks == (Paragraph("Words."),)


def test_the_title_is_that_of_the_page_else_the_subject() -> None:
    assert read_mhtml(_saved(_part("<title>Charter</title><p>Words.</p>"))).title == "Charter"
    assert read_mhtml(_saved(_part("<p>Words.</p>"))).title == "Our pledge – 2024"


def test_a_file_cut_short_gives_what_it_holds() -> None:
    whole = _saved(_part("<h1>Pledge</h1><p>We buy nearby.</p>"))
    assert read_mhtml(whole[: whole.index(b"nearby")]).blocks == (Heading("Pledge", 1), Paragraph("We buy"))


def test_a_page_that_only_bears_the_name_is_read_as_it_is() -> None:
    assert read_mhtml(b"<html><body><p>Words.</p></body></html>").blocks == (Paragraph("Words."),)


@pytest.mark.parametrize("data", [b"", b"Subject: Hello\n\nHello", _saved(_part("p {}", "text/css"))])
def test_a_file_without_a_page_says_so(data: bytes) -> None:
    with pytest.raises(HelpfulError, match="holds no web page"):
        read_mhtml(data)


def test_parts_in_parts_without_end_are_refused() -> None:
    nested = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(3000))
    with pytest.raises(HelpfulError):
        read_mhtml(nested.encode())


@settings(max_examples=100, deadline=None)
@given(
    st.integers(0, 400),
    st.binary(max_size=10) | st.sampled_from([b"\r\n\r\n", b"=?", b'charset="']),
    st.integers(0, 30),
)
def test_no_damage_ends_in_anything_but_a_page_or_an_explanation(cut: int, put: bytes, length: int) -> None:
    whole = _saved(_part("<h1>Pledge</h1><p>We buy nearby.</p>"))
    try:
        read_mhtml(whole[:cut] + put + whole[cut + length :])
    except HelpfulError as error:
        assert error.what_to_do
