"""The board in words: of each group its next meeting, who replied, and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reply import Items, Paragraph, Part, Reply
from bot.words.answers import joined
from bot.words.clashes import clash_choices, clash_in_words
from bot.words.decisions_taken import say_waiting
from bot.words.groups import moment
from bot.words.meetings import say_forecast
from bot.words.names import shown
from knowledge.groups.calendar import Occurrence
from knowledge.groups.decisions import Decision
from knowledge.groups.group import WorkingGroup
from knowledge.groups.replies import Answer
from knowledge.groups.rsvp import unanswered
from knowledge.store.meeting_rows import Standing


@dataclass(frozen=True)
class Row:
    """What the board has of one group; without a meeting in sight neither `occurrence` nor `found`. `silent` are
    lines on who of it gets no reminders."""

    group: WorkingGroup
    occurrence: Occurrence | None
    found: Standing | None
    clashes: tuple[Occurrence, ...]
    lacks_papers: bool
    decided: tuple[Decision, ...]
    silent: tuple[str, ...] = ()


def say_board(parts: Sequence[Part], count: int) -> Reply:
    """The whole board."""
    line = "1 group." if count == 1 else f"{count} groups."
    return Reply(line, (Paragraph(line), *parts))


def say_row(row: Row) -> tuple[Part, ...]:
    """A group's lines, and the buttons that settle its first clash."""
    name = shown(row.group.name)
    if row.occurrence is None or row.found is None:
        return (Paragraph(f"{name}: no meeting in the next two years."), Items(tuple(_missing(row))))
    line = Paragraph(f"{name}: {moment(row.occurrence)}")
    lines = [*_replies(row.group, row.found), *_missing(row)]
    choices = clash_choices(row.group, row.clashes[0]) if row.clashes else ()
    return (line, Items(tuple(lines)), *choices)


def _replies(group: WorkingGroup, found: Standing) -> list[str]:
    answers = [reply.answer for reply in found.replies.values()]
    silent = unanswered(group, found.replies)
    words = {Answer.YES: "yes", Answer.DEPUTY: "sending a deputy", Answer.MAYBE: "maybe", Answer.NO: "no"}
    counts = [f"{answers.count(answer)} {word}" for answer, word in words.items() if answers.count(answer)]
    lines = [", ".join([*counts, f"{len(silent)} not heard from"])]
    lines += say_forecast(group, found.state, found.chances, found.replies)[:1]
    if silent:
        lines.append(f"To chase: {shown(joined(seat.holder.name for seat in silent if seat.holder))}")
    return lines


def _missing(row: Row) -> list[str]:
    group, lines = row.group, [clash_in_words(row.group, one) for one in row.clashes]
    if vacant := [seat.organisation for seat in group.seats if seat.holder is None]:
        lines.append(f"Vacant: {shown(joined(vacant))}")
    if not group.place and not group.link:
        lines.append(f"No place and no link: /meeting link {group.slug} https://…")
    if row.lacks_papers and row.occurrence:
        lines.append(f"No papers yet: /meeting papers {group.slug} {row.occurrence.original} https://…")
    return [*lines, *row.silent, *filter(None, [say_waiting(group, row.decided)])]
