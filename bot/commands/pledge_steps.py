"""What is said of a pledge as a step from what was reported last: "2 more", "+2", "3 fewer", "another £5k"."""

import re
from dataclasses import dataclass, replace

from bot.commands.pledge_records import Said
from bot.commands.pledge_words import EDGES, FIGURE

_MORE = r"more|extra|additional|further|on top|up"
_FEWER = r"fewer|less|lower|down"
_NOT_SO_FAR = r"(?! (?:or less|than (?!last\b|before\b|previously\b)|to (?:come|go)\b))"
_AFTER = re.compile(
    rf"^(?:(?P<unit>[^\W\d]+(?: [^\W\d]+)?) )??(?:(?P<more>{_MORE})|(?P<fewer>{_FEWER}))\b{_NOT_SO_FAR}"
    r"(?: than (?:last \w+|before|previously))?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"^(?:(?P<more>another|(?:a )?further|(?:an )?extra|plus|up(?: by)?)|(?P<fewer>minus|down(?: by)?|less)) "
    rf"(?P<figure>{FIGURE.pattern})(?=$|[ ,;.])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Step:
    """That a pledge is `figure` (as typed) further than it was, or so much less far. `said` is the rest of what was
    said; `in_all` the same with the figure as what has been reached in all."""

    figure: str
    is_more: bool
    said: Said
    in_all: Said


def step_in(said: Said, unit: str) -> Step | None:
    """The step that was said of a pledge counted in `unit`; None for a figure that is what has been reached in all."""
    if said.figure.startswith("+"):
        figure = said.figure[1:].strip()
        return Step(figure, True, said, replace(said, figure=figure, loose=""))
    if not said.loose:
        return None
    found = _AFTER.match(said.loose) if said.figure else _BEFORE.match(said.loose)
    if found is None or (said.figure and not _is_of(found["unit"] or "", unit)):
        return None
    figure = said.figure or found["figure"].rstrip(EDGES)
    left = said.loose[found.end() :].strip(EDGES)
    quoted = said.note.removesuffix(said.loose).strip()
    note = " ".join(filter(None, (quoted, _without_unit(left, unit))))
    rest = replace(said, note=note, loose="")
    return Step(figure, bool(found["more"]), rest, replace(rest, figure=figure))


def _is_of(typed: str, unit: str) -> bool:
    return not typed or typed.casefold() in unit.casefold()


def _without_unit(note: str, unit: str) -> str:
    """ "apprentices started" is "started"."""
    is_named = f"{note} ".casefold().startswith(f"{unit.casefold()} ")
    return note[len(unit) :].strip() if is_named else note
