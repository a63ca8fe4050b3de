"""Files of replies: shared once with the message they belong to, or their reader is told that they are not."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.mailroom.deliver import claim_next, deliver, look_for_next
from bot.mailroom.surface import Incoming
from bot.recognise import AtThisMachine
from bot.reply import Reply
from bot.request import Conversation, Request
from bot.settings import SlackSettings
from bot.slack.connect import connect
from bot.slack.surface import SlackSurface
from knowledge.answering.library import Library
from knowledge.people import Identity
from knowledge.store.database import open_database, write
from knowledge.store.outbox_rows import count_states, doubt_interrupted, put_out
from tests.bot.slack.kinds_of_reply import CALENDAR, GROWERS, INVITED
from tests.fakes.slack import PLAIN_METHODS, FakeSlack
from tests.fakes.slack.faults import ApiFailure, Dropped, Fault, LostAnswer, NotJson, RateLimited, ServerError
from tests.fakes.slack.file_methods import UPLOAD
from tests.fakes.slack.reading import plain_text_of

BEGIN, COMPLETE = "files.getUploadURLExternal", "files.completeUploadExternal"


@dataclass
class Posting:
    """The bot's outbox, posted to a fake Slack; its clock goes on by ten minutes when there is nothing to do."""

    slack: FakeSlack
    data: Path
    now: datetime = datetime(2026, 11, 3, 9, tzinfo=UTC)
    surface: SlackSurface = field(init=False)

    def __post_init__(self) -> None:
        self.surface = SlackSurface(connect(SlackSettings(bot_token=self.slack.bot_token, api_url=self.slack.api_url)))
        self.ada = self.slack.add_person("Ada")
        self.channel = self.slack.add_channel("food", [self.ada])

    def desk(self) -> Desk:
        def no_library() -> Library:
            raise AssertionError("nothing here is looked for in documents")

        return Desk(partial(open_database, self.data), no_library, AtThisMachine(), lambda: self.now)

    def put_out(self, reply: Reply, channel: str, only: str = "") -> None:
        address = {"channel": channel, "thread": "1790000000.000100" if not only else "", "user": self.ada}
        request = Request("x", Identity("slack", "T", self.ada), Conversation("slack", "T", channel))
        post = self.surface.prepare(Incoming(request, address | ({"only": only} if only else {}), ()), reply)
        with open_database(self.data) as db, write(db):
            put_out(db, "k1", "slack", post.channel, json.dumps(dict(post.address)), post.payload, self.now)

    def works(self) -> dict[str, int]:
        """Posts whatever there is to post, over some hours; how many messages are in each state."""
        surfaces = {"slack": self.surface}
        for _ in range(12):
            while outgoing := claim_next(self.desk(), ()):
                deliver(self.desk(), surfaces, outgoing)
            while look_for_next(self.desk(), surfaces):
                pass
            self.now += timedelta(minutes=10)
        with open_database(self.data) as db:
            return count_states(db)


@pytest.fixture
def posting(tmp_path: Path) -> Iterator[Posting]:
    with FakeSlack() as slack:
        yield Posting(slack, tmp_path)


def test_a_file_follows_its_message_into_the_same_thread_byte_for_byte(posting: Posting) -> None:
    posting.put_out(INVITED, posting.channel)
    assert posting.works() == {"sent": 2}
    (message,), (file,) = posting.slack.messages, posting.slack.shared_files
    assert "For your calendar: food-2026-11-17.ics" in plain_text_of(message)
    assert (file.channel, file.thread_ts) == (message.channel, message.thread_ts) == (posting.channel, file.thread_ts)
    assert (file.name, file.title, file.content) == (CALENDAR.name, CALENDAR.label, CALENDAR.content)
    assert file.received > message.received


def test_a_reply_that_one_person_sees_has_its_file_in_the_direct_messages(posting: Posting) -> None:
    posting.put_out(INVITED, posting.channel, only=posting.ada)
    assert posting.works() == {"sent": 2}
    (message,), (file,) = posting.slack.messages, posting.slack.shared_files
    assert message.ephemeral_to == posting.ada
    assert "The file is in our direct messages." in plain_text_of(message)
    assert (file.channel, file.thread_ts) == (posting.slack.im_of(posting.ada), None)


