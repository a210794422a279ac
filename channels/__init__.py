"""How Replies reach patients: Rasa input and output channels, and their limits.

Renders Replies of `actions`; decides nothing about what is said.
"""
