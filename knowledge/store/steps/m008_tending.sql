ALTER TABLE replies ADD COLUMN day TEXT;
ALTER TABLE replies ADD COLUMN at TEXT;
ALTER TABLE seats ADD COLUMN held_since TEXT;
CREATE TABLE replies_before (
    group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    original TEXT NOT NULL,
    seat_id INTEGER NOT NULL REFERENCES seats (id) ON DELETE CASCADE,
    answer TEXT,
    deputy_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    answered_at TEXT,
    day TEXT,
    at TEXT,
    PRIMARY KEY (group_id, original, seat_id)
);
CREATE TABLE papers (
    group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    original TEXT NOT NULL,
    link TEXT NOT NULL,
    PRIMARY KEY (group_id, original)
);
