"""The number in a cell as its format shows it."""

from collections.abc import Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne

from indexer.formats.sheets.cells import Shows
from indexer.formats.sheets.number_format import Part, Section, sections_of
from indexer.formats.sheets.show_date import show_date, show_elapsed

_COMPARISONS = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}
_ALL_DIGITS = Context(prec=1_000)  # the largest numbers have 308, the longest formats 500
_WIDEST = 11  # characters that Excel gives a number without a format of its own
_LARGEST = 1e15  # from here on Excel writes exponents


def show_number(value: float, code: str, epoch: datetime) -> tuple[str, Shows]:
    """`value` as a person sees it with the number format `code`, and what kind of thing they see.

    Dates read "17 November 2026", times "10:00". Empty where nothing sensible is shown: a date before the `epoch` or
    beyond the calendar, a format that hides its value.
    """
    if code == "General":
        return show_general(value), Shows.NUMBER
    section, is_signed = _section_for(value, sections_of(code))
    if section.holds(Part.ELAPSED):
        return show_elapsed(value, section), Shows.DATE
    if section.holds(Part.DATE):
        return show_date(value, section, epoch), Shows.DATE
    shown = _show(abs(value), section)
    sign = "-" if value < 0 and is_signed and any(digit in "123456789" for digit in shown) else ""
    return f"{sign}{shown}", Shows.NUMBER


def show_general(value: float) -> str:
    """A number without a format: 15 significant digits, decimals only as far as Excel's column would hold them."""
    if abs(value) >= _LARGEST or 0 < abs(value) < 1e-9:
        return f"{value:.5G}"
    if value == int(value):
        return str(int(value))
    exact = Decimal(f"{value:.15g}")
    whole = len(f"{abs(exact):f}".partition(".")[0])
    places = max(0, _WIDEST - 1 - whole)
    text = f"{_rounded(exact, places):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _section_for(value: float, sections: Sequence[Section]) -> tuple[Section, bool]:
    """The section that a value is shown by, and whether it still needs its sign."""
    numeric = sections[:3]
    if any(section.condition for section in numeric):
        for section in numeric:
            if section.condition is None or _COMPARISONS[section.condition[0]](value, section.condition[1]):
                return section, True
        return numeric[-1], True
    if value < 0 and len(numeric) > 1:
        return numeric[1], False
    return (numeric[2], False) if value == 0 and len(numeric) > 2 else (numeric[0], True)


def _show(magnitude: float, section: Section) -> str:
    if section.holds(Part.EXPONENT):
        return f"{magnitude:.{_places(section)}E}"
    if section.holds(Part.SLASH) and section.holds(Part.DIGITS):
        return _fraction(magnitude)
    if not section.holds(Part.DIGITS):
        texts = (show_general(magnitude) if kind is Part.GENERAL else text for kind, text in section.parts)
        return "".join(texts).strip()
    return _fill(section, *_digits(magnitude, section))


def _fraction(magnitude: float) -> str:
    whole, rest = divmod(Fraction(magnitude).limit_denominator(99), 1)
    return " ".join(filter(None, (str(whole) if whole or not rest else "", str(rest) if rest else "")))


def _digits(magnitude: float, section: Section) -> tuple[str, str]:
    """What stands before and after the decimal point."""
    scaled = Decimal(f"{magnitude:.15g}") * 100 ** sum(kind is Part.PERCENT for kind, _ in section.parts)
    before, after = _patterns(section)
    rounded = f"{_rounded(scaled / Decimal(1000) ** _thousands(section), len(after)):f}"
    whole, _, decimals = rounded.partition(".")
    least = len(before) - before.index("0") if "0" in before else 0
    while decimals and after[len(decimals) - 1] != "0" and decimals.endswith("0"):
        decimals = decimals[:-1]
    return ("" if whole == "0" else whole).zfill(least), decimals


def _rounded(exact: Decimal, places: int) -> Decimal:
    """Half away from zero, as Excel rounds."""
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _ALL_DIGITS)


def _patterns(section: Section) -> tuple[str, str]:
    """The placeholders before and after the decimal point."""
    sides = ["", ""]
    side = 0
    for kind, text in section.parts:
        if kind is Part.POINT:
            side = 1
        elif kind is Part.DIGITS:
            sides[side] += text
    return sides[0], sides[1]


def _places(section: Section) -> int:
    """Decimals before the exponent: those after the point, less the exponent's own digits."""
    last = [text for kind, text in section.parts if kind is Part.DIGITS][-1:]
    return max(0, len(_patterns(section)[1]) - len("".join(last))) if section.holds(Part.POINT) else 0


def _thousands(section: Section) -> int:
    """How often the number is cut by a thousand: commas that stand right behind its last digit."""
    commas = 0
    after_digits = False
    for kind, _ in section.parts:
        if kind is Part.DIGITS:
            commas, after_digits = 0, True
        elif kind is Part.COMMA and after_digits:
            commas += 1
        else:
            after_digits = False
    return commas


def _fill(section: Section, whole: str, decimals: str) -> str:
    """The format with its placeholders filled. Grouped or not, the digits come out in order from the right."""
    kinds = [kind for kind, _ in section.parts]
    point = kinds.index(Part.POINT) if Part.POINT in kinds else len(kinds)
    slots = [at for at, kind in enumerate(kinds) if kind is Part.DIGITS and at < point]
    is_grouped = any(kinds[at] is Part.COMMA for at in range(slots[0], slots[-1])) if slots else False
    pieces = _spread(whole, [len(section.parts[at][1]) for at in slots], is_grouped)
    out: list[str] = []
    for at, (kind, text) in enumerate(section.parts):
        if kind in (Part.LITERAL, Part.PERCENT, Part.SLASH):
            out.append(text)
        elif kind is Part.DIGITS and at < point:
            out.append(pieces.pop(0))
        elif kind is Part.POINT:
            out.append(f"{'' if slots else whole}.{decimals}" if decimals else "" if slots else whole)
    return " ".join("".join(out).split())


def _spread(whole: str, widths: Sequence[int], is_grouped: bool) -> list[str]:
    """The digits for each run of placeholders; the first takes all that have no place of their own."""
    if is_grouped:
        return [f"{int(whole):,}".rjust(len(whole), "0") if whole else "", *[""] * (len(widths) - 1)]
    pieces: list[str] = []
    for width in reversed(widths[1:]):
        pieces.append(whole[-width:])
        whole = whole[:-width]
    return [*([whole] if widths else []), *reversed(pieces)]
