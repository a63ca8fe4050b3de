"""Fields: what is calculated into a Word text. Their results are read, their codes are not."""

from dataclasses import dataclass, field

from indexer.formats.word.elements import Element, W

_LEFT_OUT = frozenset({"TOC", "TOA", "INDEX", "RD"})
"""Lists of what stands elsewhere in the document."""


@dataclass
class _Field:
    code: str = ""
    has_result: bool = False


@dataclass
class Fields:
    """The fields that are open where the reader is, outermost first; some go over many paragraphs."""

    waiting: list[_Field] = field(default_factory=list)
    hiding: int = 0  # how many of them keep text from being shown

    def pass_mark(self, mark: Element) -> None:
        """A w:fldChar: a field begins, its result begins, or it ends."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self.waiting.append(_Field())
            self.hiding += 1
        elif kind == "separate" and self.waiting and not self.waiting[-1].has_result:
            self.waiting[-1].has_result = True
            self.hiding -= not is_list_of_contents(self.waiting[-1].code)
        elif kind == "end" and self.waiting:
            ended = self.waiting.pop()
            self.hiding -= not ended.has_result or is_list_of_contents(ended.code)

    def pass_code(self, code: str) -> None:
        """A piece of a field's code (w:instrText)."""
        if self.waiting and not self.waiting[-1].has_result and len(self.waiting[-1].code) < 100:
            self.waiting[-1].code += code

    @property
    def shows(self) -> bool:
        """Whether what stands here is text, not code."""
        return not self.hiding


def is_list_of_contents(code: str) -> bool:
    """Whether a field with this code makes a table of contents or the like."""
    words = code.split(maxsplit=1)
    return bool(words) and words[0].upper() in _LEFT_OUT
