"""Invented pages of an anchor network, the same in every run: what the files of the reading benchmark hold."""

import random
from collections.abc import Iterator

from indexer.blocks import Block, Heading, Item, Paragraph, Table

PAGE_CHARACTERS = 3_000
PAGES_A_TABLE = 4
REGISTER_HEADER = ("Ref", "Action", "Lead", "Due", "Status", "Budget (£)", "Note")

_BODIES = (
    "Wexcombe Borough Council", "the Harle Valley NHS Trust", "Wexcombe University", "Fenmoor College",
    "the Harle Housing Association", "Northfold Combined Authority", "the Wexcombe Fire Service",
)  # fmt: skip
_DEEDS = (
    "agreed to spend more of its goods budget with firms in the valley", "opened its apprenticeships to care leavers",
    "published the list of its empty buildings", "raised its lowest rate of pay", "signed the clean travel pledge",
    "moved its catering contract to a co-operative", "trained its buyers in social value",
)  # fmt: skip
_REASONS = (
    "because the steering group had asked for it in spring", "after a review that took most of the year",
    "so that smaller firms can bid", "although two partners had doubts about the cost",
    "while the wider programme is still being drawn up", "as the charter of the network says",
)  # fmt: skip
_TOPICS = ("Procurement", "Employment", "Estates", "Travel", "Skills", "Health", "Food", "Energy")
_STATES = ("on track", "late", "done", "not started")


class Author:
    """Writes invented prose and registers; the same seed writes the same."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def pages(self, count: int) -> Iterator[list[Block]]:
        """Pages of about PAGE_CHARACTERS characters: a heading, paragraphs, a list, and now and then a table."""
        for number in range(1, count + 1):
            yield self._page(number)

    def register(self, pages: int) -> list[tuple[str, ...]]:
        """Rows of a register of actions without its header, of as many characters as `pages` pages."""
        rows: list[tuple[str, ...]] = []
        left = pages * PAGE_CHARACTERS
        while left > 0:
            rows.append(self._action(len(rows) + 1))
            left -= sum(map(len, rows[-1]))
        return rows

    def _page(self, number: int) -> list[Block]:
        blocks: list[Block] = [Heading(f"{number}. {self._pick(_TOPICS)} in the valley", 2, number)]
        left = PAGE_CHARACTERS
        if number % PAGES_A_TABLE == 0:
            rows = tuple((self._pick(_TOPICS), self._pick(_STATES), f"{self._amount():,}") for _ in range(8))
            blocks.append(Table((("Topic", "Status", "Spend (£)"), *rows), 1, number))
            left -= sum(len(cell) for row in rows for cell in row)
        items = [Item(self._sentence(), 0, None, number, "-") for _ in range(4)]
        left -= sum(len(item.text) for item in items)
        while left > 0:
            paragraph = Paragraph(" ".join(self._sentence() for _ in range(4)), number)
            blocks.append(paragraph)
            left -= len(paragraph.text)
        return [*blocks, *items]

    def _action(self, number: int) -> tuple[str, ...]:
        due = f"{self._random.randint(1, 28):02}/{self._random.randint(1, 12):02}/2027"
        action, lead = self._sentence(), self._pick(_BODIES).removeprefix("the ")
        note = f"See {self._pick(_TOPICS).lower()}" if number % 3 else ""
        return (f"A-{number:05}", action, lead, due, self._pick(_STATES), str(self._amount()), note)

    def _sentence(self) -> str:
        said = f"{self._pick(_BODIES)} {self._pick(_DEEDS)} {self._pick(_REASONS)}, at £{self._amount():,} a year."
        return said[0].upper() + said[1:]

    def _amount(self) -> int:
        return self._random.randint(1, 400) * 250

    def _pick(self, from_: tuple[str, ...]) -> str:
        return self._random.choice(from_)
