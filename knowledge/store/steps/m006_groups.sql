CREATE TABLE groups (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    subdivision TEXT NOT NULL,
    breaks TEXT NOT NULL,
    grids TEXT NOT NULL,
    duration_minutes INTEGER NOT NULL,
    quorum TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT '',
    made_at TEXT NOT NULL
);
CREATE TABLE seats (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    organisation TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('member', 'co-chair', 'secretariat', 'observer')),
    person_id INTEGER REFERENCES people (id) ON DELETE SET NULL
);
CREATE INDEX seats_of_group ON seats (group_id);
CREATE TABLE deputies (
    seat_id INTEGER NOT NULL REFERENCES seats (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (seat_id, person_id)
);
CREATE TABLE occurrences (
    group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    original TEXT NOT NULL,
    day TEXT NOT NULL,
    at TEXT NOT NULL,
    is_cancelled INTEGER NOT NULL DEFAULT 0,
    is_extra INTEGER NOT NULL DEFAULT 0,
    why TEXT NOT NULL DEFAULT '',
    sequence INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (group_id, original)
);
CREATE TABLE replies (
    group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    original TEXT NOT NULL,
    seat_id INTEGER NOT NULL REFERENCES seats (id) ON DELETE CASCADE,
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'maybe', 'deputy')),
    deputy_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    answered_at TEXT NOT NULL,
    PRIMARY KEY (group_id, original, seat_id)
);
CREATE TABLE attendance (
    group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    original TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    arrived_at TEXT NOT NULL,
    left_at TEXT,
    PRIMARY KEY (group_id, original, person_id, arrived_at)
);
CREATE TABLE day_overrides (
    day TEXT PRIMARY KEY,
    name TEXT NOT NULL
);
