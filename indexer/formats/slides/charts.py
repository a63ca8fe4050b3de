"""Charts on slides as tables: a row for every category, a column for every series."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from indexer.blocks import Table
from indexer.formats.slides.chart_values import values_of
from indexer.formats.slides.package import NAMES, Part, qualified
from indexer.formats.slides.text_lines import text_of
from indexer.markup import fold_space

_MOST_SERIES = 50


_AXES = frozenset(map(qualified, ("c:catAx", "c:dateAx", "c:valAx", "c:serAx")))


@dataclass(frozen=True)
class _Series:
    name: str
    categories: dict[int, str]
    values: dict[int, str]
    corner: str  # title of the axis with the categories


def chart_title(chart: Part) -> str:
    """The title that an author gave the chart; empty if none."""
    return _title(chart.root.find("c:chart", NAMES))


def chart_tables(chart: Part, page: int) -> list[Table]:
    """The chart's figures as printed; one table unless its series have categories of their own.

    The title of the axis that values are read from ("£ million") stands behind the name of each series.
    """
    area = chart.root.find("c:chart/c:plotArea", NAMES)
    shared: list[list[_Series]] = []
    for series in _series_in(area) if area is not None else ():
        if shared and (not series.categories or shared[-1][0].categories == series.categories):
            shared[-1].append(series)
        else:
            shared.append([series])
    return [_table(group, page) for group in shared]


def _series_in(area: Element) -> Iterator[_Series]:
    axes = {_axis_id(axis): axis for axis in area if axis.tag in _AXES}
    plots = [plot for plot in area if plot.find("c:ser", NAMES) is not None]
    found = [(plot, series) for plot in plots for series in plot.iterfind("c:ser", NAMES)]
    for plot, series in found[:_MOST_SERIES]:
        used = [axes[key] for one in plot.iterfind("c:axId", NAMES) if (key := one.get("val", "")) in axes]
        titles = [_title(axis) for axis in used if axis.tag != qualified("c:serAx")]
        values = values_of(_first(series, "c:val", "c:yVal"))
        if values:
            name = values_of(series.find("c:tx", NAMES)).get(0, "")
            categories = values_of(_first(series, "c:cat", "c:xVal"))
            yield _Series(
                _measured(name, titles[-1] if titles else ""), categories, values, titles[0] if titles else ""
            )


def _table(group: list[_Series], page: int) -> Table:
    categories = group[0].categories
    places = sorted(set(categories).union(*(series.values for series in group)))
    rows = [
        (categories.get(place, str(place + 1)), *(series.values.get(place, "") for series in group)) for place in places
    ]
    header = (group[0].corner, *(series.name for series in group))
    filled = tuple(row for row in rows if any(row[1:]))
    return Table((header, *filled), 1, page) if any(header) else Table(filled, 0, page)


def _measured(name: str, axis: str) -> str:
    if not name or not axis or axis in name:
        return name or axis
    return f"{name} ({axis})"


def _title(owner: Element | None) -> str:
    """The title of a chart or an axis; one that is not written out repeats the name of a series."""
    title = owner.find("c:title", NAMES) if owner is not None else None
    if title is None:
        return ""
    written = (text_of(paragraph) for paragraph in title.iterfind("c:tx/c:rich/a:p", NAMES))
    return fold_space(" ".join(written)) or values_of(title.find("c:tx", NAMES)).get(0, "")


def _axis_id(axis: Element) -> str:
    marked = axis.find("c:axId", NAMES)
    return marked.get("val", "") if marked is not None else ""


def _first(series: Element, *names: str) -> Element | None:
    return next((found for name in names if (found := series.find(name, NAMES)) is not None), None)
