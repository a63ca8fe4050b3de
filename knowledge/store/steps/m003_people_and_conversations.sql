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
