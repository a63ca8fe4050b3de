"""People in commands: an address, "@sam", or a name in quotation marks or before "for"."""

import re

_MARKED = re.compile(r"[\"“](?P<quoted>[^\"“”]+)[\"”]|(?P<word>\S*@\S+)")
_FOR = re.compile(r"(?P<who>.+?) for (?:the )?(?P<group>.+)", re.IGNORECASE)
_BEFORE_GROUP = re.compile(r"^(?:for|of|at) (?:the )?", re.IGNORECASE)


def group_name(typed: str) -> str:
    """A group's name as it was typed: "for the social value group." is "social value group"."""
    return _BEFORE_GROUP.sub("", " ".join(typed.split())).rstrip("?.!")


def whom_and_group(typed: str) -> tuple[str, str]:
    """Who is named, and which group. A name that is not set apart from the group stands before it, in the second: only
    who knows the groups can tell."""
    if found := _MARKED.search(typed):
        who = found["quoted"] or found["word"].rstrip(".,;:!?")
        return " ".join(who.split()), group_name(typed[: found.start()] + typed[found.end() :])
    if found := _FOR.fullmatch(typed.strip()):
        return found["who"].strip(), group_name(found["group"])
    return "", group_name(typed)


def whom_text(who: str) -> str:
    """Somebody as `whom_and_group` reads them back."""
    return f'"{who}"' if who and ("@" not in who or " " in who) else who
