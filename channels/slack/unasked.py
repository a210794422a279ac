"""What the bot says to edits, and in its threads without a mention: the number, to a red flag alone."""

from channels.edited_messages import EditedMessages
from channels.slack.delivery import TypedMessage, UnaskedMessage
from channels.slack.event import Written
from channels.slack.place import SlackPlace
from channels.slack.threads import BotThreads
from channels.turn import Replies


class UnaskedMessages:
    """Reads by the patterns alone. Keeps no word of what it reads, and the model never hears of it."""

    def __init__(self, edits: EditedMessages) -> None:
        """Creates a reader over that of edits: words without a mention are read as an edit of nothing."""
        self._edits = edits
        self._threads = BotThreads()

    def enter(self, place: SlackPlace) -> None:
        """Remembers that the bot takes part in a thread."""
        self._threads.enter(place)

    def is_heard(self, message: UnaskedMessage) -> bool:
        """Return whether a message is in a direct message, mentions the bot, or stands in a thread of it."""
        return self._is_heard(message.written)

    async def replies(self, message: UnaskedMessage) -> Replies:
        """Return the emergency Reply to a message that is heard, or nothing: it reports no new red flag."""
        written, before = message.written, message.before
        # What the bot could not hear before was not answered then.
        text_before = before.text if before and self._is_heard(before) else ""
        return await self._edits.emergency_replies(
            written.name, written.text, written.place.user, text_before
        )

    async def remember(self, typed: TypedMessage, replies: Replies) -> None:
        """Remembers what the Replies to a message told, for when it is edited."""
        if typed.name:
            await self._edits.remember(typed.name, typed.text, typed.place.user, replies)

    def _is_heard(self, written: Written) -> bool:
        return written.is_for_bot or self._threads.has(written.place)
