"""One short human sentence before an answer to a message that is worried, frustrated or angry. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from actions.repertoire import Repertoire
from actions.reply import Reply

# By the tone of a message, the group of its sentences.
GROUPS = {"worried": "sympathy_worried", "frustrated": "sympathy_frustrated", "angry": "sympathy_angry"}
# Who still feels so after more turns than this is told another sentence.
_TURNS = 6


def with_sympathy(reply: Reply, tone: str, said: Sequence[str], repertoire: Repertoire) -> Reply:
    """Return a Reply that begins with a sentence for a tone, where none was said for it shortly before.

    `said` are the bodies of the Replies before, the latest first; no sentence is said twice.
    """
    if tone not in GROUPS:
        return reply
    sentences = list(repertoire.group(GROUPS[tone]).values())
    if any(body.startswith(sentence) for body in said[:_TURNS] for sentence in sentences):
        return reply
    new = (sentence for sentence in sentences if not any(body.startswith(sentence) for body in said))
    sentence = next(new, "")
    return replace(reply, body=f"{sentence} {reply.body}") if sentence else reply
