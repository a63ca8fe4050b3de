"""Who is to hear what somebody else entered about a pledge: an offer, its answer, what changes the pledge itself."""

from dataclasses import dataclass, replace
from datetime import timedelta

from knowledge.notices import News
from knowledge.pledges.entries import Contact, Edit, Entry, HandOver, NewDeputy, PledgeUpdate, StatusChange, Target
from knowledge.pledges.kinds import Field, HandOverStep, Source
from knowledge.pledges.pledge import Pledge

SETTLED_AFTER = timedelta(minutes=5)
"""A slip that is put right at once is no news."""
_OFFER_VALID, _NEWS_VALID = 20, 5  # working days
ANSWERED, TAKEN_BACK = "the offer was answered", "the offer was taken back"
OVER, CHANGED_AGAIN = "the pledge is over", "it has changed again since"


KNOWN_BEFORE = (News.ACCEPTED, News.TAKEN_BACK)
"""What ends something that people were told of: it is told by its code alone to who may not see the pledge by then."""


@dataclass(frozen=True)
class Told:
    """What is told of an entry, and to whom: people's ids. With `after` to those only who were told of the entry of
    that number: to all others it would be news of what they never heard of."""

    step: News
    people: tuple[int, ...]
    after: int = 0


def news_of(pledge: Pledge, entry: Entry) -> tuple[Told, ...]:
    """What is told of an entry, whether or not it is news still (see `why_moot`), each person once; nothing of what
    concerns nobody but who entered it, and of what was imported: that is history."""
    found: list[Told] = []
    for one in () if entry.source is Source.IMPORT else _told(pledge, entry):
        heard = {person for each in found for person in each.people}
        people = tuple(dict.fromkeys(person for person in one.people if person not in heard))
        found += [replace(one, people=people)] if people else []
    return tuple(found)


def _told(pledge: Pledge, entry: Entry) -> list[Told]:
    owner = owner_at(pledge, entry.number)
    match entry:
        case HandOver(step=HandOverStep.OFFERED, to=to):
            return [_to(News.OFFERED, entry, to), _to(News.OFFERED_ON, entry, owner)]
        case HandOver(step=HandOverStep.ACCEPTED):
            return [_to(News.ACCEPTED, entry, _offerer(pledge, entry), owner)]
        case HandOver(step=HandOverStep.DECLINED):
            return [_to(News.DECLINED, entry, _offerer(pledge, entry), owner)]
        case HandOver(to=to):
            after = offer_before(pledge, entry)
            concerned = _to(News.TAKEN_BACK, entry, to, owner)
            return [
                _to(News.TAKEN_BACK, entry, _offerer(pledge, entry)),
                replace(concerned, after=after.number if after else 0),
            ]
        case NewDeputy(to=to):
            return [_to(News.DEPUTY, entry, to, deputy_before(pledge, entry), owner)]
        case Target() if entry.number > 1:
            return [_to(News.TARGET, entry, pledge.owner, pledge.deputy)]
        case StatusChange(status=status):
            changed = _to(News.STATUS, entry, pledge.owner, pledge.deputy)
            offer = offer_before(pledge, entry) if status.is_over else None
            return [changed, replace(_to(News.TAKEN_BACK, entry, offer.to), after=offer.number)] if offer else [changed]
        case Edit(what=Field.STATEMENT):
            return [_to(News.WORDING, entry, pledge.owner, pledge.deputy)]
        case _:
            return []


def _to(step: News, entry: Entry, *contacts: Contact | None) -> Told:
    return Told(step, tuple(one.person_id for one in contacts if one and one.person_id is not None and one != entry.by))


def owner_at(pledge: Pledge, number: int) -> Contact | None:
    """Whose a pledge was before the entry of that number; None where nobody knows."""
    taken = [one for one in pledge.entries if isinstance(one, HandOver) and one.step is HandOverStep.ACCEPTED]
    if before := [one for one in taken if one.number < number]:
        return before[-1].to
    first = pledge.targets[0].owner
    return first if taken or pledge.owner is None else pledge.owner


def deputy_before(pledge: Pledge, entry: Entry) -> Contact | None:
    """Whom an entry takes the place of as deputy; None where nobody did, or nobody knows."""
    named = [one for one in pledge.entries if isinstance(one, NewDeputy) and one.number < entry.number]
    return named[-1].to if named else None


def offer_before(pledge: Pledge, entry: Entry) -> HandOver | None:
    """The offer that stood when something was entered."""
    steps = [one for one in pledge.entries if isinstance(one, HandOver) and one.number < entry.number]
    return steps[-1] if steps and steps[-1].step is HandOverStep.OFFERED else None


def _offerer(pledge: Pledge, entry: Entry) -> Contact | None:
    offer = offer_before(pledge, entry)
    return offer.by if offer else None


def why_moot(pledge: Pledge, entry: Entry) -> str:
    """Why nobody is to be told of it any more: an offer that is answered, taken back, or of a pledge that is over, and
    what was changed once more. "" where it is news."""
    later = pledge.entries[entry.number :]
    match entry:
        case HandOver(step=HandOverStep.OFFERED):
            steps = [one.step for one in later if isinstance(one, HandOver)]
            if steps:
                return TAKEN_BACK if steps[0] is HandOverStep.TAKEN_BACK else ANSWERED
            return OVER if pledge.status.is_over else ""
        case HandOver() | PledgeUpdate():
            return ""
        case Edit(what=what):
            is_changed = any(isinstance(one, Edit) and one.what is what for one in later)
        case _:
            is_changed = any(type(one) is type(entry) for one in later)
    return CHANGED_AGAIN if is_changed else ""


def days_valid(step: News) -> int:
    """For how many working days it is worth telling: an offer, which waits for an answer, for four weeks, all else for
    one."""
    return _OFFER_VALID if step is News.OFFERED else _NEWS_VALID
