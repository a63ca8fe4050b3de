ALTER TABLE statements ADD COLUMN page INTEGER;
UPDATE statements SET page = (SELECT s.page FROM sections s WHERE s.id = section_id);
ALTER TABLE sections DROP COLUMN page;
ALTER TABLE documents ADD COLUMN paging TEXT NOT NULL DEFAULT '{}';
ALTER TABLE documents ADD COLUMN problems TEXT NOT NULL DEFAULT '[]';
ALTER TABLE documents ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN sketch TEXT NOT NULL DEFAULT '[]';
ALTER TABLE documents ADD COLUMN decided_superseded_by TEXT;
ALTER TABLE documents ADD COLUMN decided_current INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN relation TEXT;
ALTER TABLE documents ADD COLUMN related_to TEXT;
ALTER TABLE documents ADD COLUMN relation_reason TEXT;
CREATE TABLE unreadable (
    path TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    sha256 TEXT,
    read_as TEXT,
    seen_at TEXT NOT NULL
);
