ALTER TABLE reminders ADD COLUMN is_shadow INTEGER NOT NULL DEFAULT 0;
CREATE INDEX reminders_in_shadow ON reminders (told_in) WHERE is_shadow;
CREATE TABLE pauses (
    group_id INTEGER PRIMARY KEY,
    since TEXT NOT NULL,
    until TEXT NOT NULL
);
