"""The forms of pledges: their answers as typed commands. Every error names the field."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from bot.commands.pledge_records import AddPledge, ChangeTarget, NewPledge, RewordPledge, Said, UpdatePledge
from bot.commands.pledge_slips import LONGEST_LINE, NOT_SAVED, SlipError, check_link, check_note
from bot.commands.pledge_wording import wording_in_form
from knowledge.errors import FieldError, HelpfulError
from knowledge.people import email_in
from knowledge.pledges.amounts import read_amount, read_cell, read_unit
from knowledge.pledges.kinds import Blocker, Confidence, Direction, Kind, Rag, Unit
from knowledge.pledges.typed_dates import check_date

NOTHING = "nothing"
"""The option of who has nothing to choose."""
BLOCKERS = {
    NOTHING: Blocker.NOTHING,
    "timescales": Blocker.TIMESCALES,
    "sign-off": Blocker.SIGN_OFF,
    "resourcing": Blocker.RESOURCING,
    "other": Blocker.OTHER,
}
"""Barriers as the options of a form send them."""
PledgeForm = AddPledge | UpdatePledge | ChangeTarget | RewordPledge


def with_answers(command: PledgeForm, answers: Mapping[str, str]) -> PledgeForm:
    """The command with the answers of its form. Raises FieldError."""
    match command:
        case UpdatePledge():
            return replace(command, said=_said(answers, command.unit))
        case ChangeTarget():
            return _target(command, answers)
        case RewordPledge():
            return wording_in_form(command, answers)
        case AddPledge():
            return AddPledge(new_pledge(answers))


def _said(answers: Mapping[str, str], unit: str | None) -> Said:
    figure, note = _line(answers, "figure"), " ".join(answers.get("note", "").split())
    links = tuple(dict.fromkeys(answers.get("links", "").split()))
    if figure and unit is not None:
        with _of("figure"):
            read_amount(figure, Unit(unit))
    with _of("links"):
        for link in links:
            check_link(link)
    with _of("note"):
        check_note(note, links, "")
    rag = next((one for one in Rag if one == answers.get("rag")), None)
    blocker, confidence = BLOCKERS.get(answers.get("blocker", "")), answers.get("confidence", "")
    sure = next((one for one in Confidence if one == confidence), None)
    said = Said(rag, figure, note, links, blocker, sure, _line(answers, "period"))
    named = None if blocker is Blocker.NOTHING else blocker
    if replace(said, period="", blocker=named) == Said():
        raise FieldError("note", "Nothing is filled in.", f"Say at least one thing. {NOT_SAVED}")
    return said


def _target(command: ChangeTarget, answers: Mapping[str, str]) -> ChangeTarget:
    target, due = _line(answers, "target"), _line(answers, "due")
    reason, agreed_by = " ".join(answers.get("reason", "").split()), _line(answers, "agreed_by")
    if target and command.unit is not None:
        with _of("target"):
            read_amount(target, Unit(command.unit))
    if due:
        with _of("due"):
            check_date(due)
    if not target and not due:
        raise FieldError("target", "What is new?", f"Give the target, the day, or both. {NOT_SAVED}")
    if not reason:
        raise FieldError("reason", "Why does it change?", f"That is kept with the new target. {NOT_SAVED}")
    if not agreed_by:
        raise FieldError("agreed_by", "Who agreed to it?", f"That is kept with the new target. {NOT_SAVED}")
    with _of("reason"):
        check_note(reason, (), "")
    return replace(command, target=target, due=due, reason=reason, agreed_by=agreed_by)


def new_pledge(answers: Mapping[str, str]) -> NewPledge:
    """The pledge that a form (or a line) describes. Raises FieldError for what is missing or cannot be taken."""
    kind = next((one for one in Kind if one == answers.get("kind")), Kind.QUANTITY)
    statement = " ".join(_given(answers, "statement", "What is promised?").split())
    with _of("statement"):
        check_note(statement, (), "")
    owner, deputy = _address(answers, "owner", is_needed=True), _address(answers, "deputy", is_needed=False)
    with _of("unit"):
        unit = read_unit(_line(answers, "unit"))
    target, baseline = _line(answers, "target"), _line(answers, "baseline")
    _check_figures(kind, unit, target, baseline)
    due = _given(answers, "due", "By when?")
    with _of("due"):
        check_date(due)
    new = NewPledge(
        _unmarked(_given(answers, "organisation", "Whose pledge is it?")),
        _unmarked(_given(answers, "theme", "Which theme does it belong to?")),
        statement,
        owner,
        _unmarked(due),
        unit.name,
        target,
        baseline,
        kind,
        next((one for one in Direction if one == answers.get("direction")), Direction.UP),
        deputy,
    )
    if sum(map(len, (new.organisation, new.theme, statement, owner, due, unit.name, deputy))) > LONGEST_LINE - 200:
        raise FieldError("statement", "All of it together is more than I can keep.", f"Shorten it. {NOT_SAVED}")
    return new


def _unmarked(text: str) -> str:
    """Without double quotation marks, in which a line would have it."""
    return re.sub(r"[\"“”]", "’", text)


def _check_figures(kind: Kind, unit: Unit, target: str, baseline: str) -> None:
    if kind is Kind.MILESTONE and not target and not unit.name:
        return
    if not unit.name:
        raise FieldError("unit", "What is counted?", f"Write £, %, or a word such as apprentices. {NOT_SAVED}")
    if not target:
        raise FieldError("target", "How much is promised?", f"For example 50, £1.2m or 48%. {NOT_SAVED}")
    for field, typed in (("target", target), ("baseline", baseline)):
        if typed:
            with _of(field):
                read_cell(typed, unit)


def _address(answers: Mapping[str, str], field: str, is_needed: bool) -> str:
    typed = _line(answers, field)
    if not typed and not is_needed:
        return ""
    email = email_in(typed)
    if email is None:
        wrong = f"“{typed[:60]}” is no e-mail address." if typed else "Who owns it?"
        raise FieldError(field, wrong, f"Give the address that they have in the network. {NOT_SAVED}")
    return email


def _line(answers: Mapping[str, str], field: str) -> str:
    return " ".join(answers.get(field, "").split())


def _given(answers: Mapping[str, str], field: str, question: str) -> str:
    if text := _line(answers, field):
        return text
    raise FieldError(field, question, f"This is needed. {NOT_SAVED}")


@contextmanager
def _of(field: str) -> Iterator[None]:
    """What goes wrong inside is wrong with this field."""
    try:
        yield
    except HelpfulError as error:
        raise FieldError(field, error.what_happened, error.what_to_do) from error
    except SlipError as slip:
        raise FieldError(field, slip.wrong, f"{slip.mend} {NOT_SAVED}") from slip
