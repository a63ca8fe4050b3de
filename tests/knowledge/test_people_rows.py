from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from knowledge.errors import HelpfulError
from knowledge.people import Grant, Identity, Person, Role
from knowledge.people_import import ImportOutcome
from knowledge.people_list import Entry
from knowledge.store.administrator_rows import ensure_administrator, note_set_administrators, with_administrator
from knowledge.store.conversation_rows import greet, was_greeted
from knowledge.store.database import open_database, write
from knowledge.store.people_rows import (
    BY_EMAIL,
    accounts_by_person,
    all_people,
    link_identity,
    people_with,
    person_of,
    person_with_email,
    planned_import,
    remove_person,
    save_people,
)

NOW = datetime(2026, 11, 17, 10, tzinfo=UTC)
ADMINISTRATOR = Grant(Role.ADMINISTRATOR)
SKILLS = Grant(Role.MEMBER, "skills")
AMARA = "amara@northmere.example"
BEN = "ben@northmere.example"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_database(tmp_path) as opened:
        yield opened


def entry(name: str, email: str, *grants: Grant, slack: str = "", organisation: str = "Northmere Council") -> Entry:
    return Entry(2, name, email, organisation, frozenset(grants), account(slack) if slack else None)


def account(user: str, team: str = "T1") -> Identity:
    return Identity("slack", team, user)


def save(db: Database, *entries: Entry) -> ImportOutcome:
    return save_people(db, entries, NOW, "command line")


def known(db: Database, email: str) -> Person:
    person = person_with_email(db, email)
    assert person
    return person


def seen(db: Database, user: str, email: str) -> None:
    """The account is matched by its address, as a platform's first message does."""
    link_identity(db, account(user), known(db, email).id, BY_EMAIL, NOW)


def email_of(db: Database, user: str) -> str | None:
    """Whose account it is."""
    person = person_of(db, account(user))
    return person.email if person else None


def audit(db: Database) -> list[tuple[str, ...]]:
    return db.execute("SELECT actor, action, target, outcome FROM audit ORDER BY id").fetchall()


def test_people_are_known_with_their_roles_by_address_in_any_capitals(db: Database) -> None:
    save(db, entry("Amara Osei", AMARA, SKILLS, Grant(Role.SECRETARIAT)))
    person = known(db, " Amara@Northmere.EXAMPLE ")
    assert (person.name, person.email, person.organisation) == ("Amara Osei", AMARA, "Northmere Council")
    assert person.grants == {SKILLS, Grant(Role.SECRETARIAT)}
    assert person_with_email(db, BEN) is None
    assert person_of(db, account("U1")) is None


def test_an_import_says_who_is_new_changed_unchanged_and_not_in_the_file(db: Database) -> None:
    save(db, entry("Amara", AMARA), entry("Ben", BEN), entry("Cat", "cat@x.example"))
    outcome = save(db, entry("Amara", AMARA, SKILLS), entry("Ben", BEN), entry("Dil", "dil@x.example"))
    assert [one.name for one in outcome.added] == ["Dil"]
    assert [(one.before.grants, one.after.grants) for one in outcome.changed] == [(frozenset(), frozenset({SKILLS}))]
    assert [one.name for one in outcome.unchanged] == ["Ben"]
    assert [one.name for one in outcome.not_in_file] == ["Cat"]
    assert [one.name for one in all_people(db)] == ["Amara", "Ben", "Cat", "Dil"]


def test_a_trial_says_the_same_and_changes_nothing(db: Database) -> None:
    save(db, entry("Amara", AMARA), entry("Ben", BEN))
    before = (all_people(db), audit(db))
    entries = (entry("Amara", AMARA, SKILLS, slack="U1"), entry("Dil", "dil@x.example"))
    planned = planned_import(db, entries)
    assert (all_people(db), audit(db)) == before
    assert save(db, *entries) == planned


def test_roles_that_are_no_longer_in_the_file_are_gone(db: Database) -> None:
    save(db, entry("Amara", AMARA, SKILLS, ADMINISTRATOR))
    save(db, entry("Amara", AMARA, Grant(Role.OBSERVER, "skills")))
    assert known(db, AMARA).grants == {Grant(Role.OBSERVER, "skills")}


def test_every_change_is_recorded_without_names_or_addresses(db: Database) -> None:
    save(db, entry("Amara", AMARA), entry("Ben", BEN))
    save(db, entry("Amara", AMARA, SKILLS, slack="U1", organisation="Northmere College"), entry("Ben", BEN))
    seen(db, "U2", BEN)
    remove_person(db, BEN, NOW, "command line")
    assert audit(db) == [
        ("command line", "people import", "person 1", "added"),
        ("command line", "people import", "person 2", "added"),
        ("command line", "people import", "person 1", "changed organisation, roles, accounts"),
        ("anchorbot", "people link", "person 2", "slack account matched by email"),
        ("command line", "people remove", "person 2", "removed"),
    ]


