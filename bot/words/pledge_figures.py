"""Figures that could not be taken: what was understood, and what may have been meant."""

from collections.abc import Callable, Sequence

from knowledge.errors import HelpfulError, OfferingError
from knowledge.pledges.amount_readings import Reading
from knowledge.pledges.amounts import AmountError, blank
from knowledge.pledges.kinds import Unit

_NOT_SAVED = "Nothing was saved."
_LONGEST = 60  # characters of a figure that are said back


def say_misread(
    code: str, typed: str, error: AmountError, unit: Unit, line: Callable[[str], str], form: str
) -> HelpfulError:
    """What is wrong with a figure. `line` is the whole line with another figure, and `form` opens the form with all
    else that was understood."""
    understood = f"I read {code} and “{typed[:_LONGEST]}”. {error.wrong}"
    match error.readings:
        case (only,) if only.figure == only.label:  # as it was typed, but for a slip
            return HelpfulError(understood, f"{_NOT_SAVED} Try: /{line(only.figure)}")
    if error.readings:
        return say_which(understood, error.readings, line)
    return say_no_figure(understood, unit, line, form)


def say_no_figure(understood: str, unit: Unit, line: Callable[[str], str], form: str) -> OfferingError:
    """That a figure is wanted which nobody but who types can know."""
    place = f"{_NOT_SAVED} With the number in place of the dots: /{line(blank(unit))}"
    return OfferingError(understood, place, (("Open the form", form),))


def say_which(understood: str, readings: Sequence[Reading], line: Callable[[str], str]) -> OfferingError:
    """That a figure may have been meant in several ways."""
    offers = tuple((one.label[:75], line(one.figure)) for one in readings)
    lines = tuple(f"{one.label}: /{line(one.figure)}" for one in readings)
    return OfferingError(understood, f"{_NOT_SAVED} Which do you mean?", offers, lines)
