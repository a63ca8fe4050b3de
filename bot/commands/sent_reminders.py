"""What became of reminders: `/anchor reminders`, `reminders astray for social-value`."""

import re
from dataclasses import dataclass

from bot.commands.whom import group_name
from knowledge.errors import HelpfulError
from knowledge.notices import Became


@dataclass(frozen=True)
class ShowReminders:
    """What became of the reminders of the last two weeks, of all groups where `group` is empty."""

    group: str = ""
    which: Became = Became.ALL


_WHICH = "|".join(one for one in Became if one)
_WORDS = {"refused": Became.ASTRAY, "unknown": Became.ASTRAY}
_TYPED = re.compile(
    rf"reminders(?: (?P<which>{_WHICH}|{'|'.join(_WORDS)}))?(?: (?:for|of) (?P<group>[^?]+))?", re.IGNORECASE
)


def known_reminders(typed: str) -> ShowReminders | None:
    """The command, as it is typed or as buttons send it; None for what may be a question."""
    found = _TYPED.fullmatch(typed.removeprefix("/").rstrip(".!"))
    if found is None:
        return None
    which = (found["which"] or "").casefold()
    return ShowReminders(group_name(found["group"] or ""), _WORDS.get(which) or Became(which))


def read_reminders(typed: str) -> ShowReminders:
    """What stands after "/anchor reminders". Raises HelpfulError for what cannot be read."""
    if found := known_reminders(f"reminders {typed}".strip()):
        return found
    raise HelpfulError(
        f"I read “reminders {typed[:60]}”, and do not know which.",
        "Try: /anchor reminders astray, or: /anchor reminders sent for social-value. Nothing was changed.",
    )


def reminders_text(command: ShowReminders) -> str:
    """What would be typed for it; `known_reminders` reads it back."""
    return " ".join(filter(None, ("reminders", command.which, f"for {command.group}" if command.group else "")))
