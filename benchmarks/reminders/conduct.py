"""The run itself: time goes from one thing to the next, the bot's processes tick, and things go wrong."""

import math
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from benchmarks.reminders.audit import Findings
from benchmarks.reminders.crew import Crew
from benchmarks.reminders.founding import found
from benchmarks.reminders.mail import Mail, collect
from benchmarks.reminders.people import DAY, HOUR, People
from benchmarks.reminders.rules import at_wall, steps_of
from benchmarks.reminders.secretariat import Secretariat
from benchmarks.reminders.seen import DATA, clock_in, keep, look
from benchmarks.reminders.stage import Stage
from benchmarks.reminders.weather import Weather
from benchmarks.reminders.wishes import Holding, Wishing
from knowledge.store.reminder_states import counts, oldest_due
from tests.fakes.slack.server import SlackServer

MINUTE = timedelta(minutes=1)
_UTC = ZoneInfo("UTC")
_POST_SECONDS = 0.4
"""So much time goes by with each message."""
_BASE_TICK = 13 * HOUR
_SKEWS = (-DAY, -2 * HOUR, -10 * MINUTE, 5 * MINUTE, 3 * HOUR, DAY)
OUTAGE = timedelta(hours=50)
_TOLD_EVERY_DAYS = 30


@dataclass(frozen=True)
class Play:
    """How large, how long, and how much goes wrong: the share of busy ticks with a kill, of posts with a fault."""

    seed: int = 8
    days: int = 731
    groups: int = 40
    people: int = 900
    kills: float = 0.3
    faults: float = 0.02
    elsewhere: float = 0.15
    """The share of people with a time zone of their own."""
    wishes: float = 0.0007
    """So many times a day, on average, each person changes how they want to be reminded."""
    holds: float = 0.008
    """So often a day the reminders of each group are held back."""
    minutes: float = 0
    """After so long it ends, wherever it is then; 0 for never."""

    @property
    def leavers_a_day(self) -> float:
        """One person in six leaves their group each year; never so few that nobody does."""
        return max(0.1, self.people / 2200)


@dataclass
class Run:
    """What came of it."""

    play: Play
    findings: Findings
    did: dict[str, int]
    states: dict[str, int]
    failures: list[str]
    mail: list[Mail] = field(default_factory=list)


BEGINS = datetime(2026, 10, 1, 7, tzinfo=UTC)


def run(play: Play, folder: Path) -> Run:
    """Plays it all, in an empty folder."""
    dice = Random(play.seed)
    clock = clock_in(folder)
    clock.move_to(BEGINS)
    with SlackServer() as server:
        server.workspace.clock = lambda: int(clock.move_on(_POST_SECONDS).timestamp() * 1e9)
        stage = Stage(dice, folder / DATA, clock, server, BEGINS, BEGINS + play.days * DAY, play.elsewhere)
        with closing(stage):
            return _played(play, stage)


def _played(play: Play, stage: Stage) -> Run:
    server = stage.server
    found(stage, play.groups, play.people)
    people = People(stage, play.leavers_a_day)
    Secretariat(stage, people)
    if play.wishes:
        Wishing(stage, play.wishes * play.people)
    if play.holds:
        Holding(stage, play.holds * play.groups)
    server.state.faults = weather = Weather(Random(f"{play.seed} weather"), play.faults)
    with Crew(stage.data, stage.clock.file, server.api_url, server.bot_token) as crew:
        conductor = Conductor(stage, crew, play)
        conductor.conduct()
    stage.did |= {f"posts: {name}": count for name, count in weather.counts.items()}
    stage.did |= {"kills": crew.kills, "days": (stage.ends - stage.begins).days}
    keep(stage, conductor.mail)
    with stage.database() as db:
        states = counts(db)
    findings = look(stage, conductor.mail)
    return Run(play, findings, dict(sorted(stage.did.items())), states, crew.failures, conductor.mail)


