"""What may be said: the source article, the facts drawn from it, and their check.

Knows nothing of Rasa, of channels or of how patients ask.
"""
