CREATE TABLE charter_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    organisation TEXT NOT NULL,
    organisation_key TEXT NOT NULL,
    number INTEGER NOT NULL,
    stage TEXT CHECK (stage IN ('recommended', 'decided', 'call-in over', 'signed', 'withdrawn')),
    day TEXT NOT NULL,
    body TEXT NOT NULL,
    call_in_until TEXT,
    version TEXT NOT NULL,
    link TEXT NOT NULL,
    reason TEXT NOT NULL,
    corrects INTEGER,
    noted_at TEXT NOT NULL,
    noted_by_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    noted_by_organisation TEXT NOT NULL,
    UNIQUE (organisation_key, number)
);
CREATE INDEX charter_entries_by ON charter_entries (noted_by_id);
CREATE TRIGGER charter_entries_stay BEFORE DELETE ON charter_entries BEGIN SELECT RAISE(ABORT, 'an entry on the charter is never taken away'); END;
CREATE TRIGGER charter_entries_as_made BEFORE UPDATE OF id, organisation, organisation_key, number, stage, day, body, call_in_until, version, link, reason, corrects, noted_at, noted_by_organisation ON charter_entries BEGIN SELECT RAISE(ABORT, 'an entry on the charter is never changed'); END;
