"""Writes a web page as browsers save it in one file: MHTML (RFC 2557), quoted-printable."""

from email.header import Header
from quopri import encodestring

from make import derbyshire_stocktake as stocktake

_BOUNDARY = "----MultipartBoundary--k7Qd2mXw0sB4nVtR9yLzC1uHfE3gPjAo5iN8----"


def saved_page() -> bytes:
    """The page and its style sheet."""
    head = _lines(
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {stocktake.ADDRESS}",
        f"Subject: {Header(stocktake.TITLE, 'utf-8').encode()}",
        f"Date: {stocktake.SAVED}",
        "MIME-Version: 1.0",
        "Content-Type: multipart/related;",
        '\ttype="text/html";',
        f'\tboundary="{_BOUNDARY}"',
        "",
        "",
    )
    page = _part("text/html", stocktake.ADDRESS, stocktake.stocktake_page())
    style = _part("text/css", stocktake.STYLE_ADDRESS, stocktake.STYLE)
    return head + page + style + _lines(f"--{_BOUNDARY}--", "")


def _part(kind: str, address: str, text: str) -> bytes:
    head = _lines(
        f"--{_BOUNDARY}",
        f"Content-Type: {kind}",
        "Content-Transfer-Encoding: quoted-printable",
        f"Content-Location: {address}",
        "",
        "",
    )
    return head + encodestring(text.encode()).replace(b"\n", b"\r\n") + b"\r\n"


def _lines(*lines: str) -> bytes:
    return "\r\n".join(lines).encode()
