"""Who is to hear what somebody else entered about a pledge: an offer, its answer, what changes the pledge itself."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Told:
    """What is told of an entry, and to whom: people's ids."""

    step: News
    people: tuple[int, ...]


def news_of(pledge: Pledge, entry: Entry) -> Told | None:
    """What is told of an entry, whether or not it is news still (see `why_moot`); None for what concerns nobody but who
    entered it, and for what was imported: that is history."""
    if entry.source is Source.IMPORT:
        return None
    match entry:
        case HandOver(step=HandOverStep.OFFERED, to=to):
            return _to(News.OFFERED, entry, to)
        case HandOver(step=HandOverStep.ACCEPTED):
            return _to(News.ACCEPTED, entry, _offered_by(pledge, entry))
        case HandOver(step=HandOverStep.DECLINED):
            return _to(News.DECLINED, entry, _offered_by(pledge, entry))
        case NewDeputy(to=to):
            return _to(News.DEPUTY, entry, to)
        case Target() if entry.number > 1:
            return _to(News.TARGET, entry, pledge.owner, pledge.deputy)
        case StatusChange():
            return _to(News.STATUS, entry, pledge.owner, pledge.deputy)
        case Edit(what=Field.STATEMENT):
            return _to(News.WORDING, entry, pledge.owner, pledge.deputy)
        case _:
            return None


def _to(step: News, entry: Entry, *contacts: Contact | None) -> Told | None:
    ids = [one.person_id for one in contacts if one and one.person_id is not None and one != entry.by]
    return Told(step, tuple(dict.fromkeys(ids))) if ids else None


def _offered_by(pledge: Pledge, answer: HandOver) -> Contact | None:
    offers = (one for one in reversed(pledge.entries) if isinstance(one, HandOver) and one.number < answer.number)
    return next((one.by for one in offers if one.step is HandOverStep.OFFERED), None)


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
