"""Commands on one's own reminders: `/anchor notify digest friday`, `notify snooze 14 days, timezone Madrid`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from knowledge.errors import FieldError, HelpfulError
from knowledge.groups.wishes import Amount
from knowledge.typed_days import DAY, read_day
from knowledge.words import readable

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
LONGEST_SNOOZE_DAYS = 183


@dataclass(frozen=True)
class ShowNotify:
    """How the asker is reminded; with `in_form` as a form to change it."""

    in_form: bool = False


@dataclass(frozen=True)
class ChangeNotify:
    """What the asker wants to be otherwise about their reminders; None for what is to stay. `weekday` (Monday is 0) is
    that of the digest. Nothing is to come for so many `days`, or before the day `until`. `zone` is a time zone as
    typed, "" for that of the group."""

    amount: Amount | None = None
    weekday: int | None = None
    days: int | None = None
    until: date | None = None
    is_on: bool | None = None
    is_direct: bool | None = None
    zone: str | None = None


NotifyCommand = ShowNotify | ChangeNotify

_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14, "month": 30}
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6}
_SPAN = re.compile(
    rf"(?:for )?(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)}) (?P<unit>{'|'.join(_DAYS_IN)})s?", re.IGNORECASE
)
_UNTIL = re.compile(rf"(?:until |till |to )?(?P<day>{DAY})", re.IGNORECASE)
_ZONE = re.compile(r"time ?zone(?: (?P<zone>[\w/+ -]+))?", re.IGNORECASE)
_WHERE = {
    "direct": True, "by direct message": True, "direct messages": True,
    "channel": False, "in the channel": False, "in channel": False,
}  # fmt: skip
_DAY_NAMES = "|".join(f"{name[:3]}[a-z]*" for name in WEEKDAYS)
_AS_SENT = re.compile(
    rf"(?:all|quieter|off|on|form|direct|channel|digest(?: (?:{_DAY_NAMES}))?|snooze(?: \d+ days?| until {DAY})?"
    r"|timezone [\w/+-]+)(?:, .+)?",
    re.IGNORECASE,
)
_ALL = "all, quieter, digest monday, snooze 2 weeks, off, on, direct, channel, timezone Europe/Madrid"
_NOTHING = "Nothing was changed."


WISHES = ("all", "everything", "quieter", "fewer", "digest", "snooze", "off", "on", "direct", "timezone")
"""What a wish begins with, which is understood straight after /anchor, too."""


def read_notify(typed: str) -> NotifyCommand:
    """What stands after /anchor notify: one wish, or several with commas between. Raises HelpfulError saying what was
    understood and what can be typed."""
    parts = [part.strip(" .!") for part in typed.split(",") if part.strip(" .!")]
    if not parts:
        return ShowNotify()
    if parts == ["form"]:
        return ShowNotify(in_form=True)
    wanted = ChangeNotify()
    for part in parts:
        wanted = _with(wanted, part)
    return wanted


def known_notify(typed: str) -> NotifyCommand | None:
    """The same without the slash, as buttons send it; None for what may be a question."""
    word, _, rest = typed.removeprefix("/").partition(" ")
    if word.casefold() != "notify":
        return None
    return read_notify(rest) if not rest or _AS_SENT.fullmatch(rest.rstrip(".!")) else None


def notify_text(command: NotifyCommand) -> str:
    """What would be typed for it; `known_notify` reads it back."""
    if isinstance(command, ShowNotify):
        return "notify form" if command.in_form else "notify"
    day = "" if command.weekday is None else f" {WEEKDAYS[command.weekday]}"
    parts = (
        f"{command.amount}{day}" if command.amount else "",
        f"snooze {command.days} days" if command.days is not None else "",
        f"snooze until {command.until}" if command.until else "",
        "" if command.is_on is None else "on" if command.is_on else "off",
        "" if command.is_direct is None else "direct" if command.is_direct else "channel",
        "" if command.zone is None else f"timezone {command.zone or 'off'}",
    )
    return f"notify {', '.join(filter(None, parts))}".strip()


def with_notify_fields(fields: Mapping[str, str]) -> ChangeNotify:
    """What was filled in. Raises FieldError naming the answer that cannot be taken."""
    told = {name: " ".join(readable(value).split()) for name, value in fields.items()}
    wanted = ChangeNotify()
    for name, before in (("amount", ""), ("until", "snooze "), ("where", ""), ("zone", "timezone ")):
        if not told.get(name):
            continue
        try:
            wanted = _with(wanted, f"{before}{told[name]}")
        except HelpfulError as error:
            raise FieldError(
                name, error.what_happened, "Leave it empty, or mend it. Nothing was changed yet."
            ) from error
    return wanted


def _with(wanted: ChangeNotify, part: str) -> ChangeNotify:
    word, _, rest = part.casefold().partition(" ")
    if word in ("all", "everything", "quieter", "fewer") and not rest:
        return replace(wanted, amount=Amount.ALL if word in ("all", "everything") else Amount.QUIETER)
    if word == "digest":
        return replace(wanted, amount=Amount.DIGEST, weekday=_weekday(rest))
    if word == "snooze":
        return _snoozed(wanted, rest)
    if word in ("on", "off") and not rest:
        return replace(wanted, is_on=word == "on")
    if (where := _WHERE.get(part.casefold())) is not None:
        return replace(wanted, is_direct=where)
    if found := _ZONE.fullmatch(part):
        return replace(wanted, zone=_zone(found["zone"] or ""))
    raise HelpfulError(f"I read “notify {part[:60]}”, which I do not know.", f"There are: {_ALL}. {_NOTHING}")


def _weekday(typed: str) -> int | None:
    if not typed:
        return None
    name = typed.removeprefix("on ")
    found = next((at for at, day in enumerate(WEEKDAYS) if len(name) > 2 and day.startswith(name.rstrip("s"))), None)
    if found is None:
        raise HelpfulError(
            f"I read “digest {typed[:40]}”. A digest comes on a working day, from Monday to Friday.",
            f"Try: /anchor notify digest monday. {_NOTHING}",
        )
    return found


def _snoozed(wanted: ChangeNotify, typed: str) -> ChangeNotify:
    if not typed:
        return replace(wanted, days=14)
    if found := _UNTIL.fullmatch(typed):
        return replace(wanted, until=read_day(found["day"]))
    if typed == "a fortnight":
        return replace(wanted, days=14)
    if found := _SPAN.fullmatch(typed):
        count = _NUMBERS.get(found["count"].lower()) or int(found["count"])
        return replace(wanted, days=count * _DAYS_IN[found["unit"].lower()])
    raise HelpfulError(
        f"I read “snooze {typed[:40]}”, and cannot tell until when.",
        f"Try: /anchor notify snooze 2 weeks, or /anchor notify snooze until 2027-01-04. {_NOTHING}",
    )


def _zone(typed: str) -> str:
    if not typed:
        raise HelpfulError("I do not know which time zone.", f"Try: /anchor notify timezone Europe/Madrid. {_NOTHING}")
    return "" if typed.casefold() in ("off", "none", "of the group") else typed
