"""The pictures of charts: values over time against a target and the pace that is expected.

Nothing is told by colour alone: each value carries the letter of its status, the target is a dashed line, the expected
pace a dotted one. A value above the target is drawn where it is; where nothing was reported the line is broken, and
"not reported" stands below.
"""

from datetime import date
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from bot.reply import Chart, File, Point
from bot.words.names import file_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SIZE_INCHES = (6.4, 3.2)
_DOTS_PER_INCH = 150
WIDTH, HEIGHT = (round(inches * _DOTS_PER_INCH) for inches in _SIZE_INCHES)
"""Pixels of a picture."""
_COLOURS = {"R": "#b3261e", "A": "#8a5a00", "G": "#1b6e3c"}
"""Dark enough on white for letters (WCAG 2.2, 1.4.3)."""
_GREY, _BLUE = "#57606a", "#1f4e8c"
_FEWEST_DAYS = 60
_ROOM = 0.15
"""Free above the highest value and below the lowest, as a part of what lies between."""


def picture_of(chart: Chart) -> File:
    """The chart as a PNG file, with the words that stand for it where it is not seen."""
    return File(picture_name(chart), "image/png", png_of(chart), chart.title, chart.alt)


def picture_name(chart: Chart) -> str:
    """What the file is called."""
    return file_name(f"{chart.name}.png")


@lru_cache(maxsize=64)
def png_of(chart: Chart) -> bytes:
    """The picture, drawn once. Matplotlib is loaded here, the first time that a picture is wanted."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=_SIZE_INCHES, dpi=_DOTS_PER_INCH, layout="constrained", facecolor="white")
    axes = figure.add_subplot()
    axes.set_title(_plain(chart.title), fontsize=10, loc="left", wrap=True)
    _draw_targets(axes, chart)
    _draw_pace(axes, chart)
    _draw_values(axes, chart)
    _set_heights(axes, chart)
    _set_days(axes, chart)
    drawn = BytesIO()
    FigureCanvasAgg(figure).print_png(drawn)
    return drawn.getvalue()


def _draw_targets(axes: "Axes", chart: Chart) -> None:
    """Each target from the day on which it begins to count; the last one to the end."""
    for at, (since, target) in enumerate(chart.targets):
        until = chart.targets[at + 1][0] if at + 1 < len(chart.targets) else max(_days(chart))
        axes.plot([_at(since), _at(until)], [target, target], color=_GREY, linestyle="--", linewidth=1.5)
        label = _plain(f"target {number_in_words(target, chart)}")
        axes.annotate(label, (_at(since), target), (2, 3), textcoords="offset points", fontsize=8, color=_GREY)


def _draw_pace(axes: "Axes", chart: Chart) -> None:
    if len(chart.pace) > 1:
        days, values = [_at(day) for day, _ in chart.pace], [value for _, value in chart.pace]
        axes.plot(days, values, color=_GREY, linestyle=":", linewidth=1.2, label="expected pace")
        axes.legend(loc="lower right", fontsize=7, frameon=False)


def _draw_values(axes: "Axes", chart: Chart) -> None:
    for is_reported, run in groupby(chart.points, key=lambda point: point.value is not None):
        points = list(run)
        if is_reported:
            values = [point.value for point in points if point.value is not None]
            axes.plot([_at(point.day) for point in points], values, color=_BLUE, linewidth=2)
        for point in points:
            _draw_point(axes, point)


def _draw_point(axes: "Axes", point: Point) -> None:
    at = _at(point.day)
    if point.value is None:
        axes.text(
            at, 0.03, "not reported", transform=axes.get_xaxis_transform(), rotation=90, fontsize=7, color=_GREY,
            ha="center", va="bottom",
        )  # fmt: skip
        return
    colour = _COLOURS.get(point.mark, _BLUE)
    axes.plot([at], [point.value], "o", color="white", markeredgecolor=colour, markersize=13)
    axes.text(at, point.value, point.mark, fontsize=8, color=colour, weight="bold", ha="center", va="center")


def _set_heights(axes: "Axes", chart: Chart) -> None:
    from matplotlib.ticker import FuncFormatter

    values = [point.value for point in chart.points if point.value is not None]
    values += [0.0, *(value for _, value in (*chart.targets, *chart.pace))]
    lowest, highest = min(values), max(values)
    room = (highest - lowest) * _ROOM or 1.0
    axes.set_ylim(lowest - room, highest + room)
    axes.axhline(0, color=_GREY, linewidth=0.8)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _plain(number_in_words(value, chart))))
    axes.tick_params(labelsize=8)
    axes.spines[["top", "right"]].set_visible(False)


def _set_days(axes: "Axes", chart: Chart) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    days = _days(chart)
    if not days:
        axes.set_xticks([])
        return
    first, last = _at(min(days)), _at(max(days))
    room = max(_FEWEST_DAYS - (last - first), (last - first) * _ROOM) / 2
    axes.set_xlim(first - room, last + room)
    locator = AutoDateLocator(minticks=3, maxticks=8)  # with the usual five it finds no steps for four years
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    if chart.today:
        at = _at(chart.today)
        axes.axvline(at, color=_GREY, linewidth=0.8)
        axes.text(at, 0.96, " today", transform=axes.get_xaxis_transform(), fontsize=7, color=_GREY)


def _days(chart: Chart) -> list[date]:
    days = [*(day for day, _ in (*chart.targets, *chart.pace)), *(point.day for point in chart.points)]
    return [*days, chart.today] if chart.today else days


def _at(day: date) -> float:
    from matplotlib.dates import date2num

    return float(date2num(day))


def _plain(text: str) -> str:
    """The same where "$" begins no formula, with a box for every sign that the font has not got."""
    return "".join(sign if ord(sign) in _signs_there() else "\u25a1" for sign in text).replace("$", r"\$")


@cache
def _signs_there() -> frozenset[int]:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    return frozenset(get_font(findfont(FontProperties())).get_charmap())


def number_in_words(value: float, chart: Chart) -> str:
    """ "£1.2m", "£48k", "48%", "1,200": short, for an axis."""
    sign, size = "-" if value < 0 else "", abs(value)
    for unit, letter in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if chart.prefix and size >= unit:
            return f"{sign}{chart.prefix}{size / unit:.3g}{letter}{chart.suffix}"
    number = f"{size:,.0f}" if size == int(size) else f"{size:,.3g}"
    return f"{sign}{chart.prefix}{number}{chart.suffix}"
