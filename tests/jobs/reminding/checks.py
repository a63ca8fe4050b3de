"""The model: what may be posted, and what has to be true of every reminder that is kept."""

from datetime import date

from hypothesis.stateful import invariant

from benchmarks.reminders.rules import CHASE, MINUTES, QUORUM, is_open
from knowledge.notices import Kind, Notice, RetryAfter, Sent
from knowledge.store.reminder_rows import Kept
from tests.jobs.reminding.records import Records
from tests.jobs.reminding.world import BACK, CLOSED, LONDON, OFFICE_CLOSED
from tests.jobs.test_deliver import ANN


class Checked(Records):
    """What is wrong, told by an AssertionError."""

    def check_may_be_posted(self, notice: Notice) -> None:
        """Whether somebody may be told this now."""
        assert notice.key not in self.arrived, f"posted twice: {notice}"
        assert notice.key not in self.answered or isinstance(self.answered[notice.key], RetryAfter), notice
        if notice.kind is not Kind.MEETING:
            assert is_open(self.now, LONDON, OFFICE_CLOSED)
            return
        assert is_open(self.now, LONDON, CLOSED), f"outside of hours: {self.now} {notice}"
        assert not self.is_paused, f"while it is held: {notice}"
        original, email = notice.about[-1].original, self.people[notice.person_id]
        one = self.meetings[original]
        assert not one.is_cancelled and notice.version == one.number, f"an old version: {notice} {one}"
        step = next((step for step in self.steps(one) if step.rungs[-1] == notice.rung), None)
        assert step, f"no such step: {notice} {one}"
        assert step.due <= self.now < step.expires, f"not at {self.now}: {notice} {step}"
        assert (original, email) in self.there if notice.rung == MINUTES else email in self.seated, notice
        if CHASE in notice.rungs:
            assert self.is_silent(original, email), f"they have answered: {notice}"
        if QUORUM in notice.rungs:
            assert email == ANN
        assert not self.said & self.saying(notice), f"said before: {notice}"

    @invariant()
    def nothing_is_forgotten_or_tried_again(self) -> None:
        if not hasattr(self, "meetings"):
            return
        rows = {one.key: one for one in self.rows()}
        assert self.states.keys() <= rows.keys()
        for key, row in rows.items():
            before = self.states.get(key)
            self.check_row(before, row)
        self.states = rows

    def check_row(self, before: Kept | None, row: Kept) -> None:
        said = row.said_in or row.key
        where = f"{row} before {before}"
        if row.state in ("skipped", "superseded", "unknown", "dead"):
            assert row.reason, where
        if before and before.state in ("sent", "skipped"):
            assert row.state == before.state, where
        if before and before.state in ("unknown", "dead", "sending"):
            assert row.state not in ("superseded",), where
        if row.state in ("due", "superseded") and said in self.answered:
            assert isinstance(self.answered[said], RetryAfter), f"may have been sent: {where}"
        if row.state == "sent":
            assert row.key in self.arrived, where
        if row.key in self.arrived:
            assert row.state not in ("due", "superseded", "skipped"), where
        if isinstance(self.answered.get(row.key), Sent):
            assert row.state == "sent", where
        if row.state == "dead":
            assert row.reason == "user_disabled" or not {said, row.key} & self.arrived.keys(), where
        if row.reason == "they have answered" and not (before and before.state == "skipped"):
            assert not self.is_silent(row.about.original, self.people[row.person_id]), where

    def check_planned(self) -> None:
        """After a tick everything that has come due is known for each whom it is for."""
        kept = {(one.about.name, one.version, one.rung, one.person_id): one for one in self.rows()}
        for original, one in self.meetings.items():
            if one.is_cancelled:
                continue
            for step in [step for step in self.steps(one) if step.due <= self.now < step.due + BACK]:
                for number, email in self.people.items():
                    if self.is_for(step.rungs, original, email):
                        found = kept.get((original.isoformat(), one.number, step.rungs[-1], number))
                        assert found, f"lost: {step} of {one} for {email}"
                        assert found.state != "superseded", f"superseded: {found}"

    def is_for(self, rungs: tuple[str, ...], original: date, email: str) -> bool:
        if rungs[-1] == MINUTES:
            return (original, email) in self.there
        return email in self.seated and (email == ANN or rungs != (QUORUM,))

    def check_nothing_waits(self) -> None:
        """After a tick that nothing disturbed nothing that is due waits but what is held."""
        for row in self.rows():
            if row.state == "due" and row.due_at <= self.now:
                assert self.is_paused and row.about.kind is Kind.MEETING and row.expires_at > self.now, row
