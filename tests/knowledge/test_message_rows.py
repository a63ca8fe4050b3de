from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from knowledge.store.database import open_database, write
from knowledge.store.message_rows import (
    dialogue,
    dialogues_since,
    forget_messages,
    message,
    newest_roots,
    open_dialogue,
    replies_to,
    said_since,
    say,
    say_once,
)

NOW = datetime(2026, 11, 17, 10, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_database(tmp_path) as db:
        yield db


def test_a_key_says_something_once(db: Database) -> None:
    first = say_once(db, "in:1", "c", 0, "bot", "yes", NOW, "", "{}")
    assert say_once(db, "in:1", "c", 0, "bot", "yes again", NOW, "", "{}") == first
    assert [one.text for one in newest_roots(db, "c", "ada", 0, 10)] == ["yes"]


def test_what_is_for_one_account_is_for_nobody_else_whichever_way_it_is_asked_for(db: Database) -> None:
    root = say(db, "c", 0, "ada", "hello", NOW)
    secret = say(db, "c", root, "bot", "for ada", NOW, only_for="ada")
    own = say(db, "c", 0, "ada", "/ask", NOW, only_for="ada")
    assert [one.id for one in said_since(db, 0, ["c"], "ada")] == [root, secret, own]
    assert [one.id for one in said_since(db, 0, ["c"], "ben")] == [root]
    assert [one.id for one in newest_roots(db, "c", "ben", 0, 10)] == [root]
    assert replies_to(db, [root], "ben") == []
    assert message(db, secret, "ben") is None
    assert message(db, secret, "ada") is not None


def test_a_channel_is_read_page_by_page_from_its_end(db: Database) -> None:
    ids = [say(db, "c", 0, "ada", str(number), NOW) for number in range(5)]
    say(db, "other", 0, "ada", "elsewhere", NOW)
    newest = newest_roots(db, "c", "ada", 0, 2)
    assert [one.id for one in newest] == ids[3:]
    assert [one.id for one in newest_roots(db, "c", "ada", newest[0].id, 10)] == ids[:3]


def test_dialogues_belong_to_one_account(db: Database) -> None:
    opened = open_dialogue(db, "ada", "{}", "{}", NOW)
    assert [one.id for one in dialogues_since(db, 0, "ada")] == [opened]
    assert dialogues_since(db, 0, "ben") == []
    assert dialogue(db, opened, "ben") is None


def test_what_is_old_is_forgotten_with_what_answers_it(db: Database) -> None:
    old = say(db, "c", 0, "ada", "long ago", NOW - timedelta(days=91))
    say(db, "c", old, "bot", "an answer of today", NOW)
    kept = say(db, "c", 0, "ada", "today", NOW)
    with write(db):
        forget_messages(db, NOW - timedelta(days=90))
    assert [one.id for one in said_since(db, 0, ["c"], "ada")] == [kept]
