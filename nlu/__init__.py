"""How patients' messages are understood: components of the Rasa NLU graph.

Reads `knowledge`; knows nothing of actions or channels.
"""
