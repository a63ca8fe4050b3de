"""Pictures on slides: whether there are any, and what they are described with."""

import re

from indexer.blocks import Paragraph
from indexer.formats.slides.deck import Slide
from indexer.formats.slides.package import qualified
from indexer.formats.slides.shapes import every, shapes_of
from indexer.formats.text.decode import tidy
from indexer.markup import fold_space

_NOBODYS_WORDS = re.compile(
    r"automatically generated|AI-generated|\.(?:png|jpe?g|gif|svg|emf|wmf|tiff?|bmp)$"
    r"|^(?:picture|image|graphic)\s*\d*$",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3
_PICTURES = frozenset(map(qualified, ("a:blip", "p:oleObj", "p:contentPart")))


def has_picture(slide: Slide) -> bool:
    """Whether anything on the slide, its background too, is a picture."""
    return any(element.tag in _PICTURES for element in slide.part.root.iter())


def described_pictures(slide: Slide) -> list[Paragraph]:
    """The descriptions that people wrote for the pictures on the slide, those from programs left out."""
    marked = (shape.element.find("*/{*}cNvPr") for shape in every(shapes_of(slide)))
    texts = (fold_space(tidy(mark.get("descr", ""))) for mark in marked if mark is not None)
    return [Paragraph(text, slide.number) for text in texts if _is_written(text)]


def _is_written(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS and not _NOBODYS_WORDS.search(text)
