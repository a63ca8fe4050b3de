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
