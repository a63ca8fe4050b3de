"""Who is to do what, in words."""

from collections.abc import Sequence
from datetime import date

from bot.commands import ActionStep
from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.names import shown
from knowledge.dates import spoken
from knowledge.groups.actions import Action, in_order
from knowledge.groups.group import WorkingGroup

_MOST_SHOWN = 50
_MOST_WITH_BUTTONS = 10
_EXAMPLE = "/meeting action sam@college.example Send the survey by 3 December"


def owner_in_words(action: Action) -> str:
    """ "Sam Reed (Marsh College)", "former member (Marsh College)"."""
    name = action.owner.name if action.owner else "former member"
    return f"{shown(name)} ({shown(action.organisation)})"


def action_in_words(action: Action, today: date) -> str:
    """ "Action 5: Sam Reed (Marsh College): Send the survey, by Thursday 3 December 2026"."""
    said = f"Action {action.number}: {owner_in_words(action)}: {shown(action.text)}"
    said += f", by {spoken(action.due)}" if action.due else ", no day given"
    if action.is_overdue(today):
        said += " (overdue)"
    if action.done_at:
        said += " (done)"
    return said


def say_action_given(group: WorkingGroup, action: Action) -> Reply:
    """That it is noted. Nobody is told by the bot before it falls due: it says so."""
    line = f"Noted for {shown(group.name)}. {action_in_words(action, action.noted_at.date())}."
    parts: list[Part] = [Paragraph(line)]
    if action.due is None:
        parts.append(Paragraph(f"To give a day, end with it: {_EXAMPLE}"))
    reminded = " I remind them when it falls due." if action.due else ""
    parts.append(Paragraph(f"I have not told them.{reminded} It stands in the minutes, and in /meeting actions."))
    return Reply(line, (*parts, Choice("Take it back", step_command(ActionStep.UNASSIGN, group, action))))


def say_action_stepped(group: WorkingGroup, action: Action, step: ActionStep, is_news: bool) -> Reply:
    """What became of an action, and how that is undone."""
    what = f"Action {action.number} ({shown(action.text)})"
    match step:
        case ActionStep.DONE:
            line = f"{what} is done." if is_news else f"{what} was done already."
            undo = Choice("Not done after all", step_command(ActionStep.UNDONE, group, action))
        case ActionStep.UNDONE:
            line = f"{what} is open again." if is_news else f"{what} was open already."
            undo = Choice("Done", step_command(ActionStep.DONE, group, action))
        case ActionStep.UNASSIGN:
            line = f"{what} is taken back. That it was noted stays in the records."
            undo = Choice("Put it back", step_command(ActionStep.REASSIGN, group, action))
        case ActionStep.REASSIGN:
            line = f"{what} is on the list again."
            undo = Choice("Take it back", step_command(ActionStep.UNASSIGN, group, action))
    return Reply(line, (Paragraph(line), undo))


def say_actions(group: WorkingGroup, actions: Sequence[Action], today: date, email: str, may_all: bool) -> Reply:
    """The open actions of a group, the overdue first, with a button for each that the reader may call done: their own
    (`email` is theirs), or all."""
    found = in_order(one for one in actions if one.is_open)
    if not found:
        line = f"{shown(group.name)} has no open actions."
        return Reply(line, (Paragraph(line), Paragraph(f"To note one: {_EXAMPLE}")))
    overdue = sum(one.is_overdue(today) for one in found)
    line = f"Open actions of {shown(group.name)}: {len(found)}, {overdue} of them overdue."
    lines = [action_in_words(one, today) for one in found[:_MOST_SHOWN]]
    parts: list[Part] = [Paragraph(line), Items(tuple(lines))]
    if len(found) > _MOST_SHOWN:
        parts.append(Paragraph(f"{len(found) - _MOST_SHOWN} more are open."))
    own = [one for one in found if may_all or (email and one.owner and one.owner.email == email)]
    parts += [
        Choice(f"Done: {one.number}", step_command(ActionStep.DONE, group, one)) for one in own[:_MOST_WITH_BUTTONS]
    ]
    return Reply(line, tuple(parts))


def step_command(step: ActionStep, group: WorkingGroup, action: Action) -> str:
    """What is typed for a step of an action."""
    return f"meeting {step} {action.number} {group.slug}"
