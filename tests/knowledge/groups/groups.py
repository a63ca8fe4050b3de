"""Groups for tests."""

from collections.abc import Iterable
from datetime import date, time

from knowledge.dates import WorkingDays
from knowledge.groups.calendar import Calendar, Grid
from knowledge.groups.group import Member, Seat, WorkingGroup
from knowledge.groups.quorum_rule import CountedBy, QuorumRule
from knowledge.groups.terms import Cadence, Unit
from knowledge.people import Role

RULE = QuorumRule(10, CountedBy.ORGANISATIONS)


def member(name: str) -> Member:
    return Member(f"{name}@example.org", name.title())


def seat(
    id_: int, organisation: str, holder: str | None, role: Role = Role.MEMBER, deputies: Iterable[str] = ()
) -> Seat:
    return Seat(id_, organisation, member(holder) if holder else None, role, tuple(map(member, deputies)))


def group(seats: Iterable[Seat], quorum: QuorumRule = RULE) -> WorkingGroup:
    calendar = Calendar((Grid(date(2026, 10, 6), time(10), Cadence(Unit.WEEK, 6)),))
    working = WorkingDays("ENG")
    return WorkingGroup("skills", "Skills", "Europe/London", working, calendar, 90, quorum, tuple(seats))


def addresses(*names: str) -> set[str]:
    return {member(name).email for name in names}
