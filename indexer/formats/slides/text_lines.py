"""The paragraphs in a text box as lines of words, each with its mark, level and type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from indexer.formats.slides.numbering import Numbering
from indexer.formats.slides.package import NAMES, number_in, qualified
from indexer.formats.slides.text_styles import Look, Mark, Styles, level_of
from indexer.formats.text.decode import tidy
from indexer.markup import fold_space

_BREAK = "\n"
_ESCAPED = re.compile(r"_x00([01][0-9A-Fa-f])_")
_TYPED_BULLET = re.compile(r"([•‣◦▪●○■□➢➤✓✔·–—*-])\s+(?=\S)")
_TYPED_NUMBER = re.compile(r"\(?(\d{1,2}|[a-z]|[ivx]{2,4})[.)]\s+(?=\S)")
_BREAKS = re.compile(r"\n\s*\n\s*|(?<=[.?!:;])\s*\n\s*|\n\s*(?=[•‣◦▪●○■□➢➤✓✔·–—-]\s)")
_SPACE_BUT_TABS = re.compile(r"[^\S\t]+")


@dataclass(frozen=True)
class TextLine:
    """Words that stand together. `text` keeps tabs; `label` is a number as printed; `marker` a bullet typed by hand."""

    text: str
    look: Look
    level: int = 0
    label: str | None = None
    marker: str = ""

    @property
    def is_item(self) -> bool:
        return self.look.mark is not Mark.NOTHING


def lines_in(body: Element | None, styles: Styles) -> list[TextLine]:
    """The lines with words in them. A paragraph is one line, save where its line breaks clearly part it.

    A break parts words after the end of a sentence, before a bullet typed by hand, and where two stand together;
    any other is where the author found the line too long.
    """
    numbering = Numbering()
    lines: list[TextLine] = []
    for paragraph in body.iterfind("a:p", NAMES) if body is not None else ():
        texts = _parted(text_of(paragraph))
        if texts:
            lines += _lines(texts, paragraph, styles, numbering)
    return _with_typed_marks(lines)


def text_of(paragraph: Element) -> str:
    """The words of a paragraph with its tabs and line breaks; without the slide's number."""
    text = ""
    for child in paragraph:
        if child.tag == qualified("a:br"):
            text += _BREAK
        elif child.tag == qualified("a:r"):
            text = _joined(text, child.findtext("a:t", "", NAMES), child.find("a:rPr", NAMES))
        elif child.tag == qualified("a:fld"):
            text += "" if child.get("type") == "slidenum" else child.findtext("a:t", "", NAMES)
        else:
            text += "".join(found.text or "" for found in child.iter(qualified("m:t")))
    return tidy(_ESCAPED.sub(_meant, text))


def _meant(escaped: re.Match[str]) -> str:
    """A control character as XML can only spell it; those that part lines stay."""
    return _BREAK if escaped[1].upper() in ("0A", "0B", "0D") else ""


def _joined(before: str, words: str, properties: Element | None) -> str:
    """A number raised as a note's mark is kept apart from a number before it, so that "2022³" is not 20,223."""
    is_raised = number_in(properties, "baseline") > 0
    return f"{before} {words}" if is_raised and before[-1:].isdigit() and words[:1].isdigit() else before + words


def _parted(text: str) -> list[str]:
    parts = (_SPACE_BUT_TABS.sub(" ", part).strip() for part in _BREAKS.split(text))
    return [part for part in parts if part]


def _lines(texts: list[str], paragraph: Element, styles: Styles, numbering: Numbering) -> Iterator[TextLine]:
    look, level = styles.look_of(paragraph), level_of(paragraph)
    label = None
    if look.mark is Mark.NUMBER and look.numbering is not None:
        label = numbering.label(level, look.numbering)
    else:
        numbering.pause(level)
    first, *others = texts if look.mark is Mark.NOTHING else _item_parts(texts)
    yield TextLine(first, look, level, label)
    unmarked = replace(look, mark=Mark.NOTHING)
    yield from (TextLine(text, unmarked, level + (look.mark is not Mark.NOTHING)) for text in others)


def _item_parts(texts: list[str]) -> list[str]:
    """An item is one text however many sentences it breaks into; bullets typed below it stand alone."""
    parts = texts[:1]
    for text in texts[1:]:
        if _TYPED_BULLET.match(text):
            parts.append(text)
        else:
            parts[-1] = f"{parts[-1]} {text}"
    return parts


def _with_typed_marks(lines: list[TextLine]) -> list[TextLine]:
    """The lines, with bullets and numbers typed by hand as marks; a number only if there is more than one."""
    numbered = sum(bool(_TYPED_NUMBER.match(line.text)) for line in lines if not line.is_item)
    return [line if line.is_item else _with_typed_mark(line, numbered > 1) for line in lines]


def _with_typed_mark(line: TextLine, with_number: bool) -> TextLine:
    if bullet := _TYPED_BULLET.match(line.text):
        look = replace(line.look, mark=Mark.BULLET)
        return replace(line, text=line.text[bullet.end() :], look=look, marker=bullet[1])
    number = _TYPED_NUMBER.match(line.text) if with_number else None
    if not number:
        return line
    look = replace(line.look, mark=Mark.NUMBER)
    marker = fold_space(number[0])
    return replace(line, text=line.text[number.end() :], look=look, label=number[1], marker=marker)
