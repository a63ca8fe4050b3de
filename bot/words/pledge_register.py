"""What became of a register of pledges, in words for the command line."""

from collections.abc import Iterable
from datetime import date

from bot.words.answers import joined
from bot.words.names import shown
from knowledge.dates import spoken
from knowledge.pledges.amounts import amount_text
from knowledge.pledges.entries import Contact, Edit, NewDeputy
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.progress import Progress, Reporting, progress_of
from knowledge.pledges.register_import import RegisterImport

_MOST_LISTED = 20


def say_register(file: str, outcome: RegisterImport, is_trial: bool) -> str:
    """What an import changed (or would), then what to do next."""
    would = " would be" if is_trial else ""
    added, changed = len(outcome.added), len(outcome.changed)
    counts = f"{pledges_in(added)}{would} added, {changed} changed, {outcome.unchanged} unchanged"
    lines = [f"{shown(file)}: {counts}." + (" Nothing was saved." if is_trial else "")]
    lines += _listed("Added:", (_described(one) for one in outcome.added))
    lines += _listed("Changed:", (_changed(pledge, edits) for pledge, edits in outcome.changed))
    lines += _listed("New to the network, known by these addresses from now on:", map(_person, outcome.people))
    if is_trial:
        is_same = not outcome.added and not outcome.changed
        lines.append("There is nothing to save." if is_same else "To save this, type it again without --dry-run.")
    return "\n".join(lines)


def pledges_in(count: int) -> str:
    """ "1 pledge", "2 pledges"."""
    return f"{count} {'pledge' if count == 1 else 'pledges'}"


def _listed(title: str, lines: Iterable[str]) -> list[str]:
    bullets = [f"  • {line}" for line in lines]
    more = len(bullets) - _MOST_LISTED
    rest = [f"  • and {more} more"] if more > 0 else []
    return [title, *bullets[:_MOST_LISTED], *rest] if bullets else []


def _described(pledge: Pledge) -> str:
    owner = pledge.owner.shown if pledge.owner else "nobody"
    past = f", with {len(pledge.entries)} entries" if len(pledge.entries) > 1 else ""
    return shown(f"{pledge.code}, {pledge.organisation}: {pledge.statement} (owner {owner}{past})")


def _changed(pledge: Pledge, edits: Iterable[Edit | NewDeputy]) -> str:
    return shown(f"{pledge.code}: {joined(_change(pledge, one) for one in edits)}")


def _change(pledge: Pledge, edit: Edit | NewDeputy) -> str:
    if isinstance(edit, Edit):
        return f"{edit.what} “{edit.after}” (was “{edit.before}”)"
    before = pledge.deputy.shown if pledge.deputy else "nobody"
    return f"deputy {edit.to.shown if edit.to else 'nobody'} (was {before})"


def _person(contact: Contact) -> str:
    return shown(", ".join(filter(None, (contact.name, contact.email, contact.organisation))))


def say_exported(file: str, pledges: int, entries: int) -> str:
    """Where an export is, and what is in it."""
    return f"{shown(file)}: {pledges_in(pledges)} with {entries} entries of their history."


def say_line(pledge: Pledge, today: date) -> str:
    """A pledge in a line: "P-014, Leigh Council: Take on 40 apprentices: amber, 46, by 31 March 2027"."""
    progress = progress_of(pledge, today)
    figure = "no figure" if pledge.latest else "nothing reported yet"
    figure = amount_text(pledge.value, pledge.unit) if pledge.value is not None else figure
    words = (
        progress.colour.value if progress.colour else "grey",
        figure,
        pledge.status.value if not pledge.status.is_reported else _reported(progress),
        "overdue" if progress.is_overdue else "",
        "less than half of the expected pace" if progress.is_behind else "",
        f"by {spoken(pledge.due)}",
    )
    return shown(f"{pledge.code}, {pledge.organisation}: {pledge.statement}: {', '.join(filter(None, words))}")


def _reported(progress: Progress) -> str:
    """ "up to date", "stale"; "first update due for October to December 2026" where there was none so far."""
    if progress.reporting is Reporting.NOT_DUE and progress.owes:
        return f"first update due for {progress.owes.months}"
    return progress.reporting.value
