"""What people do with an answer: its sources, whether it was right, sharing it; and the pages with buttons."""

from pathlib import Path

from tests.fakes.slack.reading import plain_text_of
from tests.journeys.slack.workspace import Place, nothing_more

LEVY = "what did Leeds do on apprenticeship levy transfer?"
QUORUM = "what is the quorum of the Essex group?"


def test_sources_open_with_each_passage_in_its_surroundings(place: Place) -> None:
    slack, cara = place.slack, place.people.cara
    slack.mention(place.people.ben, place.network, QUORUM)
    (answer,) = slack.wait_for_messages(1)
    assert slack.click(cara, "Sources", on=answer).acked
    slack.wait_for(lambda: slack.opened_views)
    view = slack.newest_view(cara)
    shown = plain_text_of(view)
    assert view.title == "Sources"
    assert "Ten members must take part" in shown
    assert "Once in every six weeks" in shown  # what stands beside it in the document
    assert "Terms of reference, 5. Meetings" in shown
    nothing_more(slack)


def test_a_list_that_is_quoted_whole_stands_in_its_sources_once(socket_place: Place) -> None:
    slack, ben = socket_place.slack, socket_place.people.ben
    slack.direct_message(ben, "which organisations are members of the Leeds skills group?")
    (answer,) = slack.wait_for_messages(1)
    slack.click(ben, "Sources", on=answer)
    slack.wait_for(lambda: slack.opened_views)
    lines = plain_text_of(slack.newest_view(ben)).splitlines()
    assert len([line for line in lines if " – Sends: " in line]) == 12  # ten quoted, and two after them
    assert len(lines) == len(set(lines))
    assert [line for line in lines if line.startswith("Leeds Anchors Skills Group:")] == [
        "Leeds Anchors Skills Group: terms of reference (leeds-skills-group-terms-of-reference-v2.docx), 2 Members"
    ]


def test_somebody_who_may_not_see_the_document_gets_no_passage_of_it(place: Place) -> None:
    slack, otto = place.slack, place.people.otto
    slack.mention(place.people.ben, place.network, QUORUM)
    (answer,) = slack.wait_for_messages(1)
    slack.click(otto, "Sources", on=answer)
    slack.wait_for(lambda: slack.opened_views)
    shown = plain_text_of(slack.newest_view(otto))
    assert "Ten members" not in shown
    assert "cannot be shown" in shown


