"""What the bot says to something typed in Slack, and who may read it there."""

from typing import Any

from actions.last_resort import last_resort_reply
from actions.repertoire import Repertoire
from actions.reply import plain_reply
from channels.message_length import MOST_CHARACTERS
from channels.turn import TurnTaker

CHANNEL = "slack"
# What a mention or a command without a word means.
HELP_QUESTION = "what can you help me with?"
# General information, and what says nothing of the person who asked. All else is for their eyes alone.
PUBLIC_OUTCOMES = frozenset({"answer", "not_covered", "clarify", "out_of_scope", "smalltalk"})

Reply = dict[str, Any]


async def replies_to_typed(
    turns: TurnTaker, text: str, conversation: str, has_files: bool, repertoire: Repertoire
) -> list[Reply]:
    """Return the Replies to what someone typed, one or more."""
    if not text and has_files:
        return [_help(repertoire.sentence("slack.only_text"), repertoire)]
    if len(text) > MOST_CHARACTERS:
        reply = last_resort_reply(text, repertoire).as_dict()
        too_long = repertoire.sentence("not_answered.too_long", most=f"{MOST_CHARACTERS:,}")
        return [reply if reply["outcome"] == "emergency" else _help(too_long, repertoire)]
    return await turns.take(text or HELP_QUESTION, conversation)


def is_personal(reply: Reply) -> bool:
    """Return whether a Reply must not be shown to others in a channel."""
    return reply["outcome"] not in PUBLIC_OUTCOMES or bool(reply.get("visit_questions"))


def _help(body: str, repertoire: Repertoire) -> Reply:
    return plain_reply("help", body, repertoire).as_dict()
