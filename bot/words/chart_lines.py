"""Charts as lines of text: a bar of how far it has come, and the figures as a table."""

from bot.reply import Chart, Items

_TO_TARGET = 30
"""Characters of the bar up to the target."""
_MOST = 1.5
"""What is drawn of the way, at most."""


def bar_of(chart: Chart) -> str:
    """How much of the way to the target was made: "[█████████·········] 48% of the way"; what goes past the target goes
    on beyond its mark. Nothing reported is said, and is no empty bar; empty where the way cannot be measured."""
    if all(point.value is None for point in chart.points):
        return f"  [{'·' * _TO_TARGET}] not reported"
    if chart.share is None:
        return ""
    filled = round(max(0.0, min(chart.share, _MOST)) * _TO_TARGET)
    bar = ("█" * filled)[:_TO_TARGET].ljust(_TO_TARGET, "·")
    return f"  [{bar}]{'█' * (filled - _TO_TARGET)} {chart.share:.0%} of the way"


def table_of(chart: Chart) -> str:
    """The figures in columns, indented."""
    widths = [max(map(len, column)) for column in zip(*chart.table, strict=True)]
    rows = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in chart.table)
    return "\n".join(f"  {row.rstrip()}" for row in rows)


def figures_of(chart: Chart) -> Items:
    """The same as a list where there are no columns: "30 June 2026: 12 of 50, red"."""
    return Items(tuple(f"{row[0]}: {', '.join(filter(None, row[1:]))}" for row in chart.table[1:]))
