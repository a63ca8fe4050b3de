"""Which pledges a list is to hold: `mine stale org:"Essex Police" theme:procurement due:2027-03`."""

import re

from bot.commands.pledge_records import ListPledges, Only
from knowledge.errors import HelpfulError

_KEYS = {"org": "organisation", "organisation": "organisation", "theme": "theme", "due": "due"}
_ITEM = re.compile(
    r"(?P<key>org|organisation|theme|due) ?: ?(?:[\"“”](?P<quoted>[^\"“”]*)[\"“”]|(?P<value>.+?))"
    rf"(?= (?:org|organisation|theme|due) ?:| (?:{'|'.join(Only)})(?: |$)| from \d+$|$)",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:^| )from (?P<first>\d{1,6})$", re.IGNORECASE)
_ONLY = re.compile(rf"(?:{'|'.join(Only)}|my|all|and|or|the|please|pls)", re.IGNORECASE)
_UNREPORTED = re.compile(r"\b(?:not|un) ?-?reported\b", re.IGNORECASE)
_EXAMPLE = "/pledge list mine, or /pledge list red org:essex-cc theme:procurement due:2027-03"


def read_list(rest: str) -> ListPledges:
    """What stands after /pledge list. Raises HelpfulError naming what is no such word."""
    typed = _UNREPORTED.sub(Only.UNREPORTED, " ".join(rest.split()).rstrip(".!"))
    found: dict[str, str] = {}
    start = _FROM.search(typed)
    left = typed[: start.start()] if start else typed
    for item in _ITEM.finditer(left):
        value = item["quoted"] if item["quoted"] is not None else item["value"]
        found[_KEYS[item["key"].casefold()]] = value.strip()
    words = _ITEM.sub(" ", left).split()
    if wrong := [word for word in words if not _ONLY.fullmatch(word)]:
        raise HelpfulError(
            f"I read “list {typed[:80]}”, and do not know what “{wrong[0][:40]}” is to choose.",
            f"Try: {_EXAMPLE}",
        )
    only = {"mine" if word.casefold() == "my" else word.casefold() for word in words}
    return ListPledges(
        tuple(one for one in Only if one.value in only),
        found.get("organisation", ""),
        found.get("theme", ""),
        found.get("due", ""),
        max(1, int(start["first"])) if start else 1,
    )


def list_text(command: ListPledges) -> str:
    """What would be typed for it after /pledge list."""
    words = [*command.only]
    named = (("org", command.organisation), ("theme", command.theme), ("due", command.due))
    keyed = [f'{key}:"{value}"' if " " in value else f"{key}:{value}" for key, value in named if value]
    return " ".join((*words, *keyed, *((f"from {command.first}",) if command.first > 1 else ())))
