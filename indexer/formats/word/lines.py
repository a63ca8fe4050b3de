"""The lines of one paragraph as its runs are passed."""

from dataclasses import dataclass, field

from indexer.formats.text.decode import tidy
from indexer.formats.word.nodes import TextLine
from indexer.formats.word.styles import Letters

_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x2060))


@dataclass
class Lines:
    """Collects pieces of text into lines."""

    done: list[TextLine] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    is_bold: bool = True
    points: float | None = None
    page: int | None = None

    def add(self, text: str, looks: Letters, page: int) -> None:
        """A piece of the open line."""
        self.pieces.append(text)
        if text.strip():
            self.page = self.page or page
            self.is_bold = self.is_bold and bool(looks.bold)
            self.points = min(filter(None, (self.points, looks.points)), default=None)

    def end_line(self) -> None:
        """A line break."""
        text = tidy("".join(self.pieces)).replace("\n", " ").replace("\f", " ").translate(_INVISIBLE)
        is_empty = not text.strip()
        self.done.append(
            TextLine("" if is_empty else text.rstrip(" "), self.is_bold and not is_empty, self.points, self.page or 0)
        )
        self.pieces, self.is_bold, self.points, self.page = [], True, None, None

    def finished(self, page: int) -> tuple[TextLine, ...]:
        """All lines, with empty ones between others kept; none if there is no text."""
        self.end_line()
        filled = [at for at, line in enumerate(self.done) if line.text]
        lines = self.done[filled[0] : filled[-1] + 1] if filled else []
        return tuple(line if line.page else TextLine(line.text, page=page) for line in lines)
