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
