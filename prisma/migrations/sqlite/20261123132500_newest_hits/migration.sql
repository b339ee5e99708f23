-- Nothing here: FTS5 gives the newest hits first by its own row numbers. On PostgreSQL this is an index.

