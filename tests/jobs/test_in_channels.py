"""Reminders in a group's channel: once for all, never the chasing, nobody's reply, and what all there may see."""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.local.surface import LocalSurface
from bot.local.workspace import NETWORK, OPEN, workspace_of
from bot.wiring.local import StoredBoard
from bot.wiring.reminders import in_workspace
from jobs.deliver import Delivery, Report
from jobs.tick import tick
from knowledge.groups.replies import Answer
from knowledge.groups.wishes import Wishes
from knowledge.notices import CHANNEL, Refused, Sent
from knowledge.store.arrangement_rows import save_channel, save_link, save_papers, save_reminds_in
from knowledge.store.database import open_database
from knowledge.store.people_rows import all_people
from knowledge.store.wish_rows import save_wishes
from tests.jobs.test_deliver import ANN, BOB, CALL, CHASE, DAY, MADE, PAPERS, Office, office

__all__ = ["office"]


def remind_in(office: Office, channel: str) -> None:
    with office.database() as db:
        save_channel(db, office.group(), channel, office.now, "test")
        save_reminds_in(db, office.group(), True, office.now, "test")


def recipients(office: Office) -> list[tuple[str, int]]:
    return [(one.rung, one.person_id) for one in office.telling.posted]


def test_the_call_and_the_papers_go_to_the_channel_once_and_chasing_to_each(office: Office) -> None:
    remind_in(office, NETWORK)
    for at in (CALL, PAPERS, CHASE):
        office.tick(at)
    ann, bob = office.person(ANN), office.person(BOB)
    assert recipients(office) == [
        ("agenda call", CHANNEL), ("papers", CHANNEL), ("unanswered", ann), ("unanswered", bob),
    ]  # fmt: skip
    assert [one.key.split(":", 1)[1] for one in office.telling.posted][:2] == [
        "1/2026-11-17:call:channel:0", "1/2026-11-17:papers:channel:0",
    ]  # fmt: skip


def test_whoever_prefers_direct_messages_gets_them_all_the_same(office: Office) -> None:
    remind_in(office, NETWORK)
    with office.database() as db:
        save_wishes(db, office.person(BOB), Wishes(prefers_direct=True), office.now, "test")
    office.tick(CALL)
    assert recipients(office) == [("agenda call", CHANNEL), ("agenda call", office.person(BOB))]


def test_what_the_channel_does_not_take_goes_to_each(office: Office) -> None:
    remind_in(office, NETWORK)
    office.telling.answers = lambda one: Refused("is_archived") if one.person_id == CHANNEL else Sent()
    office.tick(CALL)
    office.tick(CALL + timedelta(hours=1, minutes=1))
    assert [one for one in recipients(office) if one[0] == "agenda call"] == [
        ("agenda call", office.person(ANN)), ("agenda call", office.person(BOB)),
    ]  # fmt: skip
    assert ("trouble", 1) in recipients(office)


def test_a_group_that_is_reminded_directly_again_gets_nothing_in_its_channel(office: Office) -> None:
    remind_in(office, NETWORK)
    office.tick(CALL - timedelta(hours=1))
    with office.database() as db:
        save_reminds_in(db, office.group(), False, office.now, "test")
    office.tick(CALL)
    assert {person for _, person in recipients(office)} == {office.person(ANN), office.person(BOB)}


class InTheWorkspace(Office):
    """The same, telling people in the workspace in the browser."""

    def send(self, at: datetime) -> Report:
        self.now = at
        surface = LocalSurface(StoredBoard(self.database, lambda: at), lambda: None)
        return tick(Delivery(self.database, in_workspace(self.database, surface), lambda: at))

    def said(self, channel: str) -> list[str]:
        with self.database() as db:
            rows = db.execute("SELECT text FROM messages WHERE channel = ? ORDER BY id", [channel]).fetchall()
        return [text for (text,) in rows]

    def own_channel(self) -> str:
        with self.database() as db:
            return next(one.id for one in workspace_of(all_people(db)).channels if one.name == "Social value")


@pytest.fixture
def workspace(tmp_path: Path) -> InTheWorkspace:
    found = InTheWorkspace(tmp_path)
    found.database = partial(open_database, tmp_path)
    with found.database() as db:
        save_link(db, found.group(), "https://meet.example.org/sv", MADE, "test")
        save_papers(db, found.group(), DAY, "https://files.example.org/agenda", MADE, "test")
    return found


def test_in_its_own_channel_a_group_reads_where_it_meets_but_nobodys_reply(workspace: InTheWorkspace) -> None:
    remind_in(workspace, workspace.own_channel())
    workspace.answer(BOB, Answer.YES)
    workspace.send(CALL)
    (call,) = workspace.said(workspace.own_channel())
    assert call.startswith("Reminder: Social value meets on Tuesday 17 November 2026, 10am, for 90 minutes.")
    assert "Where: https://meet.example.org/sv" in call
    assert "Papers: https://files.example.org/agenda" in call
    workspace.send(PAPERS)
    assert "1 of 2 organisations so far" in workspace.said(workspace.own_channel())[1]
    for text in workspace.said(workspace.own_channel()):
        for name in ("Ann", "Bob", "You said", "Not heard from"):
            assert name not in text


def test_in_a_channel_of_the_network_only_the_date_is_read(workspace: InTheWorkspace) -> None:
    remind_in(workspace, NETWORK)
    workspace.send(CALL)
    (call,) = workspace.said(NETWORK)
    assert "Social value meets on Tuesday 17 November 2026" in call
    assert "https://" not in call
    assert "so far" not in call


def test_where_outsiders_read_along_nothing_is_posted_and_each_is_told(workspace: InTheWorkspace) -> None:
    remind_in(workspace, OPEN)
    report = workspace.send(CALL)
    assert [why for _, why in report.refused] == [
        "people read along in the channel who are not known to be of the network"
    ]
    workspace.send(datetime(2026, 11, 3, 11, 1, tzinfo=UTC))
    assert workspace.said(OPEN) == []
    assert len(workspace.said(f"dm-p{workspace.person(BOB)}")) == 1


def test_the_time_is_told_by_the_clock_of_the_reader_too(workspace: InTheWorkspace) -> None:
    with workspace.database() as db:
        save_wishes(db, workspace.person(BOB), Wishes(time_zone="Europe/Madrid"), MADE, "test")
        save_wishes(db, workspace.person(ANN), Wishes(time_zone="Pacific/Auckland"), MADE, "test")
    workspace.send(CALL)
    workspace.send(datetime(2026, 11, 3, 19, tzinfo=UTC))
    (bob,) = workspace.said(f"dm-p{workspace.person(BOB)}")
    assert "meets on Tuesday 17 November 2026, 10am (11am in Europe/Madrid), for 90 minutes" in bob
    (ann,) = workspace.said(f"dm-p{workspace.person(ANN)}")
    assert "10am (11pm in Pacific/Auckland), for 90 minutes" in ann


def test_who_turned_reminders_off_is_named_to_the_secretariat(workspace: InTheWorkspace) -> None:
    with workspace.database() as db:
        save_wishes(db, workspace.person(BOB), Wishes(is_off=True), MADE, "test")
    workspace.send(CALL)
    (note,) = workspace.said("dm-p1")
    assert note.splitlines() == [
        "Bob of Tyde NHS Trust has turned reminders off. Please ask them by other ways whether they come.",
        "They have a seat in Social value.",
    ]
