"""Commands on when and where a group meets: `/meeting break social-value 2026-12-21 to 2027-01-03 Christmas`."""

import re
from datetime import date

from bot.commands.days import without_day
from bot.commands.group_records import Arrange, Arrangement, SetBreak, SetDay
from bot.commands.whom import group_name
from knowledge.errors import HelpfulError
from knowledge.typed_days import DAY, read_day

ARRANGEMENT_VERBS = ("break", "unbreak", "holiday", "workday", *Arrangement)
_ISO = r"\d{4}-\d\d-\d\d"
ARRANGEMENTS_AS_SENT = (
    rf"(?:un)?break(?: [\w-]+)? {_ISO} to {_ISO}(?: [^?]+)?|holiday {_ISO}(?: [^?]+)?|workday {_ISO}"
    rf"|(?:link|papers)(?: [\w-]+)?(?: {_ISO})? (?:https?://\S+|off)|place(?: [\w-]+)? (?:\"[^\"]+\"|off)"
)
"""A pattern for what buttons send of these, without the slash."""
LONGEST_VALUE = 500
_BREAK = re.compile(
    rf"(?P<group>.*?) ?(?:from )?(?P<first>{DAY})(?: (?:to|until|-|–) (?P<last>{DAY}))?(?: (?P<name>.+))?",
    re.IGNORECASE,
)
_DAY = re.compile(rf"(?P<day>{DAY})(?: (?P<name>.+))?", re.IGNORECASE)
_LINK = re.compile(r"(?P<before>.*?) ?\b(?P<link>https?://\S+|off|none)(?P<after>.*)", re.IGNORECASE)
_QUOTED = re.compile(r"(?P<group>.*?) ?[\"“](?P<place>[^\"“”]+)[\"”]")
_OFF = ("off", "none")
_EXAMPLES = {
    "break": "/meeting break social-value 2026-12-21 to 2027-01-03 Christmas",
    "unbreak": "/meeting unbreak social-value 2026-12-21 to 2027-01-03",
    "holiday": "/meeting holiday 2027-05-10 Coronation",
    "workday": "/meeting workday 2027-05-03",
    "link": "/meeting link social-value https://meet.example.org/social-value",
    "place": "/meeting place social-value Town Hall, room 3",
    "papers": "/meeting papers social-value https://files.example.org/agenda",
}


def read_arrangement(verb: str, rest: str) -> SetBreak | SetDay | Arrange:
    """What stands after one of ARRANGEMENT_VERBS. Raises HelpfulError saying what is missing and what to type."""
    typed = rest.strip()
    if len(typed) > LONGEST_VALUE:
        raise HelpfulError(
            f"That is {len(typed):,} characters.",
            f"Keep to {LONGEST_VALUE}. Nothing was changed. Try: {_EXAMPLES[verb]}",
        )
    if verb in ("break", "unbreak"):
        return _break(verb, typed)
    if verb in ("holiday", "workday"):
        return _day(verb, typed)
    return _place(typed) if verb == Arrangement.PLACE else _link(Arrangement(verb), typed)


def arrangement_text(command: SetBreak | SetDay | Arrange) -> str:
    """What would be typed for it after /meeting."""
    match command:
        case SetBreak(group, first, last, name, is_off):
            return _joined("unbreak" if is_off else "break", group, f"{first} to {last}", name)
        case SetDay(day, name):
            return f"workday {day}" if name == "" else f"holiday {day} {name or 'off'}"
        case Arrange(what, group, value, day):
            shown = f'"{value}"' if what is Arrangement.PLACE and value else value
            return _joined(what, group, day, shown or "off")


def _break(verb: str, typed: str) -> SetBreak:
    found = _BREAK.fullmatch(typed)
    if found is None:
        raise _missing(verb, typed, "I need the group, the first and the last day")
    first = read_day(found["first"])
    last = read_day(found["last"]) if found["last"] else first
    name = "" if verb == "unbreak" else (found["name"] or "").strip()
    return SetBreak(group_name(found["group"]), first, last, name, verb == "unbreak")


def _day(verb: str, typed: str) -> SetDay:
    found = _DAY.fullmatch(typed)
    if found is None:
        raise _missing(verb, typed, "I need the day first")
    day, name = read_day(found["day"]), (found["name"] or "").strip()
    if name.casefold() in _OFF:
        return SetDay(day, None)
    return SetDay(day, "" if verb == "workday" else name or "a holiday")


def _link(what: Arrangement, typed: str) -> Arrange:
    rest, day = without_day(typed) if what is Arrangement.PAPERS else (typed, None)
    found = _LINK.fullmatch(rest)
    if found is None:
        raise _missing(what, typed, "I need an address that begins with https://")
    link = "" if found["link"].casefold() in _OFF else found["link"].rstrip(".,;>")
    return Arrange(what, group_name(found["before"] + found["after"]), link, day)


def _place(typed: str) -> Arrange:
    """The group is the first word, unless the place stands in quotation marks; who knows the groups may find that more
    words belong to its name."""
    if found := _QUOTED.fullmatch(typed):
        return Arrange(Arrangement.PLACE, group_name(found["group"]), found["place"].strip())
    group, _, place = typed.rpartition(" ") if typed.casefold().endswith(_OFF) else typed.partition(" ")
    if not place:
        raise _missing(Arrangement.PLACE, typed, "I need the group and the place")
    is_off = place.casefold() in _OFF
    return Arrange(Arrangement.PLACE, group_name(group), "" if is_off else place.replace('"', "").strip())


def _missing(verb: str, typed: str, what: str) -> HelpfulError:
    understood = f"I read “{verb} {typed[:80]}”. " if typed else ""
    return HelpfulError(f"{understood}{what}.", f"Nothing was changed. Try: {_EXAMPLES[verb]}")


def _joined(*words: str | date | None) -> str:
    return " ".join(str(word) for word in words if word)
