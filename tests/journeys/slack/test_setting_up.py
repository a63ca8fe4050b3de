"""A working group set up in Slack: the form that the terms of reference fill, what is wrong in it, and the way back."""

from bot.slack.plain_text import readable_signs
from tests.fakes.slack.reading import plain_text_of
from tests.journeys.meetings import DAY, WHEN
from tests.journeys.slack.workspace import Place, nothing_more

TERMS = "essex-social-value-terms-of-reference.md"
LEFT_OPEN = {
    "name": "Social value",
    "first": f"{DAY} 10am",
    "counted": "organisations",
    "co_chairs": "yes",
    "deputies": "yes",
    "seats": "Tyde NHS Trust; Ben Okafor; ben@nhs.example; co-chair\nMarsh College; Cara Lund; cara@college.example",
}


def test_the_form_is_filled_from_the_document_and_sets_the_group_up(place: Place) -> None:
    slack, amina = place.slack, place.people.amina
    slack.command(amina, "/meeting", f"setup {TERMS}", channel=place.network)
    slack.wait_for(lambda: slack.opened_views)
    form = slack.newest_view(amina)
    assert form.title == "Set up a group"
    assert "Ten members must take part for a meeting to be quorate" in plain_text_of(form)

    wrong = slack.submit(amina, LEFT_OPEN)  # ten, as the document says, of two
    assert wrong.errors == {
        "quorum": "It takes 10, and there are 2 organisations who count. It could never be reached. Nothing was saved."
    }
    assert slack.submit(amina, LEFT_OPEN | {"quorum": "more than half"}).acked
    (told,) = slack.wait_for_messages(1)
    said = readable_signs(plain_text_of(told))
    assert told.ephemeral_to == amina
    assert f"Social value is set up: it meets every 6 weeks on {DAY:%A}s." in said
    assert WHEN in said

    slack.command(place.people.ben, "/meeting", "quorum", channel=place.network)
    quorum = slack.wait_for_messages(2)[-1]
    assert "more than half of the organisations, now 2 of 2" in plain_text_of(quorum)
    slack.click(amina, "Take the group back", on=told)
    assert "Social value is taken back" in plain_text_of(slack.wait_for_messages(3)[-1])
    nothing_more(slack)


def test_typed_to_the_bot_it_offers_the_form_as_a_button(socket_place: Place) -> None:
    slack, amina = socket_place.slack, socket_place.people.amina
    slack.direct_message(amina, f"meeting setup {TERMS}")
    (offered,) = slack.wait_for_messages(1)
    slack.click(amina, "Set up a group", on=offered)
    slack.wait_for(lambda: slack.opened_views)
    assert slack.newest_view(amina).title == "Set up a group"
