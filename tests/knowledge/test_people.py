import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents import Audience, Viewer, Visibility, name_key
from knowledge.people import (
    Grant,
    Identity,
    Person,
    Role,
    email_in,
    shared_viewer,
    slack_identity_in,
    unheld_names,
    viewer_of,
)

SPELLINGS = [
    "Social Value",
    "social-value",
    " SOCIAL  value ",
    "Skills",
    "skills",
    "Estates_Group",
    "estates–group",
    " ",
    "-",
]
names = st.frozensets(st.sampled_from(SPELLINGS), max_size=4)
visibilities = st.builds(Visibility, st.sampled_from(Audience), names)
viewers = st.builds(Viewer, st.booleans(), names, names, names)


def person(*grants: Grant, organisation: str = "Northmere Council") -> Person:
    return Person(1, "Amara Osei", "amara@northmere.example", organisation, frozenset(grants))


def group(name: str) -> Visibility:
    return Visibility(Audience.GROUP, frozenset({name}))


@pytest.mark.parametrize(
    "typed", ["social-value", "Social Value", "  SOCIAL   VALUE ", "social_value", "social–value", "Social\u00a0Value"]
)
def test_a_group_is_known_however_its_name_is_spaced_hyphenated_or_capitalised(typed: str) -> None:
    assert name_key(typed) == "social-value"
    assert Viewer(in_network=True, groups=frozenset({typed})).may_see(group("Social-Value"))
    assert Viewer(in_network=True, groups=frozenset({"social value"})).may_see(group(typed))


def test_other_words_are_another_group() -> None:
    assert len({name_key(name) for name in ("social value", "socialvalue", "social values", "social value 2")}) == 4


def test_straight_and_curly_apostrophes_are_the_same() -> None:
    assert name_key("St Mary’s College") == name_key("st mary's college")


@given(st.text(max_size=20))
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


@pytest.mark.parametrize("audience", [Audience.GROUP, Audience.CO_CHAIRS, Audience.ORGANISATION])
def test_a_name_without_letters_opens_nothing(audience: Audience) -> None:
    nameless = frozenset({"", " - "})
    viewer = Viewer(in_network=True, groups=nameless, co_chair_of=nameless, organisations=nameless)
    assert not viewer.may_see(Visibility(audience, nameless))
    assert not viewer.may_see(Visibility(audience))


def test_somebody_unknown_sees_public_documents_only() -> None:
    unknown = viewer_of(None)
    assert [audience for audience in Audience if unknown.may_see(Visibility(audience))] == [Audience.PUBLIC]


def test_a_member_holds_a_seat_and_an_observer_does_not() -> None:
    viewer = viewer_of(person(Grant(Role.MEMBER, "skills"), Grant(Role.OBSERVER, "estates")))
    assert viewer.in_network
    assert viewer.may_see(group("Skills"))
    assert not viewer.may_see(group("estates"))


def test_a_co_chair_sees_what_is_for_their_group_and_for_all_co_chairs() -> None:
    viewer = viewer_of(person(Grant(Role.CO_CHAIR, "skills")))
    assert viewer.may_see(group("skills"))
    assert viewer.may_see(Visibility(Audience.CO_CHAIRS))
    assert not viewer.may_see(Visibility(Audience.CO_CHAIRS, frozenset({"estates"})))


def test_somebody_sees_what_is_for_their_organisation() -> None:
    viewer = viewer_of(person(organisation="Northmere Council"))
    assert viewer.may_see(Visibility(Audience.ORGANISATION, frozenset({"northmere-council"})))
    assert not viewer.may_see(Visibility(Audience.ORGANISATION, frozenset({"Northmere College"})))


def test_the_secretariats_role_opens_no_groups_documents() -> None:
    viewer = viewer_of(person(Grant(Role.SECRETARIAT), Grant(Role.ADMINISTRATOR)))
    assert viewer == viewer_of(person())


@pytest.mark.parametrize(
    ("grant", "in_secretariat", "is_administrator"),
    [
        (Grant(Role.ADMINISTRATOR), True, True),
        (Grant(Role.SECRETARIAT), True, False),
        (Grant(Role.CO_CHAIR, "skills"), False, False),
        (Grant(Role.MEMBER, "secretariat"), False, False),
    ],
)
def test_who_is_of_the_secretariat(grant: Grant, in_secretariat: bool, is_administrator: bool) -> None:
    assert (person(grant).in_secretariat, person(grant).is_administrator) == (in_secretariat, is_administrator)


