"""The reading process itself: `python -m indexer.reading_worker LIMITS`, spoken to through its standard streams."""

import os
import sys
import traceback
from pathlib import Path

from pydantic import TypeAdapter

from indexer.limits import Limits
from indexer.read_file import read_document
from indexer.reading_messages import REPLY, REQUEST, Read, Refused, Reply, Unexpected
from indexer.reading_process import receive, send
from knowledge.errors import HelpfulError

_MEND = "Open it in the program it was made with and save a new copy."


def main() -> None:
    """Reads what it is asked to until its input ends."""
    limits = TypeAdapter(Limits).validate_json(sys.argv[1])
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a library that prints must not break a frame
    hold_to(limits)
    while (request := receive(requests, limits.file_bytes)) is not None:
        data = receive(requests, limits.file_bytes)
        if data is None:
            return
        send(replies, REPLY.dump_json(_reply(request, data, limits)))


def _reply(request: bytes, data: bytes, limits: Limits) -> Reply:
    asked = REQUEST.validate_json(request)
    try:
        return Read(read_document(Path(asked.path), data, asked.correction, limits))
    except HelpfulError as error:
        return Refused(error.what_happened, error.what_to_do)
    except MemoryError:
        return Refused("It needs more memory than it is allowed.", "Split it, or raise ANCHORBOT_MAX_MEMORY_MB.")
    except RecursionError:
        return Refused("It is nested too deeply to be read.", _MEND)
    except Exception:
        return Unexpected(traceback.format_exc(limit=-6))


def hold_to(limits: Limits) -> None:
    """Sets what this process may use, where the system has such limits: memory, no written files, no core dumps."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; time and size still hold
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
