"""Pledges in the database: nothing is lost, changed or shown to whom it is not for."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from knowledge.documents import Audience, Viewer, Visibility
from knowledge.errors import HelpfulError
from knowledge.people import Grant, Person, Role, viewer_of
from knowledge.pledges.entries import Edit, Entry, HandOver, NewDeputy, StatusChange, Target, contact_of
from knowledge.pledges.kinds import Blocker, Confidence, Field, HandOverStep, Rag, Source, Status
from knowledge.pledges.pledge import Pledge
from knowledge.store.database import open_database, write
from knowledge.store.people_rows import insert_person, person_with_email, remove_person
from knowledge.store.pledge_rows import Meanwhile, add_pledge, all_pledges, save_entry, visible_pledge, visible_pledges
from tests.knowledge.pledges.pledges import ANN, BOB, CY, YEAR_END, pledge, update

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
MEMBER = Viewer(in_network=True)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with open_database(tmp_path) as db, write(db):
        for one in (ANN, BOB, CY):
            insert_person(db, one.name, one.email, one.organisation, (), NOW)
    return tmp_path


def person(db: Database, email: str) -> Person:
    found = person_with_email(db, email)
    assert found
    return found


def save(db: Database, seen: Pledge, entry: Entry) -> Pledge:
    saved = save_entry(db, seen, entry, "test")
    assert isinstance(saved, Pledge)
    return saved


def every_kind_of_entry(db: Database) -> Pledge:
    now = add_pledge(db, pledge(), "test")
    full = update(
        "15.50",
        Rag.AMBER,
        note='Said "yes", بلدية 🎉\nand more',
        evidence=("https://a.example/1", "https://b.example/2"),
        confidence=Confidence.LOW,
        blocker=Blocker.RESOURCING,
    )
    common: Any = {"at": NOW, "by": ANN, "source": Source.FORM}
    for entry in (
        full,
        update("15", corrects=2),
        Target(**common, value=Decimal(50), due=YEAR_END, reason="More", agreed_by="Board"),
        HandOver(**common, step=HandOverStep.OFFERED, to=BOB, reason="New post"),
        HandOver(**common | {"by": BOB}, step=HandOverStep.ACCEPTED, to=BOB),
        NewDeputy(**common, to=ANN),
        NewDeputy(**common, to=None),
        Edit(**common, what=Field.THEME, before="Employment", after="Work"),
        StatusChange(**common, status=Status.MET, reason="Done"),
    ):
        now = save(db, now, entry)
    return now


def test_what_was_entered_is_read_again_as_it_was(data: Path) -> None:
    with open_database(data) as db:
        kept = every_kind_of_entry(db)
        assert all_pledges(db) == [kept]
    assert (kept.owner, kept.deputy, kept.theme, kept.status) == (BOB, None, "Work", Status.MET)
    assert [entry.number for entry in kept.entries] == list(range(1, 11))
    assert kept.every_update[0].note == 'Said "yes", بلدية 🎉\nand more'
    assert kept.every_update[0].value == Decimal("15.5")


def test_pledges_are_numbered_on_from_the_last_one(data: Path) -> None:
    with open_database(data) as db:
        codes = [add_pledge(db, pledge(number=number), "test").code for number in (14, 0, 3, 0)]
    assert codes == ["P-014", "P-015", "P-003", "P-016"]


def test_every_entry_has_its_audit_row_which_holds_none_of_its_words(data: Path) -> None:
    with open_database(data) as db:
        every_kind_of_entry(db)
        rows = db.execute("SELECT action, target, outcome FROM audit").fetchall()
    assert [action for action, _, _ in rows] == [
        *("pledge add", "pledge update", "pledge update", "pledge target", "pledge hand-over", "pledge hand-over"),
        *("pledge deputy", "pledge deputy", "pledge edit", "pledge status"),
    ]
    assert {target for _, target, _ in rows} == {"pledge P-014"}
    assert rows[1][2] == "entry 2"


def test_the_second_of_two_who_update_at_once_sees_the_first_and_nothing_is_lost(data: Path) -> None:
    with open_database(data) as db:
        seen = add_pledge(db, pledge(), "test")
        first = save(db, seen, update("15"))
        second = save_entry(db, seen, update("16", by=BOB), "test")
        assert second == Meanwhile(first)
        assert all_pledges(db) == [first]
        confirmed = save(db, first, update("16", by=BOB))
    assert [(one.value, one.by) for one in confirmed.updates] == [(Decimal(15), ANN), (Decimal(16), BOB)]


def test_of_many_who_write_at_once_all_are_kept_in_the_end(data: Path) -> None:
    with open_database(data) as db:
        add_pledge(db, pledge(), "test")

    def write(value: int) -> None:
        with open_database(data) as db:
            seen = visible_pledge(db, 14, MEMBER)
            while isinstance(saved := save_entry(db, seen, update(str(value)), "test"), Meanwhile):
                seen = saved.pledge

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(24)))
    with open_database(data) as db:
        now = visible_pledge(db, 14, MEMBER)
        audited = db.execute("SELECT COUNT(*) FROM audit").fetchone()[0]
    assert sorted(int(one.value or 0) for one in now.updates) == list(range(24))
    assert (now.version, audited) == (25, 25)


def test_what_the_rules_refuse_leaves_no_trace(data: Path) -> None:
    with open_database(data) as db:
        seen = add_pledge(db, pledge(), "test")
        with pytest.raises(HelpfulError):
            save_entry(db, seen, update("-1"), "test")
        assert all_pledges(db) == [seen]
        assert db.execute("SELECT COUNT(*) FROM audit").fetchone()[0] == 1


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM pledge_entries",
        "DELETE FROM pledges",
        "UPDATE pledge_entries SET said = '{}'",
        "UPDATE pledge_entries SET at = '2020-01-01'",
        "UPDATE pledge_entries SET by_organisation = 'Other'",
        "UPDATE pledge_entries SET by_id = 2",
    ],
)
def test_the_database_itself_lets_no_entry_be_changed_or_taken_away(data: Path, statement: str) -> None:
    with open_database(data) as db:
        kept = add_pledge(db, pledge(), "test")
        with pytest.raises(Exception, match=r"never|can only be forgotten"):
            db.execute(statement)
        assert all_pledges(db) == [kept]


def test_who_is_forgotten_is_a_former_member_of_their_organisation_and_what_they_entered_stays(data: Path) -> None:
    with open_database(data) as db:
        now = add_pledge(db, pledge(), "test")
        now = save(db, now, update("15", note="Hired five"))
        offer = HandOver(at=NOW, by=ANN, source=Source.COMMAND, step=HandOverStep.OFFERED, to=BOB)
        save(db, now, offer)
        for one in (ANN, BOB):
            remove_person(db, one.email, NOW, "test")
        (after,) = all_pledges(db)
        everything = "\n".join(map(str, db.conn.iterdump()))
    assert (after.owner, after.deputy, after.organisation) == (None, None, "Leigh Council")
    assert after.every_update[0].by.shown == "former member (Leigh Council)"
    assert (after.value, after.every_update[0].note) == (Decimal(15), "Hired five")
    assert after.offered_to is not None
    assert after.offered_to.is_forgotten
    assert "Ann Marsh" not in everything
    assert "bob@council.example" not in everything


def test_a_pledge_offered_to_somebody_who_was_forgotten_can_be_offered_to_another(data: Path) -> None:
    with open_database(data) as db:
        now = add_pledge(db, pledge(deputy=None), "test")
        offer = HandOver(at=NOW, by=ANN, source=Source.COMMAND, step=HandOverStep.OFFERED, to=BOB)
        save(db, now, offer)
        remove_person(db, BOB.email, NOW, "test")
        with write(db):
            insert_person(db, "Dee Fox", "dee@council.example", "Leigh Council", (), NOW)
        dee = contact_of(person(db, "dee@council.example"))
        (now,) = all_pledges(db)
        assert save(db, now, replace(offer, to=dee)).offered_to == dee


def hidden(db: Database, visibility: Visibility) -> Pledge:
    return add_pledge(db, pledge(visibility=visibility), "test")


def test_what_may_not_be_seen_answers_like_what_is_not_there(data: Path) -> None:
    with open_database(data) as db:
        hidden(db, Visibility(Audience.GROUP, frozenset({"skills"})))
        add_pledge(db, pledge(number=20), "test")
        answers = []
        for number in (14, 999):
            with pytest.raises(HelpfulError) as told:
                visible_pledge(db, number, MEMBER, person(db, CY.email))
            answers.append(str(told.value).replace("P-999", "P-014"))
        assert answers[0] == answers[1]
        assert [one.number for one in visible_pledges(db, MEMBER, person(db, CY.email))] == [20]
        assert visible_pledges(db, Viewer()) == []


def test_owner_deputy_and_secretariat_see_a_hidden_pledge_where_they_are_alone(data: Path) -> None:
    with open_database(data) as db:
        kept = hidden(db, Visibility(Audience.GROUP, frozenset({"skills"})))
        with write(db):
            insert_person(db, "Sal", "sal@network.example", "Network", {Grant(Role.SECRETARIAT)}, NOW)
        for email in (ANN.email, BOB.email, "sal@network.example"):
            one = person(db, email)
            assert visible_pledge(db, 14, viewer_of(one), one) == kept
            assert visible_pledges(db, viewer_of(one)) == []
        assert visible_pledge(db, 14, Viewer(in_network=True, groups=frozenset({"Skills"}))) == kept
