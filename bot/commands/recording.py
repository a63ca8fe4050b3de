"""Commands on decisions, actions and minutes: `/meeting decide social-value "…"`, `confirm 3`, `action @sam …`.

What a person decided is never cut up by guesswork: a group stands before quotation marks or a colon.
"""

import re

from bot.commands.days import TIME, read_time
from bot.commands.record_kinds import (
    ActionStep,
    DecisionStep,
    GroupRecord,
    NoteAction,
    NoteDecision,
    RecordCommand,
    ShowRecord,
    StepAction,
    StepDecision,
)
from knowledge.errors import HelpfulError
from knowledge.groups.due import DUE
from knowledge.typed_days import DAY, read_day

NOTING = ("decide", "action")
VERBS = (*NOTING, *GroupRecord, *DecisionStep, *ActionStep)
AS_SENT = (
    r"(?:decisions|actions|minutes)(?: [\w-]+)?(?: \d{4}-\d\d-\d\d)?"
    r"|(?:confirm|drop|unconfirm|undecide|done|undone|unassign|reassign) #?\d+(?: [^?]+)?"
    r"|(?:decide|action) (?:[^?]+|for .+: .+)"
)
"""A pattern for these commands without a slash, as buttons send them; it leaves questions alone."""
_WHEN = (
    rf",? ?(?:(?:\bon )?(?P<day>{DAY}))?(?:,? ?\bat (?P<at>{TIME}))?"
    rf"(?: ?instead of (?:decision )?#?(?P<number>\d{{1,9}}))?"
)
_NAME = r"(?P<group>[\w&'’ -]*?)"
_QUOTED = re.compile(rf"(?:for (?:the )?)?{_NAME}{_WHEN}:? ?(?P<said>[\"“”].*[\"“”])\.?", re.IGNORECASE)
_MARKED = re.compile(rf"(?=for |on |at |instead )(?:for (?:the )?{_NAME})?{_WHEN}: (?P<said>.+)", re.IGNORECASE)
_DATED = re.compile(
    rf"(?:(?P<group>(?-i:[a-z0-9][a-z0-9-]*)) )?(?=on |at |instead ){_WHEN}:? (?P<said>.+)", re.IGNORECASE
)
"""A day, a time or another decision before what was decided is never part of its words."""
_FOR = re.compile(r"for (?:the )?(?P<group>[\w&'’ -]+): (?P<said>.+)", re.IGNORECASE)
_BY = re.compile(rf"(?P<said>.+?),? (?:by|due) (?P<due>{DUE})[.!]?", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:decision |action )?#?(?P<number>\d{1,9})(?P<met> conditions? met)?(?: (?P<group>.+))?", re.I
)
_EXAMPLES = {
    "decide": 'Try: /meeting decide social-value "Adopt the levy transfer protocol"',
    "action": "Try: /meeting action sam@college.example Send the survey by 3 December",
}


def read_noting(verb: str, typed: str) -> NoteDecision | NoteAction:
    """What stands after "decide" or "action". Raises HelpfulError where nothing does."""
    if not any(ch.isalnum() for ch in typed):
        what = "was decided" if verb == "decide" else "is to be done, and by whom"
        raise HelpfulError(f"I do not know what {what}.", f"Nothing was saved. {_EXAMPLES[verb]}")
    if verb == "action":
        return _action(typed)
    found = next(filter(None, (one.fullmatch(typed) for one in (_MARKED, _QUOTED, _DATED))), None)
    if found is None:
        return NoteDecision(typed)
    return NoteDecision(
        found["said"],
        (found["group"] or "").strip(),
        read_day(found["day"]) if found["day"] else None,
        read_time(found["at"]) if found["at"] else None,
        int(found["number"]) if found["number"] else None,
    )


def _action(typed: str) -> NoteAction:
    group, due = "", ""
    if found := _FOR.fullmatch(typed):
        group, typed = found["group"].strip(), found["said"]
    if found := _BY.fullmatch(typed):
        typed, due = found["said"], found["due"]
    return NoteAction(typed, group, due)


def read_step(verb: str, typed: str) -> StepDecision | StepAction:
    """What stands after "confirm", "done" and the like. Raises HelpfulError where it is no number."""
    found = _NUMBERED.fullmatch(typed.strip().rstrip(".!"))
    if found is None:
        what = "decision" if verb in set(DecisionStep) else "action"
        understood = f"I read “{verb} {typed[:40].strip()}”. " if typed.strip() else ""
        raise HelpfulError(
            f"{understood}I need the number of the {what}.",
            f"To see the numbers: /meeting {what}s. Then, for example: /meeting {verb} 3. Nothing was changed.",
        )
    group = re.sub(r"^(?:for|of) (?:the )?", "", found["group"] or "", flags=re.IGNORECASE)
    if verb in set(DecisionStep):
        return StepDecision(DecisionStep(verb), int(found["number"]), group, bool(found["met"]))
    return StepAction(ActionStep(verb), int(found["number"]), group)


def record_text(command: RecordCommand) -> str:
    """What would be typed for `command`."""
    return " ".join(filter(None, ("meeting", *_words(command))))


def _words(command: RecordCommand) -> tuple[str, ...]:
    match command:
        case ShowRecord(record, group, day):
            return record, group, day.isoformat() if day else ""
        case NoteDecision(said):
            return "decide", _head(command), said
        case NoteAction(said, group, due):
            return "action", f"for {group}:" if group else "", said, f"by {due}" if due else ""
        case StepDecision(step, number, group, are_met):
            return step, f"{number} conditions met" if are_met else str(number), group
        case StepAction(step, number, group):
            return step, str(number), group


def _head(command: NoteDecision) -> str:
    """ "for social-value on 2026-11-17 at 10:45 instead of 3:"."""
    words = (
        f"for {command.group}" if command.group else "",
        f"on {command.day}" if command.day else "",
        f"at {command.at:%H:%M}" if command.at else "",
        f"instead of {command.instead_of}" if command.instead_of is not None else "",
    )
    said = " ".join(filter(None, words))
    return f"{said}:" if said else ""
