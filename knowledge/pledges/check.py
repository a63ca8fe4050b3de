"""What may be entered about a pledge, whoever enters it (see `knowledge.pledges.rights` for who may)."""

from decimal import Decimal
from typing import assert_never
from urllib.parse import urlsplit

from knowledge.documents import name_key
from knowledge.errors import HelpfulError
from knowledge.pledges.entries import Contact, Edit, Entry, HandOver, NewDeputy, PledgeUpdate, StatusChange, Target
from knowledge.pledges.kinds import Field, HandOverStep, Status
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.visibility_text import visibility_in

LONGEST_NOTE = 2_000
LONGEST_LINK = 2_000
BIGGEST = Decimal(10) ** 13  # ten times what the United Kingdom spends in a year
_NOT_SAVED = "Nothing was saved."


def check_entry(pledge: Pledge, entry: Entry) -> None:
    """Raises HelpfulError where an entry does not fit the pledge as it is."""
    match entry:
        case PledgeUpdate():
            _check_update(pledge, entry)
        case Target():
            _check_target(pledge, entry)
        case HandOver():
            _check_hand_over(pledge, entry)
        case NewDeputy():
            _check_deputy(pledge, entry.to)
        case StatusChange():
            _check_status(pledge, entry)
        case Edit():
            _check_edit(pledge, entry)
        case _:
            assert_never(entry)


def _check_update(pledge: Pledge, update: PledgeUpdate) -> None:
    _check_value(pledge, update.value)
    _check_text("note", update.note)
    for link in update.evidence:
        check_link(link)
    if update.corrects is not None:
        _check_correction(pledge, update.corrects)
    else:
        _check_is_open(pledge)
    states = (update.rag, update.value, update.blocker, update.confidence)
    if all(one is None for one in states) and not update.note and not update.evidence:
        _refuse("There is nothing in this update.", f"Try: /pledge update {pledge.code} amber “what has happened”.")
    if update.period.first > update.at.date():
        _refuse(f"{update.period.months} has not begun yet.", "Give the quarter that it is about.")


def _check_value(pledge: Pledge, value: Decimal | None) -> None:
    if value is None:
        return
    if not pledge.unit.name:
        _refuse(f"{pledge.code} has no figure: it is done, or not yet.", "Leave the figure out.")
    if not value.is_finite() or abs(value) >= BIGGEST:
        _refuse("That figure is far too big to be true.", "Give it as in £1.2m, 1,200 or 48%.")
    if value < 0:
        _refuse(f"{value} is below nought, and a pledge cannot stand there.", "Give what has been reached so far.")


def _check_text(what: str, text: str) -> None:
    if len(text) > LONGEST_NOTE:
        _refuse(
            f"The {what} has {len(text):,} characters, and {LONGEST_NOTE:,} are kept at most.",
            "Shorten it, and give a link to the whole.",
        )


def check_link(link: str) -> None:
    """Raises HelpfulError where this is not the address of a web page."""
    try:
        parts = urlsplit(link)
        is_link = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_link = False
    if not is_link or len(link) > LONGEST_LINK or any(ch.isspace() or not ch.isprintable() for ch in link):
        _refuse(f"“{link[:60]}” is no link that people can open.", "Give one that begins with https://.")


def _check_correction(pledge: Pledge, number: int) -> None:
    wrong = next((one for one in pledge.every_update if one.number == number), None)
    if wrong is None:
        _refuse(f"{pledge.code} has no update {number}.", f"To see them: /pledge show {pledge.code}.")
    if by := next((one for one in pledge.every_update if one.corrects == number), None):
        _refuse(f"Update {number} was corrected by update {by.number} already.", f"Correct update {by.number} instead.")


def _check_is_open(pledge: Pledge) -> None:
    if pledge.status.is_over:
        _refuse(
            f"{pledge.code} is {pledge.status}, so nothing more is reported about it.",
            "A mistake in an earlier update can be corrected; the secretariat can make the pledge active again.",
        )


