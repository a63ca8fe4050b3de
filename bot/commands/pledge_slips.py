"""What is wrong with a line about a pledge, and the line as it would be right, with all that was understood of it."""

import re

from knowledge.errors import HelpfulError

LONGEST_NOTE = 1_000  # characters
LONGEST_LINE = 1_800  # characters; a button holds 2,000, and it has to carry all of it
MOST_LINKS = 5
NOT_SAVED = "Nothing was saved."
SHORT_NOTE = "short note"
LINK = re.compile(r"(?i:https?)://[^\s\"“”<>]+")


class SlipError(Exception):
    """What is `wrong` with a part of a line, what can `mend` it, and the part of the line that was being read as it may
    be right, `instead`."""

    def __init__(self, wrong: str, mend: str, instead: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.mend = mend
        self.instead = instead


def check_note(note: str, links: tuple[str, ...], again: str) -> None:
    """Raises HelpfulError for what is longer than a note, or than a line may be. `again` is the line without both, ""
    in a form."""
    if len(note) > LONGEST_NOTE:
        raise HelpfulError(
            f"I read a note of {len(note):,} characters; there is room for {LONGEST_NOTE:,}.",
            f"Put the rest into a document. {NOT_SAVED}{_try(again, links, SHORT_NOTE)}",
        )
    if len(links) > MOST_LINKS or not _have_room(note, links):
        raise HelpfulError(
            f"I read {len(links)} links, which together with the note is more than I can keep.",
            f"Give up to {MOST_LINKS} shorter ones. {NOT_SAVED}{_try(again, links, note)}",
        )


def check_link(link: str) -> None:
    """Raises SlipError for what is no address of a web page."""
    if not LINK.fullmatch(link) or not re.search(r"\w", link.partition("://")[2]):
        instead = f"https://{link}" if link.casefold().startswith("www.") else ""
        raise SlipError(
            f"I read “{link[:80]}”, which is no address of a web page.",
            "Links begin with https:// or http://.",
            instead,
        )


def _try(again: str, links: tuple[str, ...], note: str) -> str:
    """The line with as many of the links as there is room for."""
    if not again:
        return ""
    kept: tuple[str, ...] = ()
    for link in links[:MOST_LINKS]:
        kept = (*kept, link) if _have_room(note, (*kept, link)) else kept
    quoted = f'"{note}"' if note else ""
    return f" Try: {' '.join(filter(None, (again, *kept, quoted)))}"


def _have_room(note: str, links: tuple[str, ...]) -> bool:
    return len(note) + sum(map(len, links)) <= LONGEST_LINE - 200
