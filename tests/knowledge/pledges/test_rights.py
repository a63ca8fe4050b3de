"""Who may see a pledge, and who may do what about it."""

import pytest

from knowledge.documents import Audience, Viewer, Visibility
from knowledge.errors import HelpfulError
from knowledge.people import Grant, Person, Role, viewer_of
from knowledge.pledges.entries import Contact
from knowledge.pledges.rights import Act, check_may, is_held_by, may, may_see, needs_reason, visible
from tests.knowledge.pledges.pledges import pledge

COUNCIL = "Leigh Council"
OWNER = Person(1, "Ann Marsh", "ann@council.example", COUNCIL)
DEPUTY = Person(2, "Bob Hale", "bob@council.example", COUNCIL)
COLLEAGUE = Person(3, "Dee Fox", "dee@council.example", COUNCIL, frozenset({Grant(Role.MEMBER, "skills")}))
MEMBER = Person(4, "Cy Dunn", "cy@trust.example", "Tyde NHS Trust", frozenset({Grant(Role.MEMBER, "skills")}))
OBSERVER = Person(5, "Oz Day", "oz@trust.example", "Tyde NHS Trust", frozenset({Grant(Role.OBSERVER, "skills")}))
CO_CHAIR = Person(6, "Kit Low", "kit@trust.example", "Tyde NHS Trust", frozenset({Grant(Role.CO_CHAIR, "skills")}))
SECRETARIAT = Person(7, "Sal Rye", "sal@network.example", "Network", frozenset({Grant(Role.SECRETARIAT)}))
STRANGER = None
MOVED = Person(1, "Ann Marsh", "ann@council.example", "Tyde NHS Trust")
EVERYBODY = (OWNER, DEPUTY, COLLEAGUE, MEMBER, OBSERVER, CO_CHAIR, SECRETARIAT, STRANGER, MOVED)
OWNERS = {OWNER, DEPUTY, SECRETARIAT}
LEADS = {CO_CHAIR, SECRETARIAT}


@pytest.mark.parametrize(
    ("act", "who"),
    [
        (Act.UPDATE, OWNERS),
        (Act.HAND_OVER, OWNERS),
        (Act.WITHDRAW, LEADS),
        (Act.SET_STATUS, LEADS),
        (Act.CHANGE_TARGET, LEADS),
        (Act.NAME_DEPUTY, OWNERS),
        (Act.REWORD, LEADS),
    ],
)
def test_who_may_do_what(act: Act, who: set[Person | None]) -> None:
    assert {one for one in EVERYBODY if may(one, pledge(), act)} == who


@pytest.mark.parametrize("act", list(Act))
def test_everybody_else_is_told_who_may_and_that_nothing_was_saved(act: Act) -> None:
    for one in EVERYBODY:
        if not may(one, pledge(), act):
            with pytest.raises(HelpfulError, match=rf"P-014 belongs to Leigh Council, and only .* may {act}") as told:
                check_may(one, pledge(), act, "because")
            assert "Its owner is Ann Marsh. Nothing was saved." in str(told.value)


def test_the_secretariat_gives_a_reason_and_the_owner_needs_none_for_an_update() -> None:
    check_may(OWNER, pledge(), Act.UPDATE)
    check_may(SECRETARIAT, pledge(), Act.UPDATE, "Ann is on leave")
    with pytest.raises(HelpfulError, match="It takes a reason to update it"):
        check_may(SECRETARIAT, pledge(), Act.UPDATE, "  ")


@pytest.mark.parametrize("act", [Act.WITHDRAW, Act.SET_STATUS, Act.CHANGE_TARGET, Act.REWORD])
def test_what_changes_the_promise_takes_a_reason_from_everybody(act: Act) -> None:
    assert all(needs_reason(one, pledge(), act) for one in EVERYBODY if one)


def test_a_pledge_whose_owner_is_forgotten_says_so() -> None:
    with pytest.raises(HelpfulError, match="Its owner is nobody at the moment"):
        check_may(MEMBER, pledge(owner=None), Act.UPDATE)


def test_who_went_to_another_organisation_no_longer_holds_its_pledge() -> None:
    assert is_held_by(pledge(), OWNER)
    assert not is_held_by(pledge(), MOVED)


def test_nobody_holds_a_pledge_by_having_no_address() -> None:
    nameless = Person(8, "T:U", None, COUNCIL)
    assert not is_held_by(pledge(owner=Contact("", "", COUNCIL)), nameless)


@pytest.mark.parametrize(
    ("visibility", "seen_by"),
    [
        (Visibility(Audience.PUBLIC), set(EVERYBODY)),
        (Visibility(), set(EVERYBODY) - {STRANGER}),
        (Visibility(Audience.GROUP, frozenset({"Skills"})), {OWNER, DEPUTY, COLLEAGUE, MEMBER, CO_CHAIR, SECRETARIAT}),
        (Visibility(Audience.CO_CHAIRS), {OWNER, DEPUTY, CO_CHAIR, SECRETARIAT}),
        (Visibility(Audience.ORGANISATION, frozenset({COUNCIL})), {OWNER, DEPUTY, COLLEAGUE, SECRETARIAT}),
    ],
)
def test_who_sees_a_pledge_in_their_own_messages(visibility: Visibility, seen_by: set[Person | None]) -> None:
    hidden = pledge(visibility=visibility)
    assert {one for one in EVERYBODY if may_see(hidden, viewer_of(one), one)} == seen_by


def test_in_a_channel_only_what_everybody_in_it_may_see_is_shown() -> None:
    hidden = pledge(visibility=Visibility(Audience.GROUP, frozenset({"skills"})))
    assert visible([hidden, pledge(number=15)], Viewer(in_network=True)) == [pledge(number=15)]
