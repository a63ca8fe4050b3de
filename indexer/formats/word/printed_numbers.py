"""Numbers of lists as Word prints them: 4, iv, d, 4th, fourth."""

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_MOST_LETTERS = 26 * 5


def printed_number(number: int, form: str) -> str:
    """`number` in a form of w:numFmt ("lowerRoman"); in figures where the form is unknown or has no such number."""
    match form:
        case "decimalZero":
            return f"{number:02}"
        case "lowerLetter" | "upperLetter" if 0 < number <= _MOST_LETTERS:
            return _in_case(_letters(number), form)
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:
            return _in_case(_roman(number), form)
        case "ordinal":
            return f"{number}{_ordinal_ending(number)}"
        case "cardinalText" if 0 <= number < len(_CARDINALS):
            return _CARDINALS[number].capitalize()
        case "ordinalText" if 0 <= number < len(_ORDINALS):
            return _ORDINALS[number].capitalize()
        case "none":
            return ""
        case _:
            return str(number)


def _in_case(numerals: str, form: str) -> str:
    return numerals.upper() if form.startswith("upper") else numerals


def _letters(number: int) -> str:
    """1 as "a", 26 as "z", 27 as "aa", 28 as "bb": Word doubles letters where a spreadsheet counts on."""
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (rounds + 1)


def _roman(number: int) -> str:
    numerals = ""
    for value, numeral in _ROMAN:
        times, number = divmod(number, value)
        numerals += numeral * times
    return numerals


def _ordinal_ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
