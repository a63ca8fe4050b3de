"""From a typed command on pledges to what would be typed for it."""

from bot.commands.pledge_line import said_text
from bot.commands.pledge_lists import list_text
from bot.commands.pledge_new import new_text
from bot.commands.pledge_records import (
    AddPledge,
    AnswerHandOver,
    ChangeTarget,
    ExportPledges,
    HandOverPledge,
    ListPledges,
    NamePledgeDeputy,
    PledgeCommand,
    PledgeTerms,
    RewordPledge,
    SamePledge,
    SetPledgeStatus,
    ShowPledge,
    ShowPledges,
    UpdatePledge,
)
from bot.commands.pledge_same import same_text
from bot.commands.pledge_terms import deputy_text, hand_over_text, target_text
from bot.commands.pledge_wording import wording_text
from knowledge.pledges.kinds import Status
from knowledge.pledges.pledge import code_of


def pledge_text(command: PledgeCommand) -> str:
    """What would be typed for `command`; `bot.commands.pledges.known_pledge` reads it back."""
    match command:
        case ListPledges():
            return _joined("pledge list", list_text(command))
        case ShowPledge(number):
            return f"pledge show {code_of(number)}"
        case AddPledge():
            return _joined("pledge add", new_text(command))
        case UpdatePledge():
            return _update_text(command)
        case SamePledge():
            return same_text(command)
        case _ if isinstance(command, PledgeTerms):
            return _terms_text(command)
        case ShowPledges(view):
            return f"pledge {view}"
        case ExportPledges(kind):
            return f"pledge export {kind}"


def _terms_text(command: PledgeTerms) -> str:
    match command:
        case HandOverPledge():
            return _joined("pledge handover", code_of(command.number), hand_over_text(command))
        case AnswerHandOver(wish, number, reason):
            return _joined("pledge", str(wish), code_of(number), f'"{reason}"' if reason else "")
        case ChangeTarget():
            return _joined("pledge target", code_of(command.number), target_text(command))
        case NamePledgeDeputy():
            return _joined("pledge deputy", code_of(command.number), deputy_text(command))
        case RewordPledge():
            return _joined("pledge reword", code_of(command.number), wording_text(command))
        case SetPledgeStatus(number, status, reason, is_sure):
            quoted = f'"{reason}"' if reason else ""
            if status is Status.WITHDRAWN:
                return _joined("pledge withdraw", code_of(number), quoted)
            return _joined("pledge status", code_of(number), str(status or ""), "sure:yes" if is_sure else "", quoted)


def _update_text(command: UpdatePledge) -> str:
    verb, code, unit = "correct" if command.corrects else "update", code_of(command.number), command.unit
    if command.said is None and unit is not None:
        return f"pledge {verb} {code} seen:{command.seen.version} by:form unit:{unit.replace(' ', '_')}"
    return _joined("pledge", verb, code, said_text(command.said, command.seen))


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))
