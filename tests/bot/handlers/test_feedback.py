"""What people do with an answer, from what they type to what they are told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.dispatch import reply_to
from bot.recognise import AtThisMachine
from bot.reply import Excerpt, Line, Paragraph, Quote, Reply
from bot.request import Conversation, Request
from indexer.build_index import build_index
from knowledge.answering.library import Library
from knowledge.people import Identity
from knowledge.store.database import open_database
from tests.fakes.bag_of_words import BagOfWords

NOW = datetime(2026, 11, 17, 10, tzinfo=UTC)
TERMS = """# Kent Anchors Skills Group

## Members

Members are:

- the council
- the hospital trust
- the college

Guests are welcome.
"""
Say = Callable[[str], Reply]


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "terms.md").write_text(TERMS, "utf-8")
    return folder


@pytest.fixture
def say(tmp_path: Path, documents: Path) -> Say:
    """What is replied to one person in one conversation."""
    data = tmp_path / "data"
    index(data, documents)
    library = Library(data, BagOfWords())
    desk = Desk(partial(open_database, data), lambda: library, AtThisMachine(), lambda: NOW)
    sender, conversation = Identity("paper", "T1", "U1"), Conversation("paper", "T1", "C1", is_direct=True)
    return lambda text: reply_to(desk, Request(text, sender, conversation))


def index(data: Path, documents: Path) -> None:
    with open_database(data) as db:
        build_index(db, documents, BagOfWords(), NOW)


def test_a_list_that_is_told_whole_is_one_source_with_each_line_once(say: Say) -> None:
    answer, sources = say("who are the members?"), say("sources")
    quotes = [part for part in answer.parts if isinstance(part, Quote)]
    assert [(quote.label, quote.lines) for quote in quotes] == [
        ("Members are:", ("the council", "the hospital trust", "the college"))
    ]
    assert sources.summary == "Sources: 1"
    (excerpt,) = sources.parts
    assert excerpt == Excerpt(
        (
            Line("Members are:", True),
            Line("the council", True),
            Line("the hospital trust", True),
            Line("the college", True),
            Line("Guests are welcome."),
        ),
        replace(quotes[0].citations[0], quote="Members are:"),
    )


def test_quotes_that_are_gone_are_counted_and_the_others_shown(say: Say, documents: Path, tmp_path: Path) -> None:
    say("who are the members?")
    (documents / "terms.md").write_text(TERMS.replace("- the council\n- the hospital trust\n", "- the city\n"), "utf-8")
    index(tmp_path / "data", documents)
    excerpt, note = say("sources").parts
    assert isinstance(excerpt, Excerpt)
    assert [line.text for line in excerpt.lines if line.is_quoted] == ["Members are:", "the college"]
    assert isinstance(note, Paragraph)
    assert note.text.startswith("2 passages cannot be shown:")
