"""The workspace over plain HTTP: everything works without scripts, nothing comes in from elsewhere."""

from contextlib import closing
from pathlib import Path

import pytest

from knowledge.errors import HelpfulError
from knowledge.store.database import open_database, write
from knowledge.store.outbox_rows import put_out
from tests.journeys.local.browsing import LEVY, QUORUM
from tests.journeys.local.conftest import a_workspace
from tests.journeys.local.visitor import Visitor


def test_a_mention_is_answered_below_it_with_words_and_source(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    channel = visitor.channel("#network")
    visitor.say(channel, f"@anchorbot {LEVY}")
    text = visitor.wait_for(f"/c/{channel}", "Monday 9 December 2019")
    assert "Levy transfers by the Council and Leeds Beckett" in text
    assert visitor.page.select("figure.quote figcaption")


def test_people_talk_to_each_other_and_the_bot_keeps_out_of_it(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    channel = visitor.channel("#network")
    visitor.say(channel, QUORUM)
    visitor.say(channel, f"@anchorbot {QUORUM}")
    text = visitor.wait_for(f"/c/{channel}", "Ten members")
    assert text.count("Ten members") == 1


def test_direct_messages_go_on_and_nobody_else_sees_them(url: str, visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    direct = visitor.channel("anchorbot")
    visitor.say(direct, QUORUM)
    visitor.wait_for(f"/c/{direct}", "Ten members")
    visitor.say(direct, "and how often does it meet?")
    assert "Understood as: " in visitor.wait_for(f"/c/{direct}", "six weeks")
    other = Visitor(url)
    other.is_somebody("Hal")
    other.open(f"/c/{direct}")
    assert (other.status, "Ten members" in other.page.get_text()) == (400, False)


def test_a_command_and_its_answer_are_seen_by_their_writer_alone(url: str, visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    channel = visitor.channel("#network")
    visitor.say(channel, f"/ask {QUORUM}")
    visitor.wait_for(f"/c/{channel}", "Ten members")
    other = Visitor(url)
    other.is_somebody("Hal")
    assert "Ten members" not in other.open(f"/c/{channel}").get_text()
    assert "/ask" not in other.page.get_text()


def test_an_outsider_sees_public_documents_only(visitor: Visitor) -> None:
    visitor.is_somebody("Olive")
    direct = visitor.channel("anchorbot")
    visitor.say(direct, QUORUM)
    assert "Ten members" not in visitor.wait_for(f"/c/{direct}", "I do not know you yet")
    visitor.say(direct, LEVY)
    visitor.wait_for(f"/c/{direct}", "Leeds Beckett")
    assert "#network" not in visitor.page.get_text()


def test_wrong_with_a_reason_is_seen_by_the_secretariat(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    direct = visitor.channel("anchorbot")
    visitor.say(direct, LEVY)
    visitor.wait_for(f"/c/{direct}", "Leeds Beckett")
    visitor.send("/click", {**visitor.button("Not right"), "tab": "t1"}, {"Accept": "application/json"})
    (event,) = [told for name, told in first(visitor, "0-0", "t1", "dialogue")]
    fields = {"channel": direct, "thread": "", "dialogue": str(event["id"]), "command": command_in(str(event["html"]))}
    page = visitor.send("/submit", {**fields, "field-reason": "something else"})
    assert visitor.status == 422
    wrong = page.select_one("[aria-invalid=true]")
    assert wrong is not None
    assert "Please say in a few words what it was." in page.get_text()
    visitor.send("/submit", {**fields, "field-reason": "something else", "field-note": "<b>see May</b>"})
    visitor.wait_for(f"/c/{direct}", "Thank you, noted as not right.")
    visitor.is_somebody("Amina")
    channel = visitor.channel("anchorbot")
    visitor.say(channel, "unanswered")
    assert "marked as not right (something else: <b>see May</b>)" in visitor.wait_for(
        f"/c/{channel}", "marked as not right"
    )


def first(visitor: Visitor, after: str, tab: str, kind: str) -> list[tuple[str, dict[str, object]]]:
    with closing(visitor.events(after, tab)) as events:
        return [next(one for one in events if one[0] == kind)]


def command_in(html: str) -> str:
    from bs4 import BeautifulSoup

    field = BeautifulSoup(html, "lxml").select_one("form.fields input[name=command]")
    assert field is not None
    return str(field["value"])


def test_dialogues_are_pages_of_their_own(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    direct = visitor.channel("anchorbot")
    visitor.say(direct, QUORUM)
    visitor.wait_for(f"/c/{direct}", "Ten members")
    page = visitor.send("/click", visitor.button("Sources"))
    assert visitor.where.startswith("/dialogue/")
    assert "Ten members must take part" in page.select_one("mark").get_text()  # type: ignore[union-attr]
    other = Visitor(f"http://{visitor.host}:{visitor.port}/")
    other.is_somebody("Hal")
    other.open(visitor.where)
    assert other.status == 400


def test_what_only_one_person_sees_is_not_answered_in_front_of_everybody(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    channel = visitor.channel("#network")
    visitor.say(channel, f"/ask {QUORUM}")
    visitor.wait_for(f"/c/{channel}", "Ten members")
    command = visitor.page.select("ol.messages > li")[0]
    visitor.say(channel, "a word on this", thread=str(command["id"]).removeprefix("m"))
    assert visitor.status == 400
    assert "Only you see what you answer there." in visitor.page.get_text()


def test_home_has_questions_that_are_answered_when_clicked(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    direct = visitor.channel("anchorbot")
    visitor.open("/home")
    question = visitor.page.select("form.choice button")[0].text.strip()
    visitor.send("/click", visitor.button(question))
    visitor.wait_for(f"/c/{direct}", lambda text: "—" in text or bool(visitor.page.select("figcaption")))


def test_restarting_loses_nothing_and_answers_what_was_asked_before(data: Path) -> None:
    with a_workspace(data, LEVY) as url:
        Visitor(url).open("/")
    with a_workspace(data, LEVY) as url:
        visitor = Visitor(url)
        visitor.is_somebody("Amina")
        text = visitor.wait_for(f"/c/{visitor.channel('#network')}", "Monday 9 December 2019")
        assert text.count(LEVY) == 1


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1)) <a href='javascript:alert(1)'>y</a>",
        '"><img src=x onerror=alert(1)>',
        "😀 \u202eevil\u202c {{ 7*7 }} {% raw %}",
    ],
)
def test_whatever_is_said_is_shown_as_text(visitor: Visitor, words: str) -> None:
    visitor.is_somebody("Esi")
    channel = visitor.channel("#network")
    visitor.say(channel, words)
    visitor.say(channel, f"@anchorbot {words} what is the quorum?")
    visitor.wait_for(f"/c/{channel}", lambda text: len(visitor.page.select("article")) >= 3)
    assert visitor.page.select("p.said")[0].text == words
    assert not visitor.page.select("article script, article img, article a, [onerror], [onclick], [style]")


def test_forms_of_other_pages_are_refused(visitor: Visitor) -> None:
    visitor.is_somebody("Esi")
    channel = visitor.channel("#network")
    visitor.send("/say", {"channel": channel, "text": "forged", "token": "x" * 43})
    assert visitor.status == 400
    for headers in ({"Origin": "http://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Host": "evil.example"}):
        visitor.send("/say", {"channel": channel, "text": "forged"}, headers)
        assert visitor.status == 403
    assert "forged" not in visitor.open(f"/c/{channel}").get_text()


def test_a_folder_of_a_bot_in_slack_is_no_place_to_try_things_out(data: Path) -> None:
    from datetime import UTC, datetime

    with open_database(data) as db, write(db):
        put_out(db, "k", "slack", "C1", "{}", "{}", datetime.now(UTC))
    with pytest.raises(HelpfulError, match="is of a bot in Slack"), a_workspace(data):
        pass
