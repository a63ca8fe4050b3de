"""Pledges in Slack: a line, a form, no change, what is odd, two at once, a hand-over, the export."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bot.slack.plain_text import readable_signs
from knowledge.documents import Audience, Visibility
from knowledge.people_list import read_people_list
from knowledge.pledges.entries import Contact, Target
from knowledge.pledges.kinds import Source, Unit
from knowledge.pledges.pledge import Pledge
from knowledge.store.database import open_database
from knowledge.store.people_rows import save_people
from knowledge.store.pledge_rows import add_pledge
from tests.fakes.slack.reading import plain_text_of
from tests.journeys.slack.workspace import Place, nothing_more

MADE = datetime(2026, 4, 2, 9, tzinfo=UTC)
BEN = Contact("ben@nhs.example", "Ben Okafor", "Leeds Teaching Hospitals")
DEE = "name,email,organisation,roles\nDee Roy,dee@nhs.example,Leeds Teaching Hospitals,\n"


@pytest.fixture(autouse=True)
def pledges(data: Path) -> None:
    with open_database(data) as db:
        save_people(db, read_people_list(DEE.encode()).entries, MADE, "tests")
        for number, unit, target in ((1, "apprentices", "50"), (2, "£", "1200000"), (3, "%", "40")):
            secret = frozenset({BEN.organisation}) if number == 3 else frozenset[str]()
            audience = Audience.ORGANISATION if number == 3 else Audience.NETWORK
            first = Target(at=MADE, by=BEN, source=Source.IMPORT, value=Decimal(target), due=date(2030, 3, 31))
            pledge = Pledge(
                number=number, organisation=BEN.organisation, theme="employment", statement=f"Promise {number}",
                owner=BEN, unit=Unit(unit), entries=(first,), visibility=Visibility(audience, secret),
            )  # fmt: skip
            add_pledge(db, pledge, "tests")


def _said(place: Place, count: int) -> str:
    return readable_signs(plain_text_of(place.slack.wait_for_messages(count)[-1]))


def test_a_line_with_smart_quotes_and_a_link_and_what_was_said_before(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    slack.command(ben, "/pledge", "UPDATE p1 “four started” <https://files.example.org/q3> 12, amber", wire=True)
    told = _said(place, 1)
    assert "Saved: P-001 is amber, 12 apprentices: “four started” (https://files.example.org/q3)." in told
    assert slack.messages[-1].ephemeral_to == ben
    slack.command(ben, "/pledge", "update P-001 red 40")
    assert "Not saved yet." not in told and "more than threefold" in _said(place, 2)
    slack.click(ben, "Save it", on=slack.messages[-1])
    assert "Saved: P-001 is red, 40 apprentices." in _said(place, 3)
    slack.click(ben, "Correct this", on=slack.messages[-1])
    slack.wait_for(lambda: slack.opened_views)
    form = slack.newest_view(ben)
    assert form.title == "Correct P-001"
    assert slack.submit(ben, {"figure": "4O"}).errors == {
        "figure": "I read “4O”. This pledge is counted in apprentices, so I need a number of them. Nothing was saved."
    }
    slack.submit(ben, {"figure": "14", "rag": "amber"})
    assert "Corrected: P-001 is amber, 14 apprentices." in _said(place, 4)
    nothing_more(slack)


def test_a_form_filled_with_last_time_and_no_change_in_the_direct_messages(socket_place: Place) -> None:
    slack, ben = socket_place.slack, socket_place.people.ben
    slack.direct_message(ben, "pledge update P-002 amber £48k blocked:resourcing")
    assert "Saved: P-002 is amber, £48,000, blocked by resourcing." in _said(socket_place, 1)
    slack.command(ben, "/pledge", "update P-002")
    slack.wait_for(lambda: slack.opened_views)
    assert slack.submit(ben, {"figure": "50"}).errors == {
        "figure": "I read “50”. This pledge is in £, so I need an amount. Nothing was saved. Is it £50 or £50k or £50m?"
    }
    slack.submit(ben, {"figure": "£50k", "note": "by form"})
    assert "Saved: P-002 is amber, £50,000, blocked by resourcing: “by form”." in _said(socket_place, 2)
    slack.direct_message(ben, "pledge show P-002")
    shown = slack.wait_for_messages(3)[-1]
    assert "Ben Okafor said amber, £50,000" in readable_signs(plain_text_of(shown))
    slack.click(ben, "No change", on=shown)
    assert "Saved: P-002 is amber, £50,000, blocked by resourcing: “No change”." in _said(socket_place, 4)
    nothing_more(slack)


def test_handed_over_by_a_mention_once_the_other_says_yes(socket_place: Place) -> None:
    slack, ben = socket_place.slack, socket_place.people.ben
    dee = slack.add_person("Dee", "dee@nhs.example")
    slack.command(ben, "/pledge", f"handover P-001 <@{dee}|dee> because I leave", wire=True)
    assert "P-001 is offered to Dee Roy. It stays Ben Okafor’s until they accept." in _said(socket_place, 1)
    slack.direct_message(dee, "pledge show P-001")
    slack.click(dee, "Take it over", on=slack.wait_for_messages(2)[-1])
    assert "P-001 is now yours" in _said(socket_place, 3)
    slack.command(ben, "/pledge", "update P-001 amber 12")
    assert "only its owner, their deputy and the secretariat may update it" in _said(socket_place, 4)


def test_a_deputy_other_words_and_a_step_are_shown_and_taken_with_a_click(socket_place: Place) -> None:
    slack, people = socket_place.slack, socket_place.people
    dee = slack.add_person("Dee", "dee@nhs.example")
    slack.command(people.ben, "/pledge", f"deputy P-001 <@{dee}|dee> because I am on leave", wire=True)
    assert "Saved: Dee Roy is now the deputy of Ben Okafor for P-001." in _said(socket_place, 1)
    slack.direct_message(dee, "update P-001 amber 20")
    assert "Saved: P-001 is amber, 20 apprentices." in _said(socket_place, 2)
    slack.direct_message(dee, "update P-001 2 more")
    assert "Not saved yet. I read 20 + 2 = 22 apprentices, for P-001. Is that right?" in _said(socket_place, 3)
    slack.click(dee, "Save 22 apprentices", on=slack.messages[-1])
    assert "Saved: P-001 stands at 22 apprentices." in _said(socket_place, 4)
    slack.command(people.amina, "/pledge", "reword P-001 “Promise one” because “clearer”")
    assert "Saved: P-001 now says “Promise one”." in _said(socket_place, 5)
    slack.click(people.amina, "Word it as before", on=slack.messages[-1])
    assert "Saved: P-001 now says “Promise 1”." in _said(socket_place, 6)
    slack.command(people.amina, "/pledge", "reword P-001")
    slack.wait_for(lambda: slack.opened_views)
    slack.submit(people.amina, {"statement": "First promise", "reason": "clearer still"})
    assert "Saved: P-001 now says “First promise”." in _said(socket_place, 7)
    slack.command(people.ben, "/pledge", "deputy P-001 off")
    assert "Saved: P-001 has no deputy any more." in _said(socket_place, 8)
    nothing_more(slack)


def test_what_may_not_be_seen_is_not_there_for_members_channels_and_strangers(socket_place: Place) -> None:
    slack, people = socket_place.slack, socket_place.people
    for at, (who, channel) in enumerate(
        [(people.cara, socket_place.network), (people.otto, socket_place.open)], start=1
    ):
        slack.command(who, "/pledge", "show P-003", channel=channel)
        assert "There is no pledge P-003. To see which there are: /pledge list." in _said(socket_place, at)
    slack.command(people.ben, "/pledge", "show P-003", channel=socket_place.open)
    assert "Promise 3" in _said(socket_place, 3)
    assert slack.messages[-1].ephemeral_to == people.ben
    slack.message(people.ben, socket_place.network, f"<@{slack.bot_user}> pledge list")
    listed = _said(socket_place, 4)
    assert "P-001" in listed and "P-003" not in listed


def test_slips_are_told_with_a_line_to_paste(socket_place: Place) -> None:
    slack, ben = socket_place.slack, socket_place.people.ben
    slack.command(ben, "/pledge", "udpate P-001 amber 12")
    assert "Did you mean /pledge update P-001 amber 12? Nothing was saved." in _said(socket_place, 1)
    slack.command(ben, "/pledge", "update P-002 amber 48")
    assert "£48k: /pledge update P-002 amber £48k" in _said(socket_place, 2)
    slack.command(ben, "/pledge", "help")
    assert "/pledge show P-014" in _said(socket_place, 3)
