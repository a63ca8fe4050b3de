"""Figures as people type them: £1.2m, £48k, 1,200, 48%, 46 of 50. Exact: they never pass through a float."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from knowledge.errors import HelpfulError
from knowledge.pledges.amount_readings import Reading, may_be, share_of, share_typed
from knowledge.pledges.kinds import Unit
from knowledge.words import stem, words_of

NOT_SAVED = "Nothing was saved."
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,20})(?:\.[0-9]{1,10})?|\.[0-9]{1,10}"
_SCALES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
_SCALE = "thousand|million|billion|bn|mn|k|m"
_SYMBOLS = {"£": "£", "gbp": "£", "€": "€", "eur": "€", "$": "$", "usd": "$"}
_MONEY_WORDS = {
    "£": ("pounds", "pound", "gbp", "pounds sterling"),
    "€": ("euros", "euro", "eur"),
    "$": ("dollars", "usd"),
}
_PERCENT_WORDS = ("%", "percent", "per cent", "pc", "pct")
_FIGURE = re.compile(
    rf"(?P<minus>[-\u2212\u2013])? ?(?P<symbol>[£€$]|GBP|EUR|USD)? ?(?P<inner>[-\u2212\u2013])?(?P<number>{_NUMBER})"
    rf"(?: ?(?P<scale>{_SCALE})\b)?(?: ?(?:out )?(?:of|/) ?(?P<of>{_NUMBER}))? ?(?P<after>%|[^\W\d].*|)",
    re.IGNORECASE,
)
_POWER = re.compile(r"\d[eE][+-]?\d")
_LARGEST = Decimal(10) ** 13
_ENDINGS = (
    ("people$", "person"),
    ("(?<=[a-z]{2})ies$", "y"),
    ("(?<=ss|sh|ch)es$|(?<=x)es$", ""),
    ("(?<=[a-z]{2}[^su])s$", ""),
)
_AFTER_HEAD = frozenset("a an per of for in on at with from by to who that started built saved made".split())
_LONGEST_SHOWN = 60  # characters


@dataclass(frozen=True)
class Amount:
    """A figure in the unit of its pledge. `out_of` is the 50 of "46 of 50" where things are counted."""

    value: Decimal
    out_of: Decimal | None = None


class AmountError(HelpfulError):
    """What was typed is no figure for its pledge: `wrong` says why, in a sentence. `readings` are what may have been
    meant: one alone is certain, of several one is to be chosen, and with none the figure is to be asked for."""

    def __init__(self, typed: str, wrong: str, readings: Sequence[Reading] = ()) -> None:
        shown = typed if len(typed) <= _LONGEST_SHOWN else f"{typed[:_LONGEST_SHOWN]}…"
        labels = [one.label for one in readings if one.figure]
        which = f" Try: {labels[0]}" if len(labels) == 1 else f" Is it {' or '.join(labels)}?" if labels else ""
        super().__init__(f"I read “{shown}”. {wrong}", f"{NOT_SAVED}{which}")
        self.wrong = wrong
        self.readings = tuple(readings)


WITHOUT = Reading("", "")
"""That there is to be no figure: all that a milestone can have been meant to be given."""


def read_amount(typed: str, unit: Unit, target: Decimal | None = None) -> Amount:
    """The figure that was typed. Of money its sign or its size (k, m, bn) has to be there: 48 may be £48 or £48k. Of
    percents "46 of 50" is 92. Raises AmountError; with a `target` a percentage may have been meant as a share of it."""
    said = " ".join(typed.split())
    if said.startswith("+"):
        _read(said[1:].strip(), unit, is_marked=unit.is_money)
        raise AmountError(typed, "I keep what has been reached in all, not what came on top.")
    try:
        return _read(said, unit, is_marked=False)
    except AmountError as error:
        share = share_typed(said, unit)
        if share is None or not target:
            raise
        raise AmountError(typed, error.wrong, _shares(share, target, unit)) from error


def _shares(share: Decimal, target: Decimal, unit: Unit) -> list[Reading]:
    """A percentage of what is promised, and of things that are counted so many of them."""
    value, is_exact = share_of(share, target, unit)
    promised = amount_text(target, unit if unit.is_money else Unit())
    told = f"{_plain(share)}% of the {promised} promised, {'' if is_exact else 'about '}{amount_text(value, unit)}"
    figure = amount_text(value, unit) if unit.is_money else _plain(value)
    found = [Reading(figure, told)] if value < _LARGEST else []
    return found if unit.is_money else [*found, Reading(_plain(share), amount_text(share, unit))]


def blank(unit: Unit) -> str:
    """A figure with its number left open, which is read as none: "£…", "…%", "…"."""
    return f"{unit.name}…" if unit.is_money else "…%" if unit.is_percent else "…"


def read_cell(typed: str, unit: Unit) -> Amount:
    """The same of a cell in a table, whose unit stands in a column of its own: 48000 is £48,000. Raises AmountError."""
    return _read(" ".join(typed.split()), unit, is_marked=True)


def amount_text(value: Decimal, unit: Unit) -> str:
    """ "£1,200,000", "£0.50", "48%", "46 apprentices": `read_amount` reads the same figure in it."""
    plain = _plain(value)
    if unit.is_money:
        return f"{unit.name}{value:,.2f}" if "." in plain else f"{unit.name}{plain}"
    return f"{plain}%" if unit.is_percent else f"{plain} {_one_of(unit) if value == 1 else unit.name}".strip()


def _one_of(unit: Unit) -> str:
    """What one of a unit is called: "shop" of shops, "hour a week" of hours a week; the unit itself where that is not
    clear."""
    words = unit.name.split(" ")
    head = next((at for at, word in enumerate(words) if at and word.casefold() in _AFTER_HEAD), len(words)) - 1
    words[head] = next(
        (re.sub(ending, one, words[head]) for ending, one in _ENDINGS if re.search(ending, words[head])), words[head]
    )
    return " ".join(words)


def read_unit(typed: str) -> Unit:
    """In what a pledge is counted, as people name it: "GBP" and "pounds" are "£", "percent" is "%". Raises HelpfulError
    for one that no figure could be read in: "£m", "12"."""
    name = " ".join(typed.split())
    said = name.casefold()
    if said in _PERCENT_WORDS:
        return Unit("%")
    for symbol, words in _MONEY_WORDS.items():
        if said in (symbol, *words):
            return Unit(symbol)
    if name and (name[0] in "£€$%" or not name[0].isalpha()):
        raise HelpfulError(
            f"“{name[:_LONGEST_SHOWN]}” is no unit that I can count in.",
            f"Write £, %, or what is counted, such as apprentices; sizes stand with the figure (£1.2m). {NOT_SAVED}",
        )
    return Unit(name)


def _read(typed: str, unit: Unit, is_marked: bool) -> Amount:
    if not unit.name and not is_marked:
        raise AmountError(typed, "This pledge is a milestone: it has no figure.", (WITHOUT,))
    found = None if _POWER.search(typed) else _FIGURE.fullmatch(typed)
    if found is None:
        raise AmountError(typed, _why_unreadable(typed), _readings(typed, unit))
    if found["minus"] or found["inner"]:
        raise AmountError(typed, "A figure cannot be less than nought.", _readings(typed, unit))
    value, of = _scaled(found["number"], found["scale"]), _scaled(found["of"], None) if found["of"] else None
    if wrong := _misfit(found, unit, is_marked):
        raise AmountError(typed, wrong, _readings(typed, unit))
    if unit.is_percent and of is not None:
        value, of = _share(typed, value, of), None
    places = _places(unit)
    if value >= _LARGEST or (of is not None and not 0 < of < _LARGEST):
        raise AmountError(typed, "That is out of all measure.")
    if value != round(value, places):
        finest = "pence" if unit.name == "£" else f"{places} decimal places"
        rounded = amount_text(round(value, places), unit)
        raise AmountError(
            typed, f"That is finer than {finest}.", (Reading(rounded, rounded),) if round(value, places) else ()
        )
    return Amount(value, of)


def _misfit(found: re.Match[str], unit: Unit, is_marked: bool) -> str:
    """Why a number is none of this unit, in a sentence; "" where it is."""
    symbol, after = _SYMBOLS.get((found["symbol"] or "").casefold(), ""), found["after"].strip().casefold()
    if unit.is_money:
        is_named = bool(symbol) or after in _MONEY_WORDS[unit.name] or bool(found["scale"]) or is_marked
        is_other = (symbol and symbol != unit.name) or (after and after not in _MONEY_WORDS[unit.name]) or found["of"]
        return "" if is_named and not is_other else f"This pledge is in {unit.name}, so I need an amount."
    if unit.is_percent:
        is_other = symbol or found["scale"] or (after and (after not in _PERCENT_WORDS or found["of"]))
        return "This pledge is in %, so I need a percentage." if is_other else ""
    is_other = symbol or (after and not _is_named_in(after, unit.name))
    return f"This pledge is counted in {unit.name}, so I need a number of them." if is_other else ""


def _is_named_in(words: str, unit: str) -> bool:
    """Whether words are those of a unit, or some of them: "apprentices" of "apprentices started"."""
    said = {*map(stem, words_of(words))}
    whole = {*map(stem, words_of(unit)), *map(stem, words_of(_one_of(Unit(unit))))}
    return words in (unit.casefold(), _one_of(Unit(unit)).casefold()) or bool(said and said <= whole)


def _scaled(number: str, scale: str | None) -> Decimal:
    return Decimal(number.replace(",", "")).scaleb(_SCALES[scale.casefold()] if scale else 0)


def _share(typed: str, part: Decimal, whole: Decimal) -> Decimal:
    """How many per cent a part is of a whole, to the hundredth."""
    if not 0 < whole < _LARGEST or part >= _LARGEST:
        raise AmountError(typed, f"Nothing is a share of {_plain(whole)}.")
    return round(100 * part / whole, 2)


def _why_unreadable(typed: str) -> str:
    if any(sign.isdigit() and not sign.isascii() for sign in typed):
        return "Its digits are not the plain ones, 0 to 9."
    if _POWER.search(typed):
        return "I read no powers of ten: please write the number out."
    if re.search(r"\d[,.]\d", typed):
        return "I cannot tell where its thousands end: commas stand before three digits, one point before the decimals."
    return "I see no figure in that." if not re.search(r"\d", typed) else "I cannot read that as a figure."


def _readings(typed: str, unit: Unit) -> list[Reading]:
    """What may have been meant and can be read."""
    found = dict.fromkeys(one for one in may_be(typed, unit) if one != typed and _is_read(one, unit))
    return [] if _POWER.search(typed) else [Reading(one, one) for one in found]


def _is_read(typed: str, unit: Unit) -> bool:
    """Whether it is a figure as it stands."""
    found = _FIGURE.fullmatch(typed)
    if found is None or found["minus"] or found["inner"] or found["of"] or _misfit(found, unit, is_marked=False):
        return False
    value = _scaled(found["number"], found["scale"])
    return value < _LARGEST and value == round(value, _places(unit))


def _places(unit: Unit) -> int:
    """How many decimal places a figure may have."""
    return 2 if unit.is_money else 4


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
