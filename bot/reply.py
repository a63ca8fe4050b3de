"""What the bot answers, on any platform: a few kinds of parts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from bot.request import Conversation
from knowledge.documents import Citation, said_before


@dataclass(frozen=True)
class Paragraph:
    """Running text of the bot's own."""

    text: str


@dataclass(frozen=True)
class Items:
    """A list of the bot's own."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Quote:
    """The words of one document. `lines` are its statements; `label` is what gives them sense there."""

    lines: tuple[str, ...]
    citations: tuple[Citation, ...]
    label: str = ""

    @property
    def lead(self) -> str:
        """The label as it stands over the lines; nothing where there is none."""
        return said_before(self.label) if self.label else ""


@dataclass(frozen=True)
class Line:
    """A line of a document, and whether it is quoted."""

    text: str
    is_quoted: bool = False


LEFT_OUT = Line("…")
"""Stands for lines that are not shown."""


@dataclass(frozen=True)
class Excerpt:
    """What is quoted from one place of a document, with what stands around it: lines in reading order."""

    lines: tuple[Line, ...]
    citation: Citation


@dataclass(frozen=True)
class Choice:
    """A button: a typed command in disguise."""

    label: str
    command: str


class FieldKind(StrEnum):
    """What a field of a form takes."""

    TEXT = "text"
    LINE = "line"
    ONE_OF = "one of"
    SOME_OF = "some of"
    CHANNEL = "channel"


@dataclass(frozen=True)
class Option:
    """Something to choose. `value` is what is sent."""

    value: str
    label: str


@dataclass(frozen=True)
class Field:
    """A question of a form. `name` is the key of its answer; several options chosen are joined with blanks. `value` is
    what stands there before anything is filled in."""

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    options: tuple[Option, ...] = ()
    is_optional: bool = False
    hint: str = ""
    value: str = ""


@dataclass(frozen=True)
class Form:
    """A form; sent, its answers go with `command`."""

    title: str
    command: str
    fields: tuple[Field, ...]
    submit: str = "Send"


@dataclass(frozen=True)
class File:
    """Something to keep. `label` says what it is, `alt` what a picture shows; no other file of a reply has its `name`.
    In JSON its content is base64."""

    name: str
    media_type: str
    content: bytes
    label: str
    alt: str = ""

    __pydantic_config__: ClassVar[dict[str, str]] = {"ser_json_bytes": "base64", "val_json_bytes": "base64"}


@dataclass(frozen=True)
class Point:
    """What was reported on a day; `value` is None where nothing was, which is not zero. `mark` is the letter by which
    its status is known ("A" for amber)."""

    day: date
    value: float | None
    mark: str = ""


@dataclass(frozen=True)
class Chart:
    """Values over time against a target, as a small picture. `alt` tells in a sentence or two what it shows, and
    `table` has its figures in words, the names of the columns first: both go wherever the picture goes.

    `share` is the part of the way to the target that was made (above 1 past it), None where nobody can say. `pace` is
    the way that is expected, from its beginning to the target on the day when that is due; `targets` are the
    targets, each with the day from which it counts. `prefix` and `suffix` are what stands beside a number ("£", "%").
    No other chart or file of a reply has its `name` (a file's, without its ending).
    """

    name: str
    title: str
    alt: str
    table: tuple[tuple[str, ...], ...]
    points: tuple[Point, ...]
    share: float | None = None
    targets: tuple[tuple[date, float], ...] = ()
    pace: tuple[tuple[date, float], ...] = ()
    today: date | None = None
    prefix: str = ""
    suffix: str = ""


Part = Paragraph | Items | Quote | Excerpt | Choice | Form | File | Chart


@dataclass(frozen=True)
class Reply:
    """A reply. `summary` is its gist in one line, for notifications.

    `title` is set where the reply is to stand beside the conversation (a dialogue), not in it. `into` is where it goes
    when that is not where the request came from. `once` is the key under which it is posted once, however often it is
    asked for. `if_sent`, `if_refused` and (for a key that is known) `if_known` tell whoever asked what became of it.
    `also` are further replies, each into a conversation of its own, that are kept to be posted in the same transaction
    as this message. `ends` closes the conversation.
    """

    summary: str
    parts: tuple[Part, ...] = ()
    title: str = ""
    into: Conversation | None = None
    once: str = ""
    if_sent: "Reply | None" = None
    if_refused: "Reply | None" = None
    if_known: "Reply | None" = None
    also: "tuple[Reply, ...]" = ()
    ends: bool = False
