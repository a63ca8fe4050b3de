"""What really was so: groups and their meetings, who sat where, who answered what. Kept by the simulation itself."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from benchmarks.reminders.rules import IsClosed, at_wall, closed_days


@dataclass
class Standing:
    """How a meeting stood, from one instant to another (None: to the end). `number` is how often it had changed."""

    day: date
    at: time
    is_cancelled: bool
    since: datetime
    number: int = 0
    until: datetime | None = None


@dataclass
class Meeting:
    """A meeting, known by its day in the grid; `standings` are how it stood, one after the other."""

    original: date
    standings: list[Standing]
    is_extra: bool = False

    @property
    def now(self) -> Standing:
        return self.standings[-1]

    def stands(self, so: Standing) -> bool:
        """Whether it still stands as it did."""
        return self.now is so and so.until is None

    def change(self, at: datetime, to: Standing | None) -> None:
        """From then on it stands so; None where there is no such meeting any more."""
        self.now.until = at
        self.standings += [to] if to else []


@dataclass
class Tenure:
    """Somebody in a seat."""

    email: str
    organisation: str
    is_co_chair: bool
    since: datetime
    until: datetime | None = None

    def holds(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


@dataclass
class Group:
    slug: str
    name: str
    zone: ZoneInfo
    weeks: int
    at: time
    breaks: tuple[tuple[date, date], ...] = ()
    meetings: dict[date, Meeting] = field(default_factory=dict)
    tenures: list[Tenure] = field(default_factory=list)

    @property
    def is_closed(self) -> IsClosed:
        return closed_days(self.breaks)

    def lay_grid(self, first: date, until: date, since: datetime) -> None:
        """Meetings from `first` on."""
        while first <= until:
            standing = Standing(first, self.at, False, since)
            known = self.meetings.setdefault(first, Meeting(first, []))
            if not known.standings or known.now.until is not None:
                known.standings.append(standing)
            first += timedelta(weeks=self.weeks)

    def coming(self, now: datetime) -> list[Meeting]:
        """The meetings that take place from now on, the next first."""
        found = [one for one in self.meetings.values() if not one.now.is_cancelled and one.now.until is None]
        return sorted((one for one in found if self.starts(one.now) > now), key=lambda one: self.starts(one.now))

    def starts(self, standing: Standing) -> datetime:
        return at_wall(standing.day, standing.at, self.zone)

    def seated(self, at: datetime) -> list[Tenure]:
        return [one for one in self.tenures if one.holds(at)]

    def seated_by(self, email: str, at: datetime) -> bool:
        return any(one.email == email for one in self.seated(at))


@dataclass(frozen=True)
class Given:
    """An answer, to a meeting as it stood then."""

    answer: str
    day: date
    at: time
    when: datetime


@dataclass(frozen=True)
class Wish:
    """How somebody wants to be reminded from then on ("all", "quieter", "digest" on a day of the week, Monday being 0,
    or "off"), and the time zone that is theirs, where they are not by their group's."""

    since: datetime
    amount: str = "all"
    weekday: int = 0
    zone: ZoneInfo | None = None


@dataclass
class Hold:
    """What is about a group ("" for all of them) is held back, until an instant (None: to the end). `is_dated` where
    that was said beforehand, so that it ends by the bot's clock."""

    slug: str
    since: datetime
    until: datetime | None = None
    is_dated: bool = False

    def holds(self, slug: str, at: datetime) -> bool:
        return self.slug in ("", slug) and self.since <= at and (self.until is None or at < self.until)


Key = tuple[str, date, str]
"""A group's slug, a meeting's day in the grid, an address."""


@dataclass
class Truth:
    """Everything; `wrong` is by how much the machine's clock was fast, from when on."""

    groups: list[Group] = field(default_factory=list)
    answers: dict[Key, list[Given]] = field(default_factory=lambda: defaultdict(list))
    came: dict[tuple[str, date], dict[str, datetime]] = field(default_factory=lambda: defaultdict(dict))
    wrong: list[tuple[datetime, timedelta]] = field(default_factory=list)
    outage: tuple[datetime, datetime] | None = None
    removed: dict[str, datetime] = field(default_factory=dict)
    wishes: dict[str, list[Wish]] = field(default_factory=lambda: defaultdict(list))
    held: list[Hold] = field(default_factory=list)

    def wish(self, email: str, at: datetime) -> Wish:
        """How somebody wanted to be reminded then."""
        given = [one for one in self.wishes.get(email, ()) if one.since <= at]
        return given[-1] if given else Wish(at)

    def zone(self, email: str, group: Group, at: datetime) -> ZoneInfo:
        """By which clock somebody was written to then."""
        return self.wish(email, at).zone or group.zone

    def shown(self, at: datetime) -> datetime:
        """What the machine's clock showed."""
        return at + next((by for since, by in reversed(self.wrong) if since <= at), timedelta())

    def true(self, shown: datetime) -> list[datetime]:
        """When the machine's clock showed that: once, or twice where it was put back."""
        found = {shown - by for _, by in [*self.wrong, (shown, timedelta())]}
        return [at for at in sorted(found) if abs(self.shown(at) - shown) < timedelta(seconds=1)]

    def is_held(self, slug: str, at: datetime) -> bool:
        """Whether what is about a group was held back then; what was said to end on a day ends by the bot's clock."""
        shown = self.shown(at)
        return any(one.holds(slug, at) and (not one.is_dated or one.holds(slug, shown)) for one in self.held)

    def has_answered(self, key: Key, standing: Standing, before: datetime) -> bool:
        """Whether somebody had said yes or no to the meeting as it stood."""
        given = [one for one in self.answers.get(key, ()) if one.when < before]
        last = given[-1] if given else None
        return last is not None and (last.day, last.at) == (standing.day, standing.at) and last.answer != "maybe"
