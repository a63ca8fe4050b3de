"""The parts of a paper, whatever file it is written to."""

from dataclasses import dataclass

SAMPLE = "Sample, written for anchorbot."


@dataclass(frozen=True)
class Heading:
    """`number` as printed before the text; level 1 is the highest below the title."""

    number: str
    text: str
    level: int = 1


@dataclass(frozen=True)
class Clause:
    """A paragraph, with its number where it has one. A soft hyphen shows where a word may be divided."""

    text: str
    number: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list without numbers."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Steps:
    """A list counted from 1."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A ruled table. `widths` are shares of the page's text width."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class SideBySide:
    """Parts set in two columns, as in a newspaper."""

    parts: tuple[Heading | Clause | Bullets, ...]


Part = Heading | Clause | Bullets | Steps | Grid | SideBySide


@dataclass(frozen=True)
class Paper:
    """A paper for a board: what its cover says, and its parts in order."""

    network: str
    board: str
    meeting: str
    number: str
    title: str
    facts: tuple[tuple[str, str], ...]
    note: str
    parts: tuple[Part, ...]