@given(st.lists(viewers, max_size=4), visibilities)
def test_what_a_channel_sees_everybody_in_it_may_see(everybody: list[Viewer], visibility: Visibility) -> None:
    if shared_viewer(everybody).may_see(visibility):
        assert visibility.audience is Audience.PUBLIC or everybody
        assert all(viewer.may_see(visibility) for viewer in everybody)


@given(viewers, visibilities)
def test_somebody_alone_or_with_equals_sees_what_they_see_themselves(viewer: Viewer, visibility: Visibility) -> None:
    seen = viewer.may_see(visibility)
    assert shared_viewer([viewer]).may_see(visibility) == seen
    assert shared_viewer([viewer, viewer, viewer]).may_see(visibility) == seen


@given(st.lists(viewers, min_size=1, max_size=4), st.sampled_from(Audience), st.sampled_from(SPELLINGS))
def test_what_everybody_may_see_that_names_one_group_a_channel_sees(
    everybody: list[Viewer], audience: Audience, name: str
) -> None:
    visibility = Visibility(audience, frozenset({name}))
    assert shared_viewer(everybody).may_see(visibility) == all(viewer.may_see(visibility) for viewer in everybody)


def test_co_chairs_of_different_groups_share_no_group() -> None:
    skills, estates = (Viewer(in_network=True, co_chair_of=frozenset({name})) for name in ("skills", "estates"))
    shared = shared_viewer([skills, estates])
    assert shared == Viewer(in_network=True)
    assert not shared.may_see(Visibility(Audience.CO_CHAIRS, frozenset({"skills", "estates"})))


def test_a_co_chair_and_a_member_share_their_group() -> None:
    chair = Viewer(in_network=True, co_chair_of=frozenset({"Skills"}))
    member = Viewer(in_network=True, groups=frozenset({"skills"}))
    assert shared_viewer([chair, member]).may_see(group("skills"))
    assert not shared_viewer([chair, member]).may_see(Visibility(Audience.CO_CHAIRS))


def test_a_channel_of_nobody_and_one_with_a_stranger_see_public_documents_only() -> None:
    assert shared_viewer([]) == Viewer()
    assert shared_viewer([viewer_of(person(Grant(Role.MEMBER, "skills"))), viewer_of(None)]) == Viewer()


def test_names_that_documents_are_for_and_nobody_has_are_found() -> None:
    people = [person(Grant(Role.MEMBER, "Skills")), person(Grant(Role.CO_CHAIR, "estates"))]
    found = unheld_names(
        [
            group("skills"),
            group("Jobs"),
            group("jobs"),
            Visibility(Audience.CO_CHAIRS, frozenset({"skills", "Estates"})),
            Visibility(Audience.ORGANISATION, frozenset({"Northmere  council"})),
            Visibility(Audience.PUBLIC),
        ],
        people,
    )
    assert [(audience, name_key(name)) for audience, name in found] == [
        (Audience.CO_CHAIRS, "skills"),
        (Audience.GROUP, "jobs"),
    ]


@pytest.mark.parametrize(
    "address", ["", "amara", "amara@", "@northmere.example", "amara@northmere", "a b@x.example", "a@b@x.example",
                "a@x..example", "<a@x.example>", "a@x.example,b@x.example", "a@x.example."]
)  # fmt: skip
def test_what_is_no_address_is_not_taken_for_one(address: str) -> None:
    assert email_in(address) is None


def test_an_address_is_kept_in_small_letters() -> None:
    assert email_in(" Amara.O'Sei+x@Northmere.Example ") == "amara.o'sei+x@northmere.example"


def test_a_slack_account_is_a_workspace_and_a_user() -> None:
    assert slack_identity_in(" T0123:U0456 ") == Identity("slack", "T0123", "U0456")
    assert slack_identity_in("E01:W02") == Identity("slack", "E01", "W02")
    assert not any(
        map(slack_identity_in, ("", "U0456:T0123", "T0123", "T0123:C0456", "t0123:u0456", "T1:U1:U2", "T :U1"))
    )
