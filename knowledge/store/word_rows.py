"""Single words and their vectors."""

import json
from collections.abc import Iterable

from sqlite_utils import Database


def word_vectors(db: Database, model: str, words: Iterable[str]) -> dict[str, bytes]:
    """The stored vectors of those of `words` that have one by this model."""
    wanted = json.dumps(list(words))
    sql = "SELECT word, vector FROM word_vectors WHERE model = ? AND word IN (SELECT value FROM json_each(?))"
    return dict(db.execute(sql, [model, wanted]).fetchall())


def words_like(db: Database, start: str) -> list[str]:
    """The indexed stems that start with `start`."""
    rows = db.execute("SELECT term FROM word_counts WHERE term >= ? AND term < ?", [start, start + "\U0010ffff"])
    return [term for (term,) in rows.fetchall()]
