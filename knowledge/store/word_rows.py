"""Single words and their vectors."""

import json
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database


def word_vectors(db: Database, model: str, words: Iterable[str]) -> dict[str, bytes]:
    """The stored vectors of those of `words` that have one by this model."""
    wanted = json.dumps(list(words))
    sql = "SELECT word, vector FROM word_vectors WHERE model = ? AND word IN (SELECT value FROM json_each(?))"
    return dict(db.execute(sql, [model, wanted]).fetchall())


def all_word_vectors(db: Database, model: str) -> tuple[list[str], NDArray[np.float32]]:
    """Every word that has a vector by this model, and their vectors, shape (words, dimension)."""
    rows = db.execute("SELECT word, vector FROM word_vectors WHERE model = ?", [model]).fetchall()
    joined = np.frombuffer(b"".join(vector for _, vector in rows), dtype=np.float32)
    return [word for word, _ in rows], joined.reshape(len(rows), -1) if rows else joined.reshape(0, 0)


def words_like(db: Database, start: str) -> list[str]:
    """The indexed stems that start with `start`."""
    rows = db.execute("SELECT term FROM word_counts WHERE term >= ? AND term < ?", [start, start + "\U0010ffff"])
    return [term for (term,) in rows.fetchall()]
