"""What the secretariat should know of a Word document that could not be read, or not all of it."""

from collections.abc import Iterator

from indexer.formats.word.inserted import read_inserted
from indexer.formats.word.package import WordFile, damaged
from indexer.formats.word.story import Story
from indexer.limits import Limits
from knowledge.errors import HelpfulError

_TEXT_BESIDE_A_PICTURE = 100
"""Characters: with fewer for each picture, the pictures are what the document is about."""


def problems_of(file: WordFile, story: Story, pages: int, limits: Limits) -> Iterator[str]:
    """A sentence for everything that is in the file and was not read. `pages` is 0 where they are not known."""
    if not file.is_whole:
        yield "It is damaged and some of it may be missing: open it in Word or LibreOffice and save a new copy."
    if story.is_cut:
        yield f"Only its first {story.characters:,} characters were read: split it into smaller documents."
    if pages > limits.pages:
        yield f"Only the first {limits.pages:,} of its {pages:,} pages were read: split it into smaller documents."
    if any(read_inserted(data) is None for data in file.inserted.values()):
        yield "Another file was inserted into it and not read: open it in Word and save a new copy."
    if story.characters < _TEXT_BESIDE_A_PICTURE * story.pictures:
        what = "picture was" if story.pictures == 1 else f"{story.pictures:,} pictures were"
        yield f"Its {what} not read: if there is text in them, save it as PDF and run OCR on it."


def nothing_found(file: WordFile, story: Story) -> HelpfulError:
    """Why there is no text at all."""
    if not file.is_whole:
        return damaged()
    if story.pictures:
        return HelpfulError(
            "It holds pictures and no text.",
            "Save it as PDF and run OCR on it, for instance: ocrmypdf IN.pdf OUT.pdf",
        )
    return HelpfulError("It holds no text.", "Put some text into it, or take it out of the folder.")
