"""What the secretariat should know of slides that could not be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from indexer.formats.slides.deck import Deck
from indexer.formats.slides.package import damaged
from knowledge.errors import HelpfulError

_NEW_COPY = "open the file in PowerPoint or LibreOffice and save a new copy"


@dataclass
class Outcome:
    """What became of the slides, by their numbers. `last` is the last one looked at."""

    hidden: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    in_part: list[int] = field(default_factory=list)
    last: int = 0


def problems_of(deck: Deck, outcome: Outcome) -> Iterator[str]:
    """A sentence for every kind of thing that is in the file and was not read."""
    if outcome.damaged:
        yield f"{_slides(outcome.damaged)} {_is_are(outcome.damaged)} damaged: {_NEW_COPY}."
    if outcome.in_part:
        yield f"{_slides(outcome.in_part)} {_is_are(outcome.in_part)} damaged and only read in part: {_NEW_COPY}."
    if outcome.pictures:
        what = "is a picture" if len(outcome.pictures) == 1 else "are pictures"
        yield (
            f"{_slides(outcome.pictures)} {what} without text: save the file as PDF and run OCR on it, "
            "for instance with ocrmypdf."
        )
    if outcome.last < len(deck.slides):
        yield (
            f"Only the first {outcome.last:,} of its {len(deck.slides):,} slides were read: "
            "split it into smaller presentations."
        )


def nothing_found(deck: Deck, outcome: Outcome) -> HelpfulError:
    """Why there is no text at all."""
    if outcome.damaged or outcome.in_part:
        return damaged()
    if outcome.pictures:
        return HelpfulError(
            "Its slides are pictures without text.",
            "Save it as PDF and run OCR on it, for instance: ocrmypdf IN.pdf OUT.pdf",
        )
    if deck.slides and len(outcome.hidden) == len(deck.slides):
        return HelpfulError(
            "All its slides are hidden.", "Unhide those that may be quoted (Slide Show, Hide Slide), and save it."
        )
    return HelpfulError("Its slides hold no text.", "Put text on them, or take the file out of the folder.")


def _slides(numbers: Sequence[int]) -> str:
    """ "Slide 3", "Slides 3 and 4", "Slides 1, 3 to 5 and 9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts = [text for run in runs for text in _run(run)]
    named = " and ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))
    return f"{'Slide' if len(numbers) == 1 else 'Slides'} {named}"


def _run(numbers: list[int]) -> list[str]:
    return [f"{numbers[0]} to {numbers[-1]}"] if len(numbers) > 2 else list(map(str, numbers))


def _is_are(numbers: Sequence[int]) -> str:
    return "is" if len(numbers) == 1 else "are"
