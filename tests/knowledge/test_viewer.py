import pytest

from knowledge.documents import MEMBER, Audience, Viewer, Visibility

OUTSIDER = Viewer()
SEAT = Viewer(in_network=True, groups=frozenset({"social-value"}))
CHAIR = Viewer(in_network=True, co_chair_of=frozenset({"social-value"}))
POLICE = Viewer(in_network=True, organisations=frozenset({"essex-police"}))


@pytest.mark.parametrize(
    ("audience", "names", "who_may"),
    [
        (Audience.PUBLIC, set(), {"outsider", "member", "seat", "chair", "police"}),
        (Audience.NETWORK, set(), {"member", "seat", "chair", "police"}),
        (Audience.GROUP, {"social-value"}, {"seat", "chair"}),
        (Audience.GROUP, {"workforce"}, set()),
        (Audience.CO_CHAIRS, set(), {"chair"}),
        (Audience.CO_CHAIRS, {"workforce"}, set()),
        (Audience.ORGANISATION, {"essex-police"}, {"police"}),
    ],
)
def test_each_audience_is_seen_by_those_it_names_and_nobody_else(
    audience: Audience, names: set[str], who_may: set[str]
) -> None:
    viewers = {"outsider": OUTSIDER, "member": MEMBER, "seat": SEAT, "chair": CHAIR, "police": POLICE}
    visibility = Visibility(audience, frozenset(names))
    assert {name for name, viewer in viewers.items() if viewer.may_see(visibility)} == who_may