def test_a_message_that_a_channel_refuses_takes_its_file_along_to_the_direct_messages(posting: Posting) -> None:
    posting.slack.fail_next("chat.postMessage", ApiFailure("not_in_channel"))
    posting.put_out(INVITED, posting.channel)
    assert posting.works() == {"refused": 1, "sent": 2}
    (file,) = posting.slack.shared_files
    assert [one.channel for one in posting.slack.messages] == [file.channel] == [posting.slack.im_of(posting.ada)]


@pytest.mark.parametrize("method", [BEGIN, UPLOAD])
@pytest.mark.parametrize("fault", [LostAnswer(), Dropped(), ServerError(503), RateLimited(1), NotJson()])
def test_what_nobody_sees_is_done_again_and_the_file_is_there_once(posting: Posting, method: str, fault: Fault) -> None:
    posting.slack.fail_next(method, fault)
    posting.put_out(INVITED, posting.channel)
    assert posting.works() == {"sent": 2}
    assert [file.content for file in posting.slack.shared_files] == [CALENDAR.content]
    assert len(posting.slack.messages) == 1


@pytest.mark.parametrize(("fault", "there"), [(LostAnswer(), 1), (Dropped(), 0), (ServerError(500), 0)])
def test_a_lost_answer_to_the_sharing_stays_unknown_and_is_never_shared_again(
    posting: Posting, fault: Fault, there: int
) -> None:
    posting.slack.fail_next(COMPLETE, fault)
    posting.put_out(INVITED, posting.channel)
    assert posting.works() == {"sent": 1, "unknown": 1}
    assert len(posting.slack.shared_files) == there
    assert len(posting.slack.calls_of(COMPLETE)) == 1


@pytest.mark.parametrize(
    ("method", "error"),
    [(BEGIN, "missing_scope"), (UPLOAD, "HTTP 400"), (COMPLETE, "not_in_channel"), (COMPLETE, "file_upload_disabled")],
)
def test_where_uploading_is_refused_the_reply_is_there_and_its_reader_is_told(
    posting: Posting, method: str, error: str
) -> None:
    posting.slack.fail_next(method, ApiFailure(error))
    posting.put_out(INVITED, posting.channel)
    assert posting.works() == {"sent": 2, "refused": 1}
    reply, told = posting.slack.messages
    assert "Food meets on Tuesday 17 November 2026, 10am." in plain_text_of(reply)
    assert "I could not put the file food-2026-11-17.ics here" in told.text
    assert (told.channel, told.thread_ts) == (reply.channel, reply.thread_ts)
    assert posting.slack.shared_files == []


def test_an_emulator_without_files_posts_the_reply_and_says_so(tmp_path: Path) -> None:
    with FakeSlack(methods=PLAIN_METHODS) as slack:
        posting = Posting(slack, tmp_path)
        posting.put_out(INVITED, posting.channel)
        posting.works()
        assert [one.text[:16] for one in slack.messages] == ["Food meets on Tu", "I could not put "]


def test_a_process_that_ends_while_it_shares_a_file_leaves_it_unknown(posting: Posting) -> None:
    posting.put_out(INVITED, posting.channel)
    message = claim_next(posting.desk(), ())
    assert message is not None
    deliver(posting.desk(), {"slack": posting.surface}, message)
    assert claim_next(posting.desk(), ()) is not None  # and it ends here
    with open_database(posting.data) as db:
        assert doubt_interrupted(db, posting.now, posting.now, posting.now) == 1
    assert posting.works() == {"sent": 1, "unknown": 1}
    assert posting.slack.shared_files == []


def test_the_picture_of_a_chart_follows_its_message_with_its_words(posting: Posting) -> None:
    posting.put_out(Reply("", (GROWERS,)), posting.channel)
    assert posting.works() == {"sent": 2}
    (message,), (file,) = posting.slack.messages, posting.slack.shared_files
    assert "Saturday 30 September 2028: not reported" in plain_text_of(message)
    assert (file.name, file.title, file.alt) == ("P-014.png", GROWERS.title, GROWERS.alt)
    assert file.content.startswith(b"\x89PNG")


def test_the_picture_of_what_one_person_sees_is_in_the_direct_messages(posting: Posting) -> None:
    posting.put_out(Reply("", (GROWERS,)), posting.channel, only=posting.ada)
    assert posting.works() == {"sent": 2}
    assert "The picture is in our direct messages." in plain_text_of(posting.slack.messages[0])
    assert posting.slack.shared_files[0].channel == posting.slack.im_of(posting.ada)
