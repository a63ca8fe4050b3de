"""A small mail server for tests: real sockets, STARTTLS, a password, and what goes wrong for single recipients."""

import asyncio
import base64
import re
import ssl
import subprocess
import threading
from collections.abc import Coroutine
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

_ADDRESS = re.compile(r"<(.*?)>")
_MOST_BYTES = 2**20
T = TypeVar("T")


class Trouble(StrEnum):
    """What becomes of a letter to somebody."""

    UNKNOWN_TO_IT = "550 to RCPT"
    NOT_NOW = "451 to RCPT"
    REFUSED = "554 to the letter"
    LOST_ANSWER = "taken, and the connection closed without a word"
    SILENCE = "taken, and nothing said"
    HANGS_UP = "the connection closed before RCPT is answered"
    HANGS_UP_AT_DATA = "the connection closed before the letter is sent"


@dataclass
class FakeSmtp:
    """A context manager. With a `certificate` it offers STARTTLS (and a password only after it); `user` and `password`
    are asked for where they are set; after `closes_after` letters nobody is there any more."""

    certificate: Path | None = None
    user: str = ""
    password: str = ""
    troubles: dict[str, Trouble] = field(default_factory=dict)
    closes_after: int = 10**6
    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    was_private: list[bool] = field(default_factory=list)
    port: int = 0

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fake-smtp", daemon=True)
        self._thread.start()
        self._server = self._run(asyncio.start_server(self._serve, "127.0.0.1", 0, limit=_MOST_BYTES))
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def _run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(10)

    async def _close(self) -> None:
        self._server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = _Talk(self, reader, writer)
        try:
            await talk.go_on()
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()


class _Talk:
    """One connection."""

    def __init__(self, server: FakeSmtp, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._server, self._reader, self._writer = server, reader, writer
        self._to, self._is_private, self._is_known = "", False, not server.user

    async def go_on(self) -> None:
        await self._say("220 mail.example ESMTP")
        while line := (await self._reader.readline()).decode().rstrip("\r\n"):
            verb = line.partition(" ")[0].upper()
            match verb:
                case "EHLO" | "HELO":
                    await self._greet()
                case "STARTTLS":
                    await self._make_private()
                case "AUTH":
                    await self._know(line)
                case "MAIL":
                    await self._say("250 ok" if self._is_known else "530 authentication required")
                case "RCPT":
                    await self._take_recipient(line)
                case "DATA":
                    await self._take_letter()
                case "QUIT":
                    await self._say("221 bye")
                    return
                case _:
                    await self._say("250 ok")

    async def _say(self, *lines: str) -> None:
        self._writer.write("".join(f"{line}\r\n" for line in lines).encode())
        await self._writer.drain()

    async def _greet(self) -> None:
        offers = ["8BITMIME"]
        if self._server.certificate and not self._is_private:
            offers.append("STARTTLS")
        elif self._server.user:
            offers.append("AUTH PLAIN")
        await self._say("250-mail.example", *(f"250-{offer}" for offer in offers[:-1]), f"250 {offers[-1]}")

    async def _make_private(self) -> None:
        assert self._server.certificate
        await self._say("220 go ahead")
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self._server.certificate)
        await self._writer.start_tls(context)
        self._is_private = True

    async def _know(self, line: str) -> None:
        _, user, password = base64.b64decode(line.rsplit(maxsplit=1)[-1]).decode().split("\0")
        self._is_known = (user, password) == (self._server.user, self._server.password)
        await self._say("235 welcome" if self._is_known else "535 not you")

    async def _take_recipient(self, line: str) -> None:
        (self._to,) = _ADDRESS.findall(line)
        match self._server.troubles.get(self._to):
            case Trouble.UNKNOWN_TO_IT:
                await self._say("550 no such person")
            case Trouble.NOT_NOW:
                await self._say("451 later")
            case Trouble.HANGS_UP:
                raise ConnectionError
            case _:
                await self._say("250 ok")

    async def _take_letter(self) -> None:
        trouble = self._server.troubles.get(self._to)
        if trouble is Trouble.HANGS_UP_AT_DATA:
            raise ConnectionError
        await self._say("354 go ahead")
        raw = await self._reader.readuntil(b"\r\n.\r\n")
        if trouble is Trouble.REFUSED:
            await self._say("554 no")
            return
        self._keep(raw[:-3].replace(b"\r\n..", b"\r\n."))
        if trouble is Trouble.LOST_ANSWER:
            raise ConnectionError
        if trouble is Trouble.SILENCE:
            await self._reader.read()  # until whoever waits for an answer is gone
            return
        await self._say("250 taken")
        if len(self._server.letters) >= self._server.closes_after:
            self._server._server.close()
            raise ConnectionError

    def _keep(self, raw: bytes) -> None:
        message = BytesParser(policy=default).parsebytes(raw)
        assert isinstance(message, EmailMessage)
        self._server.letters.append(message)
        self._server.recipients.append(self._to)
        self._server.was_private.append(self._is_private)


def make_certificate(folder: Path) -> Path:
    """A certificate for localhost with its key, in one file, that its own signature vouches for."""
    key, certificate, both = (folder / name for name in ("key.pem", "certificate.pem", "both.pem"))
    command = [
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
        "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    both.write_bytes(key.read_bytes() + certificate.read_bytes())
    return both
