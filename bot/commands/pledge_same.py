"""That nothing has changed, of one pledge or of several: same P-014 seen:7 P-015 "no change"."""

import re

from bot.commands.pledge_line import split_quoted
from bot.commands.pledge_records import SamePledge, Unchanged
from bot.commands.pledge_slips import NOT_SAVED, check_note
from knowledge.errors import HelpfulError
from knowledge.pledges.pledge import code_of, number_in

CODE = re.compile(r"(?:#?p[\s\-\u2010-\u2015]*\d{1,6})(?![\w-])", re.IGNORECASE | re.ASCII)
MOST_AT_ONCE = 100
_SEEN = re.compile(r"\s*seen:(?P<version>\d{1,9})\b")
_BETWEEN = re.compile(r"(?:[\s,;&]|and\b)*", re.IGNORECASE)
_LIKE_CODE = re.compile(
    rf"(?<!\w)(?:{CODE.pattern}|p[\-\u2010-\u2015]\w*\d\w*|p\d+)|^[\d\s,;&]+$", re.IGNORECASE | re.ASCII
)
_SECOND_NOTE = re.compile(rf"[\"“”][\s,;]+(?:and\s+)?(?P<code>{CODE.pattern})", re.IGNORECASE)


def read_same(number: int, rest: str) -> SamePledge:
    """What stands after the first code. Raises HelpfulError where a note may be meant to be a code, or the other way
    round: no pledge is passed over in silence."""
    left, note = split_quoted(rest)
    pledges, left = _pledges(number, left)
    again = _line(pledges)
    if second := _SECOND_NOTE.search(note):
        raise HelpfulError(
            f"I read {second['code']} inside the note “{note[:80]}”.",
            f'One note goes with all of them; for another, send another line. {NOT_SAVED} Try: {again} "no change"',
        )
    if _LIKE_CODE.search(left):
        _refuse_codes_in(left, pledges)
    if len(pledges) > MOST_AT_ONCE:
        raise HelpfulError(
            f"I read the codes of {len(pledges)} pledges; there is room for {MOST_AT_ONCE}.",
            f"Send the others in a line of their own. {NOT_SAVED}",
        )
    note = " ".join(filter(None, (note, left)))
    check_note(note, (), f"/pledge same {code_of(number)}")
    return SamePledge(pledges, note)


def same_text(command: SamePledge) -> str:
    """What would be typed for it; `read_same` reads back what stands after the first code."""
    words = ["pledge same", *map(_with_version, command.pledges)]
    return " ".join((*words, f'"{command.note}"') if command.note else words)


def _with_version(one: Unchanged) -> str:
    return code_of(one.number) if one.version is None else f"{code_of(one.number)} seen:{one.version}"


def _pledges(number: int, left: str) -> tuple[tuple[Unchanged, ...], str]:
    """All that are named before the note, each once, and the rest of the line."""
    found: dict[int, Unchanged] = {}
    following: int | None = number
    while following is not None:
        seen = _SEEN.match(left)
        found.setdefault(following, Unchanged(following, int(seen["version"]) if seen else None))
        left = left[seen.end() if seen else 0 :]
        code = CODE.match(left, between.end()) if (between := _BETWEEN.match(left)) else None
        following = number_in(code[0]) if code else None
        left = left[code.end() if code and following is not None else 0 :]
    return tuple(found.values()), " ".join(left.split()).lstrip(",;: ")


def _refuse_codes_in(left: str, pledges: tuple[Unchanged, ...]) -> None:
    typed = CODE.findall(left) or [f"P-{digits}" for digits in re.findall(r"\d{1,6}", left)]
    meant = [Unchanged(number) for one in typed if (number := number_in(one)) is not None]
    raise HelpfulError(
        f"I read {', '.join(code_of(one.number) for one in pledges)}, and then “{left[:80]}”.",
        "Codes come first, each with its P, and a note in quotation marks. "
        f'{NOT_SAVED} Try: {_line((*pledges, *meant))} "no change"',
    )


def _line(pledges: tuple[Unchanged, ...]) -> str:
    return " ".join(("/pledge same", *dict.fromkeys(code_of(one.number) for one in pledges[:MOST_AT_ONCE])))
