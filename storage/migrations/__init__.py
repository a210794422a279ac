"""The steps that make and change the tables, run at start."""
