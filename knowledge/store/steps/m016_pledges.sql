CREATE TABLE pledges (
    number INTEGER PRIMARY KEY,
    organisation TEXT NOT NULL,
    theme TEXT NOT NULL,
    statement TEXT NOT NULL,
    kind TEXT NOT NULL,
    owner_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    deputy_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    baseline TEXT,
    baseline_on TEXT,
    unit TEXT NOT NULL,
    direction TEXT NOT NULL,
    status TEXT NOT NULL,
    visibility TEXT NOT NULL,
    document TEXT NOT NULL,
    clause TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX pledges_of_owner ON pledges (owner_id);
CREATE INDEX pledges_of_deputy ON pledges (deputy_id);
CREATE TABLE pledge_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    pledge INTEGER NOT NULL REFERENCES pledges (number),
    number INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('update', 'target', 'hand-over', 'deputy', 'status', 'edit')),
    at TEXT NOT NULL,
    by_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    by_organisation TEXT NOT NULL,
    source TEXT NOT NULL,
    to_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    to_organisation TEXT,
    said TEXT NOT NULL,
    UNIQUE (pledge, number)
);
CREATE INDEX pledge_entries_by ON pledge_entries (by_id);
CREATE INDEX pledge_entries_to ON pledge_entries (to_id);
CREATE TRIGGER pledge_entries_stay BEFORE DELETE ON pledge_entries BEGIN SELECT RAISE(ABORT, 'an entry of a pledge is never taken away'); END;
CREATE TRIGGER pledge_entries_as_made BEFORE UPDATE OF id, pledge, number, kind, at, by_organisation, source, to_organisation, said ON pledge_entries BEGIN SELECT RAISE(ABORT, 'an entry of a pledge is never changed'); END;
CREATE TRIGGER pledge_entries_people BEFORE UPDATE OF by_id, to_id ON pledge_entries WHEN (NEW.by_id IS NOT NULL AND NEW.by_id IS NOT OLD.by_id) OR (NEW.to_id IS NOT NULL AND NEW.to_id IS NOT OLD.to_id) BEGIN SELECT RAISE(ABORT, 'people of an entry can only be forgotten'); END;
CREATE TRIGGER pledges_stay BEFORE DELETE ON pledges BEGIN SELECT RAISE(ABORT, 'a pledge is never taken away'); END;
CREATE TABLE theme_lists (
    row INTEGER NOT NULL,
    list TEXT NOT NULL,
    position INTEGER NOT NULL,
    theme TEXT NOT NULL,
    PRIMARY KEY (row, position)
);
