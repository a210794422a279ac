"""One short human sentence before an answer to a message that is worried, frustrated or angry. Pure."""

from dataclasses import replace

from actions.repertoire import Repertoire
from actions.reply import Reply

# By the tone of a message, the group of its sentences.
GROUPS = {"worried": "sympathy_worried", "frustrated": "sympathy_frustrated", "angry": "sympathy_angry"}


def with_sympathy(reply: Reply, tone: str, turn: int, repertoire: Repertoire) -> Reply:
    """Return a Reply that begins with a sentence for a tone; another one in each turn."""
    if tone not in GROUPS:
        return reply
    sentences = list(repertoire.group(GROUPS[tone]).values())
    return replace(reply, body=f"{sentences[turn % len(sentences)]} {reply.body}")
