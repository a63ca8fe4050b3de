"""Which pledges belong in a list."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from bot.commands import COLOURS, ListPledges, Only
from knowledge.documents import name_key, name_keys
from knowledge.organisations import organisations_meant
from knowledge.people import Person
from knowledge.pledges.apply import period_for
from knowledge.pledges.kinds import Rag, Status
from knowledge.pledges.nudges import is_silent
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.progress import Reporting, progress_of
from knowledge.pledges.rights import is_held_by
from knowledge.pledges.themes import Crosswalk


def chosen(
    found: Sequence[Pledge], command: ListPledges, by: date | None, themes: Crosswalk, alone: Person | None, today: date
) -> list[Pledge]:
    """Those of the pledges that a list is to hold; `by` is the day until which they are due, `alone` whoever's "mine"
    are."""
    if command.organisation:
        names = organisations_meant(command.organisation, sorted({one.organisation for one in found}))
        found = [one for one in found if one.organisation in names]
    if command.theme:
        keys = name_keys((command.theme, *themes.meant_by(command.theme)))
        found = [one for one in found if name_key(one.theme) in keys]
    if by:
        found = [one for one in found if one.due <= by and not one.status.is_over]
    colours = [only for only in command.only if only in COLOURS]
    return [
        one
        for one in found
        if all(_is(one, only, alone, today) for only in command.only if only not in colours)
        and (not colours or any(_is(one, only, alone, today) for only in colours))
    ]


def nearest(found: Sequence[Pledge], command: ListPledges, themes: Crosswalk) -> ListPledges | None:
    """The list that may have been meant, where a theme or an organisation is of no pledge and almost another's."""
    meant = command
    if command.theme:
        known = (name for one in found for name in (one.theme, *themes.also_called(one.theme)))
        is_known = bool(themes.meant_by(command.theme))
        meant = meant if is_known else replace(meant, theme=_nearest(command.theme, known) or meant.theme)
    names = sorted({one.organisation for one in found})
    if command.organisation and not organisations_meant(command.organisation, names):
        meant = replace(meant, organisation=_nearest(command.organisation, names) or meant.organisation)
    return None if meant == command else meant


def _nearest(typed: str, names: Iterable[str]) -> str | None:
    keys = {name_key(name): name for name in names}
    near = get_close_matches(name_key(typed), keys, n=1, cutoff=0.7)
    return keys[near[0]] if near and near[0] != name_key(typed) else None


def _is(pledge: Pledge, only: Only, person: Person | None, today: date) -> bool:
    progress = progress_of(pledge, today)
    match only:
        case Only.MINE:
            return person is not None and is_held_by(pledge, person)
        case Only.UNREPORTED:
            return is_silent(pledge, period_for(pledge, today))
        case Only.STALE:
            return progress.reporting is Reporting.STALE
        case Only.OVERDUE:
            return progress.is_overdue
        case Only.RED | Only.AMBER | Only.GREEN:
            return progress.colour is Rag(only.value)
        case Only.MET | Only.WITHDRAWN:
            return pledge.status is Status(only.value)
        case Only.BLOCKED:
            return pledge.status.is_reported and pledge.blocker is not None
        case Only.BEHIND:
            return pledge.status.is_reported and progress.is_slow
