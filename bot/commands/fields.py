"""The answers of a form, checked."""

from collections.abc import Mapping

from bot.commands.charter_form import noted_in_form
from bot.commands.charter_records import NoteStage
from bot.commands.clock import ShowClock, read_clock_field
from bot.commands.group_form import read_group_form
from bot.commands.group_records import CheckInSeveral
from bot.commands.notify import ShowNotify, with_notify_fields
from bot.commands.pledge_form import with_answers
from bot.commands.pledge_records import AddPledge, ChangeTarget, RewordPledge, UpdatePledge
from bot.commands.records import Command, GiveFeedback, Reason, SettleUnanswered, ShareAnswer
from bot.commands.set_up import SetUpGroup
from knowledge.errors import FieldError
from knowledge.words import readable

LONGEST_NOTE = 1_000  # characters


def with_fields(command: Command, fields: Mapping[str, str]) -> Command:
    """`command` with the answers of its form. Raises FieldError."""
    match command:
        case GiveFeedback(question, is_right):
            return _feedback(question, is_right, fields)
        case ShareAnswer(question):
            if not fields.get("channel"):
                raise FieldError("channel", "Please choose a channel.", "Nothing was shared yet.")
            return ShareAnswer(question, fields["channel"])
        case SettleUnanswered():
            if not (questions := fields.get("questions", "").split()):
                raise FieldError("questions", "Please tick at least one.", "Nothing was changed yet.")
            return SettleUnanswered(tuple(questions))
        case CheckInSeveral(group, day):
            if not (who := fields.get("present", "").split()):
                raise FieldError("present", "Please choose at least one.", "Nobody was noted yet.")
            return CheckInSeveral(group, day, tuple(who))
        case ShowNotify():
            return with_notify_fields(fields)
        case ShowClock():
            return read_clock_field(fields.get("day", ""))
        case SetUpGroup(document):
            return SetUpGroup(document, read_group_form(fields))
        case NoteStage():
            return noted_in_form(command, fields)
        case AddPledge() | UpdatePledge() | ChangeTarget() | RewordPledge():
            return with_answers(command, fields)
    return command


def _feedback(question: str, is_right: bool, fields: Mapping[str, str]) -> GiveFeedback:
    note = " ".join(readable(fields.get("note", "")).split())
    if len(note) > LONGEST_NOTE:
        raise FieldError("note", f"That is {len(note):,} characters.", f"Please keep to {LONGEST_NOTE:,}.")
    reason = next((one for one in Reason if one.value == fields.get("reason")), None)
    if reason is None:
        raise FieldError("reason", "Please choose what was wrong.", "The reason is not saved yet.")
    if reason is Reason.OTHER and not note:
        raise FieldError("note", "Please say in a few words what it was.", "The reason is not saved yet.")
    return GiveFeedback(question, is_right, reason, note)
