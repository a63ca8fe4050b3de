"""Questions that were asked, what they were told, and whether that was right. Never who asked."""

import hashlib
import json
import secrets
from base64 import b32encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlite_utils import Database

from knowledge.people import Identity
from knowledge.store.database import write
from knowledge.words import words_of


@dataclass(frozen=True)
class ToldFrom:
    """Where one statement of an answer stands."""

    path: Path
    section: tuple[str, ...]
    quote: str


@dataclass(frozen=True)
class Asked:
    """A question that was asked. `of_network`: whether it was answered from what the network's people may see."""

    id: str
    text: str
    told: tuple[ToldFrom, ...]
    of_network: bool


@dataclass(frozen=True)
class Unanswered:
    """A question that nobody could answer, or whose answer was called wrong, under its latest wording.

    `text` is the question in full, `typed` what somebody wrote. `times` counts how often it was asked; `nearest` holds
    the paths of the documents that came nearest, whoever may see them; `called_wrong` the reasons given, each as often
    as it was given.
    """

    id: str
    text: str
    typed: str
    times: int
    last_asked: date
    nearest: tuple[Path, ...]
    only_public: bool
    called_wrong: tuple[str, ...]


def note_question(
    db: Database,
    *,
    key: str,
    platform: str,
    text: str,
    typed: str,
    of_network: bool,
    told: Sequence[ToldFrom],
    nearest: Sequence[Path],
    now: datetime,
) -> str:
    """Notes a question with what was told, and returns its id: ten letters and digits (at least one) that nobody can
    guess.

    The same `key` again replaces what was told and keeps the id.
    """
    with write(db):
        row = db.execute(
            "INSERT INTO questions (id, key, platform, asked_at, text, typed, folded, of_network, outcome, told, "
            "nearest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (key) DO UPDATE SET outcome = excluded.outcome, "
            "told = excluded.told, nearest = excluded.nearest, of_network = excluded.of_network RETURNING id",
            [
                _new_id(),
                key or secrets.token_hex(16),
                platform,
                now.isoformat(),
                text,
                typed,
                _folded(text),
                of_network,
                "answered" if told else "not_found",
                json.dumps([[str(one.path), one.section, one.quote] for one in told]),
                json.dumps(list(map(str, nearest))),
            ],
        ).fetchone()
    return str(row[0])


def _new_id() -> str:
    """With at least one digit, so that no word looks like it."""
    while True:
        id_ = b32encode(secrets.token_bytes(7)).decode().casefold()[:10]
        if not id_.isalpha():
            return id_


def _folded(text: str) -> str:
    return " ".join(words_of(text))


def asked(db: Database, question_id: str) -> Asked | None:
    """A question by its id; None for one that was never asked or is forgotten."""
    row = db.execute("SELECT id, text, told, of_network FROM questions WHERE id = ?", [question_id.casefold()])
    found = row.fetchone()
    if not found:
        return None
    told = tuple(ToldFrom(Path(path), tuple(section), quote) for path, section, quote in json.loads(found[2]))
    return Asked(found[0], found[1], told, bool(found[3]))


def give_feedback(
    db: Database, question_id: str, voter: Identity, is_right: bool, reason: str, note: str, now: datetime
) -> None:
    """Notes what somebody says of an answer; their second word replaces their first.

    Who it was is kept only as a digest that differs from question to question: nobody who reads the table sees who said
    what, though whoever has it and knows everybody's account could work it out.
    """
    name = f"{question_id.casefold()}/{voter.platform}/{voter.team}/{voter.user}".encode()
    digest = hashlib.blake2b(name, digest_size=12).hexdigest()
    with write(db):
        db.execute(
            "INSERT INTO feedback VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (question_id, voter) DO UPDATE SET "
            "is_right = excluded.is_right, reason = excluded.reason, note = excluded.note, "
            "given_at = excluded.given_at",
            [question_id.casefold(), digest, is_right, reason, note, now.isoformat()],
        )


_LATEST = """
WITH open AS (
    SELECT q.*, f.reason, f.note FROM questions q
    LEFT JOIN feedback f ON f.question_id = q.id AND NOT f.is_right
    WHERE q.settled_at IS NULL AND (q.outcome = 'not_found' OR f.voter IS NOT NULL)
)
SELECT (SELECT id FROM open l WHERE l.folded = o.folded ORDER BY asked_at DESC LIMIT 1) AS latest,
    count(DISTINCT id), max(asked_at), max(of_network),
    json_group_array(CASE WHEN note IS NOT NULL AND note != '' THEN reason || ': ' || note ELSE reason END)
FROM open o GROUP BY folded ORDER BY count(DISTINCT id) DESC, max(asked_at) DESC
"""


def unanswered(db: Database) -> list[Unanswered]:
    """The questions that nobody could answer or whose answers were called wrong, and that nobody has settled since:
    most frequent first. Questions that differ in case, marks and white space only are one."""
    return [_unanswered(db, *row) for row in db.execute(_LATEST).fetchall()]


def _unanswered(db: Database, id_: str, times: int, last: str, of_network: int, reasons: str) -> Unanswered:
    text, typed, nearest = db.execute("SELECT text, typed, nearest FROM questions WHERE id = ?", [id_]).fetchone()
    wrong = tuple(reason or "no reason given" for reason in json.loads(reasons) if reason is not None)
    at = datetime.fromisoformat(last).date()
    return Unanswered(id_, text, typed, times, at, tuple(map(Path, json.loads(nearest))), not of_network, wrong)


def settle(db: Database, question_ids: Iterable[str], now: datetime) -> list[str]:
    """Takes these questions, and all worded alike, off the list of unanswered ones; returns the ids of those that stood
    on it."""
    settled = []
    with write(db):
        for id_ in dict.fromkeys(question_ids):
            changed = db.execute(
                "UPDATE questions SET settled_at = ? WHERE settled_at IS NULL "
                "AND folded = (SELECT folded FROM questions WHERE id = ? AND settled_at IS NULL)",
                [now.isoformat(), id_.casefold()],
            )
            settled += [id_] if changed.rowcount else []
    return settled


def forget_questions(db: Database, before: datetime) -> None:
    """Forgets questions asked before then, with what was said of them. In the caller's transaction."""
    db.execute("DELETE FROM questions WHERE asked_at < ?", [before.isoformat()])
