"""What becomes of meetings: moved (by days, by hours, at the last minute, with all that follow), cancelled, put back,
added, and breaks that are laid over them."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial

from benchmarks.reminders.founding import BEYOND, TIMES
from benchmarks.reminders.people import DAY, HOUR, People
from benchmarks.reminders.rules import at_wall
from benchmarks.reminders.stage import ACTOR, Stage
from benchmarks.reminders.truth import Group, Meeting, Standing
from knowledge.dates import Break
from knowledge.groups.calendar import Calendar, Occurrence
from knowledge.groups.changes import add, cancel, move, put_back
from knowledge.groups.group import WorkingGroup
from knowledge.store.arrangement_rows import save_breaks
from knowledge.store.meeting_rows import save_calendar

_AHEAD_OF_BREAKS = timedelta(days=50)
"""Breaks are decided so early that no reminder near them is out yet."""
Change = Callable[[WorkingGroup, Occurrence | None, datetime], Calendar]


class Secretariat:
    """Changes something about each group every few weeks."""

    def __init__(self, stage: Stage, people: People) -> None:
        self.stage, self.people = stage, people
        for group in stage.truth.groups:
            stage.at(stage.later(5 * DAY, 45 * DAY), partial(self._act, group))

    def _act(self, group: Group) -> None:
        stage, dice = self.stage, self.stage.dice
        stage.at(stage.later(8 * DAY, 70 * DAY), partial(self._act, group))
        coming = group.coming(stage.clock.true + HOUR)[:2]
        if not stage.is_quiet or not coming:
            return
        meeting = coming[0] if dice.random() < 0.7 else coming[-1]
        acts = (self._move, self._move_all_that_follow, self._cancel, self._move_late, self._add, self._add_break)
        dice.choices(acts, (8, 1, 3, 3, 1, 1))[0](group, meeting)

    def _move(self, group: Group, meeting: Meeting) -> None:
        day = self._free_day(group, meeting.now.day + timedelta(days=self.stage.dice.randint(-8, 10)))
        at = meeting.now.at if self.stage.dice.random() < 0.7 else self.stage.dice.choice(TIMES)
        self._move_to(group, meeting, day, at)

    def _move_late(self, group: Group, meeting: Meeting) -> None:
        """At the last minute: between its last reminder and its start."""
        when = group.starts(meeting.now) - self.stage.dice.uniform(0.5, 40) * HOUR
        self.stage.at(max(when, self.stage.clock.true), partial(self._move_now, group, meeting, meeting.now))

    def _move_now(self, group: Group, meeting: Meeting, standing: Standing) -> None:
        if meeting.stands(standing) and self.stage.is_quiet and group.starts(standing) > self.stage.clock.true:
            self._move(group, meeting)

    def _move_all_that_follow(self, group: Group, meeting: Meeting) -> None:
        now = self.stage.clock.true
        day = self._free_day(group, meeting.now.day + timedelta(days=self.stage.dice.randint(1, 6)))
        if not self._move_to(group, meeting, day, meeting.now.at, follows=True):
            return
        since = max(meeting.original, day) + DAY
        for other in group.meetings.values():
            if other.original >= since <= other.now.day and other.now.until is None and not other.is_extra:
                other.change(now, None)
        group.at = meeting.now.at
        known = set(group.meetings)
        group.lay_grid(day + timedelta(weeks=group.weeks), (self.stage.ends + BEYOND).date(), now)
        for original in sorted(set(group.meetings) - known):
            self.people.expect(group, group.meetings[original])

    def _move_to(self, group: Group, meeting: Meeting, day: date, at: time, follows: bool = False) -> bool:
        now, before = self.stage.clock.true, meeting.now
        others = [one.now.day for one in group.coming(now - DAY) if one is not meeting]
        if day in others or at_wall(day, at, group.zone) <= now + HOUR or (day, at) == (before.day, before.at):
            return False
        self._save(group, meeting, lambda known, it, shown: move(known, _there(it), day, at, "", follows, shown))
        self._now_stands(group, meeting, day, at, is_cancelled=False)
        self.stage.did["meetings moved with all that follow" if follows else "meetings moved"] += 1
        return True

    def _cancel(self, group: Group, meeting: Meeting) -> None:
        before = meeting.now
        self._save(group, meeting, lambda known, it, shown: cancel(known, _there(it), "", shown))
        self._now_stands(group, meeting, before.day, before.at, is_cancelled=True)
        self.stage.did["meetings cancelled"] += 1
        if len(meeting.standings) == 2 and self.stage.dice.random() < 0.4:
            self.stage.at(self.stage.later(HOUR / 10, 6 * DAY), partial(self._put_back, group, meeting, meeting.now))

    def _put_back(self, group: Group, meeting: Meeting, standing: Standing) -> None:
        now, first = self.stage.clock.true, meeting.standings[0]
        others = [one.now.day for one in group.coming(now - DAY)]
        is_late = group.starts(first) <= now + HOUR or first.day in others
        if not meeting.stands(standing) or is_late or not self.stage.is_quiet:
            return
        self._save(group, meeting, lambda known, it, shown: put_back(known, _there(it), shown))
        self._now_stands(group, meeting, first.day, first.at, is_cancelled=False)
        self.stage.did["meetings put back"] += 1

    def _add(self, group: Group, meeting: Meeting) -> None:
        now = self.stage.clock.true
        day = self._free_day(group, (now + timedelta(days=self.stage.dice.randint(1, 20))).date())
        if day in group.meetings or day in {one.now.day for one in group.meetings.values()}:
            return
        self._save(group, None, lambda known, _, shown: add(known, day, time(11), "", shown))
        group.meetings[day] = Meeting(day, [Standing(day, time(11), False, now)], is_extra=True)
        self.people.expect(group, group.meetings[day])
        self.stage.did["meetings added"] += 1

    def _add_break(self, group: Group, _: Meeting) -> None:
        first = (self.stage.clock.true + _AHEAD_OF_BREAKS).date()
        last = first + timedelta(days=self.stage.dice.randint(3, 10))
        if any(begins <= last and first <= ends for begins, ends in group.breaks):
            return
        group.breaks = (*group.breaks, (first, last))
        breaks = [Break(*pair) for pair in sorted(group.breaks)]
        with self.stage.database() as db:
            save_breaks(db, self.stage.group(db, group.slug), breaks, self.stage.clock.shown, ACTOR)
            self.stage.changed(db, group.slug)
        self.stage.did["breaks added"] += 1

    def _free_day(self, group: Group, day: date) -> date:
        while group.is_closed(day):
            day += DAY
        return day

    def _save(self, group: Group, meeting: Meeting | None, change: Change) -> None:
        stage = self.stage
        with stage.database() as db:
            known = stage.group(db, group.slug)
            it = known.calendar.occurrence(meeting.original, known.working) if meeting else None
            save_calendar(db, known, change(known, it, stage.clock.shown), stage.clock.shown, ACTOR, "changed")
            stage.changed(db, group.slug)

    def _now_stands(self, group: Group, meeting: Meeting, day: date, at: time, is_cancelled: bool) -> None:
        now = self.stage.clock.true
        meeting.change(now, Standing(day, at, is_cancelled, now, meeting.now.number + 1))
        if not is_cancelled:
            self.people.expect(group, meeting)


def _there(occurrence: Occurrence | None) -> Occurrence:
    assert occurrence
    return occurrence
