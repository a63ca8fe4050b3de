"""Commands that hold reminders back: `/anchor pause until 2027-01-04 for social-value`, `/anchor resume`."""

import re
from dataclasses import dataclass
from datetime import date

from bot.commands.whom import group_name
from knowledge.errors import HelpfulError
from knowledge.typed_days import DAY, read_day

HOLDING_VERBS = ("pause", "resume")
_UNTIL = re.compile(rf"\b(?:until|till)\b(?: (?P<day>{DAY}))?", re.IGNORECASE)
_SLIP = re.compile(r"\b(?:untl|unitl|untill|unil|intil|utnil|til)\b", re.IGNORECASE)
_AS_SENT = re.compile(
    r"(?:pause(?: (?:all )?reminders)?(?: until \d{4}-\d\d-\d\d)?|resume(?: (?:all )?reminders)?)(?: for [\w-]+)?",
    re.IGNORECASE,
)
_EVERYTHING = re.compile(r"^(?:(?:all|everything|everybody|all groups)\b ?)?(?:(?:the )?reminders\b ?)?", re.IGNORECASE)
_EXAMPLE = "Nothing was changed. Try: /anchor pause until 2027-01-04"


@dataclass(frozen=True)
class PauseReminders:
    """What nobody asked for is held back, of a group or (where it is empty) of all; until a day, or further notice."""

    until: date | None = None
    group: str = ""


@dataclass(frozen=True)
class ResumeReminders:
    """It is held back no more."""

    group: str = ""


HoldingCommand = PauseReminders | ResumeReminders


def read_holding(verb: str, rest: str) -> HoldingCommand:
    """What stands after /anchor pause or /anchor resume. Raises HelpfulError saying what is wrong and what to type."""
    rest = _SLIP.sub("until", rest)
    found = _UNTIL.search(rest)
    if found and (verb == "resume" or not found["day"]):
        wrong = "resume takes no day" if verb == "resume" else "I need the day after “until”"
        raise HelpfulError(f"I read “{verb} {rest[:80].strip()}”: {wrong}.", _EXAMPLE)
    typed = " ".join(f"{rest[: found.start()]} {rest[found.end() :]}".split()) if found else rest.strip()
    group = group_name(_EVERYTHING.sub("", typed))
    if verb == "resume":
        return ResumeReminders(group)
    return PauseReminders(read_day(found["day"]) if found else None, group)


def known_holding(typed: str) -> HoldingCommand | None:
    """The same without /anchor, as buttons send it; None for what may be a question."""
    bare = typed.removeprefix("/").rstrip(".!")
    verb, _, rest = bare.partition(" ")
    return read_holding(verb.casefold(), rest) if _AS_SENT.fullmatch(bare) else None


def holding_text(command: HoldingCommand) -> str:
    """What would be typed for it; `known_holding` reads it back."""
    whose = f" for {command.group}" if command.group else ""
    match command:
        case PauseReminders(until):
            return f"pause{f' until {until}' if until else ''}{whose}"
        case ResumeReminders():
            return f"resume{whose}"
