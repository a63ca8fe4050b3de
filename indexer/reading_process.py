"""A process of its own for reading files: what breaks or never ends there costs that file only.

The two sides speak in frames: eight bytes of length, then so many bytes. A request is a JSON frame (path,
correction) and a frame with the file's bytes; a reply is one JSON frame. JSON, not pickle: a file that took over the
process could say wrong things about itself, and nothing worse.
"""

import logging
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Timer
from types import TracebackType
from typing import IO

from pydantic import TypeAdapter, ValidationError

from indexer.documents_toml import Correction
from indexer.limits import MIB, Limits
from indexer.reading_messages import REPLY, REQUEST, Read, Refused, Reply, Request, Unexpected
from knowledge.documents import Document
from knowledge.errors import HelpfulError

_log = logging.getLogger(__name__)
_LENGTH = struct.Struct(">Q")
_LONGEST_REPLY = 512 * MIB
_LIMITS = TypeAdapter(Limits)
_MEND = "Open it in the program it was made with and save a new copy."


class ReadingProcess:
    """Reads documents in a process that is started when first needed, and again after a file has broken it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "ReadingProcess":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def read(self, path: Path, data: bytes, correction: Correction | None) -> Document:
        """The document that the file at `path` with these bytes is. Raises HelpfulError when it cannot be read, within
        the limits or at all."""
        ran_out = Event()
        reply = self._ask_in_time(Request(str(path), correction), data, ran_out)
        match reply:
            case Read(document):
                return document
            case Refused(what_happened, what_to_do):
                raise HelpfulError(what_happened, what_to_do)
            case Unexpected(trace):
                _log.error("reading %s: %s", path, trace)
                raise HelpfulError("It could not be understood; that is a fault of the reader.", _MEND)
            case None:
                raise self._broke_down(ran_out.is_set())

    def _ask_in_time(self, request: Request, data: bytes, ran_out: Event) -> Reply | None:
        """The reply, or None when the process ended without one; `ran_out` is set if that was for its time."""
        process = self._process or self._start()
        reply = None

        def end() -> None:
            ran_out.set()
            process.kill()

        timer = Timer(self.limits.seconds, end)
        timer.start()
        try:
            reply = _ask(process, request, data)
        finally:
            timer.cancel()
            if reply is None or ran_out.is_set():
                self.stop()
        return reply

    def _broke_down(self, ran_out_of_time: bool) -> HelpfulError:
        if ran_out_of_time:
            return HelpfulError(
                f"It took longer than the {self.limits.seconds:g} seconds that are allowed.",
                "Split it, or raise ANCHORBOT_MAX_SECONDS.",
            )
        memory = f"{self.limits.memory_bytes // MIB:,} MB"
        return HelpfulError(f"The reader broke down on it: it is damaged, or needs more memory than {memory}.", _MEND)

    def _start(self) -> subprocess.Popen[bytes]:
        limits = _LIMITS.dump_json(self.limits).decode()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "indexer.reading_worker", limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self._process

    def stop(self) -> None:
        """Ends the process, if one runs."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(BrokenPipeError):
                    if pipe:
                        pipe.close()


def _ask(process: subprocess.Popen[bytes], request: Request, data: bytes) -> Reply | None:
    """The reply, or None when the process ended without one."""
    assert process.stdin and process.stdout
    try:
        send(process.stdin, REQUEST.dump_json(request))
        send(process.stdin, data)
        reply = receive(process.stdout, _LONGEST_REPLY)
        return REPLY.validate_json(reply) if reply else None
    except (BrokenPipeError, ConnectionResetError):
        return None
    except ValidationError as error:
        return Unexpected(str(error)[:1000])


def send(pipe: IO[bytes], frame: bytes) -> None:
    """Writes one frame."""
    pipe.write(_LENGTH.pack(len(frame)))
    pipe.write(frame)
    pipe.flush()


def receive(pipe: IO[bytes], longest: int) -> bytes | None:
    """Reads one frame; None at the end, also in the midst of one, and for one that claims to be longer than allowed."""
    start = pipe.read(_LENGTH.size)
    if len(start) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(start)
    if length > longest:
        return None
    frame = pipe.read(length)
    return frame if len(frame) == length else None
