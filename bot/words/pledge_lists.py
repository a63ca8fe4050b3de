"""Lists of pledges: what was asked for, the secretariat's board, the co-chairs' exceptions."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from bot.commands import COLOURS, FileKind, ListPledges, Only, to_text
from bot.reply import Choice, File, Items, Paragraph, Part, Reply
from bot.words.names import shown
from bot.words.pledge_register import pledges_in
from bot.words.pledge_same import same_on_all
from bot.words.pledge_values import counted, line_of, owner_in_words
from knowledge.pledges.apply import period_for
from knowledge.pledges.kinds import Blocker, Rag
from knowledge.pledges.nudges import is_silent
from knowledge.pledges.periods import Numbering, Period
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.progress import Reporting, progress_of

A_PAGE = 20
_MOST_ON_BOARD = 60
_MEDIA_TYPES = {
    FileKind.CSV: "text/csv",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def say_pledges(
    found: Sequence[Pledge], command: ListPledges, due: str, today: date, meant: ListPledges | None = None
) -> Reply:
    """A page of the pledges that were asked for; `due` is until when, in words. Where there are none, `meant` is the
    list that may have been meant."""
    chosen = _chosen(command, due, len(found))
    if not found:
        line = f"I know of no pledges{chosen}."
        if meant:
            asked, line_meant = f"Did you mean{_chosen(meant, due, 2)}?", to_text(meant)
            return Reply(f"{line} {asked}", (Paragraph(f"{line} {asked}"), Choice("Yes, that list", line_meant)))
        every = "" if not chosen else "To see all that you may see: /pledge list"
        return Reply(line, (Paragraph(line), *([Paragraph(every)] if every else [])))
    shown_now = found[command.first - 1 : command.first - 1 + A_PAGE]
    count = pledges_in(len(found)) if Only.WITHDRAWN in command.only else counted(found)
    part = "" if len(shown_now) == len(found) else f", {command.first} to {command.first - 1 + len(shown_now)} of them"
    line = f"{count}{chosen}{part}."
    parts: list[Part] = [Paragraph(line), Items(tuple(line_of(one, progress_of(one, today)) for one in shown_now))]
    parts += _not_reported(shown_now, today) if Only.MINE in command.only else ()
    if (following := command.first + A_PAGE) <= len(found):
        parts.append(Choice("The next ones", to_text(replace(command, first=following))))
    parts += [Choice(f"Show {one.code}", f"pledge show {one.code}") for one in shown_now[:5]]
    return Reply(line, tuple(parts))


def _not_reported(own: Sequence[Pledge], today: date) -> list[Part]:
    """Which of somebody's own wait for an update, and that it may be the same for all, where they are several."""
    silent = [one for one in own if is_silent(one, period_for(one, today))]
    if len(silent) < 2 or not (choices := same_on_all(silent)):
        return []
    months = " and ".join(dict.fromkeys(period_for(one, today).months for one in silent))
    return [Paragraph(f"No update yet for {months}: {', '.join(one.code for one in silent)}."), *choices]


_SAID = {Only.MINE: "yours", Only.BEHIND: "behind (at less than half of the expected pace)"}


def _chosen(command: ListPledges, due: str, count: int) -> str:
    be = "is" if count == 1 else "are"
    colours = [one.value for one in command.only if one in COLOURS]
    others = [_SAID.get(one, one.value) for one in command.only if one not in COLOURS]
    only = ", ".join((*others, *([" or ".join(colours)] if colours else [])))
    words = (
        f" that {be} {only}" if only else "",
        f" of {shown(command.organisation)}" if command.organisation else "",
        f" on {shown(command.theme)}" if command.theme else "",
        f" due by {due}" if due else "",
    )
    return "".join(words)


def say_board(pledges: Sequence[Pledge], period: Period, numbering: Numbering, today: date) -> Reply:
    """Who has not reported for a quarter, by owner, the stalest first."""
    asked = [one for one in pledges if one.status.is_reported and one.made_at.date() <= period.last]
    silent = [one for one in asked if one.latest is None or one.latest.period < period]
    done = len(asked) - len(silent)
    line = f"{period.label(numbering)}: {done} of {len(asked)} pledges {'is' if done == 1 else 'are'} reported."
    rows = sorted(silent, key=lambda one: (owner_in_words(one.owner), one.organisation, one.number))
    lines = []
    for (owner, organisation), run in groupby(rows, key=lambda one: (owner_in_words(one.owner), one.organisation)):
        lines.append(f"{owner} ({shown(organisation)}): {', '.join(_with_state(one, today) for one in run)}")
    parts: list[Part] = [Paragraph(line)]
    if lines:
        parts += [Paragraph("Not reported:"), Items(tuple(lines[:_MOST_ON_BOARD]))]
    if len(lines) > _MOST_ON_BOARD:
        parts.append(Paragraph(f"And {len(lines) - _MOST_ON_BOARD} more owners; all of them are in the export."))
    return Reply(line, (*parts, Choice("Exceptions", "pledge exceptions"), Choice("Export", "pledge export xlsx")))


def _with_state(pledge: Pledge, today: date) -> str:
    state = progress_of(pledge, today).reporting
    is_late = state in (Reporting.STALE, Reporting.UPDATE_DUE)
    return f"{pledge.code} ({state})" if is_late else pledge.code


def say_exceptions(pledges: Sequence[Pledge], today: date) -> Reply:
    """What co-chairs ought to look at: red, stale, blocked by one of the three barriers."""
    running = [(one, progress_of(one, today)) for one in pledges if one.status.is_reported]
    red = [one for one, progress in running if progress.colour is Rag.RED]
    stale = [one for one, progress in running if progress.reporting is Reporting.STALE]
    blocked = {
        barrier: [one for one, _ in running if one.blocker is barrier]
        for barrier in Blocker
        if barrier not in (Blocker.OTHER, Blocker.NOTHING)
    }
    groups = [("Red", red), ("Stale", stale), *((f"Blocked by {name}", found) for name, found in blocked.items())]
    count = len({one.number for _, found in groups for one in found})
    line = (
        f"{count} of {len(running)} pledges {'needs' if count == 1 else 'need'} a look."
        if count
        else f"None of {len(running)} pledges is red, stale or blocked."
    )
    parts: list[Part] = [Paragraph(line)]
    above: set[int] = set()
    for head, found in groups:
        if found:
            parts += [Paragraph(f"{head}: {len(found)}"), _but_once(found, above, today)]
            above |= {one.number for one in found}
    return Reply(line, tuple(parts))


def _but_once(found: Sequence[Pledge], above: Collection[int], today: date) -> Items:
    """A line for each that has none above; the others by their codes."""
    again = ", ".join(one.code for one in found if one.number in above)
    lines = [line_of(one, progress_of(one, today)) for one in found if one.number not in above]
    return Items((*([f"{again} (above)"] if again else []), *lines))


def say_export(pledges: Sequence[Pledge], kind: FileKind, content: bytes, today: date) -> Reply:
    """The pledges as a file."""
    entries = sum(len(one.entries) for one in pledges)
    line = f"{len(pledges)} pledges with all that was entered about them ({entries} entries)."
    return Reply(line, (Paragraph(line), File(f"pledges-{today}.{kind}", _MEDIA_TYPES[kind], content, "Pledges")))
