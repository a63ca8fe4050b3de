"""Where a group is reminded, in words."""

from bot.commands import RemindIn, to_text
from bot.reply import Choice, Paragraph, Part, Reply
from bot.words.names import shown
from knowledge.groups.group import WorkingGroup

_OTHERS = (
    "Not everybody in that channel belongs to the group, as far as I can tell, so what I post there names no place, "
    "link or papers."
)


def say_channel(group: WorkingGroup, channel: str, is_narrow: bool, undo: str) -> Reply:
    """Where a group talks from now on. `is_narrow` says that only the group is in the channel."""
    name = shown(group.name)
    if not channel:
        line = f"{name} has no channel any more; it is reminded by direct message."
        return Reply(line, (Paragraph(line), *_undo(undo)))
    line = f"I know the channel of {name} now."
    parts: list[Part] = [Paragraph(line)]
    if group.reminds_in_channel:
        parts += _in_channel(is_narrow)
    else:
        parts.append(Paragraph("Reminders go to each by direct message still."))
        parts.append(Choice("Post reminders in the channel", to_text(RemindIn(group.slug, True))))
    return Reply(line, (*parts, *_undo(undo)))


def say_reminded_in(group: WorkingGroup, in_channel: bool, is_narrow: bool, undo: str) -> Reply:
    """Where a group is reminded from now on."""
    name = shown(group.name)
    if not in_channel:
        line = f"{name} is reminded by direct message, each by themselves."
        return Reply(line, (Paragraph(line), *_undo(undo)))
    line = f"Agenda calls and papers of {name} are posted in its channel from now on, once for all."
    return Reply(line, (Paragraph(line), *_in_channel(is_narrow), *_undo(undo)))


def _in_channel(is_narrow: bool) -> list[Part]:
    rest = (
        "Nobody's reply is shown there. Whoever has not answered is asked by direct message; whoever prefers direct "
        "messages for all of it types /anchor notify direct. Who is not in the channel does not see what I post there."
    )
    return [Paragraph(rest), *([] if is_narrow else [Paragraph(_OTHERS)])]


def _undo(undo: str) -> list[Choice]:
    return [Choice("Undo", undo)] if undo else []
