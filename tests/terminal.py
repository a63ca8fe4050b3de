"""Commands as people type them in a terminal: each in a process of its own, with its own folder, settings and streams.

It is forked from a process that has read the code already, since most of a command's time goes into reading it.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.__main__ import main

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 600.0
STREAMS = (("in", os.O_RDONLY), ("out", os.O_WRONLY | os.O_CREAT), ("err", os.O_WRONLY | os.O_CREAT))

_processes = get_context("forkserver")
_processes.set_forkserver_preload(["tests.terminal_code"])


def anchorbot(*arguments: str, data: Path, typed: str = "", folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """What a command printed and its exit status; `typed` is what is typed into it."""
    environment = {**os.environ, "ANCHORBOT_DATA": str(data), "COLUMNS": "120", "PYTHONPATH": str(ROOT)}
    with TemporaryDirectory() as name:
        room = Path(name)
        (room / "in").write_text(typed, "utf-8")
        process = _processes.Process(target=_run, args=(arguments, folder, environment, room))
        process.start()
        process.join(SECONDS)
        if process.exitcode is None:
            process.kill()
            process.join()
        out, err = ((room / stream).read_text("utf-8") for stream in ("out", "err"))
    assert process.exitcode is not None, "it was started"
    return subprocess.CompletedProcess(arguments, process.exitcode, out, err)


def _run(arguments: tuple[str, ...], folder: Path, environment: Mapping[str, str], room: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    for number, (name, how) in enumerate(STREAMS):
        os.dup2(os.open(room / name, how), number)
    sys.stdin = os.fdopen(0, encoding="utf-8")
    sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8") for number in (1, 2))
    os.chdir(folder)
    sys.argv = ["anchorbot", *arguments]
    main()
