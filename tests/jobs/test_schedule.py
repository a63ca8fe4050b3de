"""What ticks: at once, then again and again, never two at a time, whatever goes wrong."""

import time
from datetime import UTC, datetime, timedelta
from threading import Event, Lock

import pytest
import time_machine

from jobs.schedule import Schedule


def test_it_ticks_at_once_and_goes_on_until_it_is_stopped() -> None:
    ticks: list[float] = []
    enough = Event()

    def work() -> None:
        ticks.append(time.monotonic())
        if len(ticks) == 3:
            enough.set()

    schedule = Schedule(work, Event(), seconds=0.05)
    schedule.start()
    assert enough.wait(20)
    schedule.stop()
    count = len(ticks)
    time.sleep(0.2)
    assert len(ticks) == count


def test_a_slow_tick_is_waited_for_and_never_joined_by_another() -> None:
    busy, at_once, twice = Lock(), [0], Event()

    def work() -> None:
        if not busy.acquire(blocking=False):
            twice.set()
            return
        at_once[0] += 1
        time.sleep(0.2)
        busy.release()

    schedule = Schedule(work, Event(), seconds=0.02)
    schedule.start()
    deadline = time.monotonic() + 20
    while at_once[0] < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    schedule.stop()
    assert at_once[0] >= 3
    assert not twice.is_set()
    assert busy.acquire(blocking=False), "it was stopped after a whole tick"


def test_a_tick_that_fails_is_followed_by_the_next(caplog: pytest.LogCaptureFixture) -> None:
    count, enough = [0], Event()

    def work() -> None:
        count[0] += 1
        if count[0] == 3:
            enough.set()
        raise RuntimeError("the disk is full")

    schedule = Schedule(work, Event(), seconds=0.05)
    schedule.start()
    assert enough.wait(20)
    schedule.stop()
    assert "the disk is full" in caplog.text


def test_it_goes_on_when_the_clock_is_put_back_a_day(caplog: pytest.LogCaptureFixture) -> None:
    began, went_on, is_put_back = Event(), Event(), Event()

    def work() -> None:
        (went_on if is_put_back.is_set() else began).set()

    schedule = Schedule(work, Event(), seconds=0.05)
    schedule.start()
    assert began.wait(20)
    with time_machine.travel(datetime.now(UTC) - timedelta(days=1)):
        is_put_back.set()
        assert went_on.wait(20)
        schedule.stop()
    assert "the clock was put back" in caplog.text
