"""Figures, colours and days of pledges in words."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.words.dates import at_time
from bot.words.names import shown
from knowledge.dates import spoken
from knowledge.pledges.amounts import amount_text
from knowledge.pledges.concerns import ByNumber
from knowledge.pledges.entries import Contact, PledgeUpdate, Target
from knowledge.pledges.kinds import Blocker, Direction, Kind, Status, Unit
from knowledge.pledges.periods import Numbering
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.progress import Progress, Reporting


def named(pledge: Pledge) -> str:
    """ "P-014 (Essex Police, employment): 50 apprentices start"."""
    return f"{pledge.code} ({shown(pledge.organisation)}, {shown(pledge.theme)}): {shown(pledge.statement)}"


def promised(pledge: Pledge) -> str:
    """ "50 apprentices by Friday 31 March 2028"."""
    target, day = pledge.target, f"by {spoken(pledge.due)}"
    if target.value is None:
        return day
    figure = amount_text(target.value, pledge.unit)
    if pledge.kind is Kind.MAINTAIN:
        side = "at least" if pledge.direction is Direction.UP else "at most"
        return f"{side} {figure}, until {spoken(pledge.due)}"
    return f"{'down to ' if pledge.direction is Direction.DOWN else ''}{figure} {day}"


def target_in_words(pledge: Pledge, target: Target) -> str:
    """One of its targets, as it was: "50 apprentices by Friday 31 March 2028"."""
    day = f"by {spoken(target.due)}"
    return f"{amount_text(target.value, pledge.unit)} {day}" if target.value is not None else day


def figure_in_words(pledge: Pledge, update: PledgeUpdate) -> str:
    """ "48%", "46 of 50 apprentices"; "" where none was given."""
    if update.value is None:
        return ""
    if update.out_of is None:
        return amount_text(update.value, pledge.unit)
    return f"{amount_text(update.value, Unit())} of {amount_text(update.out_of, pledge.unit)}"


def said_in_words(pledge: Pledge, update: PledgeUpdate) -> str:
    """What somebody said, in one line: "amber, 48%, blocked by resourcing: “Q3 spend done” (https://…)"."""
    words = (
        str(update.rag or ""),
        figure_in_words(pledge, update),
        _in_the_way(update.blocker),
        f"{update.confidence} confidence" if update.confidence else "",
    )
    said = ", ".join(filter(None, words))
    if update.note:
        said += f"{': ' if said else ''}“{shown(update.note)}”"
    if update.evidence:
        said += f"{' ' if said else ''}({', '.join(map(shown, update.evidence))})"
    return said


def told_in_words(pledge: Pledge, update: PledgeUpdate) -> str:
    """The same as a sentence: "P-014 is amber, 48%", "P-014 stands at 12 people", "P-014: “a new partner”"."""
    said = said_in_words(pledge, update)
    if update.rag is None and update.value is not None:
        return f"{pledge.code} stands at {said}"
    return f"{pledge.code} is {said}" if update.rag or update.blocker else f"{pledge.code}: {said}"


def counted(pledges: Sequence[Pledge]) -> str:
    """ "3 pledges", "1 pledge and 2 withdrawn", "1 withdrawn pledge": one that is withdrawn is counted by itself."""
    gone = sum(one.status is Status.WITHDRAWN for one in pledges)
    stand = len(pledges) - gone
    if not stand and gone:
        return f"{gone} withdrawn {'pledge' if gone == 1 else 'pledges'}"
    return f"{stand} {'pledge' if stand == 1 else 'pledges'}{f' and {gone} withdrawn' if gone else ''}"


def _in_the_way(blocker: Blocker | None) -> str:
    if blocker is Blocker.NOTHING:
        return "no longer blocked"
    return f"blocked by {blocker}" if blocker else ""


def standing_in_words(pledge: Pledge, progress: Progress) -> str:
    """How it stands: "amber, 48%", "nothing reported yet"; of one that is withdrawn nothing but that."""
    if pledge.status is Status.WITHDRAWN:
        return "withdrawn"
    words = [str(progress.colour)] if progress.colour else []
    if pledge.value is not None:
        words.append(amount_text(pledge.value, pledge.unit))
    return ", ".join(words) or ("nothing reported yet" if pledge.latest is None else "no figure")


def flags(pledge: Pledge, progress: Progress) -> list[str]:
    """What one should know beside that: stale, overdue, behind, blocked."""
    words = []
    if pledge.status is not Status.WITHDRAWN and not pledge.status.is_reported:
        words.append(str(pledge.status))
    if progress.reporting in (Reporting.STALE, Reporting.UPDATE_DUE):
        words.append(str(progress.reporting))
    if progress.is_overdue:
        words.append("overdue")
    if progress.is_behind:
        words.append("green, but at less than half the expected pace")
    if pledge.blocker and not pledge.status.is_over:
        words.append(f"blocked by {pledge.blocker}")
    return words


_YEARS = {Numbering.CALENDAR: "calendar year", Numbering.FINANCIAL: "financial year"}


def quarter_in_words(quarter: ByNumber) -> str:
    """Which months a quarter is that was typed by its number, and which it would be by the other way of counting."""
    number = quarter.period.name(quarter.numbering)[-2:]
    ours, theirs = _YEARS[quarter.numbering], _YEARS[quarter.numbering.other]
    here = f"Quarters are those of the {ours} here, so that {number} is {quarter.period.months}"
    return f"{here}; of the {theirs} it would be {quarter.other.months}."


def owner_in_words(contact: Contact | None) -> str:
    """Their name, or "nobody"."""
    return shown(contact.shown) if contact else "nobody"


def moment(at: datetime) -> str:
    """ "Tuesday 17 November 2026, 10am"."""
    return at_time(at)


def line_of(pledge: Pledge, progress: Progress) -> str:
    """One pledge in a list."""
    extra = f" ({'; '.join(found)})" if (found := flags(pledge, progress)) else ""
    letter = progress.colour.letter if progress.colour else "–"
    standing = standing_in_words(pledge, progress)
    what = f"{pledge.code} [{letter}] {shown(pledge.organisation)}: {shown(pledge.statement)}"
    return f"{what} – {standing}; promised: {promised(pledge)}{extra}"


def day_in_words(day: date) -> str:
    """ "Tuesday 17 November 2026"."""
    return spoken(day)
