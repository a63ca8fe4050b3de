ALTER TABLE occurrences ADD COLUMN added_for TEXT NOT NULL DEFAULT '';
UPDATE occurrences SET added_for = at WHERE is_extra;
ALTER TABLE occurrences DROP COLUMN is_extra;
