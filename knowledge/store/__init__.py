"""The network's database: SQLite, reached through sqlite-utils. The only place with SQL."""