def test_yes_is_noted_and_thanked_for_in_private(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    slack.mention(ben, place.network, LEVY)
    (answer,) = slack.wait_for_messages(1)
    slack.click(ben, "Was this right? Yes", on=answer)
    _, thanks = slack.wait_for_messages(2)
    assert (thanks.ephemeral_to, thanks.text) == (ben, "Thank you, noted as right.")


def test_not_right_asks_why_and_the_reason_stands_on_the_secretariats_list(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    slack.mention(ben, place.network, LEVY)
    (answer,) = slack.wait_for_messages(1)
    slack.click(ben, "Not right", on=answer)
    slack.wait_for(lambda: slack.opened_views)
    assert slack.newest_view(ben).title == "Not right"
    unclear = slack.submit(ben, {"reason": "something else"})
    assert unclear.errors == {"note": "Please say in a few words what it was. The reason is not saved yet."}
    sent = slack.submit(ben, {"reason": "something else", "note": "I meant <!channel> & 2026"})
    assert (sent.acked, sent.errors) == (True, {})
    _, thanks = slack.wait_for_messages(2)
    assert thanks.ephemeral_to == ben
    slack.command(place.people.amina, "/anchor", "unanswered", channel=place.network)
    *_, listed = slack.wait_for_messages(3)
    assert "marked as not right (something else: I meant &lt;!channel&gt; &amp; 2026)" in listed.text
    assert slack.complaints == []


def test_not_right_without_the_form_counts_and_a_later_yes_takes_it_back(place: Place) -> None:
    slack, ben, amina = place.slack, place.people.ben, place.people.amina
    slack.mention(ben, place.network, LEVY)
    (answer,) = slack.wait_for_messages(1)
    slack.click(ben, "Not right", on=answer)
    slack.wait_for(lambda: slack.opened_views)
    slack.command(amina, "/anchor", "unanswered", channel=place.network)
    _, listed = slack.wait_for_messages(2)
    assert "marked as not right (no reason given)" in listed.text
    slack.click(ben, "Was this right? Yes", on=answer)
    slack.wait_for_messages(3)
    slack.command(amina, "/anchor", "unanswered", channel=place.network)
    *_, emptied = slack.wait_for_messages(4)
    assert "No question is waiting" in emptied.text


def test_a_private_answer_is_shared_where_it_was_asked_under_its_question(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    slack.command(ben, "/ask", QUORUM, channel=place.network)
    (private,) = slack.wait_for_messages(1)
    slack.click(ben, "Share", on=private)
    _, shared = slack.wait_for_messages(2)
    assert (shared.channel, shared.ephemeral_to) == (place.network, None)
    assert shared.text.startswith(f"Ben Okafor asked: {QUORUM}")
    assert "Ten members" in shared.text
    slack.mention(ben, place.network, "how often does it meet?", thread_ts=shared.ts)
    *_, followed = slack.wait_for_messages(3)
    assert "six weeks" in followed.text


def test_what_not_everybody_there_may_see_is_not_shared(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    slack.command(ben, "/ask", QUORUM, channel=place.open)
    (private,) = slack.wait_for_messages(1)
    assert "Ten members" in private.text
    slack.click(ben, "Share", on=private)
    _, told = slack.wait_for_messages(2)
    assert told.ephemeral_to == ben
    assert told.text.startswith("Not shared: not everybody there may see")


def test_from_direct_messages_an_answer_is_shared_in_a_channel_that_its_reader_chooses(place: Place) -> None:
    slack, cara = place.slack, place.people.cara
    elsewhere = slack.add_channel("elsewhere", [place.people.ben])
    slack.direct_message(cara, QUORUM)
    (private,) = slack.wait_for_messages(1)
    slack.click(cara, "Share", on=private)
    slack.wait_for(lambda: slack.opened_views)
    slack.submit(cara, {"channel": place.network})
    slack.wait_for(lambda: slack.messages_in(place.network))
    assert "Cara Lund asked" in slack.messages_in(place.network)[0].text
    slack.click(cara, "Share", on=private)
    slack.wait_for(lambda: len(slack.opened_views) == 2)
    slack.submit(cara, {"channel": elsewhere})
    slack.wait_for(lambda: "you or I are not in that channel" in slack.messages_in(slack.im_of(cara))[-1].text)
    assert slack.messages_in(elsewhere) == []


def test_home_shows_questions_that_are_answered_when_clicked(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    slack.home_opened(ben)
    slack.wait_for(lambda: ben in slack.home_views)
    tries = [control.words for control in slack.controls(slack.home_views[ben]) if control.words.endswith("?")]
    questions = [words for words in tries if words != "Which documents?"]
    assert len(questions) == 3
    for question in questions:
        slack.click(ben, question, on=slack.home_views[ben])
    answers = slack.wait_for_messages(3, channel=slack.im_of(ben))
    assert all("—" in answer.text for answer in answers)  # each with its source
    assert not any("could not find" in answer.text for answer in answers)


def test_home_of_somebody_unknown_names_nothing_they_may_not_see(place: Place) -> None:
    slack, otto = place.slack, place.people.otto
    slack.home_opened(otto)
    slack.wait_for(lambda: otto in slack.home_views)
    shown = plain_text_of(slack.home_views[otto])
    assert not any(
        name in shown for name in ("Essex", "Hackney", "Derbyshire", "Dorset")
    )  # the Leeds slides are public


def test_the_chat_tab_greets_once(place: Place) -> None:
    slack, ben = place.slack, place.people.ben
    slack.home_opened(ben, "messages")
    (welcome,) = slack.wait_for_messages(1)
    assert welcome.text.startswith("Hello. I answer questions")
    slack.home_opened(ben, "messages")
    nothing_more(slack)


def test_the_secretariat_ticks_questions_off(place: Place) -> None:
    slack, amina = place.slack, place.people.amina
    slack.direct_message(amina, "who won the cricket in Oslo?")
    slack.wait_for_messages(1)
    slack.direct_message(amina, "unanswered")
    *_, listed = slack.wait_for_messages(2)
    slack.click(amina, "Tick some off", on=listed)
    slack.wait_for(lambda: slack.opened_views)
    (option,) = slack.newest_view(amina).view["blocks"][0]["element"]["options"]
    assert option["text"]["text"] == "who won the cricket in Oslo?"
    slack.submit(amina, {"questions": [option["value"]]})
    *_, done = slack.wait_for_messages(3)
    assert done.text.startswith("Ticked off: 1 question.")
    slack.direct_message(amina, "unanswered")
    *_, emptied = slack.wait_for_messages(4)
    assert "No question is waiting" in emptied.text


def test_status_and_whoami_tell_those_who_may_know(place: Place) -> None:
    slack, amina = place.slack, place.people.amina
    slack.command(amina, "/anchor", "status", channel=place.network)
    (status,) = slack.wait_for_messages(1)
    assert "Documents that you may see: 16" in status.text  # one more is for another group
    assert "Waiting to be handled: 0; to be posted: 0" in status.text
    assert "Perhaps not posted (the answer was lost): 0; refused: 0" in status.text
    slack.command(amina, "/anchor", "whoami", channel=place.network)
    _, who = slack.wait_for_messages(2)
    assert who.text.startswith("You are Amina Khan, Leeds City Council. Roles: secretariat.\n")
    assert "I remind you of everything" in who.text


def test_documents_that_are_gone_since_an_answer_are_said_to_be(place: Place, data: Path) -> None:
    from knowledge.store.database import open_database, write

    slack, ben = place.slack, place.people.ben
    slack.direct_message(ben, QUORUM)
    (answer,) = slack.wait_for_messages(1)
    with open_database(data) as db, write(db):
        db.execute("UPDATE documents SET audience = 'organisation', visible_to = '[\"somebody else\"]'")
    slack.click(ben, "Sources", on=answer)
    slack.wait_for(lambda: slack.opened_views)
    assert "cannot be shown" in plain_text_of(slack.newest_view(ben))
