"""Charts as lines of text: a bar of how far the latest value has come, and the figures as a table."""

from bot.reply import Chart, Items

_TO_TARGET = 30
_BEYOND = 15
"""Characters of the bar up to the target, and at most above it."""


def bar_of(chart: Chart) -> str:
    """The latest value against the latest target: "[█████████·········] 48%"; what is above the target goes on beyond
    its mark. Empty where there is no target above nought; nothing reported is said, and is no empty bar."""
    if not chart.targets or chart.targets[-1][1] <= 0:
        return ""
    target = chart.targets[-1][1]
    value = next((point.value for point in reversed(chart.points) if point.value is not None), None)
    if value is None:
        return f"  [{'·' * _TO_TARGET}] not reported"
    share = value / target
    filled = max(0, min(_TO_TARGET + _BEYOND, round(share * _TO_TARGET)))
    beyond = "█" * (filled - _TO_TARGET)
    bar = ("█" * filled)[:_TO_TARGET].ljust(_TO_TARGET, "·")
    return f"  [{bar}]{beyond} {share:.0%} of the target"


def table_of(chart: Chart) -> str:
    """The figures in columns, indented."""
    widths = [max(map(len, column)) for column in zip(*chart.table, strict=True)]
    rows = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in chart.table)
    return "\n".join(f"  {row.rstrip()}" for row in rows)


def figures_of(chart: Chart) -> Items:
    """The same as a list where there are no columns: "30 June 2026: 12 of 50, red"."""
    return Items(tuple(f"{row[0]}: {', '.join(filter(None, row[1:]))}" for row in chart.table[1:]))
