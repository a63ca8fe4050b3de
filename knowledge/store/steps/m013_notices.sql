ALTER TABLE reminders RENAME COLUMN original TO subject;
ALTER TABLE reminders ADD COLUMN kind TEXT NOT NULL DEFAULT 'meeting';
ALTER TABLE reminders ADD COLUMN bundle TEXT NOT NULL DEFAULT '';
UPDATE reminders SET kind = 'trouble', subject = version, version = 0 WHERE group_id = 0;
UPDATE reminders SET bundle = kind || ' ' || CASE kind WHEN 'trouble' THEN '' ELSE group_id || '/' END || subject;
DROP INDEX reminders_of_meetings;
CREATE INDEX reminders_of_subjects ON reminders (kind, group_id, subject);
CREATE INDEX reminders_in_bundles ON reminders (person_id, bundle) WHERE state = 'due';
