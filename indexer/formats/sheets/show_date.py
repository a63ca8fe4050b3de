"""Dates and times in cells, as they are written in British English."""

from datetime import date, datetime, time

from openpyxl.utils.datetime import from_excel

from indexer.formats.sheets.number_format import Part, Section

_DAY_SECONDS = 86_400
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
_MONTH_NAMES = (*_MONTHS, "November", "December")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def show_date(value: float, section: Section, epoch: datetime) -> str:
    """The day and time that `section` shows of a serial number: "17 November 2026", "November 2026", "10:00".

    Words that stand before the date stay ("w/c 16 November 2026"). Empty for what is no date: negative, beyond the
    year 9999, or the day nought of a cell that was never filled in.
    """
    shown = _shown(section)
    seconds = round(value * _DAY_SECONDS)
    if value < 0 or (value < 1 and not shown & {"h", "s"}):
        return ""
    try:
        moment = from_excel(seconds / _DAY_SECONDS, epoch)
    except (OverflowError, ValueError):
        return ""
    if isinstance(moment, time):
        moment = datetime.combine(epoch.date(), moment)
        shown -= {"d", "w", "mo", "y"}
    if not isinstance(moment, datetime):
        return ""
    has_time = bool(shown & {"h", "s"}) and not (shown & {"d"} and seconds % _DAY_SECONDS == 0)
    words = [_lead(section), _day(moment, shown), _clock(moment.time(), shown) if has_time else ""]
    return " ".join(filter(None, words)) if words[1] or words[2] else ""


def show_elapsed(value: float, section: Section) -> str:
    """A length of time, in hours beyond a day ("37:30"); in minutes where the format has no hours."""
    seconds = round(abs(value) * _DAY_SECONDS)
    units = {text[0] for kind, text in section.parts if kind in (Part.ELAPSED, Part.DATE)}
    sign = "-" if value < 0 else ""
    if "h" in units:
        text = f"{seconds // 3600}:{seconds // 60 % 60:02}" if units & {"m", "s"} else str(seconds // 3600)
        return f"{sign}{text}:{seconds % 60:02}" if "s" in units else f"{sign}{text}"
    if "m" in units:
        return f"{sign}{seconds // 60}:{seconds % 60:02}" if "s" in units else f"{sign}{seconds // 60}"
    return f"{sign}{seconds}"


def show_moment(moment: datetime | time) -> str:
    """A date with its time, or a time alone, that the file holds as such."""
    clock = moment.time() if isinstance(moment, datetime) else moment
    day = _day(moment, {"d", "mo", "y"}) if isinstance(moment, datetime) else ""
    has_time = not day or clock != time()
    return " ".join(filter(None, (day, _clock(clock, {"h", "s"}) if has_time else "")))


def _shown(section: Section) -> set[str]:
    """What a format shows: "d"ay, "w"eekday, "mo"nth, "y"ear, "h"our, "mi"nute, "s"econd."""
    texts = [text for kind, text in section.parts if kind is Part.DATE and not text.startswith("a")]
    found: set[str] = set()
    for before, text, after in zip(["", *texts], texts, [*texts[1:], ""], strict=False):
        if text[0] == "m":
            is_minute = len(text) <= 2 and (before.startswith("h") or after.startswith("s"))
            found.add("mi" if is_minute else "mo")
        elif text[0] == "d":
            found.add("d" if len(text) <= 2 else "w")
        else:
            found.add(text[0])
    return found


def _day(moment: date, shown: set[str]) -> str:
    parts = (
        _WEEKDAYS[moment.weekday()] if "w" in shown else "",
        str(moment.day) if "d" in shown else "",
        _MONTH_NAMES[moment.month - 1] if "mo" in shown else "",
        str(moment.year) if "y" in shown else "",
    )
    return " ".join(filter(None, parts))


def _clock(moment: time, shown: set[str]) -> str:
    seconds = f":{moment.second:02}" if "s" in shown and moment.second else ""
    return f"{moment.hour:02}:{moment.minute:02}{seconds}"


def _lead(section: Section) -> str:
    """The words before the first part of the date ("w/c")."""
    words: list[str] = []
    for kind, text in section.parts:
        if kind is Part.DATE:
            break
        words.append(text)
    lead = "".join(words).strip()
    return lead if any(sign.isalpha() for sign in lead) else ""
