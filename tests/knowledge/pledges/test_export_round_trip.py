"""An export comes in again unchanged, whatever is in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.documents import Audience, Visibility
from knowledge.pledges.entries import Contact, Edit, Entry, HandOver, NewDeputy, PledgeUpdate, StatusChange, Target
from knowledge.pledges.kinds import (
    Blocker,
    Confidence,
    Direction,
    Field,
    HandOverStep,
    Kind,
    Rag,
    Source,
    Status,
    Unit,
)
from knowledge.pledges.periods import Numbering, period_of
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.register import as_csv, as_workbook
from knowledge.pledges.register_import import Register, plan_register
from knowledge.pledges.register_rows import rows_in
from knowledge.pledges.themes import Crosswalk
from knowledge.pledges.tidy import tidy_entry, tidy_line, tidy_pledge

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
AWKWARD = ["=1+1", "+44", "-1", "@sum", "'=x", "'tis", 'a "b", c', "بلدية", "👩\u200d🚒 é", "a\nb", "_x0041_", "0123"]
AWKWARD += ["TRUE", "2026-11-17", "\u200fعربي", "a  b", "\tx", "#REF!"]
LINKS = ["https://a.example", "http://b.example/?=+"]
days = st.dates(date(2001, 1, 1), date(2099, 12, 31))
instants = st.datetimes(datetime(2001, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
figures = st.decimals(0, 10**12, places=2)
texts = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=30))
lines = texts.map(tidy_line)
names = lines.filter(bool)
forgotten = st.builds(Contact, st.just(""), st.just(""), lines)


@st.composite
def people(draw: st.DrawFn) -> list[Contact]:
    """Some people: nobody has two names."""
    addresses = [f"person{number}@place.example" for number in range(4)]
    return [Contact(email, draw(names), draw(names)) for email in addresses]


def entries(draw: st.DrawFn, known: list[Contact]) -> tuple[Entry, ...]:
    who = st.one_of(st.sampled_from(known), forgotten)
    made: list[Entry] = []

    def common() -> dict[str, object]:
        return {"number": len(made) + 1, "at": draw(instants), "by": draw(who), "source": draw(st.sampled_from(Source))}

    def text() -> str:
        return draw(texts)

    def one_of(kinds: type[StrEnum]) -> object:
        return draw(st.sampled_from(list(kinds)))

    ways: dict[type, Callable[[], dict[str, object]]] = {
        Target: lambda: {"value": draw(st.none() | figures), "due": draw(days), "reason": text(), "agreed_by": text()},
        PledgeUpdate: lambda: {
            "period": period_of(draw(days)),
            "rag": draw(st.none() | st.sampled_from(Rag)),
            "value": draw(st.none() | figures),
            "out_of": draw(st.none() | figures),
            "note": text(),
            "evidence": tuple(
                draw(st.lists(st.sampled_from(["https://a.example", "http://b.example/?=+"]), max_size=2))
            ),
            "confidence": draw(st.none() | st.sampled_from(Confidence)),
            "blocker": draw(st.none() | st.sampled_from(Blocker)),
            "corrects": draw(st.none() | st.sampled_from(_standing(made))) if _standing(made) else None,
        },
        HandOver: lambda: {"step": one_of(HandOverStep), "to": draw(who), "reason": text()},
        NewDeputy: lambda: {"to": draw(st.none() | st.sampled_from(known)), "reason": text()},
        StatusChange: lambda: {"status": one_of(Status), "reason": text()},
        Edit: lambda: {"what": one_of(Field), "before": text(), "after": text(), "reason": text()},
    }
    for kind in [Target, *draw(st.lists(st.sampled_from(list(ways)), max_size=4))]:
        made.append(tidy_entry(kind(**common(), **ways[kind]())))
    return tuple(made)


def _standing(made: list[Entry]) -> list[int]:
    updates = [one for one in made if isinstance(one, PledgeUpdate)]
    return sorted({one.number for one in updates} - {one.corrects for one in updates})


@st.composite
def registers(draw: st.DrawFn) -> list[Pledge]:
    known = draw(people())
    numbers = draw(st.lists(st.integers(1, 99_999), min_size=1, max_size=2, unique=True))
    return [_pledge(draw, number, known) for number in numbers]


def _pledge(draw: st.DrawFn, number: int, known: list[Contact]) -> Pledge:
    owner, deputy = draw(st.permutations(known))[:2]
    history = entries(draw, known)
    unit = draw(st.sampled_from(["£", "%", "apprentices", "people helped"]))
    targets = [one for one in history if isinstance(one, Target)]
    whole = tuple(replace(one, value=one.value or Decimal(1)) if one is targets[-1] else one for one in history)
    wide = st.sampled_from([Visibility(Audience.PUBLIC), Visibility(), Visibility(Audience.CO_CHAIRS)])
    narrow = st.builds(
        Visibility, st.sampled_from([Audience.GROUP, Audience.ORGANISATION]), st.just(frozenset({"a, b"}))
    )
    return tidy_pledge(
        Pledge(
            number=number,
            organisation=draw(names),
            theme=draw(names),
            statement=draw(names),
            kind=draw(st.sampled_from(Kind)),
            owner=draw(st.none() | st.just(owner)),
            deputy=draw(st.none() | st.just(deputy)),
            baseline=draw(st.none() | figures),
            baseline_on=draw(st.none() | days),
            unit=Unit(unit),
            direction=draw(st.sampled_from(Direction)),
            status=draw(st.sampled_from(Status)),
            visibility=draw(wide | narrow),
            document=draw(lines),
            clause=draw(lines),
            entries=whole,
        )
    )


@pytest.mark.parametrize("write", [as_csv, as_workbook])
@settings(max_examples=25)
@given(pledges=registers())
def test_an_empty_base_takes_an_export_over_unchanged(
    write: Callable[[list[Pledge]], bytes], pledges: list[Pledge]
) -> None:
    rows, problems = rows_in(write(pledges))
    outcome = plan_register(rows, Register((), (), Crosswalk(), NOW, Numbering.CALENDAR))
    assert (problems, outcome.problems) == ([], ())
    assert list(outcome.added) == pledges
    again = plan_register(rows, Register(outcome.added, (), Crosswalk(), NOW, Numbering.CALENDAR))
    assert (again.added, again.changed, again.problems, again.unchanged) == ((), (), (), len(pledges))
