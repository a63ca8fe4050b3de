"""A group's grids, breaks and quorum as JSON."""

import json
from collections.abc import Iterable
from datetime import date, time
from fractions import Fraction

from knowledge.dates import Break
from knowledge.groups.calendar import Grid
from knowledge.groups.quorum_rule import CountedBy, QuorumRule, Rounding, read_condition
from knowledge.groups.terms import Beyond, Cadence, Share, Unit


def breaks_to_json(breaks: Iterable[Break]) -> str:
    """Breaks, as `breaks_from_json` reads them."""
    return json.dumps([[one.first.isoformat(), one.last.isoformat(), one.name] for one in breaks])


def breaks_from_json(text: str) -> tuple[Break, ...]:
    """What `breaks_to_json` wrote."""
    return tuple(
        Break(date.fromisoformat(first), date.fromisoformat(last), name) for first, last, name in json.loads(text)
    )


def grids_to_json(grids: Iterable[Grid]) -> str:
    """Grids, as `grids_from_json` reads them."""
    return json.dumps(
        [
            {
                "first": grid.first.isoformat(),
                "at": grid.at.isoformat(),
                "unit": grid.cadence.unit,
                "interval": grid.cadence.interval,
                "nth": grid.nth,
                "since": grid.since.isoformat(),
            }
            for grid in grids
        ]
    )


def grids_from_json(text: str) -> tuple[Grid, ...]:
    """What `grids_to_json` wrote."""
    return tuple(
        Grid(
            date.fromisoformat(one["first"]),
            time.fromisoformat(one["at"]),
            Cadence(Unit(one["unit"]), one["interval"]),
            one["nth"],
            date.fromisoformat(one["since"]),
        )
        for one in json.loads(text)
    )


def quorum_to_json(rule: QuorumRule) -> str:
    """A rule, as `quorum_from_json` reads it; its conditions by their words."""
    share = rule.number if isinstance(rule.number, Share) else None
    return json.dumps(
        {
            "count": None if share else rule.number,
            "part": str(share.part) if share else None,
            "beyond": share.beyond if share else None,
            "counted_by": rule.counted_by,
            "co_chairs_count": rule.co_chairs_count,
            "deputies_count": rule.deputies_count,
            "of_filled": rule.of_filled,
            "rounding": rule.rounding,
            "conditions": [one.text for one in rule.conditions],
            "clause": rule.clause,
        }
    )


def quorum_from_json(text: str) -> QuorumRule:
    """What `quorum_to_json` wrote."""
    one = json.loads(text)
    return QuorumRule(
        one["count"] if one["count"] else Share(Fraction(one["part"]), Beyond(one["beyond"])),
        CountedBy(one["counted_by"]),
        one["co_chairs_count"],
        one["deputies_count"],
        one["of_filled"],
        Rounding(one["rounding"]) if one["rounding"] else None,
        tuple(map(read_condition, one["conditions"])),
        one["clause"],
    )