def test_an_import_that_fails_half_way_saves_nothing(db: Database) -> None:
    db.execute(
        "CREATE TRIGGER no_cat BEFORE INSERT ON people WHEN NEW.name = 'Cat' BEGIN SELECT RAISE(ABORT, 'full'); END"
    )
    with pytest.raises(Exception, match="full"):
        save(db, entry("Amara", AMARA, SKILLS, slack="U1"), entry("Cat", "cat@x.example"))
    assert (all_people(db), audit(db), accounts_by_person(db)) == ([], [], {})


def test_an_account_that_was_matched_stays_over_imports(db: Database) -> None:
    save(db, entry("Amara", AMARA))
    seen(db, "U1", AMARA)
    save(db, entry("Amara", AMARA, SKILLS, organisation="Northmere College"))
    save(db, entry("AMARA", AMARA, SKILLS))
    assert email_of(db, "U1") == AMARA


def test_an_account_given_by_its_id_is_theirs_whoevers_it_was(db: Database) -> None:
    save(db, entry("Amara", AMARA), entry("Ben", BEN))
    seen(db, "U1", AMARA)
    save(db, entry("Ben", BEN, slack="U1"))
    assert email_of(db, "U1") == BEN
    assert save(db, entry("Ben", BEN, slack="U1")).unchanged == (known(db, BEN),)


def test_accounts_that_change_places_in_the_file_do(db: Database) -> None:
    save(db, entry("Amara", AMARA, slack="U1"), entry("Ben", BEN, slack="U2"))
    save(db, entry("Amara", AMARA, slack="U2"), entry("Ben", BEN, slack="U1"))
    assert (email_of(db, "U1"), email_of(db, "U2")) == (BEN, AMARA)


def test_an_account_that_is_corrected_in_the_file_is_no_longer_theirs(db: Database) -> None:
    save(db, entry("Amara", AMARA, slack="U1"))
    save(db, entry("Amara", AMARA, slack="U2"))
    assert (email_of(db, "U1"), email_of(db, "U2")) == (None, AMARA)


def test_an_address_with_another_name_loses_its_accounts_until_they_are_matched_again(db: Database) -> None:
    save(db, entry("Amara", "office@x.example", ADMINISTRATOR))
    seen(db, "U1", "office@x.example")
    (change,) = save(db, entry("Ben", "office@x.example", ADMINISTRATOR)).changed
    assert change.unlinked == (account("U1"),)
    assert email_of(db, "U1") is None
    seen(db, "U2", "office@x.example")
    assert email_of(db, "U2") == "office@x.example"


def test_names_that_change_places_leave_no_account_with_the_wrong_person(db: Database) -> None:
    save(db, entry("Amara", AMARA), entry("Ben", BEN, slack="U2"))
    seen(db, "U1", AMARA)
    save(db, entry("Ben", AMARA), entry("Amara", BEN, slack="U1"))
    assert (email_of(db, "U1"), email_of(db, "U2")) == (BEN, None)


def test_an_account_that_the_file_gives_stays_with_another_name(db: Database) -> None:
    save(db, entry("Amara Osei", AMARA, slack="U1"))
    seen(db, "U2", AMARA)
    (change,) = save(db, entry("Amara Bell", AMARA, slack="U1")).changed
    assert change.unlinked == (account("U2"),)
    assert (email_of(db, "U1"), email_of(db, "U2")) == (AMARA, None)


def test_a_name_in_other_capitals_is_the_same_person(db: Database) -> None:
    save(db, entry("amara osei-bell", AMARA))
    seen(db, "U1", AMARA)
    assert save(db, entry("Amara Osei Bell", AMARA)).changed[0].unlinked == ()
    assert email_of(db, "U1") == AMARA


def test_an_address_leads_to_one_account_of_a_workspace_the_last_one_matched(db: Database) -> None:
    save(db, entry("Amara", AMARA, slack="U9"))
    seen(db, "U1", AMARA)
    link_identity(db, account("U1", team="T2"), known(db, AMARA).id, BY_EMAIL, NOW)
    seen(db, "U2", AMARA)
    assert accounts_by_person(db) == {1: (account("U2"), account("U9"), account("U1", team="T2"))}


def test_what_the_list_says_of_an_account_goes_before_its_address(db: Database) -> None:
    save(db, entry("Amara", AMARA), entry("Ben", BEN))
    seen(db, "U1", BEN)
    save(db, entry("Amara", AMARA), entry("Ben", BEN, slack="U1"))
    seen(db, "U1", AMARA)
    assert email_of(db, "U1") == BEN
    seen(db, "U2", BEN)
    assert email_of(db, "U1") == BEN


