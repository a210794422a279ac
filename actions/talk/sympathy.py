"""One short human sentence before an answer to a message that is worried, frustrated or angry. Pure."""

from dataclasses import replace

from actions.reply import Reply

SENTENCES: dict[str, tuple[str, ...]] = {
    "worried": (
        "It is natural to feel worried about this.",
        "I can hear that this worries you.",
        "Many people feel uneasy about this.",
    ),
    "frustrated": (
        "That sounds really hard to live with.",
        "I am sorry that this has been so hard.",
        "I can hear how tiring this has been.",
    ),
    "angry": (
        "I am sorry, I can hear that you are upset.",
        "I understand that you are angry, and I am sorry.",
        "I am sorry that this has let you down.",
    ),
}


def with_sympathy(reply: Reply, tone: str, turn: int) -> Reply:
    """Return a Reply that begins with a sentence for a tone; another one in each turn."""
    sentences = SENTENCES.get(tone)
    if not sentences:
        return reply
    return replace(reply, body=f"{sentences[turn % len(sentences)]} {reply.body}")
