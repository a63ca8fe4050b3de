"""Ways of saying one thing, as lists that a person can read and add to."""

import re

_GROUP = re.compile(r"(?<!\\)\((?!\?)")


def one_of(ways: str) -> str:
    """A pattern for any of the ways, one a line, to build others with.

    A line is a regular expression in which round brackets only group: "meet(s|ing)?", "come(s)? together".
    """
    lines = (line.strip() for line in ways.splitlines())
    return f"(?:{'|'.join(_GROUP.sub('(?:', line) for line in lines if line)})"


def wording(ways: str) -> re.Pattern[str]:
    """The same as whole words, in any case, to search with."""
    return re.compile(rf"\b{one_of(ways)}(?!\w)", re.IGNORECASE)
