"""What was practised, without names: an append-only log in one SQLite file, and its export."""
