"""What may be entered about a pledge, what of that has to be confirmed, and what the pledge is afterwards."""

from dataclasses import replace
from datetime import date, timedelta
from typing import assert_never

from knowledge.documents import Visibility
from knowledge.errors import HelpfulError
from knowledge.pledges.check import check_entry
from knowledge.pledges.entries import (
    Edit,
    Entry,
    HandOver,
    NewDeputy,
    PledgeUpdate,
    StatusChange,
    Target,
)
from knowledge.pledges.kinds import Field, HandOverStep
from knowledge.pledges.periods import Period, period_of
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.tidy import tidy_entry
from knowledge.pledges.visibility_text import visibility_in

_LAST_PERIOD_DAYS = 28


def apply_entry(pledge: Pledge, entry: Entry) -> Pledge:
    """The pledge with one more entry, numbered as its last. Raises HelpfulError where the entry is not allowed."""
    tidy = tidy_entry(entry)
    check_entry(pledge, tidy)
    return with_entry(pledge, replace(tidy, number=pledge.version + 1))


def apply_update(pledge: Pledge, update: PledgeUpdate) -> Pledge:
    """The pledge after an update: nothing that was entered before is changed, also by a correction."""
    return apply_entry(pledge, update)


def with_first_owner(pledge: Pledge) -> Pledge:
    """The pledge with whose it was at first in its first entry, where that is known: nobody took it over since."""
    first, *later = pledge.entries
    is_first = not any(isinstance(one, HandOver) and one.step is HandOverStep.ACCEPTED for one in later)
    if not isinstance(first, Target) or first.owner or not is_first:
        return pledge
    return replace(pledge, entries=(replace(first, owner=pledge.owner), *later))


def with_entry(pledge: Pledge, entry: Entry) -> Pledge:
    """The pledge as it is once `entry` is its last."""
    after = replace(pledge, entries=(*pledge.entries, entry))
    match entry:
        case PledgeUpdate() | Target():
            return after
        case HandOver(step=HandOverStep.ACCEPTED, to=owner):
            deputy = pledge.deputy if pledge.deputy != owner else None
            return replace(after, owner=owner, deputy=deputy)
        case HandOver():
            return after
        case NewDeputy(to=deputy):
            return replace(after, deputy=deputy)
        case StatusChange(status=status):
            return replace(after, status=status)
        case Edit():
            return _edited(after, entry)
        case _:
            assert_never(entry)


def _edited(pledge: Pledge, edit: Edit) -> Pledge:
    match edit.what:
        case Field.THEME:
            return replace(pledge, theme=edit.after)
        case Field.STATEMENT:
            return replace(pledge, statement=edit.after)
        case Field.DOCUMENT:
            return replace(pledge, document=edit.after)
        case Field.CLAUSE:
            return replace(pledge, clause=edit.after)
        case Field.VISIBILITY:
            return replace(pledge, visibility=_visibility(edit.after))
        case _:
            assert_never(edit.what)


def _visibility(text: str) -> Visibility:
    visibility = visibility_in(text)
    if visibility is None:
        raise HelpfulError(
            f"“{text[:60]}” does not say who may see it.",
            "Write public, network, group: NAME, co-chairs or organisation: NAME. Nothing was saved.",
        )
    return visibility


def period_for(pledge: Pledge, today: date) -> Period:
    """For which quarter an update counts where nobody says: the last one, until four weeks after its end and while
    nothing is said of it; else the one that is running."""
    running = period_of(today)
    last = running.before
    is_open = today <= last.last + timedelta(days=_LAST_PERIOD_DAYS)
    owes_it = pledge.made_at.date() <= last.last and (pledge.latest is None or pledge.latest.period < last)
    return last if is_open and owes_it else running
