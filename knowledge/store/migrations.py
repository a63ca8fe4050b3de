"""The schema, as numbered steps. A step that has been released is never edited."""

from sqlite_utils import Database, Migrations

migrations = Migrations("anchorbot")


@migrations()
def m001_documents(db: Database) -> None:
    """Documents, sections, passages, statements, their words and vectors.

    A document row is one version of one file. `state` is live (answers come from it) or staged (read and
    embedded by a run that has not finished). Only live passages stand in `passage_words`. `word_vectors` holds
    single words, for telling which words mean nearly the same.
    """
    _run(db, _DOCUMENTS)


@migrations()
def m002_pages_and_versions(db: Database) -> None:
    """The page of each statement; what of a document could not be read; its standing among versions and copies.

    `sketch` is a sample of the content (see `knowledge.versions`); `relation` says that another document is to be
    searched instead. `unreadable` holds the files that the last run could not read, so that it is known why, and
    none costs its time again while it stays as it is.
    """
    _run(db, _PAGES_AND_VERSIONS)


@migrations()
def m003_people_and_conversations(db: Database) -> None:
    """Who people are, what came in, what goes out, what was asked.

    `inbox` holds what a platform delivered until it is handled (its body is erased then; what stands under the same
    `conversation` is handled in order), `inbox_keys` by what it is
    known again when it is delivered twice. `outbox` holds what is to be posted until it is known what became of it.
    `questions` has no asker; `feedback.voter` is a digest, so that one person's second word replaces the first.
    `conversations` holds what a thread is about; `heartbeats` when something last happened.
    """
    _run(db, _PEOPLE_AND_CONVERSATIONS)


@migrations()
def m004_messages(db: Database) -> None:
    """What is said in a workspace of our own (the browser's): `messages`, and the `dialogues` opened in it."""
    _run(db, _MESSAGES)


@migrations()
def m005_rules(db: Database) -> None:
    """Which of its group's rules each statement of terms of reference lays down (see `knowledge.documents.Rule`)."""
    _run(db, "ALTER TABLE statements ADD COLUMN rules TEXT NOT NULL DEFAULT ''")


def _run(db: Database, statements: str) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            db.execute(statement)


_DOCUMENTS = """
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    read_as TEXT NOT NULL,
    model TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('live', 'staged')),
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    places TEXT NOT NULL,
    network TEXT,
    publisher TEXT,
    date TEXT,
    evidence TEXT NOT NULL,
    audience TEXT NOT NULL,
    visible_to TEXT NOT NULL,
    indexed_at TEXT NOT NULL,
    UNIQUE (path, state)
);
CREATE TABLE sections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    page INTEGER
);
CREATE INDEX sections_document ON sections (document_id);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    section_id INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
    heading TEXT NOT NULL,
    text TEXT NOT NULL,
    vector BLOB NOT NULL
);
CREATE INDEX passages_document ON passages (document_id);
CREATE INDEX passages_section ON passages (section_id);
CREATE TABLE statements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    passage_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    section_id INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    quote TEXT NOT NULL,
    context TEXT NOT NULL,
    list_number INTEGER NOT NULL,
    vector BLOB NOT NULL
);
CREATE INDEX statements_passage ON statements (passage_id);
CREATE INDEX statements_section ON statements (section_id);
CREATE VIEW live_passages AS
    SELECT p.id, p.heading, p.text FROM passages p JOIN documents d ON d.id = p.document_id WHERE d.state = 'live';
CREATE VIRTUAL TABLE passage_words USING fts5 (
    heading, text, content='live_passages', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE word_counts USING fts5vocab (passage_words, row);
CREATE TABLE word_vectors (
    word TEXT NOT NULL,
    model TEXT NOT NULL,
    stem TEXT NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (word, model)
);
CREATE INDEX word_vectors_stem ON word_vectors (stem);
CREATE TABLE index_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    generation INTEGER NOT NULL
);
INSERT INTO index_state VALUES (1, 0);
CREATE TABLE folders (
    path TEXT PRIMARY KEY
);
"""

