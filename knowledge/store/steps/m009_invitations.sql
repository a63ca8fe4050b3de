CREATE TABLE invitations (
    group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    original TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('sending', 'sent', 'refused', 'unknown')),
    changed_at TEXT NOT NULL,
    PRIMARY KEY (group_id, original, sequence, person_id)
);
CREATE TABLE calendar_domain (
    domain TEXT NOT NULL
);
INSERT INTO calendar_domain VALUES (lower(hex(randomblob(10))) || '.anchorbot.invalid');
