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
