"""What the bot answers, on any platform: a few kinds of parts."""

from dataclasses import dataclass

from knowledge.documents import Citation


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


Part = Paragraph | Items | Quote


@dataclass(frozen=True)
class Reply:
    """A reply. `summary` is its gist in one line, for notifications; `ends` closes the conversation."""

    summary: str
    parts: tuple[Part, ...] = ()
    ends: bool = False
