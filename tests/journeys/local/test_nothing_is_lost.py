"""What people typed is kept or given back, and what is sent twice is there once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.journeys.local.browsing import QUORUM
from tests.journeys.local.visitor import Visitor


def fields_of(visitor: Visitor, css: str) -> dict[str, str]:
    form = visitor.page.select(css)[-1]
    return {str(one["name"]): str(one.get("value", "")) for one in form.select("input[type=hidden]")}


def at_once(sent: list[tuple[Visitor, str, dict[str, str]]]) -> None:
    with ThreadPoolExecutor() as threads:
        for one in [threads.submit(visitor.send, path, fields) for visitor, path, fields in sent]:
            one.result()


def test_a_message_sent_twice_is_said_and_answered_once(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    direct = visitor.channel("anchorbot")
    visitor.open(f"/c/{direct}")
    fields = fields_of(visitor, "form.write:has(#write)")
    again = Visitor(f"http://{visitor.host}:{visitor.port}/")
    again.cookies = dict(visitor.cookies)
    at_once([(one, "/say", {**fields, "text": QUORUM}) for one in (visitor, again)])
    visitor.wait_for(f"/c/{direct}", "Ten members")
    assert [one.text for one in visitor.page.select("p.said")] == [QUORUM]
    assert len(visitor.page.select("article")) == 2
    visitor.send("/say", {**fields, "text": "and how often does it meet?"})  # another text is another message
    assert "six weeks" in visitor.wait_for(f"/c/{direct}", "Understood as")


def test_without_scripts_the_answer_is_there_with_the_next_page(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    visitor.say(visitor.channel("anchorbot"), QUORUM)
    assert "Ten members" in visitor.page.get_text()


def test_without_scripts_each_tab_gets_its_own_dialogue(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    direct = visitor.channel("anchorbot")
    visitor.say(direct, QUORUM)
    sources, wrong = visitor.button("Sources"), visitor.button("Not right")
    tabs = [Visitor(f"http://{visitor.host}:{visitor.port}/") for _ in range(2)]
    for tab in tabs:
        tab.cookies = dict(visitor.cookies)
    at_once([(tabs[0], "/click", sources), (tabs[1], "/click", wrong)])
    assert [tab.page.select_one("h1").text for tab in tabs] == ["Sources", "Not right"]  # type: ignore[union-attr]


def test_a_click_that_opens_nothing_leads_to_its_answer(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    visitor.say(visitor.channel("anchorbot"), QUORUM)
    visitor.send("/click", visitor.button("Was this right? Yes"))
    visitor.wait_for(visitor.where, "Thank you, noted as right.")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"token": "x" * 43}, "This page was open too long"),
        ({"text": "long " * 9_000}, "That is too long to send."),
        ({"thread": "4711"}, "That message is not there any more."),
        ({"channel": "nowhere"}, "is in no such channel"),
        ({"as": "p4711"}, "You are Esi Mensah by now."),
    ],
)
def test_what_could_not_be_sent_is_given_back(visitor: Visitor, change: dict[str, str], told: str) -> None:
    visitor.is_somebody("Esi")
    channel = visitor.channel("#network")
    visitor.open(f"/c/{channel}")
    sent = {**fields_of(visitor, "form.write:has(#write)"), "text": "a long thought <b>", **change}
    visitor.send("/say", sent)
    assert visitor.status == 400
    assert told in visitor.page.get_text()
    kept = visitor.page.select_one("textarea[readonly]")
    assert kept is not None
    assert kept.text == sent["text"]
    assert "long" not in visitor.open(f"/c/{channel}").select_one("ol.messages").get_text()  # type: ignore[union-attr]


def test_a_form_whose_dialogue_is_gone_gives_back_what_was_filled_in(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    direct = visitor.channel("anchorbot")
    visitor.say(direct, QUORUM)
    visitor.send("/click", visitor.button("Not right"))
    form = visitor.page.select("form.fields")[0]
    fields = {str(one["name"]): str(one["value"]) for one in form.select("input[type=hidden]")}
    visitor.send("/submit", {**fields, "field-reason": "nonsense", "field-note": "see page 4", "dialogue": "4711"})
    assert visitor.status == 400
    assert "see page 4" in visitor.page.select_one("textarea[readonly]").text  # type: ignore[union-attr]
