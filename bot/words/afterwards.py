"""The note after a meeting, to who was there: what was decided, what they are to do, where the minutes are."""

from collections.abc import Sequence
from textwrap import shorten

from bot.commands import ActionStep
from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.actions import step_command
from bot.words.decisions_taken import quoted, validity_in_words
from bot.words.groups import moment
from bot.words.names import shown
from knowledge.dates import spoken
from knowledge.groups.actions import Action
from knowledge.groups.attendance import MENDED_FOR
from knowledge.groups.decisions import Decision
from knowledge.groups.minutes import Minutes
from knowledge.people import Person

_MOST_SHOWN = 10
_LONGEST = 240
"""Characters of a decision or an action in a note; the minutes have them in full."""


def say_afterwards(minutes: Minutes, reader: Person) -> Reply:
    """What somebody is told who was at a meeting. Its records are for its group and the secretariat: to anybody else
    only their own actions are told."""
    group, occurrence, email = minutes.group, minutes.occurrence, reader.email or ""
    line = f"You were at {shown(group.name)} on {moment(occurrence)}."
    parts: list[Part] = [Paragraph(line)]
    may_read = reader.in_secretariat or bool(group.seats_of(email))
    parts += _decided(minutes) if may_read else []
    parts += _own(minutes, [one for one in minutes.given if email and one.owner and one.owner.email == email])
    if may_read:
        typed = f"meeting minutes {group.slug} {occurrence.day}"
        last = spoken(group.working.after(occurrence.day, MENDED_FOR))
        parts.append(Paragraph(f"The draft of the minutes, with files to keep: /{typed}"))
        parts.append(Paragraph(f"If any of this is wrong, tell a co-chair by {last}: until then it can be mended."))
        parts.append(Choice("The draft of the minutes", typed))
    return Reply(line, tuple(parts))


def _decided(minutes: Minutes) -> list[Part]:
    found = (*minutes.decided, *minutes.settled)
    if not found:
        return [Paragraph("No decision was noted.")]
    lines = [_decision(minutes, one) for one in found[:_MOST_SHOWN]]
    more = len(found) - _MOST_SHOWN
    return [
        Paragraph("What was decided:"),
        Items(tuple(lines)),
        *([Paragraph(f"{more} more stand in the minutes.")] if more > 0 else []),
    ]


def _decision(minutes: Minutes, one: Decision) -> str:
    return f"{shorten(quoted(one), _LONGEST, placeholder='…')} ({validity_in_words(one, minutes.corrected_by)})"


def _own(minutes: Minutes, own: Sequence[Action]) -> list[Part]:
    if not own:
        return [Paragraph("You took on no action there.")]
    to_do = [one for one in own if one.is_open][:_MOST_SHOWN]
    done = [Choice(f"Done: {one.number}", step_command(ActionStep.DONE, minutes.group, one)) for one in to_do]
    dated = " (I remind you when it falls due)" if any(one.due for one in to_do) else ""
    return [Paragraph(f"What you are to do{dated}:"), Items(tuple(map(_task, own))), *done]


def _task(action: Action) -> str:
    day = f", by {spoken(action.due)}" if action.due else ", no day given"
    done = " (done)" if action.done_at else ""
    return f"Action {action.number}: {shorten(shown(action.text), _LONGEST, placeholder='…')}{day}{done}"
