"""The charter in Slack: noted by the secretariat, read by members, told to no outsider."""

from tests.fakes.slack.reading import plain_text_of
from tests.journeys.slack.workspace import Place, nothing_more

SKIPPED = 'sign "Leeds City Council" signed 12 November 2025 version 1.2'


def test_a_step_that_skips_one_is_asked_about_then_its_reason_and_everybody_of_the_network_reads_it(
    socket_place: Place,
) -> None:
    slack, people = socket_place.slack, socket_place.people
    slack.command(people.amina, "/charter", SKIPPED)
    asked = slack.wait_for_messages(1)[-1]
    assert "there was a decision before it was “signed”" in plain_text_of(asked)
    slack.click(people.amina, "Yes, note it", on=asked)
    slack.wait_for(lambda: slack.opened_views)
    slack.submit(people.amina, {"why": "the letter came first"})
    noted = slack.wait_for_messages(2)[-1]
    assert "Noted. Leeds City Council: signed version 1.2 of the charter" in plain_text_of(noted)
    slack.command(people.ben, "/charter", "list org:leeds-cc")
    assert "because the letter came first" in plain_text_of(slack.wait_for_messages(3)[-1])
    slack.command(people.otto, "/charter", "list", channel=socket_place.open)
    assert "Nothing is noted on the charter yet." in plain_text_of(slack.wait_for_messages(4)[-1])
    nothing_more(slack)
