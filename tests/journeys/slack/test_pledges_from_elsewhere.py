"""Somebody of another Slack workspace, with an owner's address there, is answered as a stranger is."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from knowledge.store.database import open_database
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.deliveries import Delivery
from tests.journeys.slack.pledged_town import a_town, read
from tests.journeys.slack.reminding import serving

NOW = datetime(2026, 12, 9, 9, tzinfo=UTC)
ELSEWHERE = "T0ELSEWHR"
LINES = (
    "help", "list", "list mine", "list red", 'list org:"Organisation 1"', "list theme:employment", "list due:2028-03",
    "show P-101", "show P-102", "show P-999", "update P-102", "update P-102 amber 21%", "update P-101 amber 21%",
    "correct P-102", "correct P-102 22%", "same P-102", "handover P-102 newcomer1@org1.example", "handover P-102 off",
    "accept P-124", "decline P-124", 'target P-102 70% agreed by us "wider"', "target P-102", "status P-102",
    'status P-102 met "done"', 'withdraw P-102 "closed"', "add", "board", "exceptions", "export", "export csv",
    "export pdf", "update P-102 amber amber", "nonsense",
)  # fmt: skip
TELLING = ("Promise 102", "Owner 1")
"""What somebody of the network reads of P-102."""


def _everything(data: Path) -> list[tuple[object, ...]]:
    with open_database(data) as db:
        return [row for table in ("pledges", "pledge_entries") for row in db.execute(f"SELECT * FROM {table}")]


@pytest.mark.slow
def test_a_person_of_another_workspace_gets_what_a_stranger_gets_for_every_pledge_command(tmp_path: Path) -> None:
    with FakeSlack() as slack:
        town = a_town(slack, tmp_path / "data", NOW)
        town.users["stranger"] = slack.add_person("Otto", "otto@nowhere.example")
        town.users["elsewhere"] = slack.add_person("Otto", "owner1@org1.example", team=ELSEWHERE)
        before = _everything(town.data)

        def typed(line: str) -> Callable[[str], Delivery]:
            return lambda user: slack.command(user, "/pledge", line)

        def written(line: str) -> Callable[[str], Delivery]:
            return lambda user: slack.direct_message(user, f"pledge {line}")

        with serving(town):
            for line in LINES:
                for way in (typed, written):
                    told = town.each({"stranger": way(line), "elsewhere": way(line)})
                    assert read(told["elsewhere"]) == read(told["stranger"]), line
                    assert not any(words in read(told["elsewhere"]) for words in TELLING), line
            assert not slack.opened_views
            assert {one.name for one in slack.shared_files} == {"P-101.png"}, "the picture of what is public"
            town.now += timedelta(hours=1)
            nudge = town.tick_all(town.now)["owner1"]
            for name in ("stranger", "elsewhere"):  # no Slack lets them; a forged payload would look like this
                slack.click(town.users[name], "P-102: no change", on=nudge)
            owner = slack.im_of(town.users["owner1"])
            slack.wait_for(lambda: len(slack.messages_in(owner)) == 3)
            refused, again = (read(one) for one in slack.messages_in(owner)[1:])
            assert refused == again and refused.startswith("There is no pledge P-102.")
            assert _everything(town.data) == before
            assert "Saved: P-102" in town.typed("owner1", "/pledge same P-102")
    assert slack.complaints == []
