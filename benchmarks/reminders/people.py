"""What members do: answer at once, late or never, change their minds, come or stay away, leave, and change places."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from benchmarks.reminders.founding import CO_CHAIRS
from benchmarks.reminders.stage import ACTOR, Stage
from benchmarks.reminders.truth import Given, Group, Meeting, Standing, Tenure
from knowledge.groups.read_members import Listed
from knowledge.groups.replies import Answer
from knowledge.people import Role
from knowledge.store.attendance_rows import note_arrivals
from knowledge.store.people_rows import remove_person
from knowledge.store.reply_rows import save_answer
from knowledge.store.seat_change_rows import give_seat, vacate_seat

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
GONE = "gone"
"""In the place of an answer: whoever leaves takes theirs along."""
_ANSWERS = ("yes", "yes", "yes", "no", "maybe")


class People:
    """The members of all groups, on a stage."""

    def __init__(self, stage: Stage, leavers_a_day: float) -> None:
        self.stage, self._between = stage, DAY / leavers_a_day
        self._hired = 0
        for group in stage.truth.groups:
            for meeting in group.meetings.values():
                self.expect(group, meeting)
        stage.at(stage.later(DAY, 2 * DAY), self._somebody_goes)

    def expect(self, group: Group, meeting: Meeting) -> None:
        """Whoever has a seat hears of a meeting that stands anew, answers at some time, and comes or not."""
        standing, stage = meeting.now, self.stage
        starts = group.starts(standing)
        called = max(standing.since, starts - timedelta(days=14, hours=2))
        if starts > stage.clock.true and called < stage.ends:
            stage.at(called, partial(self._make_up_minds, group, meeting, standing))
            noted = starts + stage.dice.choice((HOUR / 2, HOUR / 2, 26 * HOUR, 60 * HOUR))
            stage.at(noted, partial(self._note_who_came, group, meeting, standing))

    def _make_up_minds(self, group: Group, meeting: Meeting, standing: Standing) -> None:
        if not meeting.stands(standing):
            return
        dice, now, starts = self.stage.dice, self.stage.clock.true, group.starts(standing)
        for one in group.seated(now):
            for _ in range(dice.choice((0, 1, 1, 1, 2))):
                soon = dice.random() < 0.5
                when = now + (starts - now) * (dice.random() ** 3 if soon else dice.random())
                self.stage.at(when, partial(self.answer, group, meeting, standing, one))

    def answer(self, group: Group, meeting: Meeting, standing: Standing, who: Tenure) -> None:
        """Somebody answers, if the meeting stands as it did, and they have their seat."""
        stage, now = self.stage, self.stage.clock.true
        starts = group.starts(standing)
        if not meeting.stands(standing) or not who.holds(now) or max(now, stage.clock.shown) >= starts:
            return
        said = stage.dice.choice(_ANSWERS)
        with stage.database() as db:
            known = stage.group(db, group.slug)
            occurrence = known.calendar.occurrence(meeting.original, known.working)
            assert occurrence
            save_answer(db, known, occurrence, who.email, Answer(said), stage.clock.shown, ACTOR)
        given = Given(said, standing.day, standing.at, stage.clock.true)
        stage.truth.answers[group.slug, meeting.original, who.email].append(given)
        stage.did["answers"] += 1

    def _note_who_came(self, group: Group, meeting: Meeting, standing: Standing) -> None:
        stage, now = self.stage, self.stage.clock.true
        if not meeting.stands(standing) or standing.is_cancelled:
            return
        if not stage.is_quiet:
            stage.at(now + HOUR, partial(self._note_who_came, group, meeting, standing))
            return
        seated = [one for one in group.seated(group.starts(standing)) if one.email not in stage.truth.removed]
        there = [one.email for one in seated if stage.dice.random() < self._chance(group, meeting, one)]
        ids = {email: id_ for id_, email in stage.people.items()}
        with stage.database() as db:
            known = stage.group(db, group.slug)
            some = sorted({ids[email] for email in there})
            note_arrivals(db, known, meeting.original, some, group.starts(standing), stage.clock.shown, ACTOR)
        stage.stirred = 3 * HOUR
        for email in there:
            stage.truth.came[group.slug, meeting.original].setdefault(email, now)
        stage.did["meetings held"] += 1

    def _chance(self, group: Group, meeting: Meeting, one: Tenure) -> float:
        given = self.stage.truth.answers.get((group.slug, meeting.original, one.email))
        return {"yes": 0.9, "no": 0.03, "maybe": 0.4}.get(given[-1].answer if given else "", 0.2)

    def _somebody_goes(self) -> None:
        stage, dice = self.stage, self.stage.dice
        stage.at(stage.later(self._between / 5, 2 * self._between), self._somebody_goes)
        if not stage.is_quiet:
            return
        group = dice.choice(stage.truth.groups)
        members = [one for one in group.seated(stage.clock.true) if not one.is_co_chair]
        if len(members) <= CO_CHAIRS + 2:
            return
        self.vacate(group, one := dice.choice(members))
        heir = partial(self._somebody_comes, group, one)
        stage.at(stage.later(HOUR, 30 * DAY), heir)
        if dice.random() < 0.3 and not any(each.seated_by(one.email, stage.clock.true) for each in stage.truth.groups):
            with stage.database() as db:
                remove_person(db, one.email, stage.clock.shown, ACTOR)
                stage.changed(db, group.slug, within=3 * HOUR)
            stage.truth.removed[one.email] = stage.clock.true
            stage.did["people who left the network"] += 1

    def vacate(self, group: Group, who: Tenure) -> None:
        """Somebody leaves their seat, and takes their answers along."""
        stage, now = self.stage, self.stage.clock.true
        with stage.database() as db:
            vacate_seat(db, group.slug, who.email, stage.clock.shown, ACTOR)
            stage.changed(db, group.slug, within=3 * HOUR)
        who.until = now
        for meeting in group.coming(now):
            if given := stage.truth.answers.get((group.slug, meeting.original, who.email)):
                given.append(replace(given[-1], answer=GONE, when=now))
        stage.did["people who left a group"] += 1

    def _somebody_comes(self, group: Group, before: Tenure) -> None:
        stage, now = self.stage, self.stage.clock.true
        if not stage.is_quiet:
            stage.at(now + HOUR, partial(self._somebody_comes, group, before))
            return
        email = self._who_comes(group, now)
        listed = Listed(email.partition("@")[0], email, before.organisation, Role.MEMBER)
        with stage.database() as db:
            give_seat(db, group.slug, listed, stage.clock.shown, ACTOR)
            stage.changed(db, group.slug, within=3 * HOUR)
        group.tenures.append(Tenure(email, before.organisation, False, stage.clock.true))

    def _who_comes(self, group: Group, now: datetime) -> str:
        """Somebody new, or somebody of another group who moves over."""
        dice, truth = self.stage.dice, self.stage.truth
        there = {one.email for one in group.seated(now)}
        other = dice.choice(truth.groups)
        movable = [one for one in other.seated(now) if not one.is_co_chair and one.email not in there]
        if other is not group and len(movable) > CO_CHAIRS + 2 and dice.random() < 0.4:
            self.vacate(other, one := dice.choice(movable))
            self.stage.did["people who moved to another group"] += 1
            return one.email
        self._hired += 1
        email = f"newcomer{self._hired:03d}@anchor.example"
        self.stage.welcome(email)
        self.stage.did["people who came new"] += 1
        return email
