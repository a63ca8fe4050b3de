"""Commands that change what a pledge is: who has it, its target, its status."""

import re
from dataclasses import replace
from difflib import get_close_matches

from bot.commands.pledge_line import read_seen, split_quoted
from bot.commands.pledge_records import ChangeTarget, HandOverPledge, NamePledgeDeputy, SetPledgeStatus
from bot.commands.pledge_slips import NOT_SAVED, check_note
from bot.commands.whom import whom_text
from knowledge.errors import HelpfulError
from knowledge.pledges.kinds import Status

_OFF = ("off", "back", "take back", "nobody", "none", "no one", "noone", "remove", "out")
_QUOTED = re.compile(r"[\"“”].+[\"“”]")
_TO = re.compile(r"^(?:to|is|=) ", re.IGNORECASE)
_MARK = r"[\"“”„]"
_TAKE_OUT = re.compile(r"(?:remove|take out|take off|drop) \S", re.IGNORECASE)
_PLEASE = re.compile(r"[ ,]+(?:please|pls|thanks|thank you)[.!]?$", re.IGNORECASE)
_BECAUSE = re.compile(r"(?:^| )because (?P<reason>.+)$", re.IGNORECASE)
_WHO = re.compile(r"[\"“”](?P<quoted>[^\"“”]+)[\"“”]|(?P<word>\S*@\S+)")
_PART = re.compile(
    r"(?:^| )(?P<key>agreed(?: by| with)?(?: ?:)?|by|due(?: ?:)?|because|seen:(?=\d)|unit:|sure:(?=yes(?: |$))) ?",
    re.IGNORECASE,
)
_STATUSES = {one.value: one for one in Status}


def read_hand_over(number: int, rest: str, again: str) -> HandOverPledge:
    """What stands after the code: who is to have it, and why. Raises HelpfulError where nobody is named."""
    return HandOverPledge(number, *_who_and_why(rest, again, "I do not know who is to have it."))


def hand_over_text(command: HandOverPledge) -> str:
    """What would be typed for it after the code."""
    return _who_text(command.who, command.reason)


def read_deputy(number: int, rest: str, again: str) -> NamePledgeDeputy:
    """What stands after the code: who is to be deputy ("off" for nobody), and why. Raises HelpfulError where neither is
    said."""
    if _TAKE_OUT.match(rest):
        raise HelpfulError(
            f"I read “{rest[:60]}”. To take the deputy out, whoever that is, say “off”.",
            f"{NOT_SAVED} Try: {again} off",
        )
    return NamePledgeDeputy(number, *_who_and_why(rest, again, "I do not know who is to be deputy."))


def deputy_text(command: NamePledgeDeputy) -> str:
    """What would be typed for it after the code."""
    return _who_text(command.who, command.reason)


def _who_and_why(rest: str, again: str, unknown: str) -> tuple[str, str]:
    """Who is named, "" for nobody, and the reason. Raises HelpfulError."""
    typed = _PLEASE.sub("", _TO.sub("", rest))
    typed = re.sub(_MARK, "", typed) if len(re.findall(_MARK, typed)) == 1 else typed
    reason = ""
    if because := _BECAUSE.search(typed):
        typed, reason = typed[: because.start()], _unquoted(because["reason"])
    word, _, quoted = typed.partition(" ")
    if typed.casefold().strip(".! ") in _OFF or (word.casefold() in _OFF and _QUOTED.fullmatch(quoted)):
        reason = reason or _unquoted(quoted if _QUOTED.fullmatch(quoted) else "")
        check_note(reason, (), f"{again} off")
        return "", reason
    if found := _WHO.search(typed):
        who = found["quoted"] or found["word"].rstrip(".,;:!?")
        reason = reason or _unquoted(f"{typed[: found.start()]} {typed[found.end() :]}")
    else:
        who = typed
    if not any(map(str.isalnum, who)):
        raise HelpfulError(unknown, f"{NOT_SAVED} Try: {again} {_who_text('sam@college.example', reason)}")
    check_note(reason, (), f"{again} {whom_text(' '.join(who.split()))}")
    return " ".join(who.split()), reason


def _who_text(named: str, reason: str) -> str:
    who = whom_text(named) if named else "off"
    return f"{who} because {reason}" if reason else who


def read_target(number: int, rest: str, again: str) -> ChangeTarget:
    """What stands after the code: the new figure, by when, why, and who agreed. Each part goes on to the next word that
    begins one; the reason stands in quotation marks, or after "because"."""
    left, reason = split_quoted(rest)
    parts: dict[str, str] = {}
    marks = list(_PART.finditer(left))
    figure = left[: marks[0].start()] if marks else left
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        value = left[mark.end() : following.start() if following else len(left)].strip(" ,;")
        parts[mark["key"].casefold().split()[0].rstrip(":")] = value
    reason = reason or parts.get("because", "")
    seen, unit = parts.get("seen", ""), parts.get("unit")
    command = ChangeTarget(
        number,
        figure.removeprefix("to ").strip(" ,;"),
        parts.get("by", "") or parts.get("due", ""),
        "",
        parts.get("agreed", ""),
        int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else None,
        unit.replace("_", " ") if unit is not None else None,
        "sure" in parts,
    )
    check_note(reason, (), f"{again} {target_text(command)}")
    return replace(command, reason=reason)


def target_text(command: ChangeTarget) -> str:
    """What would be typed for it after the code."""
    words = (
        command.target,
        f"by {command.due}" if command.due else "",
        f"agreed by {command.agreed_by}" if command.agreed_by else "",
        f"seen:{command.version}" if command.version is not None else "",
        f"unit:{command.unit.replace(' ', '_')}" if command.unit is not None else "",
        "sure:yes" if command.is_sure else "",
        f'"{command.reason}"' if command.reason else "",
    )
    return " ".join(filter(None, words))


def read_status(number: int, rest: str, again: str) -> SetPledgeStatus:
    """What stands after the code: the status, and why. Raises HelpfulError for a status that there is not."""
    left, reason = split_quoted(rest)
    left, seen = read_seen(left)
    word, _, more = left.removeprefix("to ").strip().partition(" ")
    if not word:
        return SetPledgeStatus(number, None, reason)
    status = _STATUSES.get(word.casefold().rstrip(".,!"))
    if status is None:
        near = get_close_matches(word.casefold(), _STATUSES, n=1, cutoff=0.7)
        why = " ".join(filter(None, (reason, without_because(more)))) or "…"
        line = f' Try: {again} {near[0]} "{why}"' if near else ""
        raise HelpfulError(
            f"I read “{word[:40]}”, which is no status of a pledge.", f"They are {', '.join(Status)}. {NOT_SAVED}{line}"
        )
    reason = " ".join(filter(None, (reason, without_because(more))))
    check_note(reason, (), f"{again} {status}")
    return SetPledgeStatus(number, status, reason, seen.is_sure)


def without_because(typed: str) -> str:
    """A reason without the word that leads it in."""
    return re.sub(r"^because(?: |$)", "", typed.strip(" ,;"), flags=re.IGNORECASE)


def _unquoted(text: str) -> str:
    left, quoted = split_quoted(text)
    return " ".join(" ".join((quoted, left)).split()).strip(" ,;")
