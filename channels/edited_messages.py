"""Reads edits, on the channels that deliver them: a red flag that is new in a message is answered."""

from collections import OrderedDict
from collections.abc import Iterable

from actions.repertoire import Repertoire
from channels.refused_messages import RefusedMessages
from channels.turn import Replies
from knowledge.red_flags import Tier

MOST_REMEMBERED = 20_000
CALLS_EMERGENCY_SERVICES: Tier = "A"


class EditedMessages:
    """Remembers of each message whom its writer was told to call, and nothing of its words."""

    def __init__(self, refused: RefusedMessages, repertoire: Repertoire, most: int = MOST_REMEMBERED) -> None:
        """Creates a reader that looks for red flags as `refused` does; it remembers at most so many."""
        self._refused = refused
        self._call_now = f"Call {repertoire.clinic.emergency_number} now"
        self._most = most
        self._told: OrderedDict[str, frozenset[Tier]] = OrderedDict()

    async def remember(self, message: str, text: str, sender: str, replies: Replies) -> None:
        """Remembers what the Replies to a message told, where they are an emergency's.

        `message` is the name under which an edit of it comes, `sender` who could send a flood.
        """
        if any(reply["outcome"] == "emergency" for reply in replies):
            self._keep(message, await self._refused.tiers(text, sender), replies)

    async def emergency_replies(self, message: str, text: str, sender: str, before: str = "") -> Replies:
        """Return the emergency Reply to an edited text, or nothing: it reports none, or none that is new.

        `before` is what the message said until now, "" where the channel does not know.
        """
        found = await self._refused.tiers(text, sender)
        # Whoever took it back and reports it again has not been told since.
        told = self._told.pop(message, frozenset())
        if not found:
            return []
        if before:
            told |= await self._refused.tiers(before, sender)
        replies = self._refused.emergency() if found - told else []
        self._keep(message, found | told, replies)
        return replies

    def _keep(self, message: str, tiers: Iterable[Tier], replies: Replies) -> None:
        # The bot's own reading sees more than the patterns: then its Reply says which number was told.
        is_told = any(self._call_now in reply["text"] for reply in replies)
        self._told[message] = frozenset(tiers) | ({CALLS_EMERGENCY_SERVICES} if is_told else set())
        if len(self._told) > self._most:
            self._told.popitem(last=False)