_PAGES_AND_VERSIONS = """
ALTER TABLE statements ADD COLUMN page INTEGER;
UPDATE statements SET page = (SELECT s.page FROM sections s WHERE s.id = section_id);
ALTER TABLE sections DROP COLUMN page;
ALTER TABLE documents ADD COLUMN paging TEXT NOT NULL DEFAULT '{}';
ALTER TABLE documents ADD COLUMN problems TEXT NOT NULL DEFAULT '[]';
ALTER TABLE documents ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN sketch TEXT NOT NULL DEFAULT '[]';
ALTER TABLE documents ADD COLUMN decided_superseded_by TEXT;
ALTER TABLE documents ADD COLUMN decided_current INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN relation TEXT;
ALTER TABLE documents ADD COLUMN related_to TEXT;
ALTER TABLE documents ADD COLUMN relation_reason TEXT;
CREATE TABLE unreadable (
    path TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    sha256 TEXT,
    read_as TEXT,
    seen_at TEXT NOT NULL
);
"""

_PEOPLE_AND_CONVERSATIONS = """
CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    email TEXT UNIQUE COLLATE NOCASE,
    organisation TEXT NOT NULL,
    added_at TEXT NOT NULL
);
CREATE TABLE identities (
    platform TEXT NOT NULL,
    team TEXT NOT NULL,
    user TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    matched_by TEXT NOT NULL,
    matched_at TEXT NOT NULL,
    PRIMARY KEY (platform, team, user)
);
CREATE INDEX identities_person ON identities (person_id);
CREATE TABLE roles (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    by_setting INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (person_id, role, scope)
);
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    outcome TEXT NOT NULL
);
CREATE TABLE inbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    platform TEXT NOT NULL,
    lane TEXT NOT NULL,
    conversation TEXT NOT NULL,
    body TEXT,
    state TEXT NOT NULL CHECK (state IN ('received', 'working', 'handled')),
    attempts INTEGER NOT NULL DEFAULT 0,
    received_at TEXT NOT NULL,
    handled_at TEXT
);
CREATE INDEX inbox_open ON inbox (conversation, id) WHERE state != 'handled';
CREATE TABLE inbox_keys (
    key TEXT PRIMARY KEY,
    inbox_id INTEGER NOT NULL REFERENCES inbox (id) ON DELETE CASCADE
);
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    platform TEXT NOT NULL,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    payload TEXT,
    if_sent TEXT,
    if_refused TEXT,
    state TEXT NOT NULL CHECK (state IN ('due', 'sending', 'unsure', 'sent', 'unknown', 'refused')),
    due_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    message_id TEXT,
    problem TEXT,
    added_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE INDEX outbox_open ON outbox (due_at) WHERE state IN ('due', 'sending', 'unsure');
CREATE TABLE questions (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    platform TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    text TEXT NOT NULL,
    typed TEXT NOT NULL,
    folded TEXT NOT NULL,
    of_network INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'not_found')),
    told TEXT NOT NULL,
    nearest TEXT NOT NULL,
    settled_at TEXT
);
CREATE INDEX questions_folded ON questions (folded);
CREATE TABLE feedback (
    question_id TEXT NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    voter TEXT NOT NULL,
    is_right INTEGER NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    given_at TEXT NOT NULL,
    PRIMARY KEY (question_id, voter)
);
CREATE TABLE conversations (
    platform TEXT NOT NULL,
    team TEXT NOT NULL,
    channel TEXT NOT NULL,
    thread TEXT NOT NULL,
    subject TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (platform, team, channel, thread)
);
CREATE TABLE greeted (
    platform TEXT NOT NULL,
    team TEXT NOT NULL,
    user TEXT NOT NULL,
    greeted_at TEXT NOT NULL,
    PRIMARY KEY (platform, team, user)
);
CREATE TABLE heartbeats (
    name TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    detail TEXT NOT NULL
);
"""

_MESSAGES = """
CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    thread INTEGER NOT NULL,
    author TEXT NOT NULL,
    only_for TEXT NOT NULL,
    text TEXT NOT NULL,
    reply TEXT NOT NULL,
    key TEXT UNIQUE,
    said_at TEXT NOT NULL
);
CREATE INDEX messages_roots ON messages (channel, thread, id);
CREATE INDEX messages_replies ON messages (thread, id);
CREATE TABLE dialogues (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    reply TEXT NOT NULL,
    address TEXT NOT NULL,
    opened_at TEXT NOT NULL
);
"""
