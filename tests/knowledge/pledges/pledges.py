"""A pledge to test with, and what is entered about it."""

from datetime import UTC, date, datetime
from decimal import Decimal

from knowledge.pledges.entries import Contact, PledgeUpdate, Target
from knowledge.pledges.kinds import Rag, Source, Unit
from knowledge.pledges.periods import Period, period_of
from knowledge.pledges.pledge import Pledge

ANN = Contact("ann@council.example", "Ann Marsh", "Leigh Council")
BOB = Contact("bob@council.example", "Bob Hale", "Leigh Council")
CY = Contact("cy@trust.example", "Cy Dunn", "Tyde NHS Trust")
MADE = datetime(2026, 4, 1, 9, tzinfo=UTC)
YEAR_END = date(2027, 3, 31)


def pledge(**given: object) -> Pledge:
    """Ann's pledge of 40 apprentices by March 2027, of 10 in April 2026, with what is `given` instead."""
    target = Target(number=1, at=MADE, by=ANN, source=Source.COMMAND, value=Decimal(40), due=YEAR_END)
    fields: dict[str, object] = {
        "number": 14,
        "organisation": "Leigh Council",
        "theme": "Employment",
        "statement": "Take on 40 apprentices",
        "owner": ANN,
        "deputy": BOB,
        "baseline": Decimal(10),
        "baseline_on": date(2026, 4, 1),
        "unit": Unit("apprentices"),
        "entries": (target,),
    }
    return Pledge(**(fields | given))  # type: ignore[arg-type]


def update(value: str | None = None, rag: Rag | None = None, **given: object) -> PledgeUpdate:
    """An update by Ann on 1 July 2026, with what is `given` instead."""
    at = given.get("at", datetime(2026, 7, 1, 9, tzinfo=UTC))
    assert isinstance(at, datetime)
    fields: dict[str, object] = {"at": at, "by": ANN, "source": Source.COMMAND, "period": period_of(at.date())}
    figure = Decimal(value) if value is not None else None
    return PledgeUpdate(**(fields | {"value": figure, "rag": rag} | given))  # type: ignore[arg-type]


def quarter(year: int, number: int) -> Period:
    """A quarter of the calendar."""
    return Period(date(year, 3 * number - 2, 1))
