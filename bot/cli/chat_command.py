"""`anchorbot chat`."""

import contextlib
import logging
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.cli.running import guarded, settings_with
from bot.cli.show import as_text
from bot.dispatch import reply_to
from bot.request import Request
from bot.wiring import make_desk
from bot.words.helping import say_help
from knowledge.documents import MEMBER


def run_chat(data: Path | None) -> int:
    """A conversation until `quit` or the end of input."""

    def work() -> int:
        with contextlib.suppress(ImportError):  # not there on Windows
            import readline  # noqa: F401 - arrow keys and history at the prompt
        console = Console(highlight=False)
        settings = settings_with(data)
        desk = make_desk(settings)
        with desk.database():  # a data folder that cannot be used is told before anything is asked
            logging.basicConfig(filename=settings.data / "anchorbot.log", level=logging.WARNING)
        console.print(Text(as_text(say_help())))
        while True:
            try:
                typed = console.input("\n[bold]you>[/bold] ")
            except (EOFError, KeyboardInterrupt):
                return 0
            if not typed.strip():
                continue
            reply = reply_to(desk, Request(typed, MEMBER))
            console.print(Text(as_text(reply)))
            if reply.ends:
                return 0

    return guarded(work)
