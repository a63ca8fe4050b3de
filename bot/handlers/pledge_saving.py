"""Whether an update is saved, or something has to be asked first."""

from dataclasses import dataclass, replace
from datetime import timedelta

from sqlite_utils import Database

from bot.commands import Seen
from knowledge.pledges.check import check_entry
from knowledge.pledges.concerns import ByNumber, Concern, concerns
from knowledge.pledges.entries import Entry, PledgeUpdate
from knowledge.pledges.kinds import Source
from knowledge.pledges.pledge import Pledge
from knowledge.store.pledge_rows import Meanwhile, save_entry

_JUST_NOW = timedelta(hours=1)
_NEWS = timedelta(days=1)


@dataclass(frozen=True)
class Saved:
    """The pledge with the update; not `is_news` where it was there already."""

    pledge: Pledge
    is_news: bool = True


@dataclass(frozen=True)
class AskFirst:
    """Nothing was saved: what was entered that was not seen, and what is odd about the update, of which there is one at
    least. `pledge` is as it stands now."""

    pledge: Pledge
    news: tuple[Entry, ...]
    odd: tuple[Concern, ...]


def save_or_ask(
    db: Database, pledge: Pledge, update: PledgeUpdate, seen: Seen, actor: str, named: tuple[ByNumber, ...] = ()
) -> Saved | AskFirst:
    """Saves the update, unless somebody else was quicker, or it may be a slip; `named` is what may be another quarter
    than was meant. Raises HelpfulError."""
    check_entry(pledge, update)
    if _is_there(pledge, update):
        return Saved(pledge, is_news=False)
    odd = (*named, *concerns(pledge, update))
    news = _unseen(pledge, seen, update)
    if news or (odd and not seen.is_sure):
        return AskFirst(pledge, news, odd)
    saved = save_entry(db, pledge, update, actor)
    if isinstance(saved, Meanwhile):
        return AskFirst(saved.pledge, saved.pledge.entries[pledge.version :], concerns(saved.pledge, update))
    return Saved(saved)


def _is_there(pledge: Pledge, update: PledgeUpdate) -> bool:
    """Whether its last entry says the same of the same quarter, by the same person and a moment ago: a button was
    clicked twice."""
    last = pledge.entries[-1]
    if not isinstance(last, PledgeUpdate) or last.by != update.by or update.at - last.at > _JUST_NOW:
        return False
    return replace(update, number=last.number, at=last.at, source=last.source, corrects=last.corrects) == last


def _unseen(pledge: Pledge, seen: Seen, update: PledgeUpdate) -> tuple[Entry, ...]:
    """What was entered since the version that was seen; of who typed without looking, what others said of the same
    quarter within the last day."""
    if seen.version is not None:
        return pledge.entries[seen.version :]
    last = pledge.entries[-1]
    if not isinstance(last, PledgeUpdate) or last.source is Source.IMPORT or last.by == update.by:
        return ()
    return (last,) if last.period == update.period and update.at - last.at < _NEWS else ()
