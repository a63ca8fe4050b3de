"""How long a line outside of any thread goes on with the question before it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.conversations import go_on_with, topic_of
from bot.request import Conversation, Request
from knowledge.answering.subject import Subject
from knowledge.people import Identity
from knowledge.store.database import open_database

NOW = datetime(2026, 11, 17, 10, tzinfo=UTC)
SUBJECT = Subject("what is the quorum of the Kent skills group?", ("Kent",), "skills group")


def _request(thread: str = "") -> Request:
    ben = Identity("slack", "T1", "U1")
    return Request("and who chairs it?", ben, Conversation("slack", "T1", "D1", thread, is_direct=True))


def test_what_is_said_half_an_hour_later_in_direct_messages_is_no_follow_up(tmp_path: Path) -> None:
    with open_database(tmp_path) as db:
        go_on_with(db, _request(), SUBJECT, "k3j2m5q7aa", NOW)
        soon = topic_of(db, _request(), NOW + timedelta(minutes=10))
        assert soon is not None
        assert soon.subject == SUBJECT
        assert topic_of(db, _request(), NOW + timedelta(minutes=30)) is None


def test_in_its_thread_a_question_can_be_followed_up_for_good(tmp_path: Path) -> None:
    with open_database(tmp_path) as db:
        go_on_with(db, _request("171.5"), SUBJECT, "k3j2m5q7aa", NOW)
        later = topic_of(db, _request("171.5"), NOW + timedelta(days=3))
        assert later is not None
        assert later.subject == SUBJECT
