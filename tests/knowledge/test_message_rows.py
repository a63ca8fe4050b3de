from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from knowledge.messages import Draft, Thread
from knowledge.store import message_rows as rows
from knowledge.store.database import open_database, write
from knowledge.store.message_rows import (
    dialogue,
    dialogues_since,
    forget_messages,
    message,
    newest_threads,
    open_dialogue,
    said_since,
    thread_of,
)

NOW = datetime(2026, 11, 17, 10, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_database(tmp_path) as db:
        yield db


def say(db: Database, text: str, thread: int = 0, only_for: str = "", key: str = "", now: datetime = NOW) -> int:
    with write(db):
        return rows.say(db, Draft("c", thread, "ada", text, only_for, key=key), now)


def texts(thread: Thread) -> list[str]:
    return [one.text for one in thread.replies]


def test_a_key_says_something_once(db: Database) -> None:
    first = say(db, "yes", key="in:1")
    assert say(db, "yes again", key="in:1") == first
    assert [one.root.text for one in newest_threads(db, "c", "ada", 0, 10, 10)] == ["yes"]


def test_what_is_for_one_account_is_for_nobody_else_whichever_way_it_is_asked_for(db: Database) -> None:
    root = say(db, "hello")
    secret = say(db, "for ada", root, only_for="ada")
    own = say(db, "/ask", only_for="ada")
    assert [one.id for one in said_since(db, 0, ["c"], "ada")] == [root, secret, own]
    assert [one.id for one in said_since(db, 0, ["c"], "ben")] == [root]
    (thread,) = newest_threads(db, "c", "ben", 0, 10, 10)
    assert (thread.root.id, thread.replies, thread.earlier) == (root, (), 0)
    assert thread_of(db, thread.root, "ben", 0, 10) == thread
    assert texts(thread_of(db, thread.root, "ada", 0, 10)) == ["for ada"]
    assert message(db, secret, "ben") is None
    assert message(db, secret, "ada") is not None


def test_a_channel_is_read_page_by_page_from_its_end(db: Database) -> None:
    ids = [say(db, str(number)) for number in range(5)]
    with write(db):
        rows.say(db, Draft("other", 0, "ada", "elsewhere"), NOW)
    newest = newest_threads(db, "c", "ada", 0, 2, 10)
    assert [one.root.id for one in newest] == ids[3:]
    assert [one.root.id for one in newest_threads(db, "c", "ada", newest[0].root.id, 10, 10)] == ids[:3]
    assert newest_threads(db, "empty", "ada", 0, 2, 10) == []


def test_a_thread_is_read_page_by_page_from_its_end(db: Database) -> None:
    root, other = say(db, "root"), say(db, "other")
    say(db, "for ben", root, only_for="ben")
    ids = [say(db, str(number), root) for number in range(5)]
    say(db, "elsewhere", other)
    first, second = newest_threads(db, "c", "ada", 0, 10, 2)
    assert (texts(first), first.earlier) == (["3", "4"], 3)
    assert (texts(second), second.earlier) == (["elsewhere"], 0)
    before = thread_of(db, first.root, "ada", ids[3], 2)
    assert (texts(before), before.earlier) == (["1", "2"], 1)


def test_dialogues_belong_to_one_account(db: Database) -> None:
    opened = open_dialogue(db, "ada", "{}", "{}", NOW)
    assert [one.id for one in dialogues_since(db, 0, "ada")] == [opened]
    assert dialogues_since(db, 0, "ben") == []
    assert dialogue(db, opened, "ben") is None


def test_what_is_old_is_forgotten_and_what_was_said_below_it_since_is_not(db: Database) -> None:
    long_ago = NOW - timedelta(days=91)
    say(db, "long ago, and over", now=long_ago)
    old = say(db, "long ago", now=long_ago)
    say(db, "also long ago", old, now=long_ago)
    say(db, "of today", old)
    say(db, "today")
    with write(db):
        forget_messages(db, NOW - timedelta(days=90))
    place, kept = newest_threads(db, "c", "ada", 0, 10, 10)
    assert (place.root.id, place.root.is_forgotten, place.root.text, texts(place)) == (old, True, "", ["of today"])
    assert kept.root.text == "today"
    with write(db):
        forget_messages(db, NOW + timedelta(days=1))
    assert said_since(db, 0, ["c"], "ada") == []
