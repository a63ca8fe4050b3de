"""Whom and which group somebody means: "Sam Okafor", "@sam", "sam@college.example"; "Sam Okafor social value"."""

from collections.abc import Iterable, Sequence

from knowledge.documents import name_key
from knowledge.errors import HelpfulError
from knowledge.groups.group import WorkingGroup
from knowledge.people import Person, email_in


def person_meant(typed: str, people: Iterable[Person], where: str = "in the network") -> Person:
    """The one person of this address, name, first name or beginning of an address; whole names go first. Raises
    HelpfulError where there is none, or more than one (told apart by their organisations)."""
    wanted = typed.strip().removeprefix("@").strip()
    found: list[Person] = []
    if email := email_in(wanted):
        found = [one for one in people if one.email == email]
    elif key := name_key(wanted):
        known = [one for one in people if one.email]
        found = [one for one in known if name_key(one.name) == key]
        found = found or [one for one in known if key in (_first_name(one), _mailbox(one))]
    if len(found) == 1:
        return found[0]
    if not found:
        hint = "" if email_in(wanted) else "Give their e-mail address. "
        raise HelpfulError(
            f'I know nobody called "{wanted}" {where}.', f"{hint}The secretariat can add people. Nothing was saved."
        )
    several = " and ".join(f"{one.name} ({one.organisation})" for one in found)
    raise HelpfulError(
        f'"{wanted}" may be {several}.', "Give the e-mail address of the one you mean. Nothing was saved."
    )


def _first_name(person: Person) -> str:
    return name_key(person.name.partition(" ")[0])


def _mailbox(person: Person) -> str:
    return name_key((person.email or "").partition("@")[0])


def group_at_end(typed: str, groups: Sequence[WorkingGroup]) -> tuple[str, str]:
    """What was typed as what stands before a group's name, and that name: the longest there is; all of it and "" where
    it does not end with one."""
    words = typed.split()
    for at in range(len(words)):
        if _is_group(" ".join(words[at:]), groups):
            return _without_for(words[:at]), " ".join(words[at:])
    return typed.strip(), ""


def group_at_start(typed: str, groups: Sequence[WorkingGroup]) -> tuple[str, str]:
    """A group's name, the longest that what was typed begins with, and the rest; "" and all of it where there is
    none."""
    words = typed.split()
    for at in range(len(words), 0, -1):
        if _is_group(" ".join(words[:at]), groups):
            return " ".join(words[:at]), " ".join(words[at:])
    return "", typed.strip()


def _is_group(name: str, groups: Sequence[WorkingGroup]) -> bool:
    key = name_key(name)
    return any(key in (group.slug, name_key(group.name)) for group in groups)


def _without_for(words: Sequence[str]) -> str:
    return " ".join(words[:-1] if words and words[-1].casefold() in ("for", "of", "at") else words)
