CREATE TABLE thesaurus (
    folder TEXT NOT NULL,
    line INTEGER NOT NULL,
    names TEXT NOT NULL,
    PRIMARY KEY (folder, line)
);