def test_matching_an_account_again_is_recorded_once(db: Database) -> None:
    save(db, entry("Amara", AMARA))
    for _ in range(3):
        seen(db, "U1", AMARA)
    assert [action for _, action, _, _ in audit(db)] == ["people import", "people link"]


def test_an_account_of_somebody_removed_meanwhile_is_nobodys(db: Database) -> None:
    save(db, entry("Amara", AMARA))
    person_id = known(db, AMARA).id
    remove_person(db, AMARA, NOW, "command line")
    link_identity(db, account("U1"), person_id, BY_EMAIL, NOW)
    assert person_of(db, account("U1")) is None


def test_somebody_removed_is_forgotten_with_roles_and_accounts(db: Database) -> None:
    save(db, entry("Amara", AMARA, SKILLS, slack="U1"), entry("Ben", BEN))
    assert remove_person(db, " AMARA@northmere.example", NOW, "command line").name == "Amara"
    assert [one.name for one in all_people(db)] == ["Ben"]
    assert person_of(db, account("U1")) is None
    assert db.execute("SELECT count(*) FROM roles").fetchone() == (0,)
    save(db, entry("Amara", AMARA))
    assert (known(db, AMARA).id, known(db, AMARA).grants) == (3, frozenset())


def test_somebody_is_removed_by_account(db: Database) -> None:
    save(db, entry("Amara", AMARA, slack="U1"))
    remove_person(db, "T1:U1", NOW, "command line")
    assert all_people(db) == []


def test_somebody_unknown_cannot_be_removed_and_the_nearest_address_is_named(db: Database) -> None:
    save(db, entry("Amara", AMARA))
    with pytest.raises(HelpfulError, match="Nothing was changed") as raised:
        remove_person(db, "amra@northmere.example", NOW, "command line")
    assert AMARA in raised.value.what_to_do
    assert len(all_people(db)) == 1


@pytest.mark.parametrize("setting", [AMARA, f" {AMARA.upper()} ", "T1:U1"])
def test_the_administrator_of_the_setting_is_made_once(db: Database, setting: str) -> None:
    first = ensure_administrator(db, setting, NOW)
    assert first.is_administrator
    assert ensure_administrator(db, setting, NOW) == first
    assert all_people(db) == [first]
    assert [(action, target) for _, action, target, _ in audit(db)] == [("people administrator", "person 1")]


def test_somebody_known_is_made_administrator_and_keeps_their_roles(db: Database) -> None:
    save(db, entry("Amara", AMARA, SKILLS), entry("Ben", BEN, slack="U1"))
    assert ensure_administrator(db, AMARA, NOW).grants == {SKILLS, ADMINISTRATOR}
    assert ensure_administrator(db, "T1:U1", NOW).email == BEN
    assert len(all_people(db)) == 2


def test_who_was_administrator_by_an_earlier_setting_is_none_any_more(db: Database) -> None:
    save(db, entry("Amara", AMARA, SKILLS))
    ensure_administrator(db, "mistyped@northmere.example", NOW)
    ensure_administrator(db, AMARA, NOW)
    assert [one.email for one in all_people(db)] == [AMARA]  # known by that setting alone
    ensure_administrator(db, BEN, NOW)
    assert known(db, AMARA).grants == {SKILLS}
    assert known(db, BEN).is_administrator


def test_an_administrator_of_the_list_stays_one_whatever_the_setting_was(db: Database) -> None:
    save(db, entry("Amara", AMARA, ADMINISTRATOR), entry("Ben", BEN))
    entries = with_administrator(db, (entry("Amara", AMARA, ADMINISTRATOR), entry("Ben", BEN)), BEN)
    save(db, *entries)
    note_set_administrators(db, [BEN])
    ensure_administrator(db, "T1:U7", NOW)
    assert known(db, AMARA).is_administrator
    assert not known(db, BEN).is_administrator


@pytest.mark.parametrize("setting", ["", "Amara", "U1:T1", "amara@northmere"])
def test_a_setting_that_names_nobody_is_refused(db: Database, setting: str) -> None:
    with pytest.raises(HelpfulError, match="neither an e-mail address nor a Slack account"):
        ensure_administrator(db, setting, NOW)
    assert all_people(db) == []


def test_the_administrator_by_address_gets_their_name_from_the_list_and_keeps_their_account(db: Database) -> None:
    ensure_administrator(db, AMARA, NOW)
    seen(db, "U1", AMARA)
    (change,) = save(db, entry("Amara Osei", AMARA, ADMINISTRATOR)).changed
    assert change.unlinked == ()
    assert person_of(db, account("U1")) == known(db, AMARA)


