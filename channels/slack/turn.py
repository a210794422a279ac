"""What the bot says to something typed in Slack, and who may read it there."""

from dataclasses import dataclass
from typing import Any

from actions.repertoire import Repertoire
from actions.reply import plain_reply
from channels.message_length import MOST_CHARACTERS
from channels.refused_messages import RefusedMessages
from channels.slack.place import SlackPlace
from channels.turn import TurnTaker
from telemetry.metrics import REFUSALS

CHANNEL = "slack"
# What a mention or a command without a word means.
HELP_QUESTION = "what can you help me with?"
# General information, and what says nothing of the person who asked. All else is for their eyes alone.
PUBLIC_OUTCOMES = frozenset({"answer", "not_covered", "clarify", "out_of_scope", "smalltalk"})

Reply = dict[str, Any]


@dataclass(frozen=True)
class TypedTurns:
    """Asks the bot what someone typed, and reads what is too long for it."""

    turns: TurnTaker
    refused: RefusedMessages
    repertoire: Repertoire

    async def replies(self, text: str, place: SlackPlace, has_files: bool = False) -> list[Reply]:
        """Return the Replies to what someone typed, one or more."""
        if not text and has_files:
            return [self._help(self.repertoire.sentence("slack.only_text"))]
        if len(text) > MOST_CHARACTERS:
            # By user: each thread is a conversation of its own.
            too_long = self.repertoire.sentence("not_answered.too_long", most=f"{MOST_CHARACTERS:,}")
            if emergency := await self.refused.emergency_replies(text, place.user):
                return emergency
            REFUSALS.labels("400", "too_long").inc()
            return [self._help(too_long)]
        return await self.turns.take(text or HELP_QUESTION, place.conversation, place.user)

    def _help(self, body: str) -> Reply:
        return plain_reply("help", body, self.repertoire).as_dict()


def is_personal(reply: Reply) -> bool:
    """Return whether a Reply must not be shown to others in a channel."""
    return reply["outcome"] not in PUBLIC_OUTCOMES or bool(reply.get("visit_questions"))