def _check_target(pledge: Pledge, target: Target) -> None:
    _check_is_open(pledge)
    _check_value(pledge, target.value)
    _check_text("reason", target.reason)
    _check_text("name of who agreed", target.agreed_by)
    if (target.value, target.due) == (pledge.target.value, pledge.target.due):
        _refuse(f"That is the target that {pledge.code} has.", "Give another figure or another day.")
    if pledge.unit.name and target.value is None:
        _refuse(f"It is not said what {pledge.code} is to reach.", "Give the new figure.")
    if not target.reason.strip():
        _refuse("A target is changed for a reason, which is kept.", "Give the reason in quotation marks.")
    if not target.agreed_by.strip():
        _refuse("A target is changed by agreement.", "Say who agreed, as in “steering group, 12 May”.")


def _check_hand_over(pledge: Pledge, entry: HandOver) -> None:
    _check_is_open(pledge)
    _check_text("reason", entry.reason)
    offered = pledge.offered_to
    if entry.step is HandOverStep.OFFERED:
        _check_new_owner(pledge, entry.to)
        if offered and not offered.is_forgotten:
            _refuse(f"{pledge.code} is offered to {offered.shown} already.", "Wait for their answer, or take it back.")
    elif offered is None or offered.email != entry.to.email:
        _refuse(f"{pledge.code} is not being handed over to {entry.to.shown}.", f"See /pledge show {pledge.code}.")
    elif entry.step is not HandOverStep.TAKEN_BACK and entry.by.email != entry.to.email:
        _refuse(f"Only {entry.to.shown} can say whether they take {pledge.code} over.", "Ask them.")


def _check_new_owner(pledge: Pledge, to: Contact) -> None:
    _check_is_of(pledge, to)
    if pledge.owner and pledge.owner.email == to.email:
        _refuse(f"{pledge.code} is {to.shown}’s already.", "Name somebody else.")


def _check_deputy(pledge: Pledge, to: Contact | None) -> None:
    if to is None and pledge.deputy is None:
        _refuse(f"{pledge.code} has no deputy.", "There is nobody to take out.")
    if to is None:
        return
    _check_is_of(pledge, to)
    for who, one in (("deputy", pledge.deputy), ("owner", pledge.owner)):
        if one and one.email == to.email:
            _refuse(f"{to.shown} is the {who} of {pledge.code} already.", "Name somebody else.")


def _check_is_of(pledge: Pledge, to: Contact) -> None:
    if to.is_forgotten:
        _refuse("I do not know who that is.", "Name somebody of the network by their e-mail address.")
    if name_key(to.organisation) != name_key(pledge.organisation):
        _refuse(
            f"{to.shown} is of {to.organisation or 'no organisation'}, and {pledge.code} is {pledge.organisation}’s.",
            f"Name somebody of {pledge.organisation}.",
        )


def _check_status(pledge: Pledge, change: StatusChange) -> None:
    _check_text("reason", change.reason)
    if change.status is pledge.status:
        _refuse(f"{pledge.code} is {pledge.status} already.", "There is nothing to change.")
    if (change.status is Status.WITHDRAWN or pledge.status.is_over) and not change.reason.strip():
        done = "withdrawn" if change.status is Status.WITHDRAWN else f"made {change.status} again"
        _refuse(f"A pledge is {done} for a reason, which is kept.", "Give the reason in quotation marks.")


def _check_edit(pledge: Pledge, edit: Edit) -> None:
    _check_text(edit.what.value, edit.after)
    if edit.what is Field.VISIBILITY and visibility_in(edit.after) is None:
        _refuse(
            f"“{edit.after[:60]}” does not say who may see it.",
            "Write public, network, group: NAME, co-chairs or organisation: NAME.",
        )
    if edit.what in (Field.THEME, Field.STATEMENT) and not edit.after.strip():
        _refuse(f"A pledge has to have a {edit.what}.", "Write it.")
    if edit.after == edit.before:
        _refuse(f"That is what the {edit.what} of {pledge.code} says.", "There is nothing to change.")


def _refuse(wrong: str, mend: str) -> None:
    raise HelpfulError(wrong, f"{_NOT_SAVED} {mend}")
