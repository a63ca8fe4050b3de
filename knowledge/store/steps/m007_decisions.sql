CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL REFERENCES groups (id),
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    instead_of INTEGER,
    UNIQUE (group_id, number)
);
CREATE TABLE decision_steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    decision_id INTEGER NOT NULL REFERENCES decisions (id),
    step TEXT NOT NULL CHECK (step IN ('noted', 'confirmed', 'not confirmed', 'reopened', 'taken back')),
    at TEXT NOT NULL,
    original TEXT NOT NULL,
    day TEXT NOT NULL,
    is_late INTEGER NOT NULL,
    present INTEGER NOT NULL,
    needed INTEGER NOT NULL,
    counted_by TEXT NOT NULL,
    quorate TEXT NOT NULL CHECK (quorate IN ('quorate', 'not quorate', 'quorate if confirmed')),
    open_conditions TEXT NOT NULL
);
CREATE INDEX steps_of_decision ON decision_steps (decision_id);
CREATE TABLE actions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL REFERENCES groups (id),
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    owner_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    organisation TEXT NOT NULL,
    due TEXT,
    original TEXT,
    noted_at TEXT NOT NULL,
    done_at TEXT,
    taken_back_at TEXT,
    UNIQUE (group_id, number)
);
