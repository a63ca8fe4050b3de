"""Buttons under what is said about meetings."""

from bot.commands import ChangeMeeting, Later, MeetingChange, to_text
from bot.reply import Choice
from knowledge.dates import spoken
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import WorkingGroup


def ways_out_of_clash(group: WorkingGroup, occurrence: Occurrence) -> list[Choice]:
    """Each day that a meeting on a closed day could move to (the later ones stay), and leaving it out."""
    move = [
        Choice(
            f"Move it to {spoken(day)}",
            to_text(ChangeMeeting(MeetingChange.MOVE, group.slug, occurrence.original, day, later=Later.KEEP)),
        )
        for day in occurrence.proposals
    ]
    return [
        *move,
        Choice("Leave it out", to_text(ChangeMeeting(MeetingChange.CANCEL, group.slug, occurrence.original))),
    ]
