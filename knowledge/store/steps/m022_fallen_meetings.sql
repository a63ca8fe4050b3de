CREATE TABLE fallen_meetings (
    group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    original TEXT NOT NULL,
    day TEXT NOT NULL,
    at TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    fell_at TEXT NOT NULL,
    PRIMARY KEY (group_id, original)
);
CREATE TABLE invitation_files (
    group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    original TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    is_cancelled INTEGER NOT NULL,
    taken_at TEXT NOT NULL,
    PRIMARY KEY (group_id, original, person_id)
);
ALTER TABLE invitations ADD COLUMN is_cancelled INTEGER NOT NULL DEFAULT 0;