class Conductor:
    """Moves the clock on and lets everybody act."""

    def __init__(self, stage: Stage, crew: Crew, play: Play) -> None:
        self.stage, self.crew, self.play = stage, crew, play
        self.mail: list[Mail] = []
        self._next_base = stage.begins
        self._restless = 0
        self._began, self._tell_on = time.monotonic(), _TOLD_EVERY_DAYS
        self._dice = Random(f"{play.seed} kills")
        stage.truth.outage = _outage(stage)
        stage.at(stage.later(10 * DAY, 30 * DAY), self._clock_goes_wrong)

    def conduct(self) -> None:
        """To the end; then until nothing is under way."""
        stage, tick_at = self.stage, self.stage.begins
        over = time.monotonic() + 60 * self.play.minutes if self.play.minutes else math.inf
        while stage.clock.true < stage.ends and time.monotonic() < over:
            act_at = stage.next_at()
            if act_at < tick_at:
                stage.clock.move_to(act_at)
                stage.play_next()
                tick_at = min(tick_at, self._after_change(tick_at))
                continue
            stage.clock.move_to(tick_at)
            tick_at = self._outage_or_tick()
            self._tell_progress()
        stage.clock.set_wrong(timedelta())
        stage.ends = min(stage.ends, stage.clock.true)

    def _tell_progress(self) -> None:
        stage = self.stage
        if (day := (stage.clock.true - stage.begins).days) >= self._tell_on:
            self._tell_on = day - day % _TOLD_EVERY_DAYS + _TOLD_EVERY_DAYS
            minutes = (time.monotonic() - self._began) / 60
            far = f"day {day}, {stage.did['ticks']} ticks, {len(self.mail)} messages, {self.crew.kills} kills"
            took = f"{minutes:.1f} minutes, the longest tick {self.crew.longest:.0f} seconds"
            print(f"{far}, {took}", file=sys.stderr, flush=True)

    def _after_change(self, otherwise: datetime) -> datetime:
        """When the bot ticks after something has happened: at once, or some time later, as it does each minute."""
        within, self.stage.stirred = self.stage.stirred, None
        if within is None:
            return otherwise
        return _whole_minute(self.stage.clock.true + self._dice.random() * within)

    def _outage_or_tick(self) -> datetime:
        outage, now = self.stage.truth.outage, self.stage.clock.true
        if outage and outage[0] <= now < outage[1]:
            self.crew.stop()
            return outage[1]
        self.crew.start()
        return self._tick()

    def _tick(self) -> datetime:
        stage, dice = self.stage, self._dice
        with stage.database() as db:
            oldest = oldest_due(db, stage.clock.shown)
        is_busy = oldest is not None and oldest <= stage.clock.shown
        stage.did["ticks"] += 1
        stage.did["ticks with something to send"] += is_busy
        self.crew.begin_tick(together=bool(is_busy) or self._dice.random() < 0.2)
        if is_busy and dice.random() < self.play.kills:
            self.crew.kill_one(dice, 0.4)
        elif is_busy and dice.random() < self.play.kills / 10:
            stage.clock.move_on(180)  # the machine slept
            stage.did["sleeps of the machine"] += 1
        self.crew.end_tick()
        self.mail += collect(stage)
        return self._next_tick()

    def _next_tick(self) -> datetime:
        """As soon as something is due, or is still under way; else half a day later."""
        stage = self.stage
        now = stage.clock.true
        with stage.database() as db:
            oldest, states = oldest_due(db, stage.clock.shown), counts(db)
        base = now + self._dice.uniform(0.5, 1) * _BASE_TICK
        under_way = states.get("sending", 0) + states.get("unknown", 0)
        self._restless = self._restless + 1 if under_way != self._settled else 0
        times = [base]
        if oldest is not None:
            times.append(max(oldest - stage.clock.skew, now + MINUTE / 2))
        if self._restless and self._restless < 12:
            times.append(now + MINUTE)
        else:
            self._settled = under_way
        return _whole_minute(min(times))

    _settled = 0

    def _clock_goes_wrong(self) -> None:
        stage = self.stage
        stage.at(stage.later(15 * DAY, 60 * DAY), self._clock_goes_wrong)
        outage = stage.truth.outage
        if outage and abs(stage.clock.true - outage[0]) < 8 * DAY:
            return
        self._set_wrong(stage.dice.choice(_SKEWS))
        stage.did["clock jumps"] += 1
        stage.at(stage.later(MINUTE, 30 * HOUR), lambda: self._set_wrong(timedelta()))

    def _set_wrong(self, by: timedelta) -> None:
        self.stage.clock.set_wrong(by)
        self.stage.truth.wrong.append((self.stage.clock.true, by))


def _whole_minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0) + MINUTE


def _outage(stage: Stage) -> tuple[datetime, datetime]:
    """Fifty hours in the second quarter, where most meetings have two reminders due."""
    first = stage.begins + (stage.ends - stage.begins) * 0.3
    days = [(first + timedelta(days=number)).date() for number in range(42)]
    begin = max(days, key=lambda day: _missed_twice(stage, at_wall(day, datetime.min.time(), _UTC) + 8 * HOUR))
    at = at_wall(begin, datetime.min.time(), _UTC) + 8 * HOUR
    return at, at + OUTAGE


def _missed_twice(stage: Stage, begin: datetime) -> int:
    count = 0
    for group in stage.truth.groups:
        for one in group.meetings.values():
            steps = steps_of(one.now.day, one.now.at, group.zone, group.is_closed, one.now.since, was_changed=False)
            count += sum(begin <= step.due < begin + OUTAGE for step in steps) > 1
    return count
