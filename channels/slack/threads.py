"""Remembers the threads of channels that the bot takes part in: a red flag there is answered unasked."""

from collections import OrderedDict

from channels.slack.place import SlackPlace

MOST_REMEMBERED = 20_000


class BotThreads:
    """The threads that were begun with a mention of the bot, or in which it has spoken. In memory alone."""

    def __init__(self, most: int = MOST_REMEMBERED) -> None:
        """Creates a memory of at most so many threads."""
        self._most = most
        self._known: OrderedDict[tuple[str, str, str], None] = OrderedDict()

    def enter(self, place: SlackPlace) -> None:
        """Remembers the thread of a place, where it is one of a channel."""
        if place.thread and not place.direct:
            self._known[_key(place)] = None
            self._known.move_to_end(_key(place))
            if len(self._known) > self._most:
                self._known.popitem(last=False)

    def has(self, place: SlackPlace) -> bool:
        """Return whether the bot takes part in the thread of a place; one in use is not forgotten."""
        if _key(place) not in self._known:
            return False
        self._known.move_to_end(_key(place))
        return True


def _key(place: SlackPlace) -> tuple[str, str, str]:
    return place.team, place.channel, place.thread
