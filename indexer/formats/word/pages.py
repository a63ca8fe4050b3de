"""Pages of a Word file, as far as they can be told: it keeps only where they broke when it was last drawn."""

from dataclasses import dataclass

from indexer.formats.word.package import Declared

_FULLEST_PAGE = 6_000
"""Characters: more do not stand on one page."""


@dataclass
class PageCounter:
    """Counts breaks as they are passed. `is_fresh`: nothing has been seen yet on the page."""

    number: int = 1
    is_fresh: bool = True

    def break_here(self) -> None:
        """A break that someone typed."""
        self.number += 1
        self.is_fresh = True

    def break_before(self) -> None:
        """A paragraph or section that starts on a new page does so at once where one has just begun."""
        if not self.is_fresh:
            self.break_here()

    def drawn_break(self) -> None:
        """A break as the page was last drawn; right after a typed one it is the same break."""
        if not self.is_fresh:
            self.number += 1
        self.is_fresh = False

    def see_text(self) -> None:
        self.is_fresh = False

    def copy(self) -> "PageCounter":
        """A counter that stands where this one does."""
        return PageCounter(self.number, self.is_fresh)


def can_be_trusted(counted: int, declared: Declared, words: int, characters: int) -> bool:
    """Whether the pages counted are the document's.

    They are where the program that saved the file declares as many, and where what it declares is of this text:
    tools that fill in templates leave the template's own counts, often one page and a few words, or none.
    """
    if declared.pages != counted or characters > counted * _FULLEST_PAGE:
        return False
    return declared.words is None or declared.words <= 2 * words <= 4 * declared.words
