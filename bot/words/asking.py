"""Asking who has not answered, in words."""

from collections.abc import Sequence

from bot.reply import Choice, Paragraph, Reply
from bot.words.answers import joined
from bot.words.groups import moment
from bot.words.names import shown
from bot.words.rsvp import answer_choices, said_before
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import Member, WorkingGroup
from knowledge.groups.rsvp import Rsvp


def ask_choice(group: WorkingGroup, occurrence: Occurrence) -> Choice:
    """The button that asks everybody who has not answered."""
    return Choice("Ask those who have not answered", f"meeting ask {group.slug} {occurrence.original}")


def say_question(group: WorkingGroup, occurrence: Occurrence, holder: Member, outdated: Rsvp | None) -> Reply:
    """What somebody is asked, with the buttons to reply; whoever had it sent is told where it cannot be delivered."""
    line = f"Will you be there? {shown(group.name)}, {moment(occurrence)}."
    before = [Paragraph(f"You {said_before(outdated)}, before it was moved.")] if outdated else []
    refused = f"I could not write to {shown(holder.name)}."
    return Reply(
        line,
        (Paragraph(line), *before, *answer_choices(group, occurrence)),
        if_refused=Reply(refused, (Paragraph(refused),)),
    )


def say_asked(
    group: WorkingGroup, occurrence: Occurrence, asked: Sequence[Member], missed: Sequence[Member], already: int
) -> Reply:
    """Who is being asked, and whom nobody can reach."""
    of = f"{shown(group.name)}, {moment(occurrence)}"
    line = f"{of}: I am asking {_names(asked)}." if asked else f"{of}: there is nobody for me to ask now."
    lines = [line]
    if already:
        who = "1 person was" if already == 1 else f"{already} people were"
        lines.append(f"{who} asked today already, and will not be asked twice in a day.")
    if missed:
        lines.append(f"I cannot reach {_names(missed)}: there is no account here with the address I know of them.")
    return Reply(line, tuple(map(Paragraph, lines)))


def _names(members: Sequence[Member]) -> str:
    return shown(joined(one.name for one in members))
