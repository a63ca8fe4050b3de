"""What terms of reference are made of, for the two versions of the invented group in Leeds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A numbered clause, with lettered parts below it where it has them.

    `struck` and `inserted` are a tracked change after `text`, `rest` is what follows it. `footnote` and `comment`
    hang on the clause's end.
    """

    text: str
    parts: tuple[str, ...] = ()
    struck: str = ""
    inserted: str = ""
    rest: str = ""
    footnote: str = ""
    comment: str = ""


@dataclass(frozen=True)
class Chapter:
    """A numbered heading with its rules; the members' table follows the rules where `with_members`."""

    heading: str
    rules: tuple[Rule, ...]
    with_members: bool = False


@dataclass(frozen=True)
class Terms:
    """One version of the terms; `box` stands in a text box beside the title, where there is one."""

    group: str
    version: str
    status: str
    note: str
    chapters: tuple[Chapter, ...]
    members: tuple[tuple[str, str, str], ...]
    box: tuple[str, ...] = ()
