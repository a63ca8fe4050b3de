"""What must become of each odd file."""

from dataclasses import dataclass
from pathlib import Path

from tests.fakes.odd_files.groups import Group


@dataclass(frozen=True)
class Answered:
    """It is read, and its group's code word is told with it as the source. `problem`: what the secretariat must be
    told all the same (a regular expression)."""

    group: Group
    problem: str = ""


@dataclass(frozen=True)
class Named:
    """It is not read, and a person is told why: `reason` (a regular expression) occurs in it."""

    reason: str


@dataclass(frozen=True)
class Silent:
    """It is no document, and nobody wants to hear of it."""


@dataclass(frozen=True)
class Either:
    """It is read or refused with a reason, but one of both."""


Promise = Answered | Named | Silent | Either


@dataclass(frozen=True)
class OddFile:
    """One of them. `path` is where it was put; names may hold anything that the system allows."""

    path: Path
    promise: Promise


@dataclass(frozen=True)
class Draft:
    """One that has not been written yet. `name` is relative to the folder."""

    name: str
    data: bytes
    promise: Promise
