"""Working groups in words: their rhythm, their quorum, their dates."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.words.answers import joined
from bot.words.dates import of_clock
from bot.words.names import shown
from knowledge.dates import WEEKEND, spoken
from knowledge.groups.calendar import Grid, Occurrence, Status
from knowledge.groups.group import WorkingGroup, organisations_of
from knowledge.groups.quorum import quorum_state
from knowledge.groups.quorum_rule import CountedBy, QuorumRule
from knowledge.groups.terms import Beyond, Share, Unit
from knowledge.groups.typed_rules import ORDINALS
from knowledge.store.group_rows import GroupsSaved

_PARTS = {
    "1": "all", "1/2": "half", "1/3": "a third", "2/3": "two thirds", "1/4": "a quarter", "3/4": "three quarters",
}  # fmt: skip


def say_wrong_groups(file: str, problems: Sequence[str]) -> str:
    """Everything that has to be mended in a file of groups."""
    things = "1 thing has" if len(problems) == 1 else f"{len(problems)} things have"
    return "\n".join(
        [f"{shown(file)}: {things} to be mended. Nothing was saved.", *(f"  • {shown(one)}" for one in problems)]
    )


def say_groups_saved(file: str, saved: GroupsSaved) -> str:
    """What came of taking over a file of groups."""
    lines = [f"{shown(file)}: {len(saved.added)} added, {len(saved.changed)} changed."]
    lines += [f"Added: {shown(joined(saved.added))}."] if saved.added else []
    lines += [f"Changed: {shown(joined(saved.changed))}."] if saved.changed else []
    if saved.new_people:
        lines.append(f"New to the network, and added to it: {shown(joined(saved.new_people))}.")
    return "\n".join(lines)


def say_seats_listed(group: WorkingGroup, new_people: Sequence[str]) -> str:
    """The seats that a group has now."""
    vacant = sum(seat.holder is None for seat in group.seats)
    lines = [f"{shown(group.name)} has {seats_in_words(group)} now{f', {vacant} vacant' if vacant else ''}."]
    if new_people:
        lines.append(f"New to the network, and added to it: {shown(joined(new_people))}.")
    return "\n".join([*lines, f"Quorum: {quorum_in_words(group)}."])


def say_groups(groups: Sequence[WorkingGroup]) -> str:
    """Every group in a few lines."""
    if not groups:
        return "There is no working group yet. To add some: anchorbot groups import FILE.json"
    return "\n\n".join(map(_described, groups))


def _described(group: WorkingGroup) -> str:
    grid = group.calendar.grids[-1]
    vacant = sum(seat.holder is None for seat in group.seats)
    lines = [
        f"{shown(group.name)} ({group.slug})",
        f"  Meets {rhythm(grid)} at {of_clock(grid.at)}, {group.duration_minutes} minutes ({group.time_zone}).",
        f"  Quorum: {quorum_in_words(group)}.",
        f"  {seats_in_words(group)}{f', {vacant} vacant' if vacant else ''}.",
    ]
    if group.decides_by:
        lines.append(f"  Decides by: {shown(group.decides_by)}.")
    if group.quorum.clause:
        lines.insert(3, f"  Its terms of reference say: “{shown(group.quorum.clause)}”")
    return "\n".join(lines)


def seats_in_words(group: WorkingGroup) -> str:
    """ "24 seats of 22 organisations"."""
    seats, organisations = len(group.seats), len(organisations_of(group.seats))
    return f"{seats} seat{'' if seats == 1 else 's'} of {_organisations(organisations)}"


def _organisations(count: int) -> str:
    return "1 organisation" if count == 1 else f"{count} organisations"


def rhythm(grid: Grid) -> str:
    """ "every 6 weeks on Tuesdays", "every month on the first Tuesday", "every 3 months on day 15"."""
    unit, interval = grid.cadence.unit, grid.cadence.interval
    every = f"every {unit}" if interval == 1 else f"every {interval} {unit}s"
    if unit is Unit.WEEK:
        return f"{every} on {grid.first:%A}s"
    if grid.nth is not None:
        return f"{every} on the {ORDINALS[grid.nth]} {grid.first:%A}"
    return f"{every} on day {grid.first.day}"


def quorum_in_words(group: WorkingGroup) -> str:
    """The rule with how many that is now: "10 organisations of 22", "more than half of the seats: 12 of 22 people"."""
    rule, state = group.quorum, quorum_state(group, ())
    counted = _counted(rule, state.needed)
    if isinstance(rule.number, Share):
        seats = "filled seats" if rule.of_filled else "seats"
        if rule.counted_by is CountedBy.ORGANISATIONS:
            seats = "organisations with somebody in a seat" if rule.of_filled else "organisations"
        now = f"now {state.needed} of {state.of}" if state.of else "and none is filled yet"
        text = f"{share_in_words(rule.number)} of the {seats}, {now}"
    else:
        text = f"{counted} of {state.of}"
    text += "" if rule.co_chairs_count else ", co-chairs not counted"
    text += "" if rule.deputies_count else ", deputies not counted"
    return text + "".join(f"; {shown(one.text)}" for one in rule.conditions)


def _counted(rule: QuorumRule, count: int) -> str:
    if rule.counted_by is CountedBy.PEOPLE:
        return "1 person" if count == 1 else f"{count} people"
    return _organisations(count)


def share_in_words(share: Share) -> str:
    """ "half", "more than half", "half plus one", "a third", "2/5"."""
    part = {
        "1": "all",
        "1/2": "half",
        "1/3": "a third",
        "2/3": "two thirds",
        "1/4": "a quarter",
        "3/4": "three quarters",
    }.get(str(share.part), str(share.part))
    match share.beyond:
        case Beyond.MORE_THAN:
            return f"more than {part}"
        case Beyond.ONE_MORE:
            return f"{part} plus one"
        case Beyond.NOTHING:
            return part


def say_schedule(group: WorkingGroup, first: date, last: date, occurrences: Sequence[Occurrence]) -> str:
    """The meetings between two days, each with what stands about it."""
    span = f"from {spoken(first)} to {spoken(last)}"
    if not occurrences:
        return f"{shown(group.name)} has no meeting {span}."
    many = "1 meeting" if len(occurrences) == 1 else f"{len(occurrences)} meetings"
    return "\n".join([f"{shown(group.name)}: {many} {span}.", *(f"  • {line}" for line in say_dates(occurrences))])


def say_dates(occurrences: Iterable[Occurrence]) -> Iterable[str]:
    """A line for each meeting: when it is, and what stands about it."""
    for one in occurrences:
        when = f"{spoken(one.day)}, {of_clock(one.at)}"
        match one.status:
            case Status.SCHEDULED:
                yield f"{when}{f' (added: {shown(one.why)})' if one.why else ''}"
            case Status.MOVED:
                yield f"{when}, moved from {spoken(one.original)}{_because(one)}"
            case Status.CANCELLED:
                yield f"{when}: cancelled{_because(one)}"
            case Status.CLASH:
                days = " or ".join(spoken(day) for day in one.proposals)
                choice = f"move it to {days}, or skip it" if days else "move it, or skip it"
                yield f"{when}: {clash_of(one)}. You could {choice}."


def _because(occurrence: Occurrence) -> str:
    return f" ({shown(occurrence.why)})" if occurrence.why else ""


def clash_of(occurrence: Occurrence) -> str:
    """Why a meeting waits for a decision: "falls on a Saturday", "clashes with the Christmas break"."""
    return f"falls on {occurrence.why}" if occurrence.why in WEEKEND else f"clashes with {shown(occurrence.why)}"


def moment(occurrence: Occurrence) -> str:
    """When a meeting begins, in its own time: "Tuesday 17 November 2026, 10am"."""
    return f"{spoken(occurrence.day)}, {of_clock(occurrence.at)}"
