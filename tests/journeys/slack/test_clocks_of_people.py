"""People in Slack are written to by the clock that Slack tells of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.fakes.slack import FakeSlack
from tests.journeys.slack.reminding import CALL, Office, an_office, serving


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with FakeSlack() as slack:
        yield an_office(slack, tmp_path / "data")


def test_who_is_elsewhere_is_not_woken_and_reads_the_time_by_their_own_clock(office: Office) -> None:
    people = office.slack.workspace.people
    people[office.bob] = replace(people[office.bob], tz="Pacific/Auckland")
    people[office.ann] = replace(people[office.ann], tz="Europe/Madrid")
    with serving(office):
        office.ticked(CALL)  # 11pm in Auckland
        office.ticked(CALL + timedelta(minutes=1))
        assert office.told(office.bob) == []
        (ann,) = office.told(office.ann)
        assert "10am (11am in Europe/Madrid)" in ann
        office.ticked(datetime(2026, 11, 3, 19, tzinfo=UTC))
        (bob,) = office.told(office.bob)
    assert "10am (11pm in Pacific/Auckland)" in bob
