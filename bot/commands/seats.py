"""Commands on seats: `/meeting seat add "Essex Police" Kim Lee kim@police.example co-chair for social-value`."""

import re

from bot.commands.group_records import AddSeat, NameDeputy, RemoveSeat, SeatCommand, ShowSeats, VacateSeat
from bot.commands.whom import group_name, whom_and_group, whom_text
from knowledge.errors import HelpfulError
from knowledge.groups.read_members import SEAT_ROLES
from knowledge.people import Role, email_in

SEATS_AS_SENT = r"seats?(?: [\w-]+)?|seat (?:add|vacate|deputy|remove) [^?]+"
"""A pattern for what buttons send of these, without the slash."""
_EXAMPLES = {
    "add": '/meeting seat add "Essex Police" Kim Lee kim@police.example co-chair for social-value',
    "vacate": "/meeting seat vacate kim@police.example for social-value",
    "deputy": "/meeting seat deputy kim@police.example is lee@police.example for social-value",
    "remove": '/meeting seat remove "Essex Police" for social-value',
}
_ORGANISATION = re.compile(r"[\"“](?P<organisation>[^\"“”]+)[\"”](?P<rest>.*)")
_GROUP = re.compile(r"(?P<rest>.*?) ?\bfor (?:the )?(?P<group>\S.*)", re.IGNORECASE)
_DEPUTY = re.compile(r"(?P<of>\S+@\S+) is (?P<off>not )?(?:(?P<name>[^@]+) )?(?P<email>\S+@\S+)", re.IGNORECASE)


def read_seat_command(rest: str) -> SeatCommand:
    """What stands after /meeting seat. Raises HelpfulError saying what is missing and what to type."""
    verb, _, typed = rest.strip().partition(" ")
    match verb.casefold():
        case "add":
            return _add(typed)
        case "vacate":
            who, group = whom_and_group(typed)
            if not typed.strip():
                raise _missing("vacate", typed, "I need the address of who leaves")
            return VacateSeat(group, who) if who else VacateSeat("", group)
        case "deputy":
            return _deputy(typed)
        case "remove":
            return _remove(typed)
        case "list":
            return ShowSeats(group_name(typed))
    return ShowSeats(group_name(rest))


def seat_text(command: SeatCommand) -> str:
    """What would be typed for it after /meeting."""
    match command:
        case ShowSeats(group):
            return _joined("seat", group)
        case AddSeat(group, organisation, name, email, role):
            return _joined("seat add", f'"{organisation}"', name, email, role, _for(group))
        case VacateSeat(group, who):
            return _joined("seat vacate", whom_text(who), _for(group))
        case NameDeputy(group, of, email, name, is_off):
            return _joined("seat deputy", of, "is not" if is_off else "is", name, email, _for(group))
        case RemoveSeat(group, organisation):
            return _joined("seat remove", f'"{organisation}"', _for(group))


def _add(typed: str) -> AddSeat:
    found = _ORGANISATION.fullmatch(typed.strip())
    if found is None:
        raise _missing("add", typed, "I need the organisation in quotation marks, a name and an address")
    rest, group = _without_group(found["rest"])
    words = rest.split()
    roles = [word for word in words if word.casefold() in SEAT_ROLES]
    addresses = [word.rstrip(".,;") for word in words if "@" in word]
    name = " ".join(word for word in words if word not in roles and "@" not in word)
    email = email_in(addresses[0]) if addresses else ""
    if email is None or len(addresses) > 1:
        raise _missing("add", typed, "I need one e-mail address")
    if name and not email:
        raise _missing("add", typed, f"I need the e-mail address of {name}")
    role = Role(roles[-1].casefold()) if roles else Role.MEMBER
    return AddSeat(group, found["organisation"].strip(), name, email, role)


def _remove(typed: str) -> RemoveSeat:
    if found := _ORGANISATION.fullmatch(typed.strip()):
        return RemoveSeat(_without_group(found["rest"])[1], found["organisation"].strip())
    organisation, group = _without_group(typed)
    if not organisation.strip():
        raise _missing("remove", typed, "I need the organisation")
    return RemoveSeat(group, organisation.strip())


def _deputy(typed: str) -> NameDeputy:
    rest, group = _without_group(typed)
    found = _DEPUTY.fullmatch(rest.strip())
    of, email = (email_in(found["of"]), email_in(found["email"].rstrip(".,;"))) if found else (None, None)
    if not (found and of and email):
        raise _missing("deputy", typed, "I need the address of who holds the seat, “is”, and that of the deputy")
    return NameDeputy(group, of, email, (found["name"] or "").strip(), bool(found["off"]))


def _without_group(typed: str) -> tuple[str, str]:
    found = _GROUP.fullmatch(typed.strip())
    return (found["rest"], group_name(found["group"])) if found else (typed, "")


def _missing(verb: str, typed: str, what: str) -> HelpfulError:
    understood = f"I read “seat {verb} {typed[:80].strip()}”. " if typed.strip() else ""
    return HelpfulError(f"{understood}{what}.", f"Nothing was changed. Try: {_EXAMPLES[verb]}")


def _for(group: str) -> str:
    return f"for {group}" if group else ""


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))
