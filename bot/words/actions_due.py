"""Reminders of what people are to do, in words."""

from collections.abc import Sequence

from bot.commands import ActionStep
from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.actions import owner_in_words, step_command
from bot.words.names import shown
from knowledge.dates import spoken
from knowledge.groups.action_reminders import ActionRung
from knowledge.groups.actions import Action
from knowledge.groups.group import WorkingGroup
from knowledge.notices import Notice

OfGroup = tuple[WorkingGroup, Action]
_MOST_WITH_BUTTONS = 10


def say_due(own: Sequence[OfGroup], ownerless: Sequence[OfGroup], notice: Notice) -> Reply:
    """What one person is told of what falls due: of their own actions, and (the secretariat) of those whose owner has
    gone."""
    line = _line(own, ownerless, notice.rungs)
    parts: list[Part] = [Paragraph(line), Items(tuple(_of_own(*one) for one in own))] if own else []
    parts += [Choice(_label("Done", one, own), step_command(ActionStep.DONE, *one)) for one in own[:_MOST_WITH_BUTTONS]]
    if own:
        which = "it" if len(own) == 1 else "one of them"
        parts.append(Paragraph(f"If {which} takes longer, or is not yours, tell a co-chair of the group."))
    if ownerless:
        parts += _of_ownerless(ownerless)
    return Reply(line, (*parts, *_late(notice)))


def _line(own: Sequence[OfGroup], ownerless: Sequence[OfGroup], rungs: Sequence[str]) -> str:
    if not own:
        return _ownerless_line(ownerless)
    is_overdue = set(rungs) == {ActionRung.OVERDUE}
    if len(own) > 1:
        return f"Reminder: {len(own)} actions of yours are {'overdue' if is_overdue else 'due'}."
    ((group, action),) = own
    day = f" {spoken(action.due)}" if action.due else ""
    since = f"has been due since{day}" if is_overdue else f"is due on{day}"
    return f"Reminder: an action of yours from {shown(group.name)} {since}."


def _of_own(group: WorkingGroup, action: Action) -> str:
    day = f", by {spoken(action.due)}" if action.due else ""
    given = f" (given at the meeting of {spoken(action.original)})" if action.original else ""
    return f"{shown(group.name)}, action {action.number}: {shown(action.text)}{day}{given}"


def _label(what: str, one: OfGroup, others: Sequence[OfGroup]) -> str:
    """The number alone where all are of one group."""
    group, action = one
    is_plain = len({each.id for each, _ in others}) == 1
    return f"{what}: {action.number}" if is_plain else f"{what}: {action.number} of {shown(group.name)}"


def _ownerless_line(ownerless: Sequence[OfGroup]) -> str:
    many = "An action is" if len(ownerless) == 1 else f"{len(ownerless)} actions are"
    return f"{many} due, and whoever was to do it is not of the group any more."


def _of_ownerless(ownerless: Sequence[OfGroup]) -> list[Part]:
    lines = tuple(f"{_of_own(*one)}: {owner_in_words(one[1])}" for one in ownerless)
    example = f"/meeting action sam@college.example {ownerless[0][1].text}"
    how = f"To give it to somebody else, take it back and note it anew: {shown(example)}"
    parts: list[Part] = [Paragraph(_ownerless_line(ownerless)), Items(lines), Paragraph(how)]
    for one in ownerless[: _MOST_WITH_BUTTONS // 2]:
        parts.append(Choice(_label("Done", one, ownerless), step_command(ActionStep.DONE, *one)))
        parts.append(Choice(_label("Take back", one, ownerless), step_command(ActionStep.UNASSIGN, *one)))
    return parts


def _late(notice: Notice) -> list[Part]:
    """That the reminder on the day could not be sent on the day."""
    if ActionRung.DUE not in notice.missed:
        return []
    if ActionRung.OVERDUE in notice.rungs:
        return [Paragraph("This stands for the reminder on the day, too, which I could not send in time.")]
    return [Paragraph("I could not send this on the day.")]
