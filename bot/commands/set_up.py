"""The typed commands by which a working group begins."""

from dataclasses import dataclass

from knowledge.groups.read_group import ListedGroup


@dataclass(frozen=True)
class SetUpGroup:
    """A new working group, from the terms of reference in the file called `document`: without `group` its form is
    asked for; where both are empty, the document is to be chosen."""

    document: str = ""
    group: ListedGroup | None = None


BLANK = "blank"
"""In the place of a document: none."""


@dataclass(frozen=True)
class TakeBackGroup:
    """A group that was just set up is not to be."""

    group: str
