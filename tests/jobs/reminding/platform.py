"""The platform, the processes that tick, and what either does with a message."""

from contextlib import suppress
from datetime import datetime, timedelta

from jobs.deliver import Delivery
from jobs.tick import tick
from knowledge.notices import (
    CannotLook,
    Kind,
    Looked,
    Notice,
    NotThere,
    Outcome,
    Refused,
    RetryAfter,
    Sent,
    Unavailable,
    Unknown,
)
from knowledge.store.reminder_states import LEASE
from tests.jobs.reminding.checks import Checked
from tests.jobs.reminding.world import Killed, What


class Ticking(Checked):
    """Plans and delivers for real; what becomes of each message is what is `coming`."""

    def announce(self, notice: Notice) -> Outcome:
        what = self.coming.pop(0) if self.coming else What.ARRIVES
        try:
            self.check_may_be_posted(notice)
            outcome = self.become(notice, what)
        except AssertionError as error:  # which whoever delivers would take for a fault of the platform's
            self.wrong.append(error)
            raise Killed from error
        self.answered[notice.key] = outcome
        return outcome

    def become(self, notice: Notice, what: str) -> Outcome:
        self.is_disturbed |= what != What.ARRIVES
        self.answered[notice.key] = None
        match what:
            case What.REFUSED:
                return Refused("user_disabled")
            case What.ASKED_TO_WAIT:
                return RetryAfter(90)
            case What.OUT_OF_REACH:
                return Unavailable(60, "out of reach")
            case What.LOST_BEFORE:
                return Unknown("timeout")
            case What.KILLED_BEFORE:
                raise Killed
            case What.BREAKS:
                raise RuntimeError("broken pipe")
            case What.SLEEPS | What.SLEEPS_AND_WAITS:
                for _ in range(2):
                    self.now += LEASE + timedelta(seconds=1)
                    self.other_ticks()
                if what == What.SLEEPS_AND_WAITS:
                    return RetryAfter(90)
            case What.OTHER_TICKS:
                self.other_ticks()
        assert notice.key not in self.arrived, f"posted twice: {notice}"
        self.arrived[notice.key] = notice
        if notice.kind is Kind.MEETING:
            self.said |= self.saying(notice)
        if what == What.KILLED_AFTER:
            raise Killed
        return Unknown("timeout") if what == What.LOST_AFTER else Sent(notice.key)

    def look(self, key: str, person_id: int, since: datetime) -> Looked:
        match self.looking:
            case "cannot look":
                return CannotLook()
            case "asked to wait":
                return RetryAfter(30)
            case "out of reach":
                self.is_disturbed = True
                return Unavailable(60, "out of reach")
        return Sent(key) if key in self.arrived else NotThere()

    def tick_now(self, what: list[str] | tuple[str, ...]) -> None:
        self.coming, self.is_disturbed = list(what), False
        try:
            tick(self.delivery())
        except Killed:
            return
        finally:
            for error in self.wrong:
                raise error
        self.check_planned()
        if not self.is_disturbed:
            self.check_nothing_waits()

    def delivery(self) -> Delivery:
        return Delivery(self.database, self, lambda: self.now)

    def other_ticks(self) -> None:
        """Another process; where that is killed this one goes on."""
        with suppress(Killed):
            tick(self.delivery())
