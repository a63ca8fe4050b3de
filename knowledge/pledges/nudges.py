"""When owners are asked how their pledges stand in a quarter, and who is asked while nobody answers."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from knowledge.dates import WorkingDays, instant
from knowledge.notices import AT, Nudge, Recipient, Reminder
from knowledge.pledges.entries import Entry, HandOver, NewDeputy
from knowledge.pledges.kinds import HandOverStep
from knowledge.pledges.periods import Period, period_of
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.progress import DUE_AFTER

FIRST_BEFORE, SECOND_BEFORE, AFTER = 14, 5, 2
"""Working days before, and after, the last day of the quarter."""
VALID = 5
"""Working days for which a word to the secretariat is worth sending."""


def nudges(period: Period, zone: ZoneInfo, working: WorkingDays) -> list[Reminder]:
    """The steps of a quarter: two for owners before its end; one after it for deputies (owners where there are none);
    the secretariat's when updates count as due, two weeks after it. Each is worth sending until the next."""
    days = (
        working.before(period.last, FIRST_BEFORE),
        working.before(period.last, SECOND_BEFORE),
        working.after(period.last, AFTER),
        working.after(period.last + DUE_AFTER - timedelta(days=1)),
    )
    ends = (*days[1:], working.after(days[-1], VALID))
    whom = (Recipient.OWNER, Recipient.OWNER, Recipient.DEPUTY, Recipient.SECRETARIAT)
    return [
        Reminder(step, recipient, instant(day, AT, zone), instant(end, AT, zone))
        for step, recipient, day, end in zip(Nudge, whom, days, ends, strict=True)
    ]


def quarters(first: date, last: date) -> list[Period]:
    """Those that have a step on these days: the one before them too, whose end may be told of still."""
    found = [period_of(first).before]
    while found[-1].last < last:
        found.append(found[-1].after)
    return found


def is_silent(pledge: Pledge, period: Period) -> bool:
    """Whether a pledge that is reported at all was not in this quarter, nor in a later one."""
    return pledge.status.is_reported and (pledge.latest is None or pledge.latest.period < period)


def whom_to_ask(pledge: Pledge, step: Nudge, office: Sequence[int]) -> tuple[int, ...]:
    """Who hears of a silent pledge at this step, by id: its owner, then its deputy, each in the other's stead where
    that one is gone; where both are, the secretariat (`office`), once before the end and once after."""
    held = [one.person_id for one in (pledge.owner, pledge.deputy) if one and one.person_id is not None]
    if step is Nudge.OFFICE or (not held and step is Nudge.FIRST):
        return tuple(office)
    return tuple(held[-1:] if step is Nudge.DEPUTY else held[:1])


def asked_of(
    pledges: Iterable[Pledge], period: Period, reminder: Reminder, person_id: int, office: Sequence[int]
) -> list[Pledge]:
    """The silent pledges that somebody is asked about at a step: not those that were made after it, nor those that
    they took over after it, which they were told of then."""
    return [
        one
        for one in pledges
        if is_silent(one, period)
        and _theirs_since(one, person_id) < reminder.due_at
        and person_id in whom_to_ask(one, Nudge(reminder.rung), office)
    ]


def _theirs_since(pledge: Pledge, person_id: int) -> datetime:
    came = [one.at for one in pledge.entries if _brings(one, person_id)]
    return max(came, default=pledge.made_at)


def _brings(entry: Entry, person_id: int) -> bool:
    match entry:
        case HandOver(step=HandOverStep.ACCEPTED, to=to) | NewDeputy(to=to):
            return to is not None and to.person_id == person_id
        case _:
            return False
