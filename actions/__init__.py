"""What the bot does about a message: thin actions over the pure choice of one Reply.

Reads `knowledge` and `nlu`; knows nothing of channels.
"""
