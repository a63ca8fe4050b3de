"""The typed commands on what a group decides, who is to do what, and the minutes."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class GroupRecord(StrEnum):
    """What is kept of a group's meetings."""

    DECISIONS = "decisions"
    ACTIONS = "actions"
    MINUTES = "minutes"


@dataclass(frozen=True)
class ShowRecord:
    """What is kept of a group's meetings (of the asker's own group where it is empty), or of the one on `day`."""

    record: GroupRecord
    group: str = ""
    day: date | None = None


@dataclass(frozen=True)
class NoteDecision:
    """Something was decided at the meeting that is going on, or on `day`, at the time `at`. `said` are the words as
    typed, in quotation marks or not; `instead_of` is the decision that this one corrects."""

    said: str
    group: str = ""
    day: date | None = None
    at: time | None = None
    instead_of: int | None = None


class DecisionStep(StrEnum):
    """What can become of a decision. UNCONFIRM undoes CONFIRM and DROP, UNDECIDE the decision itself."""

    CONFIRM = "confirm"
    DROP = "drop"
    UNCONFIRM = "unconfirm"
    UNDECIDE = "undecide"


@dataclass(frozen=True)
class StepDecision:
    """A step about a decision; `are_met` says that the conditions are met of which only a person can say."""

    step: DecisionStep
    number: int
    group: str = ""
    are_met: bool = False


@dataclass(frozen=True)
class NoteAction:
    """Somebody, with whose name or address `said` begins, is to do what follows; `due` is the day as typed."""

    said: str
    group: str = ""
    due: str = ""


class ActionStep(StrEnum):
    """What can become of an action. UNASSIGN takes it off the list, REASSIGN puts it back."""

    DONE = "done"
    UNDONE = "undone"
    UNASSIGN = "unassign"
    REASSIGN = "reassign"


@dataclass(frozen=True)
class StepAction:
    """A step about an action."""

    step: ActionStep
    number: int
    group: str = ""


RecordCommand = ShowRecord | NoteDecision | StepDecision | NoteAction | StepAction
