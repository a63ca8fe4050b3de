"""How pledges stand, in lists and for whoever wants them changed."""

from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.people_list import read_people_list
from knowledge.store.people_rows import save_people
from tests.bot.handlers.pledging import ANN, CO, GUS, KIM, NOW, Pledging

FARIDA = "farida@hackney"
PEOPLE = b"name,email,organisation,roles\nFarida Aziz,farida@hackney.example,Hackney Council,co-chair: food\n"


@pytest.fixture
def chat(tmp_path: Path) -> Pledging:
    found = Pledging(tmp_path)
    found.say(KIM, "/pledge update P-001 amber 12")
    return found


def test_a_withdrawn_pledge_is_counted_by_itself_and_has_no_colour(chat: Pledging) -> None:
    chat.say(CO, '/pledge withdraw P-001 "the scheme has closed"')
    listed = chat.say(ANN, '/pledge list org:"Essex Police"')
    assert listed.startswith("3 pledges and 1 withdrawn of Essex Police.")
    assert "P-001 [–] Essex Police: 50 apprentices start – withdrawn; promised:" in listed
    assert "amber" not in listed
    assert chat.say(ANN, "which pledges are amber?").startswith("I know of no pledges that are amber.")
    assert chat.say(ANN, "/pledge list withdrawn").startswith("1 pledge that is withdrawn.")
    asked = chat.say(ANN, "how is P-001 doing?")
    assert asked.startswith("From the register of pledges (1 withdrawn pledge):")
    assert "It is withdrawn; promised was: 50 apprentices by Friday 31 March 2028." in asked
    assert "amber" not in asked


def test_a_co_chair_of_a_group_that_it_does_not_concern_is_not_asked_and_may_not(chat: Pledging) -> None:
    with chat.database() as db:
        save_people(db, read_people_list(PEOPLE).entries, NOW, "test")
    told = chat.say(KIM, '/pledge target P-001 60 agreed by us "wider"')
    assert "Ask one of them (Co Chair, Gus Office), and send them this line: /pledge target P-001 60" in told
    before = chat.everything()
    assert chat.say(FARIDA, '/pledge target P-001 60 agreed by us "wider"').startswith(
        "P-001 belongs to Essex Police, and only the secretariat and the co-chairs of the groups that it concerns may "
        "change its target."
    )
    assert chat.everything() == before
    assert chat.say(CO, '/pledge target P-001 60 agreed by us "wider"').startswith("Saved: P-001 now promises 60")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("P-001 13", "Saved: P-001 stands at 13 apprentices."),
        ("P-001 green 13", "Saved: P-001 is green, 13 apprentices."),
        ("P-001 unblocked", "Saved: P-001 is no longer blocked."),
        ('P-001 "a new partner"', "Saved: P-001: “a new partner”."),
    ],
)
def test_what_is_saved_is_told_as_a_sentence(chat: Pledging, typed: str, said: str) -> None:
    assert chat.say(KIM, f"/pledge update {typed}").splitlines()[0] == said


def test_no_change_on_two_is_on_both(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-003 amber 5%")
    chat.now += timedelta(hours=2)
    assert chat.say(KIM, "/pledge same P-001 P-003").startswith("Saved: no change on both pledges.")


def test_who_owns_a_pledge_is_of_its_organisation(chat: Pledging) -> None:
    said = chat.say(
        GUS, '/pledge add org:"Essex Police" theme:x owner:ann@leigh.example due:31/3/2028 unit:% target:4% "More"'
    )
    assert "The owner and the deputy of a pledge have to be people of its organisation" in said
