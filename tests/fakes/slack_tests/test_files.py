"""Uploads, with slack_sdk's own client: as Slack's reference has them."""

import urllib.error
import urllib.request

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.fakes.slack import FakeSlack


def test_the_clients_own_upload_puts_a_file_into_a_thread(slack: FakeSlack, client: WebClient) -> None:
    channel = slack.add_channel("general")
    client.files_upload_v2(content=b"\x00\xff", filename="a.ics", title="A", channel=channel, thread_ts="1.2")
    (file,) = slack.shared_files
    assert (file.channel, file.thread_ts, file.name, file.title, file.content) == (
        channel,
        "1.2",
        "a.ics",
        "A",
        b"\x00\xff",
    )


def test_what_is_not_uploaded_whole_or_completed_twice_is_refused(slack: FakeSlack, client: WebClient) -> None:
    channel = slack.add_channel("general")
    begun = client.files_getUploadURLExternal(filename="a.ics", length=3)
    with pytest.raises(urllib.error.HTTPError) as short:
        urllib.request.urlopen(urllib.request.Request(begun["upload_url"], b"12", method="POST"), timeout=5)
    short.value.close()
    files: list[dict[str, str | None]] = [{"id": begun["file_id"], "title": "A"}]
    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_completeUploadExternal(files=files, channel_id=channel)
    begun = client.files_getUploadURLExternal(filename="a.ics", length=3)
    urllib.request.urlopen(urllib.request.Request(begun["upload_url"], b"123", method="POST"), timeout=5).close()
    files = [{"id": begun["file_id"], "title": "A"}]
    client.files_completeUploadExternal(files=files, channel_id=channel)
    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_completeUploadExternal(files=files, channel_id=channel)
    assert len(slack.shared_files) == 1


def test_a_channel_the_bot_is_not_in_and_a_person_are_no_place_for_a_file(slack: FakeSlack, client: WebClient) -> None:
    for place, error in (
        (slack.add_channel("elsewhere", with_bot=False), "not_in_channel"),
        (slack.add_person("Ada"), "invalid_channel"),
    ):
        with pytest.raises(SlackApiError, match=error):
            client.files_completeUploadExternal(files=[{"id": "F1", "title": "A"}], channel_id=place)
