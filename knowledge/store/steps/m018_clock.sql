CREATE TABLE clock (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    ahead_seconds REAL NOT NULL CHECK (ahead_seconds >= 0)
);