def test_the_administrator_by_account_is_the_person_to_whom_the_list_gives_it(db: Database) -> None:
    administrator = ensure_administrator(db, "T1:U1", NOW)
    outcome = save(db, entry("Amara Osei", AMARA, ADMINISTRATOR, slack="U1"))
    assert [(one.before, one.after.id) for one in outcome.changed] == [(administrator, administrator.id)]
    assert all_people(db) == [known(db, AMARA)]
    assert email_of(db, "U1") == AMARA


def test_the_administrator_by_account_who_is_in_the_list_already_becomes_one_person(db: Database) -> None:
    save(db, entry("Amara Osei", AMARA))
    ensure_administrator(db, "T1:U1", NOW)
    outcome = save(db, entry("Amara Osei", AMARA, slack="U1"))
    assert outcome.not_in_file == ()
    assert all_people(db) == [known(db, AMARA)]
    assert ensure_administrator(db, "T1:U1", NOW).email == AMARA


@pytest.mark.parametrize("setting", [AMARA, "T1:U1"])
def test_a_list_does_not_take_their_role_from_the_administrator_of_the_setting(db: Database, setting: str) -> None:
    save(db, entry("Amara", AMARA, ADMINISTRATOR, slack="U1"), entry("Ben", BEN, ADMINISTRATOR))
    save(db, *with_administrator(db, (entry("Amara", AMARA, SKILLS), entry("Ben", BEN)), setting))
    assert known(db, AMARA).grants == {SKILLS, ADMINISTRATOR}
    assert known(db, BEN).grants == frozenset()


def test_the_administrator_of_the_setting_is_one_when_the_list_names_them_first(db: Database) -> None:
    entries = (entry("Amara", AMARA, slack="U1"), entry("Ben", BEN))
    assert [one.grants for one in with_administrator(db, entries, "T1:U1")] == [{ADMINISTRATOR}, frozenset()]
    assert with_administrator(db, entries, "") == entries


def test_people_are_saved_within_one_transaction(db: Database) -> None:
    with pytest.raises(Exception, match="within a transaction"), write(db):
        save(db, entry("Amara", AMARA))


USERS = ("U1", "U2", "U3")
EMAILS = ("a@x.example", "b@x.example", "c@x.example")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("seen"), st.sampled_from(USERS), st.sampled_from(EMAILS)),
        st.tuples(st.just("renamed"), st.sampled_from(("Amara", "Ben")), st.sampled_from(EMAILS)),
    ),
    max_size=12,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_an_account_never_leads_to_an_address_that_somebody_else_has_now(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, str]]
) -> None:
    holders: dict[str, str] = {}  # which account the network's people would say the address leads to
    with open_database(tmp_path_factory.mktemp("people")) as db:
        save(db, *(entry("Amara", email) for email in EMAILS))
        for step, who, email in steps:
            if step == "seen":
                seen(db, who, email)
                holders = {known: user for known, user in holders.items() if user != who} | {email: who}
            elif known(db, email).name != who:
                save(db, entry(who, email))
                holders.pop(email, None)
            assert {email_of(db, user): user for user in USERS if email_of(db, user)} == holders


def test_several_accounts_are_looked_up_at_once_and_those_of_nobody_are_missing(db: Database) -> None:
    save(db, entry("Amara", AMARA, slack="U1"), entry("Ben", BEN, slack="U2"))
    found = people_with(db, [account("U1"), account("U2"), account("U3"), account("U1", team="T2")])
    assert {one.user: person.name for one, person in found.items()} == {"U1": "Amara", "U2": "Ben"}
    assert people_with(db, []) == {}


def test_who_is_taken_out_is_not_remembered_as_greeted(db: Database) -> None:
    save(db, entry("Amara", AMARA, slack="U1"))
    with write(db):
        assert greet(db, account("U1"), NOW)
        assert not greet(db, account("U1"), NOW)
    remove_person(db, AMARA, NOW, "command line")
    assert not was_greeted(db, account("U1"))


def test_somebody_who_is_recognised_meanwhile_is_found_with_every_role_or_not_at_all(
    db: Database, tmp_path: Path
) -> None:
    save_people(db, [entry("Amara", AMARA, SKILLS)], NOW, "tests")
    (amara,) = all_people(db)
    asked: list[str] = []

    def link_before_a_second_look(sql: str) -> None:
        asked.append(sql)
        if len(asked) == 2:
            with open_database(tmp_path) as other:
                link_identity(other, account("U1"), amara.id, BY_EMAIL, NOW)

    db.conn.set_trace_callback(link_before_a_second_look)
    found = person_of(db, account("U1"))
    db.conn.set_trace_callback(None)
    assert asked
    assert found is None or found.grants == {SKILLS}
