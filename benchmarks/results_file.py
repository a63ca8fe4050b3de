"""RESULTS.md: parts of it are written by commands, between two marks."""

import os
import platform
import re
from datetime import datetime
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"


def machine() -> str:
    """This machine and the day, in a line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    today = datetime.now().astimezone()
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GB, Python {platform.python_version()}, "
        f"{today.day} {today:%B %Y}"
    )


def table(header: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_part(name: str, text: str, file: Path = RESULTS) -> None:
    """Puts `text` between the marks of the part `name`, in place of what stood there.

    Raises ValueError where the file has no such marks.
    """
    begin, end = f"<!-- {name}: written by a command, not by hand -->", f"<!-- {name}: end -->"
    before = file.read_text("utf-8")
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if len(pattern.findall(before)) != 1:
        raise ValueError(f"{file} has no part between {begin} and {end}, or more than one.")
    after = pattern.sub(lambda _: f"{begin}\n\n{text.strip()}\n\n{end}", before)
    file.write_text(after, "utf-8")
