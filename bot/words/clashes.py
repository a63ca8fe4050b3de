"""Meetings that clash with a closed day, in words."""

from bot.reply import Choice
from bot.words.groups import clash_of, moment
from bot.words.names import shown
from knowledge.dates import spoken
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import WorkingGroup


def clash_in_words(group: WorkingGroup, occurrence: Occurrence) -> str:
    """ "Social value, Tuesday 29 December 2026, 10am, clashes with the Christmas break. You could move it to …"."""
    days = " or ".join(spoken(day) for day in occurrence.proposals)
    choice = f"move it to {days}, or skip it" if days else "move it, or skip it"
    return f"{shown(group.name)}, {moment(occurrence)}, {clash_of(occurrence)}. You could {choice}."


def clash_choices(group: WorkingGroup, occurrence: Occurrence) -> tuple[Choice, ...]:
    """Buttons that move a clashing meeting to each day proposed, the later ones staying where they are, or skip it."""
    where = f"{group.slug} {occurrence.original}"
    moves = (Choice(f"Move to {spoken(day)}", f"meeting move {where} to {day} keep") for day in occurrence.proposals)
    return (*moves, Choice(f"Skip {spoken(occurrence.day)}", f"meeting cancel {where}"))
