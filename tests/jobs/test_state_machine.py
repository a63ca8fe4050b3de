"""Planning and delivering against a simple model, whatever people, the platform, the processes and the clock do.

The model knows the rules of the ladder (benchmarks/reminders/rules.py) and what has really happened; of anchorbot's
records it looks at what became of each reminder.
"""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.jobs.reminding.rules import Reminding

_SETTINGS = settings(deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
"""The same examples every time: what fails here has failed for whoever changed the code."""


def test_whatever_happens_nothing_is_doubled_lost_in_silence_or_said_where_it_should_not_be() -> None:
    run_state_machine_as_test(Reminding, settings=settings(_SETTINGS, max_examples=40, stateful_step_count=30))


@pytest.mark.slow
def test_the_same_for_long() -> None:
    run_state_machine_as_test(Reminding, settings=settings(_SETTINGS, max_examples=200, stateful_step_count=40))
