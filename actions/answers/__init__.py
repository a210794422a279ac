"""Answers to questions, said again in other ways, and what is said where there is none."""
