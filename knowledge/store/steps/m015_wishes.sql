CREATE TABLE wishes (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    amount TEXT NOT NULL DEFAULT 'all' CHECK (amount IN ('all', 'quieter', 'digest')),
    weekday INTEGER NOT NULL DEFAULT 0,
    not_before TEXT,
    is_off INTEGER NOT NULL DEFAULT 0,
    prefers_direct INTEGER NOT NULL DEFAULT 0,
    time_zone TEXT NOT NULL DEFAULT '',
    told_zone TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 0
);
ALTER TABLE groups ADD COLUMN reminds_in TEXT NOT NULL DEFAULT 'direct' CHECK (reminds_in IN ('direct', 'channel'));
