"""The tables of a workspace, in SQLite or PostgreSQL: what is kept, and how nothing of it is lost."""
