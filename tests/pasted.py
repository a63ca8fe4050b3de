"""What README and docs offer for pasting: commands in code blocks, between backticks, and in tables with who types
them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = {path.name: path.read_text("utf-8") for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))}

_SPAN = re.compile(r"`([^`]+)`")
_CHAT = re.compile(r"/(?:meeting|pledge|charter|anchor) \S|(?:update|blocked) P-\d|my pledges")
_TERMINAL = re.compile(r"(?:\.venv/bin/)?anchorbot (?!FILE)\S")
_SHELL = re.compile(r"(?:mkdir|cp) ")


@dataclass(frozen=True)
class Typed:
    """A line, and who types it as the first column of its table says; `who` is empty outside of tables."""

    line: str
    who: str = ""


def typed_in_chat(page: str) -> Iterator[Typed]:
    """What is typed in chat, in the order of the page."""
    return (one for one in _spans(PAGES[page]) if _CHAT.match(one.line))


def typed_in_tables_of_the_terminal(page: str) -> Iterator[str]:
    """The commands of tables, with words in capitals for what is the reader's own."""
    return (one.line for one in _spans(PAGES[page]) if _TERMINAL.match(one.line) and one.who)


def lines_of_blocks(page: str) -> Iterator[str]:
    """What is to be pasted into a shell, in order: of code blocks, and of sentences that say it with its path. What
    stands behind two blanks explains."""
    for paragraph in re.split(r"\n\s*\n", PAGES[page]):
        for line in paragraph.splitlines():
            found = re.split(r"  +", line.strip())[0]
            if line.startswith("    ") and (_TERMINAL.match(found) or _SHELL.match(found)):
                yield found
        for span in _SPAN.findall(paragraph):
            if span.startswith((".venv/bin/anchorbot ", "cp ")):
                yield " ".join(span.split())


def answers_shown(page: str) -> Iterator[tuple[str, list[str]]]:
    """Questions of code blocks ("> what …?") with what is shown of their answers, piece by piece between "…"."""
    for block in re.findall(r"(?:^    .*\n|^\n(?=    ))+", PAGES[page], re.MULTILINE):
        for turn in re.split(r"^    > ", block, flags=re.MULTILINE)[1:]:
            question, _, answer = turn.partition("\n")
            yield question, [words for piece in answer.split("…") if (words := " ".join(piece.split()))]


def _spans(text: str) -> Iterator[Typed]:
    who = ""
    for paragraph in re.split(r"\n\s*\n|\n(?=\|)", text):
        if paragraph.startswith("|"):
            who = paragraph.split("|")[1].strip() or who
        for span in _SPAN.findall(paragraph):
            yield Typed(" ".join(span.split()), who if paragraph.startswith("|") else "")
