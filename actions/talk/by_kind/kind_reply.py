"""What is said to a question about the bot, or about what the clinic's staff does, by its kind. Pure."""

from actions.repertoire import Repertoire
from actions.reply import Reply, plain_reply
from knowledge.model import Knowledge, Review

# Literals, as `painguide check` looks in the code for the groups that are said.
ABOUT_BOT = "about_bot"
ASK_STAFF = "ask_staff"


def about_bot_reply(kind: str, repertoire: Repertoire) -> Reply:
    """Return what the bot says of itself; that it is a program where the kind is not known."""
    review = _latest_review(repertoire.knowledge)
    bodies = repertoire.group(
        ABOUT_BOT,
        title=repertoire.knowledge.source.title,
        reviewed_by=review.reviewed_by,
        reviewed_on=review.reviewed_on,
    )
    return plain_reply("smalltalk", bodies.get(kind) or bodies["machine"], repertoire)


def staff_reply(kind: str, repertoire: Repertoire) -> Reply:
    """Return which of the clinic's numbers helps; how to reach the staff where the kind is not known."""
    body = repertoire.group(ASK_STAFF).get(kind) or repertoire.sentence("talk.hand_off")
    return plain_reply("handoff", body, repertoire)


def _latest_review(knowledge: Knowledge) -> Review:
    return max((fact.review for fact in knowledge.facts.values()), key=lambda review: review.reviewed_on)
