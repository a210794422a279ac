"""What lasts beyond the process: one database, its tables, and what is kept in each.

SQLite in a file of this project, or PostgreSQL. Knows nothing of Rasa and of channels.
"""
