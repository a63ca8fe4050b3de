"""What people wish: fewer reminders, a digest, none, all of them again, another time zone. What the secretariat holds
back, and lets go."""

from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from benchmarks.reminders.people import DAY, HOUR
from benchmarks.reminders.rules import at_wall
from benchmarks.reminders.stage import ACTOR, ELSEWHERE, Stage
from benchmarks.reminders.truth import Hold, Wish
from knowledge.groups.wishes import Amount, Wishes
from knowledge.store.pause_rows import EVERYTHING, pause, resume
from knowledge.store.silence_rows import tell_of_silence
from knowledge.store.wish_rows import save_wishes, wishes_of

_AMOUNTS = {"all": 4, "quieter": 3, "digest": 3, "off": 1}
_OFFICE = ZoneInfo("Europe/London")


class Wishing:
    """Some people on a stage change their minds; on average `changes_a_day` of them."""

    def __init__(self, stage: Stage, changes_a_day: float) -> None:
        self.stage, self._between = stage, DAY / changes_a_day
        stage.at(stage.later(DAY / 2, DAY), self._somebody_wishes)

    def _somebody_wishes(self) -> None:
        stage, dice, now = self.stage, self.stage.dice, self.stage.clock.true
        stage.at(stage.later(self._between / 5, 2 * self._between), self._somebody_wishes)
        seated = dice.choice(stage.truth.groups).seated(now)
        if not stage.is_quiet or not seated:
            return
        email = dice.choice(seated).email
        before = stage.truth.wish(email, now)
        if dice.random() < 0.2:
            self._save(email, replace(before, since=now, zone=ZoneInfo(dice.choice(ELSEWHERE))))
            return
        (amount,) = dice.choices(list(_AMOUNTS), list(_AMOUNTS.values()))
        self._save(email, replace(before, since=now, amount=amount, weekday=dice.randrange(5)))

    def _save(self, email: str, wish: Wish) -> None:
        stage, shown = self.stage, self.stage.clock.shown
        person = next(id_ for id_, known in stage.people.items() if known == email)
        with stage.database() as db:
            save_wishes(db, person, self._as_kept(wish, wishes_of(db, person)), shown, ACTOR)
            if wish.amount == "off":
                tell_of_silence(db, person, shown)
        stage.truth.wishes[email].append(wish)
        stage.stirred = 3 * HOUR
        stage.did[f"people who wished for: {wish.amount}"] += 1

    def _as_kept(self, wish: Wish, before: Wishes) -> Wishes:
        amount = before.amount if wish.amount == "off" else Amount(wish.amount)
        zone = wish.zone.key if wish.zone and wish.zone.key != before.told_zone else before.time_zone
        return replace(before, amount=amount, weekday=wish.weekday, is_off=wish.amount == "off", time_zone=zone)


class Holding:
    """The reminders of a group, or all, are held back now and then, `pauses_a_day` on average."""

    def __init__(self, stage: Stage, pauses_a_day: float) -> None:
        self.stage, self._between = stage, DAY / pauses_a_day
        stage.at(stage.later(DAY, self._between), self._hold)

    def _hold(self) -> None:
        stage, dice, now = self.stage, self.stage.dice, self.stage.clock.true
        stage.at(stage.later(self._between / 5, 2 * self._between), self._hold)
        if not stage.is_quiet:
            return
        is_for_all = dice.random() < 0.1
        slug = "" if is_for_all else dice.choice(stage.truth.groups).slug
        if any(one.slug == slug and one.holds(slug, now) for one in stage.truth.held):
            return
        days = dice.randint(1, 3 if is_for_all else 9)
        until = at_wall((now + days * DAY).date(), time(0), _OFFICE) if dice.random() < 0.4 else None
        with stage.database() as db:
            pause(db, self._id_of(slug), until, stage.clock.shown, ACTOR, slug)
        stage.truth.held.append(hold := Hold(slug, now, until, is_dated=until is not None))
        stage.did["pauses of all" if is_for_all else "pauses of a group"] += 1
        act = partial(self._stir) if until else partial(self._let_go, hold)
        stage.at(until or stage.later(HOUR, days * DAY), act)

    def _stir(self) -> None:
        self.stage.stirred = timedelta()

    def _let_go(self, hold: Hold) -> None:
        stage = self.stage
        if not stage.is_quiet:
            stage.at(stage.clock.true + HOUR, partial(self._let_go, hold))
            return
        with stage.database() as db:
            resume(db, self._id_of(hold.slug), stage.clock.shown, ACTOR, hold.slug)
        hold.until = stage.clock.true
        self._stir()

    def _id_of(self, slug: str) -> int:
        if not slug:
            return EVERYTHING
        with self.stage.database() as db:
            return self.stage.group(db, slug).id
