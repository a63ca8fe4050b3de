CREATE TABLE reminders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    group_id INTEGER NOT NULL,
    original TEXT NOT NULL,
    version INTEGER NOT NULL,
    rung TEXT NOT NULL,
    merged_from TEXT NOT NULL DEFAULT '',
    person_id INTEGER NOT NULL,
    planned_for TEXT NOT NULL,
    due_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'due'
        CHECK (state IN ('due', 'sending', 'sent', 'skipped', 'superseded', 'unknown', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    lease_until TEXT,
    message_id TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    said_in TEXT NOT NULL DEFAULT '',
    is_looked_for INTEGER NOT NULL DEFAULT 0,
    told_in INTEGER NOT NULL DEFAULT 0,
    planned_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE INDEX reminders_by_state ON reminders (state, due_at);
CREATE INDEX reminders_astray ON reminders (told_in) WHERE state IN ('unknown', 'dead');
CREATE INDEX reminders_of_meetings ON reminders (group_id, original, person_id);
CREATE TABLE meetings_known (
    group_id INTEGER NOT NULL,
    original TEXT NOT NULL,
    version INTEGER NOT NULL,
    known_at TEXT NOT NULL,
    PRIMARY KEY (group_id, original, version)
);
